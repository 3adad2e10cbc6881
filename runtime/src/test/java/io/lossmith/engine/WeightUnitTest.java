package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.spec.InputSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mean does not depend on the unit of its weights, however small or large they are. */
class WeightUnitTest {
    private static final int ROWS = 7;

    /** Every kernel with weights near the smallest double, where 1 / sum overflows, and near the largest. */
    static Stream<Arguments> units() {
        return Fixture.all().stream()
                .flatMap(fixture -> Stream.of(-1070, -1030, -1022, -600, -101, -100, 100, 101, 600, 1017)
                        .map(exponent -> Arguments.of(fixture, exponent)));
    }

    @ParameterizedTest(name = "{0}, 2^{1}")
    @MethodSource("units")
    void theMeanIsTheSameToTheBit(Fixture fixture, int exponent) {
        List<double[]> expected = evaluate(fixture, 1);
        List<double[]> actual = evaluate(fixture, Math.scalb(1.0, exponent));
        assertThat(actual).hasSameSizeAs(expected);
        for (int output = 0; output < expected.size(); output++) {
            assertThat(actual.get(output)).as("output %d", output).containsExactly(expected.get(output));
        }
        assertThat(expected.get(0)[0]).isFinite().isNotZero();
    }

    /** The value, the values of the rows, and every gradient and Hessian. */
    private static List<double[]> evaluate(Fixture fixture, double unit) {
        double[][] inputs = fixture.inputs(ROWS, 3);
        double[] weights = {1, 3, 0, 2, 1, 1.5, 2};
        for (int row = 0; row < ROWS; row++) {
            weights[row] *= unit;
        }
        double[] given = weights.clone();
        Batch batch = Batch.rows(ROWS).weights(weights);
        List<double[]> outputs = new ArrayList<>();
        double[] values = new double[ROWS];
        batch.values(values);
        outputs.add(values);
        for (int input = 0; input < inputs.length; input++) {
            InputSpec declared = fixture.layout().input(input);
            if (declared.isClass()) {
                batch.input(
                        declared.name(),
                        Arrays.stream(inputs[input])
                                .mapToInt(number -> (int) number)
                                .toArray());
                continue;
            }
            batch.input(declared.name(), inputs[input]);
            if (declared.hasGradient()) {
                double[] gradient = new double[inputs[input].length];
                double[] hessian = new double[inputs[input].length];
                batch.gradient(declared.name(), gradient).hessian(declared.name(), hessian);
                outputs.add(gradient);
                outputs.add(hessian);
            }
        }
        double value = fixture.kernel().evaluate(batch);
        assertThat(weights).containsExactly(given);
        outputs.add(0, new double[] {value});
        return outputs;
    }

    @Test
    void theSmallestWeightOfAllIsAWeight() {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(0));
        double[] gradient = new double[1];
        double value = kernel.batch()
                .pt(new double[] {0.5})
                .weights(new double[] {Double.MIN_VALUE})
                .gradPt(gradient)
                .evaluate();
        assertThat(value).isEqualTo(Math.log(2));
        assertThat(gradient).containsExactly(-2);
    }

    @Test
    void largeWeightsTimesLargeValuesDoNotOverflow() {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(0));
        double[] pt = {1e-300, 1e-300};
        double[] weights = {8e307, 8e307};
        assertThat(kernel.batch().pt(pt).weights(weights).evaluate()).isEqualTo(-Math.log(1e-300));
    }

    @Test
    void aRowOfNegligibleWeightStillCounts() {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(0));
        double[] weights = {1e300, 1e-300, 0};
        double[] pt = {0.5, 0.25, Double.NaN};
        double[] values = new double[3];
        Batch batch = Batch.rows(3).input("pt", pt).weights(weights).values(values);
        assertThat(kernel.evaluate(batch)).isEqualTo(Math.log(2));
        assertThat(values).containsExactly(Math.log(2), -Math.log(0.25), 0);
        pt[1] = Double.NaN;
        assertThat(kernel.evaluate(batch)).isNaN();
    }

    @Test
    void aSumTakesTheWeightsAsTheyAre() {
        LossKernel kernel = FocalLossKernel.of(new FocalLoss(0)).withReduction(Reduction.SUM);
        double[] gradient = new double[1];
        Batch batch = Batch.rows(1)
                .input("pt", new double[] {0.5})
                .weights(new double[] {0x1p-1060})
                .gradient("pt", gradient);
        assertThat(kernel.evaluate(batch)).isEqualTo(0x1p-1060 * Math.log(2));
        assertThat(gradient).containsExactly(-0x1p-1059);
    }
}
