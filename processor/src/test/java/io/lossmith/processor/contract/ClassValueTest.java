package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.Reduction;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A class target is the whole number of its index wherever a number may stand. */
class ClassValueTest {
    @Test
    void aClassIsItsIndexInArithmetic() {
        KernelHarness harness = new KernelHarness();
        harness.add("Product", "(p: real | y: class[5]) -> p*y + y");
        harness.add("Square", "(p: real | y: class[5]) -> (p - y)^2");
        harness.add("Distance", "(z: real[5] | y: class[5]) -> sum(z*(index(5) - y)^2)");
        Map<String, CompiledLoss> losses = harness.compile();
        int[] y = {0, 2, 4};
        double[] p = {10, 0.5, -1};
        check(losses.get("Product"), p, y, 0 + 3 + 0, new double[] {0, 2, 4});
        check(losses.get("Square"), p, y, 100 + 2.25 + 25, new double[] {20, -3, -10});
        double[] z = {1, 2, 3, 4, 5};
        double value = 1 * 4 + 2 * 1 + 0 + 4 * 1 + 5 * 4;
        check(losses.get("Distance"), z, new int[] {2}, value, new double[] {4, 1, 0, 1, 4});
    }

    private static void check(CompiledLoss loss, double[] prediction, int[] y, double sum, double[] gradient) {
        String name = loss.loss().inputs().get(0).name();
        double[] actual = new double[prediction.length];
        Batch batch = Batch.rows(y.length).input(name, prediction).input("y", y).gradient(name, actual);
        assertThat(loss.kernel().withReduction(Reduction.SUM).evaluate(batch)).isEqualTo(sum);
        assertThat(actual).containsExactly(gradient);
    }
}
