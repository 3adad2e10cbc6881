package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Overlaps found by equations against overlaps found by listing every index. */
class LatticeTest {
    private record Shape(long start, long rows, long rowStride, long width, long elementStride) {
        static Shape random(Random random) {
            return new Shape(
                    random.nextInt(30),
                    1 + random.nextInt(6),
                    random.nextInt(14),
                    1 + random.nextInt(5),
                    random.nextInt(14));
        }

        Lattice lattice() {
            return new Lattice().set(start, rows, rowStride, width, elementStride);
        }

        /** All indices, or null when one comes twice. */
        Set<Long> indices() {
            Set<Long> indices = new HashSet<>();
            boolean twice = false;
            for (long row = 0; row < rows; row++) {
                for (long element = 0; element < width; element++) {
                    twice |= !indices.add(start + row * rowStride + element * elementStride);
                }
            }
            return twice ? null : indices;
        }
    }

    @Test
    void agreesWithAListOfAllIndices() {
        Random random = new Random(7);
        int meetings = 0;
        int selfMeetings = 0;
        for (int round = 0; round < 100_000; round++) {
            Shape one = Shape.random(random);
            Shape two = random.nextInt(3) == 0
                    ? new Shape(random.nextInt(30), one.rows, one.rowStride, one.width, one.elementStride)
                    : Shape.random(random);
            Set<Long> indices = one.indices();
            if (one.lattice().meetsItself() != (indices == null)) {
                assertThat(one.lattice().meetsItself()).as(one.toString()).isEqualTo(indices == null);
            }
            selfMeetings += indices == null ? 1 : 0;
            Set<Long> others = two.indices();
            if (indices == null || others == null) {
                continue;
            }
            others.retainAll(indices);
            if (one.lattice().meets(two.lattice()) == others.isEmpty()) {
                assertThat(one.lattice().meets(two.lattice()))
                        .as(one + " and " + two)
                        .isEqualTo(!others.isEmpty());
            }
            meetings += others.isEmpty() ? 0 : 1;
        }
        assertThat(meetings).isBetween(10_000, 90_000);
        assertThat(selfMeetings).isBetween(10_000, 90_000);
    }

    @Test
    void anInputThatIsTheSameForEveryRowIsOneElement() {
        Lattice output = new Lattice().set(10, 5, 2, 1, 1);
        assertThat(output.meets(new Lattice().set(14, 5, 0, 1, 1))).isTrue();
        assertThat(output.meets(new Lattice().set(15, 5, 0, 1, 1))).isFalse();
        assertThat(output.meets(new Lattice().set(15, 5, 0, 2, 3))).isTrue();
    }

    @Test
    void largeShapesNeedFewSteps() {
        // 1000 x 1,000,000 against interleaved columns of another distance: counting would take minutes.
        Lattice columns = new Lattice().set(0, 1_000_000, 2, 1000, 2_000_000);
        assertThat(columns.meets(new Lattice().set(1, 1_000_000, 2, 1000, 2_000_000)))
                .isFalse();
        assertThat(columns.meets(new Lattice().set(1, 500_000, 4, 1000, 2_000_000)))
                .isFalse();
        assertThat(columns.meets(new Lattice().set(1, 1_000_000, 2, 1000, 2_000_001)))
                .isTrue();
    }
}
