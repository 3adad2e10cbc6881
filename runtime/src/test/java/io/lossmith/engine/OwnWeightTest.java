package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.Batch;
import io.lossmith.KernelOptions;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import org.junit.jupiter.api.Test;

/** A weight that the formula computes from a continuous target. */
class OwnWeightTest {
    private static final LossKernel KERNEL = new TargetWeighted(KernelOptions.DEFAULT);

    @Test
    void theFormulasWeightMultipliesTheBatchsAndCountsInTheMean() {
        Batch floats = Batch.rows(3).input("p", new float[] {1, 2, 4}).input("t", new float[] {1, 0, 3});
        assertThat(KERNEL.evaluate(floats)).isEqualTo((1 * 1 + 3 * 4) / 4.0);
        assertThat(KERNEL.evaluate(floats.weights(new float[] {2, 5, 1}))).isEqualTo((2 * 1 + 3 * 4) / 5.0);
        assertThat(KERNEL.withReduction(Reduction.SUM).evaluate(floats)).isEqualTo(14.0);
        assertThat(KERNEL.evaluate(floats.weights(new double[] {0, 1, 0}))).isEqualTo(0.0);
    }

    @Test
    void theCallersWeightsAreNotChanged() {
        double[] weights = {2, 5, 1};
        double[] t = {1, 0, 3};
        KERNEL.evaluate(Batch.rows(3).input("p", new double[3]).input("t", t).weights(weights));
        assertThat(weights).containsExactly(2, 5, 1);
        assertThat(t).containsExactly(1, 0, 3);
    }

    @Test
    void aNaNWeightSpreadsAndAnInfiniteOneIsRefused() {
        Batch batch = Batch.rows(2).input("p", new double[] {1, 1}).input("t", new double[] {1, Double.NaN});
        assertThat(KERNEL.evaluate(batch)).isNaN();
        assertThatThrownBy(() -> KERNEL.evaluate(batch.input("t", new double[] {1, Double.POSITIVE_INFINITY})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "TargetWeighted: the formula's own weight makes the weight at row 1 Infinity; correct the inputs or parameters"
                                + " of 'weight', weights must be finite and not negative.");
    }

    /** {@code (p: real | t: real) -> weight = t; p}. */
    private static final class TargetWeighted extends LossKernel {
        private static final long serialVersionUID = 1L;

        TargetWeighted(KernelOptions options) {
            super(
                    LossSpec.builder("TargetWeighted", "(p: real | t: real) -> weight = t; p")
                            .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                            .input("t", Role.TARGET, Domain.REAL, "", Link.IDENTITY)
                            .build(),
                    new int[0],
                    options);
        }

        @Override
        protected LossKernel with(KernelOptions options) {
            return new TargetWeighted(options);
        }

        @Override
        protected boolean hasOwnWeight() {
            return true;
        }

        @Override
        protected void weightRows(Rows rows) {
            for (int row = 0; row < rows.count(); row++) {
                if (rows.weights()[rows.weightsStart() + row] != 0) {
                    rows.weights()[rows.weightsStart() + row] *= rows.reals(1)[rows.start(1) + row];
                }
            }
        }

        @Override
        protected double valueRows(Rows rows) {
            double sum = 0;
            for (int row = 0; row < rows.count(); row++) {
                double weight = rows.weights()[rows.weightsStart() + row];
                sum += weight == 0 ? 0 : weight * rows.reals(0)[rows.start(0) + row];
            }
            return sum;
        }

        @Override
        protected double gradientRows(Rows rows) {
            return valueRows(rows);
        }

        @Override
        protected double hessianRows(Rows rows) {
            return valueRows(rows);
        }
    }
}
