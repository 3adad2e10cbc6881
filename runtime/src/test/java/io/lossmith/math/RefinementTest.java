package io.lossmith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefinementTest {
    /** exp(x) - y. */
    private static final String DIFFERENCE = "nn; exp 0; minus 2 1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nn; unheard_of 0",
                "nn; exp 0 1",
                "nn; + 0",
                "nn; exp",
                "nn; exp x",
                "nn; exp 2",
                "nn; exp -1",
                "nn; exp  0",
                "nn; number",
                "nn; number one",
                "nn; number 1 2",
                "nn; number 1 1e-17 0",
                "nn; number 1 x",
                "nn;exp 0",
                "nn; ",
                "nx; exp 0"
            })
    void malformedTextIsRefusedWithThePartThatIsWrong(String text) {
        String part = text.matches("n[nv]; .*") ? text.substring(4) : text.replaceFirst("; .*", "");

        assertThatThrownBy(() -> Refinement.of(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + part + "' is neither leaves nor a step of a refinement, in '" + text + "'");
    }

    @Test
    void nothingIsRefused() {
        assertThatThrownBy(() -> Refinement.of(""))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("'' is neither leaves nor a step of a refinement, in ''");
    }

    @Test
    void stepsAreKnownByTheirNames() {
        assertThat(Refinement.has("exp")).isTrue();
        assertThat(Refinement.has("minus")).isTrue();
        assertThat(Refinement.has("softmax")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 7.9, false, false",
        "1, 8.1, true, true",
        "-1, 8.1, true, true",
        "1, 0, false, false",
        "0, 0, false, true",
        "0, 1, true, true",
        "1e-290, 0, false, true",
        "1e-288, 0, false, false",
        "1e-320, 0, false, true",
        "1e308, 0, false, false",
        "Infinity, 0, false, true",
        "-Infinity, Infinity, false, true",
        "1, Infinity, true, true",
        "NaN, 0, false, true",
        "NaN, 1, false, true",
        "1, NaN, false, false",
        "NaN, NaN, false, true"
    })
    void isDueWhereTheResultIsSmallOrLost(double plain, double size, boolean isDue, boolean isDueOrLost) {
        assertThat(Refinement.isDue(plain, size)).isEqualTo(isDue);
        assertThat(Refinement.isDueOrLost(plain, size)).isEqualTo(isDueOrLost);
    }

    @Test
    void aDifferenceHasAllItsDigits() {
        double x = 0.7;
        double y = Math.exp(x);
        double refined =
                Refinement.of(DIFFERENCE).start(0, 2 * y).number(x).number(y).result(0);

        // exp(0.7 as a double) in 40 digits, less the double
        assertThat(refined).isEqualTo(-2.0058243549764793E-16);
    }

    /** Text, plain result, size of its terms, the leaves, what comes of it. */
    @ParameterizedTest
    @CsvSource({
        // what is smaller than its error is 0 where the terms are large
        "'n; number 3; / 0 1; * 2 1; minus 3 0', 1e-17, 2, 0.7, 0",
        // and no better than the plain result where they are small
        "'n; number 3; / 0 1; * 2 1; minus 3 0', 1e-17, 1e-20, 0.7, 1e-17",
        // steps may overflow and underflow
        "'n; square 0; sqrt 1', Infinity, 0, 1e300, 1e300",
        "'n; square 0; sqrt 1', 0, 0, 1e-300, 1e-300",
        "'n; square 0; / 0 1', NaN, 0, 1e-305, 1e305",
        // results may too
        "'n; square 0', Infinity, 0, 1e300, Infinity",
        "'n; square 0', 5, 80, 1e-300, 0",
        // NaN in is no row to refine
        "'n; number 1', 7, 80, NaN, 7",
        // NaN and what nobody knows out is no result
        "'n; log 0', 7, 80, -1, 7",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 1; / 5 4', 7, 80, 0.7, 7",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 1; / 5 4', NaN, 8, 0.7, NaN",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; sign 4', 7, 80, 0.7, 7",
        "'n; sin 0; number 0.5; < 1 2', 7, 80, 1e300, 7",
        "'n; sin 0; number 0.5; minimum 1 2', 7, 80, 1e300, 7",
        // a condition in doubt leaves both branches
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 0; > 4 5; where 6 0 5', 7, 80, 0.7, 7",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 0; > 4 5; where 6 4 5', 1e-17, 8, 0.7, 0",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 0; > 4 5; number 1; && 6 7; where 8 0 5', 7, 80, 0.7, 7",
        "'n; number 3; / 0 1; * 2 1; minus 3 0; number 0; > 4 5; ! 6; where 7 0 5', 7, 80, 0.7, 7",
        // sums and products of doubles are exact: no doubt
        "'n; square 0; * 0 0; == 1 2', 7, 80, 0.7, 1",
        // what no power of two holds is not 0 and not infinite
        "'n; exp 0; log 1', 7, 80, -1e9, 7",
        "'n; exp 0; number 1; / 2 1', NaN, 0, 1e9, 0",
        "'n; exp 0; number 1; + 1 2; / 1 3', 7, 80, 1e9, 7",
        "'n; exp 0; number 1; > 1 2; where 3 2 0', 7, 80, 1e9, 1",
        "'n; exp 0; exp 1; number 1; / 3 2', NaN, 8, 1e9, 0",
        "'n; exp 0; - 0; exp 2; * 1 3', 7, 80, 1e9, 7",
        "'n; exp 0; tanh 1', 7, 80, 1e9, 1",
        "'n; exp 0; square 1', 7, 80, 1e9, Infinity",
        "'n; exp 0; sqrt 1', 7, 80, 1e9, 7",
        "'n; erfc 0; log 1', 7, 80, 1e5, 7",
        "'n; exp 0; number 1; minus 2 1', 7, 80, -1e9, 1",
        "'n; exp 0; number 1; minus 2 1', 7, 80, -Infinity, 1",
        "'n; exp 0; number 0; ^ 1 2', 7, 80, 0.7, 1",
        // a leaf alone
        "'n', 7, 80, 0.7, 0.7",
    })
    void theBetterResultIsTaken(String text, double plain, double size, double leaf, Double expected) {
        assertThat(Refinement.of(text).start(plain, size).number(leaf).result(0))
                .isEqualTo(expected);
    }

    @Test
    void conditionsAreLeaves() {
        Refinement choice = Refinement.of("nnn; where 0 1 2");
        assertThat(choice.start(0.7, 8).number(true).number(2).number(3).result(0))
                .isEqualTo(2);
        assertThat(choice.start(0.7, 8).number(false).number(2).number(3).result(0))
                .isEqualTo(3);
    }

    @Test
    void conditionsAreCombined() {
        for (boolean first : new boolean[] {false, true}) {
            for (boolean second : new boolean[] {false, true}) {
                assertThat(Refinement.of("nn; && 0 1")
                                .start(0.7, 8)
                                .number(first)
                                .number(second)
                                .result(0))
                        .isEqualTo(first && second ? 1 : 0);
                assertThat(Refinement.of("nn; || 0 1")
                                .start(0.7, 8)
                                .number(first)
                                .number(second)
                                .result(0))
                        .isEqualTo(first || second ? 1 : 0);
            }
        }
    }

    @Test
    void elementsOfVectors() {
        Refinement scaled = Refinement.of("vn; spread 1 0; * 0 2");
        double[] array = {9, 1, 2, 3, 9};
        for (int element = 0; element < 3; element++) {
            assertThat(scaled.start(0.7, 8).vector(array, 1, 3).number(10).result(element))
                    .isEqualTo(10 * (element + 1));
        }
    }

    @Test
    void positionsAndIndexes() {
        Refinement position = Refinement.of("vnn; position 1; == 3 2; where 4 0 3; sum 5");
        assertThat(position.start(0.7, 8)
                        .vector(new double[] {5, 6, 7}, 0, 3)
                        .number(3)
                        .number(1)
                        .result(0))
                .isEqualTo(0 + 6 + 2);
        Refinement gather = Refinement.of("vn; [] 0 1");
        double[] indexes = {-1, 0, 2, 3, 1e9};
        double[] expected = {5, 5, 7, 7, 7};
        for (int i = 0; i < indexes.length; i++) {
            assertThat(gather.start(0.9, 8)
                            .vector(new double[] {5, 6, 7}, 0, 3)
                            .number(indexes[i])
                            .result(0))
                    .isEqualTo(expected[i]);
        }
        assertThat(gather.start(0.9, 8).vector(new double[3], 0, 0).number(0).result(0))
                .as("an element of nothing")
                .isEqualTo(0.9);
    }

    /** One refinement for rows of all lengths, in this order. */
    @ParameterizedTest
    @CsvSource({
        "sum, 6, 5, 0, -1, 3",
        "prod, 6, 5, 1, 0, 2",
        "max_of, 3, 5, -Infinity, 2, 2",
        "peak, 3, 5, -Infinity, 2, 2",
        "min_of, 1, 5, Infinity, -3, 1",
        "any, 1, 1, 0, 1, 1",
        "argmax, 2, 0, -1, 2, 1",
        "argmin, 0, 0, -1, 0, 0"
    })
    void reductions(String name, double three, double one, double none, double four, double two) {
        Refinement reduction = Refinement.of("v; " + name + " 0");
        double[][] rows = {{1, 2, 3}, {5}, {}, {-3, 0, 2, 0}, {1, 2}};
        double[] expected = {three, one, none, four, two};
        for (int i = 0; i < rows.length; i++) {
            assertThat(reduction
                            .start(0.7, 8)
                            .vector(rows[i], 0, rows[i].length)
                            .result(0))
                    .as("of %s elements", rows[i].length)
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void sumsCancelInVectorsOfAllLengths() {
        Refinement sum = Refinement.of("v; exp 0; sum 1");
        SplittableRandom random = new SplittableRandom(3);
        for (int length : new int[] {8, 1, 0, 30, 2, 9, 100, 1}) {
            double[] x = random.doubles(length, -2, 2).toArray();
            double expected = 0;
            for (double each : x) {
                expected += Math.exp(each);
            }
            assertThat(sum.start(expected, 8 * expected).vector(x, 0, length).result(0))
                    .isBetween(expected * (1 - 1e-14), expected * (1 + 1e-14));
        }
    }

    /** Each of the masked elements of a softmax would take as long as all of them. */
    @ParameterizedTest
    @CsvSource({
        "8, 0, 0, 3", "9, 0, 0, 0", "64, 0, 0, 0", "65, 0, 0, 0",
        "8, NaN, 0, 3", "9, NaN, 0, 3", "64, NaN, 0, 3", "65, NaN, 0, NaN",
        "8, 0.1, 1, 3", "9, 0.07, 1, 3", "64, 0.07, 1, 0.07", "65, 0, 1, 0"
    })
    void longVectorsAreRefinedForLess(int length, double plain, double size, Double expected) {
        double[] x = new double[length];
        x[length - 1] = 3;
        assertThat(Refinement.of("v; max_of 0")
                        .start(plain, size)
                        .vector(x, 0, length)
                        .result(0))
                .isEqualTo(expected);
    }

    @Test
    void everyThreadHasItsOwnMemory() {
        Refinement difference = Refinement.of("vn; exp 0; sum 2; minus 3 1");
        List<CompletableFuture<List<Double>>> futures = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            int first = thread;
            futures.add(CompletableFuture.supplyAsync(() -> rows(difference, first)));
        }
        for (int thread = 0; thread < 2; thread++) {
            assertThat(futures.get(thread).join()).isEqualTo(rows(difference, thread));
        }
    }

    private static List<Double> rows(Refinement difference, int first) {
        return IntStream.range(0, 4000)
                .mapToObj(i -> {
                    double[] x = {0.001 * i, first, i % 7};
                    int length = 1 + i % 3;
                    double y = 0;
                    for (int k = 0; k < length; k++) {
                        y += Math.exp(x[k]);
                    }
                    return difference
                            .start(0, 2 * y)
                            .vector(x, 0, length)
                            .number(y)
                            .result(0);
                })
                .toList();
    }

    @Test
    void nothingIsAllocated() {
        Refinement difference = Refinement.of("vn; exp 0; sum 2; minus 3 1; max_of 0; maximum 4 5; lgamma 6");
        double[] x = {0.1, 0.2, 0.3};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        double result = 0;
        for (int run = 0; run < 20; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int length = 1; length < 4; length++) {
                result =
                        difference.start(1, 20).vector(x, 0, length).number(0.5).result(0);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(least).isZero();
        assertThat(result).isEqualTo(GammaMath.lgamma(Math.exp(0.1) + Math.exp(0.2) + Math.exp(0.3) - 0.5));
    }

    /** The double next to pi is as far from it as its sine says. */
    @Test
    void constantsMayHaveTheDigitsOfTwoDoubles() {
        Refinement wide = Refinement.of("n; number 3.141592653589793 1.2246467991473532E-16; minus 0 1");
        Refinement plain = Refinement.of("n; number 3.141592653589793; minus 0 1");

        assertThat(wide.start(0, 6).number(Math.PI).result(0)).isEqualTo(-Math.sin(Math.PI));
        assertThat(plain.start(0, 6).number(Math.PI).result(0)).isZero();
        assertThat(wide.start(0.1, 6).number(4).result(0)).isEqualTo(0.8584073464102068);
    }
}
