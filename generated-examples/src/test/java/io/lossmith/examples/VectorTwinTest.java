package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.Simd;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vector twin of every loss against its scalar kernel, which computes what has few rows: the same rows, one at a time. Runs in JVMs with
 * the vector module, at several widths.
 */
@Tag("simd")
class VectorTwinTest {
    /** Whole groups of rows, and a part of one more. */
    private static final List<Integer> ROWS = List.of(64, 79, 97);

    private static final int MOST = 97;

    /** Units in the last place, and multiples of what changes when inputs and parameters change by one. */
    private static final double ULPS = 16;

    private static final int NUDGES = 3;

    /** What a kernel rounds to, one unit in the last place of a number about 1, and the smallest normal number. */
    private enum Precision {
        FLOAT(0x1p-23, Float.MIN_NORMAL),
        DOUBLE(0x1p-52, Double.MIN_NORMAL);

        private final double unit;
        private final double smallest;

        Precision(double unit, double smallest) {
            this.unit = unit;
            this.smallest = smallest;
        }

        Call call(LossKernel kernel, int rows, Map<String, double[]> inputs) {
            return this == FLOAT ? Call.inFloat(kernel, rows, inputs) : Call.of(kernel, rows, inputs);
        }
    }

    static List<Example> examples() {
        return Examples.all();
    }

