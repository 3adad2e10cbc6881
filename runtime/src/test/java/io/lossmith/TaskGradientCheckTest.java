package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.engine.Rows;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradient checker on formulas over tasks: right ones pass, and each kind of mistake is found where it is. */
class TaskGradientCheckTest {
    private static final LossKernel SCALE = LearnedScaleKernel.of(new LearnedScale());
    private static final LossKernel CLASSES = CrossEntropyKernel.of(new CrossEntropy(), 3);

    private static Batch batch() {
        Batch batch = Batch.rows(3).input("s", new float[] {0.25f});
        batch.task("a")
                .input("p", new double[] {1, -2, 0.5})
                .input("s", new double[] {-0.5})
                .input("y", new double[] {0, 1, 3});
        batch.task("b", 2)
                .input("z", new double[] {1, 2, 3, 0.1, 0.2, -0.3})
                .input("y", new byte[] {0, 2})
                .weights(new double[] {1, 3});
        return batch;
    }

    private static LossKernel kernel(double mistake, boolean linear) {
        return new Both(new Formula(mistake, KernelOptions.DEFAULT), SCALE, linear, KernelOptions.DEFAULT);
    }

    @Test
    void rightGradientsPassAndAllAreCompared() {
        GradientCheck check = kernel(0, false).checkGradient(batch());
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.loss()).isEqualTo("Both");
        assertThat(check.inputs())
                .extracting(GradientCheck.Input::name)
                .containsExactly("a", "b", "s", "a_p", "a_s", "b_z");
        assertThat(check.inputs()).extracting(GradientCheck.Input::compared).containsExactly(1L, 1L, 1L, 3L, 1L, 6L);
        assertThat(check.inputs().get(5).analytic())
                .as("of the sums, by the formula's derivative")
                .isCloseTo(check.inputs().get(5).numeric(), within(1e-6));
    }

    @Test
    void prefixedNamesAreTheSame() {
        Batch flat = Batch.rows(2)
                .input("s", new float[] {0.25f})
                .input("a_p", new double[] {1, -2})
                .input("a_s", new double[] {-0.5})
                .input("a_y", new double[] {0, 1})
                .input("b_z", new double[] {1, 2, 3, 0.1, 0.2, -0.3})
                .input("b_y", new int[] {0, -1})
                .ignoreIndex(-1);
        GradientCheck check = kernel(0, false).checkGradient(flat);
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs()).extracting(GradientCheck.Input::compared).containsExactly(1L, 1L, 1L, 2L, 1L, 3L);
    }

    @Test
    void aWrongDerivativeOfTheFormulaIsFoundAtItsTask() {
        GradientCheck check = kernel(1e-3, false).checkGradient(batch());
        assertThat(check.passed()).isFalse();
        assertThat(check.inputs().stream()
                        .filter(input -> input.worstError() > check.tolerance())
                        .map(GradientCheck.Input::name))
                .containsExactly("b");
        assertThat(check.toString())
                .startsWith("Gradient check of Both: FAILED (tolerance 1.0E-6)\n  a: 1 compared, worst relative error ")
                .contains("\n  b: 1 compared, WRONG, relative error 1.499");
    }

    /** A kernel that takes the formula for linear computes its derivatives at the wrong values. */
    @Test
    void aWrongFactorIsFoundAtTheInputs() {
        GradientCheck check = kernel(0, true).checkGradient(batch());
        assertThat(check.inputs().stream()
                        .filter(input -> input.worstError() > check.tolerance())
                        .map(GradientCheck.Input::name))
                .containsExactly("b_z");
    }

    @Test
    void aWrongGradientOfATaskIsFoundAtItsInput() {
        LossKernel kernel = new Both(
                new Formula(0, KernelOptions.DEFAULT), new Wrong(KernelOptions.DEFAULT), false, KernelOptions.DEFAULT);
        Batch batch = Batch.rows(2).input("s", new double[] {0}).input("a_p", new double[] {1, 4});
        batch.task("b", 1).input("z", new double[3]).input("y", new int[1]);
        GradientCheck check = kernel.checkGradient(batch);
        assertThat(check.inputs().stream()
                        .filter(input -> input.worstError() > check.tolerance())
                        .map(GradientCheck.Input::name))
                .containsExactly("a_p");
        assertThat(check.toString()).contains("\n  a_p: 2 compared, WRONG, relative error 0.0909");
    }

    @Test
    void theBatchIsCheckedAndLeftAlone() {
        double[] gradient = {7, 7, 7};
        Batch batch = batch();
        batch.task("a").gradient("p", gradient);
        assertThat(kernel(0, false).checkGradient(batch).passed()).isTrue();
        assertThat(gradient).containsExactly(7, 7, 7);
        batch.task("b").input("y", new int[] {0, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel(0, false).checkGradient(batch))
                .withMessageStartingWith("Task 'b', CrossEntropy: the class 'y' at row 1 is 3, outside 0 to 2;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel(0, false).checkGradient(batch().input("t", new double[1])))
                .withMessage("Both has no input 't'; its inputs are a_p, a_s, a_y, b_z, b_y, s. Did you mean 's'?");
    }

    @Test
    void warmUpRunsEveryPart() {
        LossKernel kernel = kernel(0, false);
        kernel.warmUp();
        assertThat(kernel.evaluate(batch())).isNotNaN();
    }

    /** {@code exp(-s)*a + b^2/2 + s}, with a mistake in the derivative by b. */
    private static final class Formula extends LossKernel {
        private static final long serialVersionUID = 1L;
        private final double mistake;

        Formula(double mistake, KernelOptions options) {
            super(
                    LossSpec.builder("Both", "(learn s: real) -> exp(-s)*a + b^2/2 + s")
                            .input("a", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                            .input("b", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                            .input("s", Role.LEARN, Domain.REAL, "", Link.IDENTITY)
                            .build(),
                    new int[0],
                    options);
            this.mistake = mistake;
        }

        @Override
        protected LossKernel with(KernelOptions options) {
            return new Formula(mistake, options);
        }

        @Override
        protected double valueRows(Rows rows) {
            double sum = 0;
            for (int row = 0; row < rows.count(); row++) {
                double a = rows.reals(0)[rows.start(0) + row];
                double b = rows.reals(1)[rows.start(1) + row];
                double s = rows.reals(2)[rows.start(2)];
                double[] slopes = {Math.exp(-s), b + mistake, 1 - Math.exp(-s) * a};
                for (int input = 0; input < 3; input++) {
                    if (rows.gradient(input) != null) {
                        rows.gradient(input)[rows.gradientStart(input) + (input == 2 ? 0 : row)] =
                                rows.scale() * slopes[input];
                    }
                }
                sum += Math.exp(-s) * a + b * b / 2 + s;
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

    /** The square of its input, whose gradient is a tenth too large. */
    private static final class Wrong extends LossKernel {
        private static final long serialVersionUID = 1L;

        Wrong(KernelOptions options) {
            super(
                    LossSpec.builder("Wrong", "p^2")
                            .input("p", Role.PREDICTION, Domain.REAL, "", Link.IDENTITY)
                            .build(),
                    new int[0],
                    options);
        }

        @Override
        protected LossKernel with(KernelOptions options) {
            return new Wrong(options);
        }

        @Override
        protected double valueRows(Rows rows) {
            double sum = 0;
            for (int row = 0; row < rows.count(); row++) {
                double p = rows.reals(0)[rows.start(0) + row];
                if (rows.gradient(0) != null) {
                    rows.gradient(0)[rows.gradientStart(0) + row] = rows.scale() * 2.2 * p;
                }
                sum += p * p;
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

    private static final class Both extends TaskKernel {
        private static final long serialVersionUID = 1L;
        private final transient LossKernel first;
        private final boolean linear;

        Both(LossKernel formula, LossKernel first, boolean linear, KernelOptions options) {
            super(formula, List.of("a", "b"), new LossKernel[] {first, CLASSES}, linear, options);
            this.first = first;
            this.linear = linear;
        }

        @Override
        protected LossKernel with(KernelOptions options) {
            return new Both(combination(), first, linear, options);
        }
    }
}
