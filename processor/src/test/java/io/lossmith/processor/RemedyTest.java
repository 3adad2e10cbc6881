package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever types what a message proposes gets a formula that compiles. */
class RemedyTest {
    /** What is quoted in the remedy, and the formula in which {@code ?} stands for it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "#", textBlock = """
            a * log(b)                                      # ''                        # NEEDS_SIGNATURE       # (.* ->)           # ? a * log(b)
            a - gamma * b * y                               # double gamma              # NEEDS_SIGNATURE       # (.* ->)           # ? a - gamma * b * y
            -(1 - pt)^gama * log(pt)                        # double gamma              # NEEDS_SIGNATURE       # (.* ->)           # ? -(1 - pt)^gama * log(pt)
            -(1 - pt)^gama * log(pt)                        # double gamma              # NEEDS_SIGNATURE       # ^(gamma)          # -(1 - pt)^? * log(pt)
            gama * a * log(b)                               # double gamma              # NEEDS_SIGNATURE       # (.* ->)           # ? gamma * a * log(b)
            gamma * (1 - pt)^gama * log(pt)                 # double gamma              # NEEDS_SIGNATURE       # (.* ->)           # ? gamma * (1 - pt)^gama * log(pt)
            gamma * (1 - pt)^gama * log(pt)                 # double gamma              # NEEDS_SIGNATURE       # ^(gamma)          # gamma * (1 - pt)^? * log(pt)
            -wight * log(p) * Y                             # double weights            # NEEDS_SIGNATURE       # (.* ->)           # ? -weights * log(p) * y
            flag ? n*(p - target)^2 : sum(w)*p              # int n, boolean flag, double[] w # NEEDS_SIGNATURE # (.* ->)           # ? flag ? n*(p - target)^2 : sum(w)*p
            abs(p - Y)                                      # ''                        # NEEDS_SIGNATURE       # ^(y)              # abs(p - ?)
            abs(p - Y)                                      # ''                        # NEEDS_SIGNATURE       # (.* ->)           # ? abs(p - Y)
            y^2                                             # ''                        # NEEDS_SIGNATURE       # (.* ->)           # ? y^2
            t = K - M; t^2 * max(w)                         # double[] w                # NEEDS_SIGNATURE       # (.* ->)           # ? t = K - M; t^2 * max(w)
            mean(w) * p^2                                   # double[] w                # VECTOR_PARAMETER_NEEDS_LENGTH # (.* ->)   # ? mean(w) * p^2
            (z: real[K]) -> sum(w*z)                        # double[] w                # VECTOR_PARAMETER_NEEDS_LENGTH # (; .*)    # (z: real[K]?) -> sum(w*z)
            (z: real[K] | y: class[L]) -> z[y]              # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[K] | ?) -> z[y]
            (z: real[3] | y: class[5]) -> z[y]              # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[3] | ?) -> z[y]
            (z: real[K-1] | y: class[K]) -> z[0] - z[y-1]   # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[K-1] | y: class[K]) -> z[0] - (?)
            (z: real[K-1] | y: class[K]) -> z[y]            # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[K-1] | y: class[K]) -> ?
            (z: real[K] | y: class[K]) -> z[y+2]            # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[K] | y: class[K]) -> ?
            (z: real[4] | y: class[4]) -> z[y+1]            # ''                        # INDEX_OUT_OF_RANGE    # (.*)              # (z: real[4] | y: class[4]) -> ?
            (z: real[4] | y: count) -> z[y]                 # ''                        # INVALID_INDEX         # (.*)              # (z: real[4] | ?) -> z[y]
            (z: real[K]) -> z                               # ''                        # SCALAR_EXPECTED       # (sum.*?)          # (z: real[K]) -> ?
            p + (p > 0 && p < 1)                            # ''                        # NUMBER_EXPECTED       # (.*)              # p + ?
            p ? p : y                                       # ''                        # CONDITION_EXPECTED    # (.*?)             # ? @ p : y
            (p > 0 ? p : y) ? 1 : p                         # ''                        # CONDITION_EXPECTED    # (.*?)             # ? @ 1 : p
            (p: real; b: real) -> b*p                       # boolean b                 # PARAMETER_TYPE        # (.*?)             # (p: real; ?) -> b @ p : 0
            (p: real; w: unit) -> max(w)*p                  # double[] w                # PARAMETER_TYPE        # (.*?)             # (p: real; ?) -> max(w)*p
            (p: real; w: unit[K]) -> w*p                    # double w                  # PARAMETER_TYPE        # (.*?)             # (p: real; ?) -> w*p
            (p: real; c: class[K]) -> c*p                   # int c                     # PARAMETER_TYPE        # (.*?)             # (p: real; ?) -> c*p
            -ln(p)                                          # ''                        # UNKNOWN_FUNCTION      # (.*)              # -?(p)
            -lgo(p)                                         # ''                        # UNKNOWN_FUNCTION      # (.*)              # -?(p)
            (p: real | w: real) -> weight = 1 - p; w*p      # ''                        # WEIGHT_HAS_GRADIENT   # (stop.*?)         # (p: real | w: real) -> weight = 1 - ?; w*p
            (p: real | y: double) -> p*y                    # ''                        # UNKNOWN_TYPE          # (real)            # (p: real | y: ?) -> p*y
            (z: real link sigmod | y: binary) -> z*y        # ''                        # UNKNOWN_LINK          # (sigmoid)         # (z: real link ? | y: binary) -> z*y
            0 < p < 1 ? p : 0                               # ''                        # CHAINED_COMPARISON    # (.*)              # ? @ p : 0
            |p - y|                                         # ''                        # ABSOLUTE_VALUE_BARS   # (.*)              # ?
            2p                                              # ''                        # MISSING_OPERATOR      # (.*)              # ?
            .5 * p                                          # ''                        # MALFORMED_NUMBER      # (.*)              # ? * p
            """)
    void compilesAsProposed(String formula, String components, Message message, String quoted, String corrected) {
        List<Problem> problems = compile(formula, components).problems();
        assertThat(problems).extracting(Problem::message).contains(message);
        Problem problem = problems.stream()
                .filter(candidate -> candidate.message() == message)
                .findFirst()
                .orElseThrow();
        String proposal = proposal(problem.remedy(), quoted);
        String typed = corrected.replaceFirst("\\?", Matcher.quoteReplacement(proposal));
        if (corrected.contains("@")) {
            typed = typed.replace('@', '?');
        }
        LossCompiler.Result result = compile(typed, components);
        assertThat(result.problems().stream().filter(left -> left.message().severity() == Message.Severity.ERROR))
                .as("%s after: %s", typed, problem.remedy())
                .isEmpty();
        assertThat(result.kernel()).isPresent();
    }

    private static String proposal(String remedy, String quoted) {
        Matcher quotes = Pattern.compile("'([^']*)'").matcher(remedy);
        while (quotes.find()) {
            Matcher wanted = Pattern.compile(quoted).matcher(quotes.group(1));
            if (wanted.matches()) {
                return wanted.group(1);
            }
        }
        throw new AssertionError("nothing like " + quoted + " is quoted in: " + remedy);
    }

    private static LossCompiler.Result compile(String formula, String components) {
        List<Component> record = new ArrayList<>();
        for (String component : components.split(", ", -1)) {
            if (!component.isEmpty()) {
                String[] words = component.split(" ", -1);
                JavaType type = Arrays.stream(JavaType.values())
                        .filter(candidate -> candidate.text().equals(words[0]))
                        .findFirst()
                        .orElseThrow();
                record.add(new Component(words[1], type));
            }
        }
        return LossCompiler.compile(new LossDeclaration("demo", "X", true, formula, record, true));
    }
}
