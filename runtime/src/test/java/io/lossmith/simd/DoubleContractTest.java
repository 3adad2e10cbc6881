package io.lossmith.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.math.Oracle;
import io.lossmith.math.StableMath;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every double function promises, row by row of {@link DoubleRow}, against results in 70 digits. */
@Tag("simd")
class DoubleContractTest {
    private static final double[] ENDS = {
        0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, -1
    };

    static Stream<DoubleRow> rows() {
        return DoubleRow.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsErrorBound(DoubleRow row) {
        double[] x = Points.doubles();
        double[] results = row.apply(x);
        double worst = -1;
        int where = 0;
        for (int i = 0; i < x.length; i++) {
            boolean asked = x[i] >= row.low() && x[i] <= row.high() && x[i] != 0;
            double error = asked ? Oracle.ulps(row.name(), results[i], x[i]) : 0;
            if (error > worst) {
                worst = error;
                where = i;
            }
        }
        assertThat(worst)
                .as("%s: error in ULP at %s, where it is %s", row, x[where], results[where])
                .isLessThanOrEqualTo(row.ulps());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithTheScalarFunctionAtTheEnds(DoubleRow row) {
        SoftAssertions softly = new SoftAssertions();
        double[] results = row.apply(ENDS);
        for (int i = 0; i < ENDS.length; i++) {
            double expected = row.scalar().applyAsDouble(ENDS[i]);
            if (expected == 0 || Double.isNaN(expected) || Double.isInfinite(expected)) {
                softly.assertThat(results[i])
                        .as("%s(%s)", row, ENDS[i])
                        .usingComparator(Double::compare)
                        .isEqualTo(expected);
            }
        }
        softly.assertAll();
    }

    @Test
    void functionsOfTwoNumbersAgreeWithTheScalarOnes() {
        double[] x = Points.doubles();
        for (int i = 0; i < x.length - Lanes.DOUBLES; i++) {
            double a = x[i];
            double b = x[(i * 7) % x.length];
            DoubleVector first = DoubleVector.broadcast(Lanes.DOUBLE, a);
            DoubleVector second = DoubleVector.broadcast(Lanes.DOUBLE, b);
            double sum = StableMath.logaddexp(a, b);
            assertAbout(
                    DoubleMath.logaddexp(first, second).lane(0),
                    sum,
                    Math.max(Math.abs(sum), Math.abs(Math.max(a, b))));
            double product = StableMath.xlogy(a, b);
            assertAbout(DoubleMath.xlogy(first, second).lane(0), product, product);
        }
    }

    private static void assertAbout(double result, double expected, double scale) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(result).usingComparator(Double::compare).isEqualTo(expected);
        } else {
            double room = 3 * Math.ulp(scale); // 2 for the scalar function's, 1 for the last one's
            assertThat(result).isBetween(expected - room, expected + room);
        }
    }
}
