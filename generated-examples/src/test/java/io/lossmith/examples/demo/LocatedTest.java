package io.lossmith.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocatedTest {
    private static double[] image(int... inked) {
        double[] pixels = new double[64];
        Arrays.stream(inked).forEach(pixel -> pixels[pixel]++);
        return pixels;
    }

    @Test
    void theCentreIsTheMeanPlaceOfTheInk() {
        assertThat(Located.centre(image(0))).containsExactly(-0.875, -0.875);
        assertThat(Located.centre(image(7))).containsExactly(0.875, -0.875);
        assertThat(Located.centre(image(27, 28, 35, 36))).containsExactly(0, 0);
        assertThat(Located.centre(image(0, 0, 0, 4))).containsExactly(-0.625, -0.875);
    }

    @Test
    void distancesAreInPixels() {
        Table images = new Table(new double[][] {image(0), image(0)}, new int[2], List.of("0"));
        Located located = new Located(images, new double[] {0, 0, 0.5, 0.5});
        assertThat(located.pixelsFrom(new double[] {0.75, 1, 0.5, 0.5})).isEqualTo((5 + 0) / 2.0);
    }

    @Test
    void everyImageKeepsItsPlace() {
        Table digits = DataSets.digits();
        LocatedSplit split = LocatedSplit.of(digits, 4);
        List<Integer> order = Split.order(digits, 4);
        assertThat(split.training().images().labels())
                .isEqualTo(Split.of(digits, 4).training().labels());
        assertThat(split.training().centres()).hasSize(2 * 1437);
        assertThat(split.heldOut().centres()).hasSize(2 * 360);
        for (int row : new int[] {0, 17, 359}) {
            double[] centre = Located.centre(digits.features()[order.get(1437 + row)]);
            assertThat(Arrays.copyOfRange(split.heldOut().centres(), 2 * row, 2 * row + 2))
                    .isEqualTo(centre);
            Located one = split.heldOut().select(List.of(row));
            assertThat(one.centres()).isEqualTo(centre);
            assertThat(one.images().labels()).containsExactly(digits.labels()[order.get(1437 + row)]);
        }
        assertThat(split.pixelsFromTheMean()).isCloseTo(0.42, within(0.03));
    }
}
