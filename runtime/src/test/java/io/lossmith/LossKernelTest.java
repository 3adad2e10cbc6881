package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options, parameters, names and the batch by name. */
class LossKernelTest {
    private static final FocalLossKernel FOCAL = FocalLossKernel.of(new FocalLoss(2));

    @Test
    void optionsMakeNewKernelsAndSameOptionsDoNot() {
        assertThat(FOCAL.reduction()).isEqualTo(Reduction.MEAN);
        assertThat(FOCAL.withReduction(Reduction.MEAN)).isSameAs(FOCAL);
        assertThat(FOCAL.checked().checked()).hasToString("FocalLoss mean checked");
        assertThat(FOCAL.checked().withReduction(Reduction.SUM)).hasToString("FocalLoss sum checked");
        double[] pt = {0.25, 0.5};
        double sum = FOCAL.valueAt(0.25) + FOCAL.valueAt(0.5);
        assertThat(FOCAL.withReduction(Reduction.SUM).value(pt)).isEqualTo(sum);
        assertThat(FOCAL.value(pt)).isEqualTo(sum / 2);
        assertThat(CrossEntropyKernel.of(new CrossEntropy(), 3).lengths()).hasToString("{K=3}");
    }

    @Test
    void parametersAndLengthsAreValidated() {
        assertThatThrownBy(() -> FocalLossKernel.of(new FocalLoss(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FocalLoss: the parameter 'gamma' is NaN; pass a number.");
        assertThatThrownBy(() -> WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, Double.NaN})))
                .hasMessage("WeightedCrossEntropy: the parameter 'w[1]' is NaN; pass a number.");
        assertThatThrownBy(() -> CrossEntropyKernel.of(new CrossEntropy(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CrossEntropy: the length K is 0; pass at least 1.");
        assertThatThrownBy(() -> LossKernel.sameLength("K", "w", 3, "K", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The length K is 3 by 'w', but 4 by 'K'; give both the same length.");
        assertThat(LossKernel.sameLength("K", "w", 3, "v", 3)).isEqualTo(3);
        assertThat(LossKernel.vectorLength("w", new double[4])).isEqualTo(4);
        assertThatThrownBy(() -> LossKernel.vectorLength("w", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The parameter 'w' is null; pass a double[].");
        assertThatThrownBy(() -> LossKernel.atLeast("K", 2, 3))
                .hasMessage("The length K is 2, but the formula needs at least 3; pass a larger K.");
        assertThat(LossKernel.atLeast("K", 3, 3)).isEqualTo(3);
    }

    @Test
    void aBatchByNameGivesWhatTheTypedCallGives() {
        double[] pt = {0.1, 0.9, 0.4};
        double[] gradient = new double[3];
        double[] typed = new double[3];
        double value = FOCAL.valueAndGradient(pt, typed);
        Batch batch = Batch.rows(3).input("pt", pt).gradient("pt", gradient);
        assertThat(FOCAL.evaluate(batch)).isEqualTo(value);
        assertThat(gradient).containsExactly(typed);
        assertThat(FOCAL.withReduction(Reduction.SUM).evaluate(batch)).isEqualTo(value * 3);
        pt[0] = 0.2; // the arrays are read again by each evaluation
        assertThat(FOCAL.evaluate(batch)).isEqualTo(FOCAL.value(pt));
        assertThat(FOCAL.evaluate(batch.weights(new float[] {1, 0, 0}))).isEqualTo(FOCAL.valueAt(0.2));
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        CrossEntropyKernel ce = CrossEntropyKernel.of(new CrossEntropy(), 2);
        Batch batch = Batch.rows(1).input("Z", new double[2]).input("y", new int[1]);
        assertThatThrownBy(() -> ce.evaluate(batch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CrossEntropy has no input 'Z'; its inputs are z, y. Did you mean 'z'?");
        assertThatThrownBy(() -> ce.evaluate(batch)).hasMessageContaining("no input 'Z'");
        assertThatThrownBy(() ->
                        FOCAL.evaluate(Batch.rows(1).input("pt", new double[1]).gradient("logits", new double[1])))
                .hasMessage("FocalLoss has no input 'logits'; its inputs are pt.");
        assertThatThrownBy(() -> Batch.rows(-1))
                .hasMessage("Batch.rows(-1) is negative; state the number of rows, 0 or more.");
        assertThat(NearestName.suggestion("targte", List.of("target", "t"))).isEqualTo(" Did you mean 'target'?");
    }

    @Test
    void warmUpRunsForEveryShapeOfLoss() {
        FOCAL.warmUp();
        CrossEntropyKernel.of(new CrossEntropy(), 3).checked().warmUp();
        LearnedScaleKernel.of(new LearnedScale()).warmUp();
        WeightedCrossEntropyKernel.of(new WeightedCrossEntropy(new double[] {1, 2}))
                .warmUp();
        PairLossKernel.of(new PairLoss(), 2000).checked().warmUp();
    }
}
