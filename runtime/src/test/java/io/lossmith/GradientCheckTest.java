package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.engine.Rows;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import io.lossmith.fixture.PairLoss;
import io.lossmith.fixture.PairLossKernel;
import io.lossmith.fixture.WeightedCrossEntropy;
import io.lossmith.fixture.WeightedCrossEntropyKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.Link;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The gradient checker finds wrong gradients, and only those. */
class GradientCheckTest {
    @Test
    void rightGradientsPass() {
        Batch focal = Batch.rows(5).input("pt", new float[] {1e-6f, 0.01f, 0.5f, 0.99f, 1f - 1e-6f});
        GradientCheck check = FocalLossKernel.of(new FocalLoss(2)).checkGradient(focal);
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(5);
        assertThat(check.inputs().get(0).worstError()).isLessThan(1e-7);

        Batch ce = Batch.rows(4)
                .input("z", new double[] {1, 2, 3, -40, 0, 40, 0, 0, 0, 9, 9, 9})
                .input("y", new int[] {0, 2, 1, -7})
                .weights(new double[] {1, 3, 0, 1})
                .ignoreIndex(-7);
        check = CrossEntropyKernel.of(new CrossEntropy(), 3).checkGradient(ce);
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(6);

        Batch learned = Batch.rows(2)
                .input("p", new double[] {1, -2})
                .input("s", new float[] {0.5f})
                .input("y", new double[] {0, 1});
        check = LearnedScaleKernel.of(new LearnedScale()).checkGradient(learned);
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs()).extracting(GradientCheck.Input::compared).containsExactly(2L, 1L);

