package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Resolver;
import io.lossmith.syntax.FormulaParser;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriterTest {
    @Test
    void theKernelKnowsEachRuleOnceInTheOrderOfUse() {
        LossDeclaration declaration = new LossDeclaration(
                "p",
                "Sample",
                true,
                "(p: real, z: real | y: real) -> exp(p) - 1 + cos(exp(z) - 1) - log(1 - sigmoid(p)) - log(sigmoid(y))",
                List.of(),
                true);
        assertThat(LossCompiler.compile(declaration)
                        .kernel()
                        .orElseThrow()
                        .explanation()
                        .rules())
                .containsExactly(
                        "exp-minus-one: exp(x) - 1 = expm1(x), because exp(x) - 1 cancels near 0.",
                        "complement-of-sigmoid: 1 - sigmoid(x) = sigmoid(-x), because 1 - sigmoid(x) cancels, and is 0"
                                + " above 36.7.",
                        "log-of-sigmoid: log(sigmoid(x)) = log_sigmoid(x), because sigmoid(x) is 0 below -745 and loses the"
                                + " distance to 1.",
                        "square-of-exp: exp(x)^2 = exp(2*x), because exp(x) overflows or underflows before its"
                                + " quotients and products do.");
    }

    @Test
    void aPowerOfASigmoidKeepsItsExponentInTheGradient() {
        LossDeclaration declaration = new LossDeclaration(
                "p",
                "Sample",
                true,
                "(z: real; gamma: nonnegative) -> sigmoid(z)^gamma",
                List.of(new Component("gamma", Component.JavaType.DOUBLE)),
                true);
        assertThat(LossCompiler.compile(declaration)
                        .kernel()
                        .orElseThrow()
                        .gradients()
                        .values())
                .singleElement()
                .hasToString("gamma*sigmoid(z)^gamma*sigmoid(-z)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5*exp(z) - 0.5        | 0.5*expm1(z)",
                "0.5 - 0.5*exp(z)        | -0.5*expm1(z)",
                "-0.5*exp(z) + 0.5       | -0.5*expm1(z)",
                "3 - 3*sigmoid(z)        | 3*sigmoid(-z)",
                "3*sigmoid(z) - 3        | -3*sigmoid(-z)",
                "3 - 2*sigmoid(z)        | 3 - 2*sigmoid(z)",
                "3 + 3*sigmoid(z)        | 3*sigmoid(z) + 3",
            })
    void aCommonFactorHidesNoDifference(String formula, String value) {
        LossDeclaration declaration =
                new LossDeclaration("p", "Sample", true, "(z: real) -> " + formula, List.of(), true);
        assertThat(LossCompiler.compile(declaration).kernel().orElseThrow().value())
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // The complement of the first factor is known, that of the second is not.
                "1 - sigmoid(x)*cos(z)             | none",
                "1 - (y > 0 ? sigmoid(x) : z^3)    | function-of-choice, complement-of-sigmoid",
                // Over the common factor there is an identity, but its result is no single function.
                "x*softplus(z) - x*y*z             | none",
                "x*log1p(exp(z)) - x*y*z           | log1p-of-exp",
                // The logarithm of one factor is known, but the rest may be negative.
                "log(z*normal_cdf(x))              | none",
                "3 - 3*sigmoid(x)*sigmoid(z)       | complement-of-sigmoid, complement-of-product",
            })
    void whatWasTriedAndGivenUpIsNoStep(String formula, String rules) {
        LossDeclaration declaration =
                new LossDeclaration("p", "Sample", true, "(x: real, z: real | y: unit) -> " + formula, List.of(), true);
        Resolver.Resolved resolved = Resolver.resolve(
                declaration,
                FormulaParser.parseFormula(declaration.formula()).tree().orElseThrow(),
                false);
        LossModel loss = resolved.model().orElseThrow();
        Rewriter rewriter = new Rewriter(loss.algebra());
        rewriter.rewrite(loss.value());
        assertThat(rewriter.applied().stream().map(Rule::id).collect(Collectors.joining(", ")))
                .isEqualTo(rules == null ? "" : rules);
    }
}
