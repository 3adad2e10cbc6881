package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the hardest rows count: which they are, and what becomes of the others. */
class HardestTest {
    private static final double[] S = {0};

    private static Batch batch(double... p) {
        return Batch.rows(p.length).input("p", p).input("s", S);
    }

    /** The rows with a gradient, by the sum, whose gradients are the predictions. */
    private static double[] chosen(Batch batch, int rows) {
        double[] gradient = new double[rows];
        Arrays.fill(gradient, 77);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch.gradient("p", gradient));
        return gradient;
    }

    @Test
    void theLargestValuesCountAndTheMeanIsOverThem() {
        double[] gradient = new double[5];
        double[] hessian = new double[5];
        double[] values = {9, 9, 9, 9, 9};
        double[] learned = new double[1];
        Batch batch = batch(1, 8, 2, 4, -3)
                .hardest(0.4)
                .gradient("p", gradient)
                .gradient("s", learned)
                .hessian("p", hessian)
                .values(values);
        assertThat(ProbeKernel.INSTANCE.evaluate(batch)).isEqualTo(6);
        assertThat(gradient).containsExactly(0, 4, 0, 2, 0);
        assertThat(hessian).containsExactly(0, 4, 0, 2, 0);
        assertThat(values).containsExactly(0, 8, 0, 4, 0);
        assertThat(learned).containsExactly(6);
    }

    @Test
    void weightsDoNotDecideWhatIsHardButCountInTheMean() {
        double[] gradient = new double[3];
        double value = ProbeKernel.INSTANCE.evaluate(
                batch(1, 4, 3).weights(new double[] {100, 2, 6}).hardest(0.6).gradient("p", gradient));
        assertThat(value).isEqualTo((2 * 4 + 6 * 3) / 8.0);
        assertThat(gradient).containsExactly(0, 1, 2.25);
    }

    @Test
    void ofEqualValuesTheFirstAreTakenAndNaNComesFirst() {
        assertThat(chosen(batch(2, 2, 2, 2).hardest(0.5), 4)).containsExactly(2, 2, 0, 0);
        assertThat(chosen(batch(5, 1, 5, 5, 1).hardest(0.4), 5)).containsExactly(5, 0, 5, 0, 0);
        double[] values = new double[4];
        ProbeKernel.INSTANCE.evaluate(
                batch(3, Double.POSITIVE_INFINITY, Double.NaN, 3).hardest(0.75).values(values));
        assertThat(values).containsExactly(3, Double.POSITIVE_INFINITY, Double.NaN, 0);
        ProbeKernel.INSTANCE.evaluate(batch(-1, -0.0, 0.0, 0.0).hardest(0.5).values(values));
        assertThat(values).as("both zeros are equal").containsExactly(0, -0.0, 0.0, 0);
        ProbeKernel.INSTANCE.evaluate(batch(Double.NEGATIVE_INFINITY, -1e308, -1, Double.NEGATIVE_INFINITY)
                .hardest(0.75)
                .values(values));
        assertThat(values).containsExactly(Double.NEGATIVE_INFINITY, -1e308, -1, 0);
    }

    @Test
    void rowsThatDoNotCountAreNotInTheShare() {
        boolean[] mask = {true, false, true, true, true, true};
        double[] weights = {1, 1, 1, 0, 1, 1};
        // Of the four rows that count, half.
        assertThat(chosen(batch(1, 9, 3, 8, 2, 0).mask(mask).weights(weights).hardest(0.5), 6))
                .containsExactly(0, 0, 3, 0, 2, 0);
        assertThat(ProbeKernel.INSTANCE.evaluate(
                        batch(1, 2).mask(new boolean[2]).hardest(0.5)))
                .isEqualTo(0.0);
        assertThat(ProbeKernel.INSTANCE.evaluate(batch().hardest(0.5))).isEqualTo(0.0);
    }

    @Test
    void theFormulasOwnWeightLeavesRowsOutToo() {
        LossKernel kernel = WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, 0, 3}));
        double[] z = {0, 9, 9, 0, 9, 9, 9, 0, 9};
        Batch batch = Batch.rows(3).input("z", z).input("y", new int[] {0, 1, 2});
        double hard = Math.log(1 + 2 * Math.exp(9));
        assertThat(kernel.evaluate(batch.hardest(0.5))).isEqualTo(hard);
    }

    @ParameterizedTest
    @CsvSource({
        "0.07, 100, 7", // 0.07 * 100 is 7.000000000000001 in double
        "0.1, 30, 3",
        "0.1, 31, 4",
        "0.5, 7, 4",
        "1e-9, 100, 1",
        "0.999999, 100, 100",
        "0.3333333333333333, 3, 1",
        "0.7, 2147483639, 1503238548",
        "0.5, 0, 0",
    })
    void theShareIsRoundedUp(double share, int counted, int rows) {
        assertThat(HardestRows.number(share, counted)).isEqualTo(rows);
    }

    @Test
    void agreesWithSorting() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int rows = 1 + random.nextInt(3000);
            int sorts = 1 + random.nextInt(2000);
            double[] p = new double[rows];
            double scale = Math.scalb(1.0, random.nextInt(2000) - 1000);
            for (int row = 0; row < rows; row++) {
                p[row] = (random.nextInt(sorts) - sorts / 2) * scale + 0.5 * scale;
            }
            double share = 1 - random.nextDouble();
            boolean[] mask = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                mask[row] = random.nextInt(5) > 0;
            }
            double[] expected = new double[rows];
            int counted =
                    (int) IntStream.range(0, rows).filter(row -> mask[row]).count();
            IntStream.range(0, rows)
                    .filter(row -> mask[row])
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> -p[row]))
                    .limit(HardestRows.number(share, counted))
                    .forEach(row -> expected[row] = p[row]);
            assertThat(chosen(batch(p).mask(mask).hardest(share), rows))
                    .as(rows + " rows, share " + share)
                    .isEqualTo(expected);
        }
    }
}
