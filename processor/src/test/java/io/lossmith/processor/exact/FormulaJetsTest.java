package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.syntax.FormulaParser;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact values and derivatives of formulas as written, at points whose results are known by hand or from tables. */
class FormulaJetsTest {
    private static FormulaJets jets(String formula) {
        return new FormulaJets(FormulaParser.parseFormula(formula).tree().orElseThrow(), Map.of("K", 3));
    }

    private static double at(String formula, int order, double x) {
        Map<String, BigDecimal[]> point = Map.of("x", new BigDecimal[] {new BigDecimal(x)});
        return jets(formula).at(point, "x", 0, order, 0).numbers().get(order).toDouble();
    }

    /** The second row is where 120 and 240 digits agree on a wrong result, because 1 - x is 1 in both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x^3                          | 2      | 8                       | 12                      | 12
                    -x*log(x) - (1-x)*log(1-x)   | 1e-300 | 6.917755278982137e-298  | 690.7755278982137       | -1e300
                    log(1 + exp(x))              | 1e300  | 1e300                   | 1                       | 0
                    log(1 + exp(x))              | -1e300 | 0                       | 0                       | 0
                    log(1 + exp(x))              | -700   | 9.8596765437597709e-305  | 9.8596765437597709e-305  | 9.8596765437597709e-305
                    exp(x)/(1 + exp(x))          | 0      | 0.5                     | 0.25                    | 0
                    (exp(x) - 1)/x               | 1e-300 | 1                       | 0.5                     | 0.3333333333333333
                    log(cosh(x))                 | 1e-10  | 5e-21                   | 1e-10                   | 1
                    sqrt(1 + x^2) - 1            | 1e200  | 1e200                   | 1                       | 0
                    x^0.5                        | 4      | 2                       | 0.25                    | -0.03125
                    2^x                          | 3      | 8                       | 5.545177444479562       | 3.843624111345611
                    tanh(x)                      | 30     | 1                       | 3.502604305078608e-26   | -7.005208610157217e-26
                    erf(x)                       | 0.5    | 0.5204998778130465      | 0.8787825789354449      | -0.8787825789354449
                    lgamma(x)                    | 1      | 0                       | -0.5772156649015329     | 1.6449340668482264
                    abs(x)                       | -2     | 2                       | -1                      | 0
                    max(x, 1)                    | 1      | 1                       | 1                       | 0
                    max(1, x)                    | 1      | 1                       | 0                       | 0
                    x > 0 ? log(x) : x           | -1     | -1                      | 1                       | 0
                    stop(x)*x                    | 3      | 9                       | 3                       | 0
                    """)
    void knownResults(String formula, double x, double value, double first, double second) {
        String loss = "(x: real) -> " + formula;
        assertThat(at(loss, 0, x)).as("value").isCloseTo(value, within(value));
        assertThat(at(loss, 1, x)).as("first").isCloseTo(first, within(first));
        assertThat(at(loss, 2, x)).as("second").isCloseTo(second, within(second));
    }

    private static org.assertj.core.data.Offset<Double> within(double size) {
        return org.assertj.core.data.Offset.offset(Math.max(Math.abs(size) * 1e-15, 1e-300));
    }

    @Test
    void vectorsClassesAndBindings() {
        FormulaJets jets = jets("(z: real[K] | y: class[K]) -> p = exp(z)/sum(exp(z)); -log(p[y])");
        Map<String, BigDecimal[]> point = Map.of(
                "z",
                new BigDecimal[] {BigDecimal.valueOf(100), BigDecimal.valueOf(60), BigDecimal.valueOf(-1000)},
                "y",
                new BigDecimal[] {BigDecimal.ZERO});

        FormulaJets.Result result = jets.at(point, "z", 0, 2, 0);

        assertThat(result.numbers().get(0).toDouble()).isEqualTo(4.248354255291589e-18);
        assertThat(result.numbers().get(1).toDouble()).isEqualTo(-4.248354255291589e-18);
        assertThat(result.numbers().get(2).toDouble()).isEqualTo(4.248354255291589e-18);
    }

    @Test
    void zeroTimesAnythingIsZeroUnlessItIsPredicted() {
        Map<String, BigDecimal[]> point =
                Map.of("x", new BigDecimal[] {BigDecimal.ZERO}, "y", new BigDecimal[] {BigDecimal.ZERO});

        FormulaJets.Result target =
                jets("(x: nonnegative | y: real) -> y*log(x) + y^y").at(point, "x", 0, 2, 0);
        assertThat(target.numbers().get(0).toDouble()).isEqualTo(1);
        assertThat(target.numbers().get(1).toDouble()).isZero();
        assertThatThrownBy(
                        () -> jets("(x: nonnegative | y: real) -> x*log(x) + y").at(point, "x", 0, 0, 0))
                .isInstanceOf(UndefinedPoint.class);
    }

    @Test
    void kinksAreTold() {
        Map<String, BigDecimal[]> point = Map.of("x", new BigDecimal[] {BigDecimal.ZERO});

        assertThat(jets("(x: real) -> abs(x)").at(point, "x", 0, 1, 0).kinked()).isTrue();
        assertThat(jets("(x: real) -> abs(x)").at(point, "x", 0, 0, 0).kinked()).isFalse();
        assertThat(jets("(x: real) -> abs(x + 1)").at(point, "x", 0, 1, 0).kinked())
                .isFalse();
        assertThatThrownBy(() -> jets("(x: real) -> sqrt(x^2)").at(point, "x", 0, 1, 0))
                .isInstanceOf(UndefinedPoint.class);
    }

    @Test
    void whatCannotBeKnownIsRefused() {
        Map<String, BigDecimal[]> point = Map.of("x", new BigDecimal[] {BigDecimal.valueOf(0.3)});

        assertThatThrownBy(() ->
                        jets("(x: real) -> log(sigmoid(x) + sigmoid(-x) - 1)").at(point, "x", 0, 0, 0))
                .isInstanceOf(OutOfReach.class);
    }
}
