package io.lossmith.processor.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle at points whose values are known from tables or by hand, and at those where a short computation would lose everything. */
class ExactEvaluatorTest {
    private static Expr expr(String formula) {
        return new KernelHarness().add("Sample", formula).loss().value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x^2 + 1                         | 3       | 10
                    log(1 + x)                      | 0x1p-900 | 1.1830521861667747106e-271
                    1 - sigmoid(x)                  | 700     | 9.8596765437597708567e-305
                    log(sigmoid(x))                 | -800    | -800
                    softplus(x)                     | 800     | 800
                    erfc(x)                         | 10      | 2.0884875837625447570e-45
                    normal_cdf(x)                   | -30     | 4.9067139271481870594e-198
                    lgamma(x)                       | 0.5     | 0.57236494292470008707
                    digamma(x)                      | 1       | -0.57721566490153286061
                    trigamma(x)                     | 1       | 1.6449340668482264365
                    (exp(x) - 1 - x)/x^2            | 1e-30   | 0.5
                    cbrt(x)                         | -27     | -3
                    atan2(x, -1)                    | 0.5     | 2.6779450445889871222
                    asin(x) + acos(x)               | 0.3     | 1.5707963267948966192
                    sin(x)                          | 1e22    | -0.85220084976718880177
                    x > 0 ? log(x) : x              | -2      | -2
                    round(x)                        | 2.5     | 2
                    (-2)^3*x                        | 1       | -8
                    """)
    void knownValues(String formula, double x, BigDecimal expected) {
        BigDecimal actual = ExactEvaluator.value(expr(formula), new ExactPoint().with("x", x))
                .value();

        assertThat(actual.subtract(expected).abs().doubleValue())
                .as("%s is %s", formula, actual)
                .isLessThanOrEqualTo(expected.abs().doubleValue() * 1e-18);
    }

    @Test
    void vectorsAndLengths() {
        Expr crossEntropy = expr("(z: real[K] | y: class[K]) -> -log(softmax(z)[y]) + K");
        ExactPoint point = new ExactPoint().with("z", 1, 2, 3).with("y", 1).length("K", 3);

        assertThat(ExactEvaluator.value(crossEntropy, point).toDouble()).isEqualTo(4.407605964444381);
    }

    @Test
    void derivativesByDifferences() {
        Expr expr = expr("(x: real, z: real[2]) -> x^3 + exp(2*z[1]) + z[0]*x");
        ExactPoint point = new ExactPoint().with("x", 2).with("z", 5, 0.5);

        assertThat(ExactDerivative.of(expr, point, "x", 0).first().toDouble()).isEqualTo(17);
        assertThat(ExactDerivative.of(expr, point, "x", 0).second().toDouble()).isEqualTo(12);
        assertThat(ExactDerivative.of(expr, point, "z", 1).first().toDouble()).isEqualTo(2 * Math.E);
        assertThat(ExactDerivative.of(expr, point, "z", 1).second().toDouble()).isEqualTo(4 * Math.E);
        assertThat(ExactDerivative.of(expr, point, "z", 0).second().toDouble()).isZero();
    }

    @Test
    void derivativesNearTheEndsOfDouble() {
        Expr softplus = expr("softplus(x)");
        ExactPoint tail = new ExactPoint().with("x", -700);
        assertThat(ExactDerivative.of(softplus, tail, "x", 0).second().toDouble())
                .isEqualTo(Math.exp(-700));

        Expr log = expr("(x: positive) -> log(x)");
        ExactPoint tiny = new ExactPoint().with("x", 1e-300);
        assertThat(ExactDerivative.of(log, tiny, "x", 0).first().toDouble()).isEqualTo(1 / 1e-300);

        Expr asin = expr("asin(x)");
        ExactPoint nearOne = new ExactPoint().with("x", 1 - 0x1p-53);
        assertThat(ExactDerivative.of(asin, nearOne, "x", 0, 1).first().toDouble())
                .isEqualTo(0x1p26);
    }

    @Test
    void whatIsStoppedDoesNotMove() {
        Expr expr = expr("(x: real) -> x*stop(x^2)");
        ExactPoint point = new ExactPoint().with("x", 3);

        assertThat(ExactEvaluator.value(expr, point).toDouble()).isEqualTo(27);
        assertThat(ExactDerivative.of(expr, point, "x", 0).first().toDouble()).isEqualTo(9);
    }

    @Test
    void whatCannotBeKnownIsRefused() {
        assertThatThrownBy(() -> ExactEvaluator.value(expr("exp(x)"), new ExactPoint().with("x", 1e10)))
                .isInstanceOf(OutOfReach.class);
        assertThatThrownBy(() -> ExactEvaluator.value(expr("log(x)"), new ExactPoint().with("x", 0)))
                .isInstanceOf(UndefinedPoint.class);
        assertThatThrownBy(() -> ExactEvaluator.value(
                        expr("(x: real) -> log(sigmoid(x) + sigmoid(-x) - 1)"), new ExactPoint().with("x", 0.3)))
                .isInstanceOf(OutOfReach.class);
    }

    @Test
    void theErrorBoundHoldsTheTruth() {
        // sin^2 + cos^2 - 1 is 0; what is left must lie within the bound.
        ExactNumber x = ExactNumber.of(new BigDecimal("0.7"), 60);
        ExactNumber rest = x.sin().square().plus(x.cos().square()).minus(1);

        assertThat(rest.error()).isBetween(-62.0, -57.0);
        assertThat(rest.size()).isLessThan(rest.error());
    }

    @Test
    void whatRoundingLosesLiesWithinTheErrorBound() {
        BigDecimal number = new BigDecimal("1.00000000049");
        ExactNumber rounded = ExactNumber.of(number, 10);

        double lost = number.subtract(rounded.value()).doubleValue();
        assertThat(lost).isEqualTo(4.9e-10);
        assertThat(Math.pow(10, rounded.error())).isBetween(lost, 6e-10);
    }
}
