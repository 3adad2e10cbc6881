package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void breastCancerIsReadWhole() {
        Table table = DataSets.breastCancer();
        assertThat(table.rows()).isEqualTo(569);
        assertThat(table.columns()).isEqualTo(30);
        assertThat(table.classes()).containsExactly("malignant", "benign");
        assertThat(Arrays.stream(table.labels()).sum()).isEqualTo(357);
        assertThat(table.features()[0][0]).isEqualTo(17.99);
        assertThat(table.features()[568][29]).isEqualTo(0.07039);
    }

    @Test
    void digitsAreReadWhole() {
        Table table = DataSets.digits();
        assertThat(table.rows()).isEqualTo(1797);
        assertThat(table.columns()).isEqualTo(64);
        assertThat(Arrays.copyOf(table.labels(), 10)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(table.features()[0][2]).isEqualTo(5);
    }

    @Test
    void featuresOfTheTrainingRowsHaveMeanZeroAndDeviationOne() {
        Split split = Split.of(DataSets.digits(), 3);
        assertThat(split.training().rows()).isEqualTo(1437);
        assertThat(split.heldOut().rows()).isEqualTo(360);
        for (int column = 0; column < 64; column++) {
            int feature = column;
            double[] values = Arrays.stream(split.training().features())
                    .mapToDouble(row -> row[feature])
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance =
                    Arrays.stream(values).map(value -> value * value).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-12));
            boolean constant = Arrays.stream(values).allMatch(value -> value == 0);
            assertThat(variance).isCloseTo(constant ? 0 : 1, within(1e-9));
        }
    }

    @Test
    void theSeedDecidesTheSplit() {
        int[] labels = Split.of(DataSets.digits(), 3).heldOut().labels();
        assertThat(Split.of(DataSets.digits(), 3).heldOut().labels()).isEqualTo(labels);
        assertThat(Split.of(DataSets.digits(), 4).heldOut().labels()).isNotEqualTo(labels);
    }

    @Test
    void trainingRowsAreNotHeldOut() {
        Table all = new Table(
                IntStream.range(0, 10).mapToObj(row -> new double[] {row}).toArray(double[][]::new),
                IntStream.range(0, 10).toArray(),
                IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        Split split = Split.of(all, 5);
        assertThat(IntStream.concat(
                                Arrays.stream(split.training().labels()),
                                Arrays.stream(split.heldOut().labels()))
                        .toArray())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
}