    private static boolean hasTwin(Example example) {
        try {
            String name = example.type().getPackageName() + "." + example.type().getSimpleName();
            Class.forName(name + "Kernel_Vector", false, example.type().getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    @Test
    void vectorsAreInUse() {
        assertThat(Simd.status().isActive()).as("%s", Simd.status()).isTrue();
    }

    /** One has weights of its own, two need too many statements, and two have one function, which is computed lane by lane. */
    @Test
    void lossesWithoutATwin() {
        assertThat(examples())
                .filteredOn(example -> !hasTwin(example))
                .extracting(Example::name)
                .containsExactlyInAnyOrder(
                        "BoxLoss", "Cauchy", "ClassWeightedCrossEntropy", "IntersectionOverUnion", "KullbackLeibler");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void agreesWithTheScalarKernelInFloat(Example example) {
        agrees(example, Precision.FLOAT);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void agreesWithTheScalarKernelInDouble(Example example) {
        agrees(example, Precision.DOUBLE);
    }

    private static void agrees(Example example, Precision precision) {
        Trial trial = new Trial(example, precision, 3);
        ROWS.forEach(trial::compare);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void threadsChangeNoBit(Example example) {
        Trial trial = new Trial(example, Precision.FLOAT, 7);
        int rows = 24_000;
        Map<String, double[]> inputs = trial.repeated(rows);
        ExecutorService helpers = Executors.newFixedThreadPool(2);
        try {
            Call one = Call.of(trial.kernel, Call.batch(trial.kernel, rows, inputs), inputs);
            Batch shared = Call.batch(trial.kernel, rows, inputs).executor(helpers, 2);
            Call two = Call.of(trial.kernel, shared, inputs);

            assertThat(two.value()).isEqualTo(one.value());
            one.gradients()
                    .forEach((name, gradient) ->
                            assertThat(two.gradients().get(name)).as(name).containsExactly(gradient));
            one.hessians()
                    .forEach((name, hessian) ->
                            assertThat(two.hessians().get(name)).as(name).containsExactly(hessian));
        } finally {
            helpers.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesOutRowsOfWeightZero(Example example) {
        Trial trial = new Trial(example, Precision.FLOAT, 9);
        Map<String, double[]> inputs = trial.repeated(97);
        double[] weights = new double[97];
        Arrays.setAll(weights, row -> row % 3);
        Call plain = Call.of(trial.kernel, Call.batch(trial.kernel, 97, inputs), inputs);
        Call weighted =
                Call.of(trial.kernel, Call.batch(trial.kernel, 97, inputs).weights(weights), inputs);

        for (InputSpec input : trial.kernel.spec().inputs()) {
            if (input.hasGradient() && input.role() != Role.LEARN) {
                double[] gradient = plain.gradients().get(input.name());
                double[] expected = new double[gradient.length];
                int width = gradient.length / 97;
                Arrays.setAll(expected, i -> weights[i / width] == 0 ? 0 : weights[i / width] * gradient[i]);
                assertThat(weighted.gradients().get(input.name()))
                        .as(input.name())
                        .usingComparatorWithPrecision(1e-12)
                        .containsExactly(expected);
            }
        }
    }

    /** A loss with parameters, rows, and what the scalar kernel makes of each, with how sensitive that is. */
    private static final class Trial {
        private final Example example;
        private final Precision precision;
        private final LossKernel kernel;
        private final List<Map<String, double[]>> rows = new ArrayList<>();
        private final List<Call> expected = new ArrayList<>();
        private final List<List<Call>> nudged = new ArrayList<>();

        Trial(Example example, Precision precision, int seed) {
            this.example = example;
            this.precision = precision;
            SplittableRandom random = new SplittableRandom(seed);
            Samples samples = new Samples(random);
            Map<String, double[]> parameters = samples.parameters(example);
            kernel = kernel(parameters);
            Map<String, double[]> learned = new LinkedHashMap<>();
            for (int row = 0; row < MOST; row++) {
                Map<String, double[]> inputs = samples.row(example);
                inputs.replaceAll((name, numbers) -> rounded(numbers));
                for (InputSpec input : kernel.spec().inputs()) {
                    if (input.role() == Role.LEARN) {
                        learned.putIfAbsent(input.name(), inputs.get(input.name()));
                        inputs.put(input.name(), learned.get(input.name()));
                    }
                }
                rows.add(inputs);
                expected.add(Call.of(kernel, 1, inputs));
                nudged.add(nudged(inputs, parameters, random));
            }
        }

        private LossKernel kernel(Map<String, double[]> parameters) {
            return example.kernel(parameters).withReduction(Reduction.SUM).unrefined(); // doubles have twins without
        }

        private static double[] rounded(double[] numbers) {
            return Arrays.stream(numbers).map(number -> (float) number).toArray();
        }

        private List<Call> nudged(
                Map<String, double[]> inputs, Map<String, double[]> parameters, SplittableRandom random) {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < NUDGES; i++) {
                Map<String, double[]> moved = new LinkedHashMap<>(inputs);
                example.model().inputs().stream()
                        .filter(input ->
                                input.classes().isEmpty() && !input.domain().discrete())
                        .forEach(input -> moved.computeIfPresent(input.name(), (name, x) -> moved(x, random)));
                Map<String, double[]> others = new LinkedHashMap<>(parameters);
                example.model().parameters().stream()
                        .filter(parameter -> !parameter.domain().discrete())
                        .filter(parameter -> Arrays.stream(others.get(parameter.name()))
                                .anyMatch(number -> number != Math.rint(2 * number) / 2))
                        .forEach(parameter -> others.computeIfPresent(parameter.name(), (name, x) -> moved(x, random)));
                calls.add(Call.of(kernel(others), 1, moved));
            }
            return calls;
        }

        private double[] moved(double[] numbers, SplittableRandom random) {
            return Arrays.stream(numbers)
                    .map(number -> number * (1 - precision.unit * random.nextInt(2)))
                    .toArray();
        }

        Map<String, double[]> repeated(int count) {
            Map<String, double[]> all = new LinkedHashMap<>();
            for (InputSpec input : kernel.spec().inputs()) {
                double[] one = rows.get(0).get(input.name());
                double[] numbers = new double[input.role() == Role.LEARN ? one.length : count * one.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = rows.get(i / one.length % MOST).get(input.name())[i % one.length];
                }
                all.put(input.name(), numbers);
            }
            return all;
        }

        void compare(int count) {
            Call twin = precision.call(kernel, count, repeated(count));
            assertClose("value", twin.value(), count, row -> expected.get(row).value(), call -> call.value());
            for (InputSpec input : kernel.spec().inputs()) {
                if (!input.hasGradient()) {
                    continue;
                }
                String name = input.name();
                derivative("gradient by " + name, input, twin.gradients().get(name), count, Call::gradients);
                derivative("Hessian by " + name, input, twin.hessians().get(name), count, Call::hessians);
            }
        }

        private void derivative(
                String what, InputSpec input, double[] results, int count, Function<Call, Map<String, double[]>> part) {
            String name = input.name();
            boolean learned = input.role() == Role.LEARN;
            int width = learned ? results.length : results.length / count;
            for (int i = 0; i < results.length; i++) {
                int element = i % width;
                if (learned) {
                    assertClose(
                            what,
                            results[i],
                            count,
                            row -> part.apply(expected.get(row)).get(name)[element],
                            call -> part.apply(call).get(name)[element]);
                } else {
                    int row = i / width;
                    double exact = part.apply(expected.get(row)).get(name)[element];
                    double room = room(row, exact, call -> part.apply(call).get(name)[element]);
                    assertNear(what + ", row " + row + " of " + count + ", " + where(row), results[i], exact, room);
                }
            }
        }

        private String where(int row) {
            StringBuilder text = new StringBuilder();
            rows.get(row).forEach((name, numbers) -> text.append(name).append(Arrays.toString(numbers)));
            return text.toString();
        }

        private void assertClose(
                String what, double result, int count, IntToDoubleFunction exact, ToDoubleFunction<Call> part) {
            double sum = 0;
            double room = 0;
            for (int row = 0; row < count; row++) {
                sum += exact.applyAsDouble(row);
                room += room(row, exact.applyAsDouble(row), part);
            }
            assertNear(what + " of " + count + " rows", result, sum, room);
        }

        private double room(int row, double exact, ToDoubleFunction<Call> part) {
            double spread = 0;
            for (Call call : nudged.get(row)) {
                spread = Math.max(spread, Math.abs(part.applyAsDouble(call) - exact));
            }
            return ULPS * (precision.unit * Math.abs(exact) + spread + precision.smallest);
        }

        private static void assertNear(String what, double result, double exact, double room) {
            boolean near = Double.compare(result, exact) == 0 || Math.abs(result - exact) <= room;
            assertThat(near).as("%s: %s, not %s", what, result, exact).isTrue();
        }
    }
}
