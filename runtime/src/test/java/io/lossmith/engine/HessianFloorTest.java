package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import org.junit.jupiter.api.Test;

/** Hessians below the floor are raised to it, row by row, before weights and the mean; everything else stays. */
class HessianFloorTest {
    private static Batch batch() {
        return Batch.rows(4)
                .input("p", new double[] {-1, 0.25, 3, Double.NaN})
                .input("s", new double[1])
                .mask(new boolean[] {true, true, true, false});
    }

    @Test
    void theFloorIsThatOfARowsOwnHessian() {
        double[] hessian = new double[4];
        double[] gradient = new double[4];
        Batch batch = batch().hessianFloor(0.5).gradient("p", gradient).hessian("p", hessian);
        double sum = ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch);
        assertThat(sum).isEqualTo(2.25);
        assertThat(hessian).containsExactly(0.5, 0.5, 3, 0);
        assertThat(gradient).as("not the gradients").containsExactly(-1, 0.25, 3, 0);
        ProbeKernel.INSTANCE.evaluate(batch);
        assertThat(hessian).as("the mean of 3").containsExactly(0.5 / 3, 0.5 / 3, 3 * (1.0 / 3), 0);
    }

    @Test
    void weightsMultiplyTheFloor() {
        float[] hessian = new float[4];
        Batch batch =
                batch().weights(new double[] {4, 2, 2, 1}).hessianFloor(0.5).hessian("p", hessian);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch);
        assertThat(hessian).containsExactly(2, 1, 6, 0);
        ProbeKernel.INSTANCE.evaluate(batch);
        assertThat(hessian).containsExactly(0.25f, 0.125f, 0.75f, 0);
    }

    @Test
    void whatIsAddedToIsNotRaised() {
        double[] pairs = {0, -10, 0, -10, 0, -10, 0, -10};
        Batch batch = batch().hessianFloor(0.5)
                .accumulate(true)
                .gradient("p", Slice.of(pairs).rowStride(2))
                .hessian("p", Slice.of(pairs).from(1).rowStride(2));
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch);
        assertThat(pairs).containsExactly(-1, -9.5, 0.25, -9.5, 3, -7, 0, -10);
    }

    @Test
    void theSumOfALearnedInputIsRaisedToAFloorForEveryRow() {
        double[] hessian = new double[1];
        Batch batch = batch().weights(new double[] {1, 1, 2, 1}).hessian("s", hessian);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch.hessianFloor(1));
        assertThat(hessian).as("-1 + 0.25 + 2 * 3 is above 4 * 1").containsExactly(5.25);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch.hessianFloor(2));
        assertThat(hessian).containsExactly(8);
        ProbeKernel.INSTANCE.evaluate(batch);
        assertThat(hessian).containsExactly(2);
    }

    @Test
    void nanStaysAndZeroIsAFloor() {
        double[] hessian = new double[4];
        Batch batch = batch().mask((boolean[]) null).hessianFloor(0).hessian("p", hessian);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch);
        assertThat(hessian).containsExactly(0, 0.25, 3, Double.NaN);
        ProbeKernel.INSTANCE.withReduction(Reduction.SUM).evaluate(batch.hessianFloor(Double.NEGATIVE_INFINITY));
        assertThat(hessian).containsExactly(-1, 0.25, 3, Double.NaN);
    }
}
