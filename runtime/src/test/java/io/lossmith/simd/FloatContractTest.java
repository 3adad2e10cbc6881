package io.lossmith.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every float function promises, row by row of {@link FloatRows}: a new function needs a row and no test code. */
@Tag("simd")
class FloatContractTest {
    static Stream<FloatRow> rows() {
        return FloatRows.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsErrorBound(FloatRow row) {
        float[] x = Points.floats();
        float[] y = row.arguments() == 1 ? x : Points.shuffled(x);
        float[] results = new float[x.length];
        row.apply(x, y, results);
        double worst = -1;
        int where = 0;
        for (int i = 0; i < x.length; i++) {
            double error = isLeftOut(row, x[i], y[i]) ? 0 : row.error(x[i], y[i], results[i]);
            if (error > worst) {
                worst = error;
                where = i;
            }
        }
        assertThat(worst)
                .as("%s: error in ULP at %s, %s, where it is %s", row, x[where], y[where], results[where])
                .isLessThanOrEqualTo(row.ulps());
    }

    /** Poles of gamma functions, the sum whose error is measured by the larger term, and infinity times e^x where doubles say 0. */
    private static boolean isLeftOut(FloatRow row, float x, float y) {
        boolean pole = row.name().equals("map") && row.arguments() == 1 && x <= 0;
        double larger = Math.max(x, y);
        boolean zero = row.name().equals("timesExp") && Float.isInfinite(x);
        return pole || zero || (row.name().equals("logaddexp") && Math.min(x, y) < 0 && larger > -1.5 && larger < 1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesALaneTheSameResultWhereverItLies(FloatRow row) {
        float[] x = Points.floats();
        float[] y = Points.shuffled(x);
        float[] results = new float[x.length];
        row.apply(x, y, results);
        float[] turned = new float[x.length];
        row.apply(turn(x), turn(y), turned);

        assertThat(turned).containsExactly(turn(results));
    }

    private static float[] turn(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[(i + 5) % x.length];
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("pairsOfClasses")
    void everyPublicFunctionHasARow(Class<?> owner) {
        List<String> names = rows().map(FloatRow::name).toList();

        assertThat(owner.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .extracting(method -> method.getName())
                .isSubsetOf(names);
    }

    static Stream<Class<?>> pairsOfClasses() {
        return Stream.of(
                FloatMath.class,
                FloatLogistic.class,
                FloatNormal.class,
                FloatTrigonometry.class,
                FloatPower.class,
                FloatScaling.class,
                FloatRelatives.class,
                FloatLanes.class);
    }
}