        Batch own = Batch.rows(2).input("z", new double[] {1, 2, 3, 4}).input("y", new int[] {0, 1});
        assertThat(WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {2, 0.5}))
                        .checkGradient(own)
                        .passed())
                .isTrue();

        Batch pair = Batch.rows(1)
                .input("a", new double[] {1, 2})
                .input("b", new double[] {3, 5})
                .input("y", new double[] {1})
                .mask(new boolean[] {true});
        assertThat(PairLossKernel.of(new PairLoss(), 2).checkGradient(pair).passed())
                .isTrue();
    }

    @Test
    void outputsOfTheBatchAreLeftAlone() {
        double[] gradient = {7};
        Batch batch = Batch.rows(1).input("pt", new double[] {0.5}).gradient("pt", gradient);
        FocalLossKernel.of(new FocalLoss(2)).checkGradient(batch);
        assertThat(gradient).containsExactly(7);
    }

    @Test
    void aWrongGradientFailsAndNamesItsRow() {
        LossKernel wrong = new OneInput(Domain.REAL, x -> x * x, x -> x == 3 ? 6.001 : 2 * x);
        GradientCheck check = wrong.checkGradient(Batch.rows(3).input("x", new double[] {1, 3, 5}));
        assertThat(check.passed()).isFalse();
        assertThat(check.inputs().get(0).worstRow()).isEqualTo(1);
        assertThat(check.inputs().get(0).analytic()).isEqualTo(6.001);
        assertThat(check.toString())
                .startsWith(
                        "Gradient check of OneInput: FAILED (tolerance 1.0E-6)\n  x: 3 compared, WRONG, relative error 1.66")
                .contains("at row 1, element 0 (gradient 6.001, numeric ");
    }

    @Test
    void aNaNGradientFailsWhereTheLossIsSmooth() {
        LossKernel wrong = new OneInput(Domain.REAL, x -> x * x, x -> Double.NaN);
        GradientCheck check = wrong.checkGradient(Batch.rows(1).input("x", new double[] {1}));
        assertThat(check.passed()).isFalse();
        assertThat(check.inputs().get(0).worstError()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void kinksAreLeftOutAndReported() {
        LossKernel relu = new OneInput(Domain.REAL, x -> Math.max(0, x), x -> x > 0 ? 1 : 0);
        GradientCheck check = relu.checkGradient(Batch.rows(4).input("x", new double[] {-1, 2, 0, 1e-3}));
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(3);
        assertThat(check.inputs().get(0).kinks()).isEqualTo(1);
        assertThat(check.toString()).contains("; 1 left out at kinks, first at row 2\n");
        LossKernel wrongAtKink = new OneInput(Domain.REAL, x -> Math.max(0, x), x -> x > 0 ? 1 : -0.5);
        assertThat(wrongAtKink
                        .checkGradient(Batch.rows(1).input("x", new double[] {0}))
                        .passed())
                .isFalse();
    }

    @Test
    void jumpsAreKinks() {
        LossKernel step = new OneInput(Domain.REAL, x -> x < 1 ? x : x + 3, x -> 1);
        GradientCheck check = step.checkGradient(Batch.rows(3).input("x", new double[] {-1, 1, 2}));
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).kinks()).isEqualTo(1);
        assertThat(check.inputs().get(0).uncertain()).isZero();
    }

    @Test
    void differencesThatCannotTellAreNoKinks() {
        LossKernel rough = new OneInput(Domain.REAL, x -> 2 * x + 1e-3 * Math.sin(1e9 * x), x -> 2);
        GradientCheck check = rough.checkGradient(Batch.rows(2).input("x", new double[] {1, 2}));
        assertThat(check.passed()).isFalse();
        assertThat(check.inputs().get(0).uncertain()).isEqualTo(2);
        assertThat(check.inputs().get(0).kinks()).isZero();
        assertThat(check)
                .hasToString("Gradient check of OneInput: FAILED (tolerance 1.0E-6)\n  x: 0 compared;"
                        + " 2 left out because the differences are too uncertain to tell, first at row 0\n");
    }

    @Test
    void aMinimumOfASmoothLossIsCompared() {
        LossKernel cauchy = new OneInput(
                Domain.REAL, x -> Math.log(1 + (x - 2) * (x - 2)), x -> 2 * (x - 2) / (1 + (x - 2) * (x - 2)));
        GradientCheck check = cauchy.checkGradient(Batch.rows(2).input("x", new double[] {2, 2 + 1e-9}));
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(2);
    }

    @Test
    void aGradientBelowTheRoundingOfTheLossIsNotCondemned() {
        double far = 32; // e^-32 is 57 ulps of the 1 it is added to, and the loss of size 100 has still coarser steps
        LossKernel saturated =
                new OneInput(Domain.REAL, x -> 100 - Math.log(1 + Math.exp(-x)), x -> 1 / (1 + Math.exp(x)));
        GradientCheck check = saturated.checkGradient(Batch.rows(3).input("x", new double[] {far, far + 1, 40}));
        assertThat(check.passed()).as(check.toString()).isTrue();
        LossKernel wrong = new OneInput(
                Domain.REAL, x -> 100 - Math.log(1 + Math.exp(-x)), x -> x > 10 ? 1e-9 : 1 / (1 + Math.exp(x)));
        assertThat(wrong.checkGradient(Batch.rows(1).input("x", new double[] {far}))
                        .passed())
                .isFalse();
    }

    @Test
    void theEdgeOfADomainIsApproachedFromInside() {
        LossKernel edge = new OneInput(Domain.UNIT, x -> x < 0 || x > 1 ? Double.NaN : Math.exp(x), Math::exp);
        GradientCheck check = edge.checkGradient(Batch.rows(4).input("x", new double[] {0, 1, 1e-9, 1 - 1e-12}));
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs().get(0).compared()).isEqualTo(4);
    }

    @Test
    void polesAndInfiniteInputsAreLeftOut() {
        LossKernel log = new OneInput(Domain.REAL, x -> -Math.log(x), x -> -1 / x);
        GradientCheck check = log.checkGradient(
                Batch.rows(4).input("x", new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, 1e-300}));
        assertThat(check.inputs().get(0).notFinite()).isEqualTo(3);
        LossKernel root = new OneInput(Domain.NONNEGATIVE, Math::sqrt, x -> 0.5 / Math.sqrt(x));
        check = root.checkGradient(Batch.rows(2).input("x", new double[] {0, 4}));
        assertThat(check.toString())
                .startsWith(
                        "Gradient check of OneInput: passed (tolerance 1.0E-6)\n  x: 1 compared, worst relative error ")
                .endsWith("; 1 left out because they are not finite\n");
    }

    @Test
    void nothingComparedIsNotAPass() {
        LossKernel square = new OneInput(Domain.REAL, x -> x * x, x -> 2 * x);
        assertThat(square.checkGradient(Batch.rows(0).input("x", new double[0])).passed())
                .isFalse();
        assertThatThrownBy(() -> square.checkGradient(Batch.rows(1))).isInstanceOf(IllegalArgumentException.class);
    }

    /** A loss of one number, with any gradient. */
    private static final class OneInput extends LossKernel {
        private static final long serialVersionUID = 1L;
        private final transient DoubleUnaryOperator value;
        private final transient DoubleUnaryOperator gradient;
        private final transient Domain domain;

        OneInput(Domain domain, DoubleUnaryOperator value, DoubleUnaryOperator gradient) {
            this(domain, value, gradient, KernelOptions.DEFAULT);
        }

        private OneInput(
                Domain domain, DoubleUnaryOperator value, DoubleUnaryOperator gradient, KernelOptions options) {
            super(
                    LossSpec.builder("OneInput", "f(x)")
                            .input("x", Role.PREDICTION, domain, "", Link.IDENTITY)
                            .build(),
                    new int[0],
                    options);
            this.domain = domain;
            this.value = value;
            this.gradient = gradient;
        }

        @Override
        protected LossKernel with(KernelOptions options) {
            return new OneInput(domain, value, gradient, options);
        }

        @Override
        protected double valueRows(Rows rows) {
            double sum = 0;
            for (int row = 0; row < rows.count(); row++) {
                double x = rows.reals(0)[rows.start(0) + row];
                sum += value.applyAsDouble(x);
                if (rows.gradient(0) != null) {
                    rows.gradient(0)[rows.gradientStart(0) + row] = rows.scale() * gradient.applyAsDouble(x);
                }
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
