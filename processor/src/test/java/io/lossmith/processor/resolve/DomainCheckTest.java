package io.lossmith.processor.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.compiler.LossCompiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that are outside of a domain for all inputs are errors; those that may be inside are not. */
class DomainCheckTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "#", textBlock = """
            log(-1 - p^2) + y                              # -1 - p^2
            sqrt(-1)*p + y                                 # -1
            p/0 + y                                        # 0
            p/(y - y)                                      # y - y
            p*y/2/0/3                                      # 0
            clamp(p, 1, 0)*y                               # 1
            clamp(p, 2 + exp(y), sigmoid(y))               # 2 + exp(y)
            log1p(-2 - abs(p))                             # -2 - abs(p)
            log2(-exp(p) - 1)                              # -exp(p) - 1
            log10(-2)*p                                    # -2
            xlogy(p, -1)                                   # -1
            log1mexp(1 + p^2)                              # 1 + p^2
            asin(2)*p                                      # 2
            acos(2 + p^2)                                  # 2 + p^2
            logit(1 + softplus(p) + 1e-3)                  # 1 + softplus(p) + 1e-3
            lgamma(-p^2)                                   # -p^2
            digamma(0)*p                                   # 0
            (-1 - p^2)^0.5                                 # -1 - p^2
            pow(-2, p)                                     # -2
            (p: real, q: real | y: sign) -> p + log(-2 + y)*q # -2 + y
            (p: simplex[K]) -> sum(log(p - 2))             # p - 2
            (p: real | y: real) -> weight = sqrt(-1 - y^2); p^2 # -1 - y^2
            y > 0 ? p : log(-1)                            # -1
            log(p) + log(-1 - p)                           # -1 - p
            """)
    void neverDefined(String formula, String argument) {
        List<Problem> problems = compile(formula).problems();
        assertThat(problems).extracting(Problem::message).containsExactly(Message.NEVER_DEFINED);
        assertThat(problems.get(0).span().of(formula)).isEqualTo(argument);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log(-p)*y",
                "log(1 - p^2)",
                "sqrt(p - y)",
                "log(0*p) + p",
                "p/y",
                "clamp(p, 0, 0)*y + p",
                "clamp(p, y, 1)",
                "(-2)^2*p",
                "(-1 - p^2)^3",
                "lgamma(p)",
                "p^0.5 + log(1 - p)",
                "(p: real | y: binary) -> p*log(y)",
                "(p: unit | y: unit) -> -y*log(p) - (1 - y)*log(1 - p)",
            })
    void sometimesDefined(String formula) {
        LossCompiler.Result result = compile(formula);
        assertThat(result.problems()).extracting(Problem::message).doesNotContain(Message.NEVER_DEFINED);
        assertThat(result.kernel()).isPresent();
    }

    private static LossCompiler.Result compile(String formula) {
        return LossCompiler.compile(new LossDeclaration("demo", "X", true, formula, List.of(), true));
    }
}
