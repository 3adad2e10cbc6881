package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.exact.ExactDerivative;
import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.ir.Variable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values, gradients and Hessian diagonals of every loss against the formula evaluated in arbitrary precision. A new record with {@code @Loss} is
 * tested without a new line here. What was measured is left in {@code target/example-accuracy.txt}.
 */
class ExampleAccuracyTest {
    private static final int POINTS = 60;
    private static final double TYPICAL_ULPS = 4;
    private static final double LARGEST_ULPS = 16;

    /** Relative change of an input from which conditioning is measured. */
    private static final double NUDGE = 0x1p-20;

    private static final Map<String, Map<String, Accuracy>> MEASURED = new TreeMap<>();

    static List<Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void inDouble(Example example) {
        Map<String, Accuracy> measured = new LinkedHashMap<>();
        for (String what : List.of("value", "gradient", "hessian")) {
            measured.put(what, new Accuracy());
        }
        Samples samples = new Samples(new SplittableRandom(20));
        for (int i = 0; i < POINTS; i++) {
            measure(example, samples.parameters(example), samples.row(example), measured);
        }
        MEASURED.put(example.name(), measured);
        measured.forEach((what, accuracy) -> {
            assertThat(accuracy.count()).as("ordinary points of %s", what).isPositive();
            assertThat(accuracy.max()).as("%s at %s", what, accuracy.worst()).isLessThanOrEqualTo(LARGEST_ULPS);
            assertThat(accuracy.median()).as("median of %s", what).isLessThanOrEqualTo(TYPICAL_ULPS);
            assertThat(accuracy.maxElsewhere())
                    .as("%s at %s", what, accuracy.worstElsewhere())
                    .isLessThanOrEqualTo(LARGEST_ULPS);
        });
    }

    private static void measure(
            Example example,
            Map<String, double[]> parameters,
            Map<String, double[]> row,
            Map<String, Accuracy> measured) {
        LossKernel kernel = example.kernel(parameters);
        ExactPoint point = point(example, parameters, row);
        Call here = Call.of(kernel, 1, row);
        List<Call> nudged = nudged(example, kernel, row);
        String where = point.toString();

        double[] values = nudged.stream().mapToDouble(Call::value).toArray();
        BigDecimal exact = ExactEvaluator.value(example.model().value(), point).value();
        measured.get("value").add(here.value(), exact, conditioning(here.value(), values), where);
        for (Variable input : example.model().differentiable()) {
            String name = input.name();
            for (int i = 0; i < row.get(name).length; i++) {
                int element = i;
                ExactDerivative derivative = ExactDerivative.of(example.model().value(), point, name, element);
                String what = where + " by " + name + "[" + element + "]";

                double gradient = here.gradients().get(name)[element];
                double[] gradients = nudged.stream()
                        .mapToDouble(call -> call.gradients().get(name)[element])
                        .toArray();
                measured.get("gradient")
                        .add(gradient, derivative.first().value(), conditioning(gradient, gradients), what);

                double hessian = here.hessians().get(name)[element];
                double[] hessians = nudged.stream()
                        .mapToDouble(call -> call.hessians().get(name)[element])
                        .toArray();
                measured.get("hessian")
                        .add(hessian, derivative.second().value(), conditioning(hessian, hessians), what);
            }
        }
    }

    private static ExactPoint point(Example example, Map<String, double[]> parameters, Map<String, double[]> row) {
        ExactPoint point = new ExactPoint();
        row.forEach(point::with);
        parameters.forEach(point::with);
        example.lengths().forEach(point::length);
        return point;
    }

    /** The kernel's results with each continuous input element moved a little. */
    private static List<Call> nudged(Example example, LossKernel kernel, Map<String, double[]> row) {
        return example.model().inputs().stream()
                .filter(input -> input.classes().isEmpty() && !input.domain().discrete())
                .flatMap(input -> Arrays.stream(indices(row.get(input.name()))).mapToObj(i -> {
                    Map<String, double[]> moved = new LinkedHashMap<>(row);
                    double[] elements = row.get(input.name()).clone();
                    elements[i] *= 1 + NUDGE;
                    moved.put(input.name(), elements);
                    return Call.of(kernel, 1, moved);
                }))
                .toList();
    }

    private static int[] indices(double[] array) {
        return java.util.stream.IntStream.range(0, array.length).toArray();
    }

    /** By how much relative errors of the inputs are amplified, summed over them. */
    private static double conditioning(double here, double[] nudged) {
        double sum = 0;
        for (double there : nudged) {
            sum += here == there ? 0 : Math.abs((there - here) / here) / NUDGE;
        }
        return sum;
    }

    /** Float kernels compute in double and round once, so one unit in the last place of a float is enough everywhere. */
    @ParameterizedTest
    @MethodSource("examples")
    void inFloat(Example example) {
        Samples samples = new Samples(new SplittableRandom(21));
        for (int i = 0; i < 5; i++) {
            Map<String, double[]> parameters = samples.parameters(example);
            Map<String, double[]> row = samples.row(example);
            row.replaceAll((name, elements) -> rounded(elements));
            ExactPoint point = point(example, parameters, row);
            Call call = Call.inFloat(example.kernel(parameters), 1, row);
            assertThat(Accuracy.floatUlps(
                            call.value(),
                            ExactEvaluator.value(example.model().value(), point).value()))
                    .as("value at %s", point)
                    .isLessThanOrEqualTo(1);
            for (Variable input : example.model().differentiable()) {
                for (int k = 0; k < row.get(input.name()).length; k++) {
                    ExactDerivative exact = ExactDerivative.of(example.model().value(), point, input.name(), k);
                    assertThat(Accuracy.floatUlps(
                                    call.gradients().get(input.name())[k],
                                    exact.first().value()))
                            .as("gradient by %s[%s] at %s", input.name(), k, point)
                            .isLessThanOrEqualTo(1);
                    assertThat(Accuracy.floatUlps(
                                    call.hessians().get(input.name())[k],
                                    exact.second().value()))
                            .as("Hessian by %s[%s] at %s", input.name(), k, point)
                            .isLessThanOrEqualTo(1);
                }
            }
        }
    }

    private static double[] rounded(double[] numbers) {
        double[] rounded = new double[numbers.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) numbers[i];
        }
        return rounded;
    }

    @AfterAll
    static void writeWhatWasMeasured() throws IOException {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        MEASURED.forEach((loss, measured) -> measured.forEach(
                (what, accuracy) -> lines.add(String.format(Locale.ROOT, "%-36s %-9s %s", loss, what, accuracy))));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "example-accuracy.txt"), lines.toString());
    }
}
