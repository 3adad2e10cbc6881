package io.lossmith.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.math.ExponentialMath;
import io.lossmith.math.RatioMath;
import io.lossmith.math.StableMath;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions of {@link DoubleScaling} beside their scalar relatives: exact ones to the bit, exponentials within the errors of both. */
@Tag("simd")
class DoubleScalingTest {
    static Stream<Arguments> exact() {
        return Stream.of(
                row("signum", DoubleScaling::signum, Math::signum),
                row("rint", DoubleScaling::rint, Math::rint),
                row("floor", DoubleScaling::floor, Math::floor),
                row("scaleFor", DoubleScaling::scaleFor, StableMath::scaleFor),
                row("unitScale", DoubleScaling::unitScale, RatioMath::unitScale));
    }

    private static Arguments row(String name, UnaryOperator<DoubleVector> vector, DoubleUnaryOperator scalar) {
        return Arguments.of(name, vector, scalar);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exact")
    void isExact(String name, UnaryOperator<DoubleVector> vector, DoubleUnaryOperator scalar) {
        for (double x : Points.doubles()) {
            double result =
                    vector.apply(DoubleVector.broadcast(Lanes.DOUBLE, x)).lane(0);
            assertThat(result)
                    .as("%s(%s)", name, x)
                    .usingComparator(Double::compare)
                    .isEqualTo(scalar.applyAsDouble(x));
        }
    }

    @Test
    void exponentialsAgreeWithTheScalarOnes() {
        double[] x = Points.doubles();
        for (int i = 0; i < x.length; i++) {
            DoubleVector a = DoubleVector.broadcast(Lanes.DOUBLE, x[i]);
            DoubleVector b = DoubleVector.broadcast(Lanes.DOUBLE, x[(i * 7) % x.length]);
            assertAbout(
                    DoubleScaling.expSum(a, b).lane(0),
                    ExponentialMath.expSum(a.lane(0), b.lane(0)),
                    a.lane(0),
                    b.lane(0));
            assertAbout(
                    DoubleScaling.timesExp(a, b).lane(0),
                    ExponentialMath.timesExp(a.lane(0), b.lane(0)),
                    a.lane(0),
                    b.lane(0));
        }
    }

    @Test
    void productsAndDifferences() {
        DoubleVector x = DoubleVector.broadcast(Lanes.DOUBLE, 3);
        assertThat(DoubleScaling.scaled(x, x).lane(0)).isEqualTo(9);
        assertThat(DoubleScaling.differenceOfProduct(x, x, x.add(1)).lane(0)).isEqualTo(-9);
    }

    private static void assertAbout(double result, double expected, double a, double b) {
        if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0) {
            assertThat(result)
                    .as("%s, %s", a, b)
                    .usingComparator(Double::compare)
                    .isEqualTo(expected);
        } else {
            double room = 4 * Math.max(Math.ulp(expected), Double.MIN_VALUE); // 2 of each
            assertThat(result).as("%s, %s", a, b).isBetween(expected - room, expected + room);
        }
    }
}
