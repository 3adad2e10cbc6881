package io.lossmith.math;

import static io.lossmith.math.Reference.abs;
import static io.lossmith.math.Reference.less;
import static io.lossmith.math.Reference.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.math.ScaledRow.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of refinements is as near to its exact result as it says, whatever the size and the error of its operands. */
class ScaledMathTest {
    private static final double[] ERRORS = {0, 0x1p-70, 0x1p-9, 0.99, 2};
    private static final double[] SHARES = {-1, 1, 0.37};

    /** A bound on an error is itself rounded, and takes derivatives at one point. */
    private static final double ROUNDED = 1.0001;

    /** What the oracle itself may be wrong by. */
    private static final double ORACLE = 0x1p-190;

    private static final double PROMISED = 0x1p-85;

    private final ScaledMath math = new ScaledMath();

    static Stream<ScaledRow> rows() {
        return ScaledRows.all();
    }

    @Test
    void everyStepOfNumbersHasARow() {
        List<WideOperation> covered = rows().map(ScaledRow::operation).toList();

        assertThat(WideOperation.values())
                .filteredOn(operation -> operation.isUnary() || operation.isBinary())
                .allMatch(operation -> covered.contains(operation) || ScaledRows.FREE.contains(operation));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsNearAsItSays(ScaledRow row) {
        List<String> wrong = new ArrayList<>();
        for (Operand[] point : row.points()) {
            for (double error : ERRORS) {
                ScaledWide result = row.result(math, point, error);
                if (result.isNaN() || !(result.error <= Double.MAX_VALUE)) {
                    continue;
                }
                for (Apfloat[] near : near(row, point, error)) {
                    Apfloat exact = row.exact().at(near);
                    Apfloat bound = bound(result)
                            .multiply(number(ROUNDED))
                            .add(abs(exact).multiply(number(ORACLE)));
                    if (!result.value.isFinite()
                            || less(bound, abs(exactly(result).subtract(exact)))) {
                        wrong.add(text(point, error, result) + ", exactly " + text(exact) + " of " + text(near));
                        break;
                    }
                }
            }
        }

        assertThat(wrong)
                .as("%d of %d points", wrong.size(), row.points().size())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ofExactNumbersItHasAlmostAllDigits(ScaledRow row) {
        List<String> wrong = new ArrayList<>();
        for (Operand[] point : row.points()) {
            ScaledWide result = row.result(math, point, 0);
            Apfloat[] exactly = ScaledRow.exactly(point);
            Apfloat size =
                    row.scale() == null ? row.exact().at(exactly) : row.scale().at(exactly);
            boolean isGood = !result.isNaN()
                    && result.error <= Double.MAX_VALUE
                    && !less(abs(size).multiply(number(PROMISED)), bound(result));
            if (!isGood) {
                wrong.add(text(point, 0, result));
            }
        }

        assertThat(wrong)
                .as("%d of %d points", wrong.size(), row.points().size())
                .isEmpty();
        assertThat(row.points()).hasSizeGreaterThan(10);
    }

    /** Operands within the error, in the domain. */
    private static List<Apfloat[]> near(ScaledRow row, Operand[] point, double error) {
        List<Apfloat[]> all = new ArrayList<>();
        for (double first : error == 0 ? new double[] {0} : SHARES) {
            for (double second : error == 0 || point.length == 1 ? new double[] {first} : SHARES) {
                Apfloat[] near = ScaledRow.exactly(point);
                double[] shares = {first, second};
                for (int i = 0; i < near.length; i++) {
                    near[i] = near[i].add(abs(near[i]).multiply(number(shares[i] * error)));
                }
                if (row.domain().test(near)) {
                    all.add(near);
                }
            }
        }
        return all;
    }

    private static Apfloat bound(ScaledWide result) {
        return number(result.error).multiply(scale(result));
    }

    private static Apfloat exactly(ScaledWide result) {
        return number(result.value.high).add(number(result.value.low)).multiply(scale(result));
    }

    private static Apfloat scale(ScaledWide result) {
        return ApfloatMath.pow(number(2), result.exponent);
    }

    private static String text(Operand[] point, double error, ScaledWide result) {
        return Arrays.toString(point) + " within " + error + ": " + result.value + " 2^" + result.exponent + " within "
                + result.error;
    }

    private static String text(Apfloat... exact) {
        StringBuilder text = new StringBuilder();
        for (Apfloat each : exact) {
            text.append(each.precision(35)).append(' ');
        }
        return text.toString();
    }
}
