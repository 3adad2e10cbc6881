package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Symmetries that hold to the last bit, and what the scale of a norm is for. */
class MathIdentitiesTest {

    private static final List<Double> POINTS = Samples.of(0, Double.MAX_VALUE).points(new SplittableRandom(4));

    @Test
    void evenFunctionsIgnoreTheSign() {
        List<MathRow.One> even = List.of(
                StableMath::sigmoidSlope,
                StableMath::tanhSlope,
                StableMath::logCosh,
                NormalMath::gauss,
                NormalMath::normalPdf,
                NormalMath::geluCurvature,
                x -> StableMath.hypotSlope(2, x));
        for (MathRow.One function : even) {
            for (double x : POINTS) {
                assertThat(function.at(-x)).as("at %s", x).isEqualTo(function.at(x));
            }
        }
    }

    @Test
    void oddFunctionsFlipTheSignAlsoOfZero() {
        List<MathRow.One> odd = List.of(NormalMath::erf, x -> StableMath.hypotSlope(x, 2));
        for (MathRow.One function : odd) {
            for (double x : POINTS) {
                assertThat(function.at(-x))
                        .as("at %s", x)
                        .usingComparator(Double::compare)
                        .isEqualTo(-function.at(x));
            }
        }
    }

    @Test
    void logitIsOddAroundOneHalf() {
        for (double p : POINTS) {
            if (p >= 0x1p-53 && p < 0.5 && 1 - (1 - p) == p) {
                assertThat(StableMath.logit(1 - p)).as("at %s", p).isCloseTo(-StableMath.logit(p), within4Ulp(p));
            }
        }
    }

    private static Offset<Double> within4Ulp(double p) {
        return within(4 * Math.ulp(StableMath.logit(p)) + Double.MIN_VALUE);
    }

    @Test
    void scaledSquaresOfTwoToThe31TermsStayInRange() {
        for (double magnitude : POINTS) {
            double scale = StableMath.scaleFor(magnitude);
            double square = magnitude * scale * (magnitude * scale);

            assertThat(Math.getExponent(scale)).isIn(-600, 0, 600);
            assertThat(scale).isEqualTo(Math.scalb(1.0, Math.getExponent(scale)));
            assertThat(square * 0x1p31).as("at %s", magnitude).isLessThanOrEqualTo(Double.MAX_VALUE);
            if (magnitude > 0) {
                // A term 2^-53 times as large as the greatest still has all its bits.
                assertThat(square * 0x1p-53).as("at %s", magnitude).isGreaterThanOrEqualTo(Double.MIN_NORMAL);
            }
        }
    }

    @Test
    void normSurvivesTheEndsOfTheRange() {
        double scale = StableMath.scaleFor(1e308);

        assertThat(Math.sqrt(2 * (1e308 * scale) * (1e308 * scale)) / scale).isEqualTo(1.4142135623730951e308);
        assertThat(StableMath.hypotSlope(Double.MAX_VALUE, Double.MAX_VALUE)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }
}
