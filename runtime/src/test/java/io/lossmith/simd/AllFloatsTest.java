package io.lossmith.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every unary float function with all 2^32 floats: {@code mvn -Pall-floats test -pl runtime}. Takes minutes a function. */
@Tag("all-floats")
class AllFloatsTest {
    private static final int CHUNK_BITS = 22;

    record Worst(double ulps, float x) {}

    static Stream<FloatRow> rows() {
        List<String> wanted =
                List.of(System.getProperty("lossmith.floats", "").trim().split("\\s*,\\s*"));
        return FloatRows.all().stream()
                .filter(row -> row.arguments() == 1 && !row.name().equals("map"))
                .filter(row -> wanted.contains("") || wanted.contains(row.name()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void staysWithinItsErrorBoundEverywhere(FloatRow row) {
        Worst worst = IntStream.range(0, 1 << (32 - CHUNK_BITS))
                .parallel()
                .mapToObj(chunk -> worstOf(row, chunk << CHUNK_BITS))
                .max(Comparator.comparingDouble(Worst::ulps))
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%s: %.4f ULP at %s, FMA %s, %d lanes%n",
                row,
                worst.ulps,
                worst.x,
                Lanes.FMA,
                Lanes.FLOATS);

        assertThat(worst.ulps).as("%s: error in ULP at %s", row, worst.x).isLessThanOrEqualTo(row.ulps());
    }

    private static Worst worstOf(FloatRow row, int firstBits) {
        float[] x = new float[1 << 12];
        float[] results = new float[x.length];
        Worst worst = new Worst(-1, 0);
        for (int done = 0; done < 1 << CHUNK_BITS; done += x.length) {
            for (int i = 0; i < x.length; i++) {
                x[i] = Float.intBitsToFloat(firstBits + done + i);
            }
            row.apply(x, x, results);
            for (int i = 0; i < x.length; i++) {
                double error = row.error(x[i], x[i], results[i]);
                if (error > worst.ulps) {
                    worst = new Worst(error, x[i]);
                }
            }
        }
        return worst;
    }
}
