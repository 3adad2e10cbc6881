package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.data.Slice;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every way to give an argument to a batch by name. */
class BatchTest {
    private static final CrossEntropyKernel CE = CrossEntropyKernel.of(new CrossEntropy(), 2);
    private static final double[] Z = {1, 2, 3, 5, 0, -1};
    private static final double EXPECTED = CE.value(Z, new int[] {1, 0, 1});

    private static Batch batch() {
        return Batch.rows(3).input("z", Z);
    }

    @Test
    void classesMayBeOfAnyPrimitiveType() {
        for (Batch batch : List.of(
                batch().input("y", new int[] {1, 0, 1}),
                batch().input("y", new long[] {1, 0, 1}),
                batch().input("y", new short[] {1, 0, 1}),
                batch().input("y", new byte[] {1, 0, 1}),
                batch().input("y", new char[] {1, 0, 1}),
                batch().input("y", new boolean[] {true, false, true}),
                batch().input("y", new float[] {1, 0, 1}),
                batch().input("y", new double[] {1, 0, 1}),
                batch().input("y", Slice.of(ByteBuffer.wrap(new byte[] {1, 0, 1}))))) {
            assertThat(CE.evaluate(batch)).isEqualTo(EXPECTED);
        }
    }

    @Test
    void masksWeightsAndResultsToo() {
        double[] expected = new double[6];
        CE.evaluate(batch().input("y", new int[] {1, 0, 1})
                .mask(new boolean[] {true, false, true})
                .gradient("z", expected));
        float[] pairs = new float[12];
        float[] values = new float[6];
        Batch batch = batch().input("y", new byte[] {1, 0, 1})
                .mask(new byte[] {1, 0, 1})
                .gradient("z", Slice.of(pairs).elementStride(2))
                .hessian("z", Slice.of(FloatBuffer.wrap(pairs, 1, 11)).elementStride(2))
                .values(Slice.of(values).rowStride(2));
        double value = CE.evaluate(batch);
        for (int at = 0; at < 6; at++) {
            assertThat(pairs[2 * at]).isEqualTo((float) expected[at]);
            assertThat(pairs[2 * at + 1]).isNotNegative();
        }
        assertThat(values[2]).isZero();
        assertThat((values[0] + values[4]) / 2).isCloseTo((float) value, Offset.offset(1e-6f));
        assertThat(CE.evaluate(batch.mask((Slice) null).weights(Slice.of(new byte[] {1, 0, 1}))))
                .isEqualTo(value);
    }

    @Test
    void nullTakesAnArgumentBack() {
        double[] untouched = {7, 7, 7, 7, 7, 7};
        Batch batch = batch().input("y", new int[] {1, 0, 1})
                .input("x", untouched)
                .input("x", (double[]) null)
                .gradient("z", untouched)
                .gradient("z", (double[]) null)
                .weights(new double[3])
                .weights((float[]) null)
                .mask(new boolean[3])
                .mask((byte[]) null);
        assertThat(CE.evaluate(batch)).isEqualTo(EXPECTED);
        assertThat(untouched).containsOnly(7);
    }

    @Test
    void oneRowForAllIsAStrideOfZero() {
        Batch batch = Batch.rows(3)
                .input("z", Slice.of(Z).rowStride(0))
                .input("y", Slice.of(new int[] {1}).rowStride(0));
        assertThat(CE.evaluate(batch)).isEqualTo(CE.value(new double[] {1, 2}, new int[] {1}));
    }

    @Test
    void gradientsAreCheckedThroughSlicesToo() {
        DoubleBuffer columns = DoubleBuffer.wrap(new double[] {9, 1, 3, 0, Double.NaN, 2, 5, -1, Double.NaN});
        GradientCheck check = CE.checkGradient(Batch.rows(4)
                .input("z", Slice.of(columns).from(1).columnMajor(4))
                .input("y", new long[] {1, 0, 1, -100})
                .weights(Slice.of(new float[] {1, 0, 3, 0, 2, 0, 1}).rowStride(2))
                .mask(new byte[] {1, 1, 1, 1})
                .hardest(0.5)
                .ignoreIndex(-100));
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(6);
    }
}
