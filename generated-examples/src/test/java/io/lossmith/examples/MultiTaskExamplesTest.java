package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.Batch;
import io.lossmith.GradientCheck;
import io.lossmith.LossKernel;
import io.lossmith.TaskKernel;
import io.lossmith.examples.demo.WeightedDigits;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.multitask.UncertainDetection;
import io.lossmith.examples.multitask.UncertainDetectionKernel;
import io.lossmith.examples.multitask.WeightedDetection;
import io.lossmith.examples.multitask.WeightedDetectionKernel;
import io.lossmith.examples.regression.SmoothL1;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every example over tasks, and the numbers of two of them. */
class MultiTaskExamplesTest {
    private static final int ROWS = 3;

    static Stream<LossKernel> kernels() {
        return Stream.of(
                LossKernel.of(new WeightedDetection(new CrossEntropy(), new SmoothL1(0.5), 2), 3),
                LossKernel.of(new UncertainDetection(), 3),
                LossKernel.of(new WeightedDigits(), 3, 2));
    }

    /** Numbers inside every domain: between 0 and 1, or the first classes. */
    private static Map<String, double[]> inputs(LossKernel kernel, SplittableRandom random) {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        for (InputSpec input : kernel.spec().inputs()) {
            int width = input.isVector() ? input.length().orElseThrow().resolve(kernel.lengths()) : 1;
            double[] numbers = new double[input.role() == Role.LEARN ? width : ROWS * width];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = input.isClass() ? i % 3 : random.nextDouble();
            }
            inputs.put(input.name(), numbers);
        }
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void gradientsAgreeWithDifferences(LossKernel kernel) {
        SplittableRandom random = new SplittableRandom(5);
        for (int draw = 0; draw < 5; draw++) {
            GradientCheck check = kernel.checkGradient(Call.batch(kernel, ROWS, inputs(kernel, random)));
            assertThat(check.passed()).as("%s", check).isTrue();
            assertThat(check.inputs())
                    .allSatisfy(input -> assertThat(input.compared()).isPositive());
        }
    }

    /** NaN in one task is NaN in the whole and in that task's gradients; the other tasks keep theirs, since the formulas are sums. */
    @ParameterizedTest
    @MethodSource("kernels")
    void nanStaysInItsTask(LossKernel kernel) {
        for (InputSpec broken : kernel.spec().inputs()) {
            if (broken.isClass() || broken.role() == Role.LEARN) {
                continue;
            }
            Map<String, double[]> inputs = inputs(kernel, new SplittableRandom(6));
            inputs.get(broken.name())[0] = Double.NaN;
            Call call = Call.of(kernel, ROWS, inputs);
            String task = broken.name().substring(0, broken.name().indexOf('_') + 1);
            assertThat(call.value()).isNaN();
            call.gradients().forEach((name, gradient) -> {
                boolean learned = kernel.spec()
                                .inputs()
                                .get(kernel.spec().inputIndex(name))
                                .role()
                        == Role.LEARN;
                if (!learned) {
                    assertThat(Arrays.stream(gradient).anyMatch(Double::isNaN))
                            .as("%s broken, gradient of %s", broken, name)
                            .isEqualTo(name.startsWith(task));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void survivesSerialisation(LossKernel kernel) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            LossKernel copy = (LossKernel) in.readObject();
            Batch batch = Call.batch(kernel, ROWS, inputs(kernel, new SplittableRandom(7)));
            assertThat(copy).hasToString(kernel.toString());
            assertThat(((TaskKernel) copy).tasks()).isEqualTo(((TaskKernel) kernel).tasks());
            assertThat(copy.evaluate(batch)).isEqualTo(kernel.evaluate(batch));
        }
    }

    @Test
    void aDetectionAsTyped() {
        double[] gradZ = new double[4];
        double[] gradP = new double[1];
        WeightedDetectionKernel.Batch batch = WeightedDetectionKernel.of(
                        new WeightedDetection(new CrossEntropy(), new SmoothL1(), 3), 2)
                .batch();
        batch.cls().z(new double[4]).y(new int[] {0, 1}).gradZ(gradZ);
        batch.box().p(new double[] {2.5}).y(new double[1]).gradP(gradP);
        assertThat(batch.evaluate()).isCloseTo(Math.log(2) + 3 * 2, within(1e-15));
        assertThat(batch.cls().value()).isEqualTo(Math.log(2));
        assertThat(batch.box().value()).isEqualTo(2);
        assertThat(gradZ).containsExactly(-0.25, 0.25, 0.25, -0.25);
        assertThat(gradP).containsExactly(3);
    }

    @Test
    void learnedWeightsAsTyped() {
        double[] byCls = {0};
        float[] byBox = {0};
        double[] gradP = new double[2];
        UncertainDetectionKernel.Batch batch = UncertainDetectionKernel.of(new UncertainDetection(), 2)
                .batch()
                .logvar_cls(new double[] {0})
                .gradLogvar_cls(byCls)
                .logvar_box(new float[] {2})
                .gradLogvar_box(byBox);
        batch.cls().z(new double[2]).y(new int[1]);
        batch.box().p(new double[] {1, 3}).y(new double[2]).gradP(gradP);
        assertThat(batch.evaluate()).isCloseTo(Math.log(2) + Math.exp(-2) * 5 / 2 + 1, within(1e-15));
        assertThat(byCls[0]).isEqualTo(0.5 - Math.log(2));
        assertThat(byBox[0]).isEqualTo((float) (0.5 - 0.5 * Math.exp(-2) * 5));
        assertThat(gradP).containsExactly(new double[] {Math.exp(-2) / 2, 3 * Math.exp(-2) / 2}, within(1e-16));
    }
}
