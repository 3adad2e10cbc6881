package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option of a call, in every combination, against a plain loop over the rows. */
class KernelContractTest {
    private static final int SPARE = 3;
    private static final double UNTOUCHED = 77;
    private static final double BEFORE = 0.5;

    private enum Weighting {
        NONE,
        WEIGHTS,
        MASK,
        IGNORE_INDEX,
        ALL,
        NOTHING_COUNTS
    }

    static Fixture[] fixtures() {
        return Fixture.all().toArray(Fixture[]::new);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithAPlainLoop(Fixture fixture) {
        int block = fixture.layout().blockRows;
        for (int rows : new TreeSet<>(Arrays.asList(0, 1, 2, 7, block - 1, block, block + 1, 10_000))) {
            double[][] inputs = fixture.inputs(rows, rows);
            for (Weighting weighting : Weighting.values()) {
                boolean ignores = weighting == Weighting.IGNORE_INDEX;
                if (ignores && fixture.layout().classTarget < 0) {
                    continue;
                }
                for (Reduction reduction : Reduction.values()) {
                    for (int options = 0; options < 12; options++) {
                        new Case(
                                        fixture,
                                        rows,
                                        inputs,
                                        weighting,
                                        reduction,
                                        options % 3,
                                        options / 3 % 2 == 1,
                                        options >= 6)
                                .run();
                    }
                }
            }
        }
    }

    /** One call: {@code order} 0 asks for values, 1 for gradients, 2 for Hessians too. */
    private static final class Case {
        private final Fixture fixture;
        private final RowLayout layout;
        private final int rows;
        private final double[][] inputs;
        private final Weighting weighting;
        private final Reduction reduction;
        private final int order;
        private final boolean single;
        private final boolean accumulate;
        private final double[] weights;
        private final boolean[] mask;
        private final double[][] gradients;
        private final double[][] hessians;
        private double[] values;

        Case(
                Fixture fixture,
                int rows,
                double[][] inputs,
                Weighting weighting,
                Reduction reduction,
                int order,
                boolean single,
                boolean accumulate) {
            this.fixture = fixture;
            this.layout = fixture.layout();
            this.rows = rows;
            this.inputs = inputs;
            this.weighting = weighting;
            this.reduction = reduction;
            this.order = order;
            this.single = single;
            this.accumulate = accumulate;
            weights = new double[rows];
            mask = new boolean[rows];
            gradients = new double[inputs.length][];
            hessians = new double[inputs.length][];
            Random random = new Random(rows + 1);
            for (int row = 0; row < rows; row++) {
                boolean all = weighting == Weighting.ALL;
                weights[row] = weighting == Weighting.WEIGHTS || all ? random.nextInt(4) * 0.75 : 1;
                mask[row] = weighting != Weighting.NOTHING_COUNTS
                        && (!(weighting == Weighting.MASK || all) || random.nextInt(3) > 0);
            }
        }

        void run() {
            String name = fixture + " " + rows + " rows " + weighting + " " + reduction + " order " + order
                    + (single ? " float" : " double") + (accumulate ? " accumulate" : "");
            double value = evaluate();
            double[][] expectedGradients = expectedArrays();
            double[][] expectedHessians = expectedArrays();
            double[] expectedValues = new double[rows];
            double expected = expect(expectedGradients, expectedHessians, expectedValues);
            assertThat(value).as(name).isCloseTo(expected, near(expected, 1e-12));
            compare(name + " values", values, expectedValues, rows);
            for (int input = 0; input < inputs.length; input++) {
                String at = name + " input " + input;
                if (layout.input(input).hasGradient() && order >= 1) {
                    compare(at + " gradient", gradients[input], expectedGradients[input], inputs[input].length);
                }
                if (layout.input(input).hasGradient() && order == 2) {
                    compare(at + " hessian", hessians[input], expectedHessians[input], inputs[input].length);
                }
            }
        }

        private double evaluate() {
            LossKernel kernel = fixture.kernel().withReduction(reduction);
            Batch batch = Batch.rows(rows).accumulate(accumulate);
            if (weighting == Weighting.WEIGHTS || weighting == Weighting.ALL) {
                if (single) {
                    batch.weights(floats(weights));
                } else {
                    batch.weights(weights);
                }
            }
            if (weighting == Weighting.MASK || weighting == Weighting.ALL || weighting == Weighting.NOTHING_COUNTS) {
                batch.mask(mask);
            }
            if (weighting == Weighting.IGNORE_INDEX) {
                batch.ignoreIndex(1);
            }
            float[] floatValues = new float[rows + SPARE];
            values = new double[rows + SPARE];
            Arrays.fill(values, UNTOUCHED);
            Arrays.fill(floatValues, (float) UNTOUCHED);
            float[][] floatGradients = new float[inputs.length][];
            float[][] floatHessians = new float[inputs.length][];
            for (int input = 0; input < inputs.length; input++) {
                String name = layout.input(input).name();
                double[] poisoned = poisoned(input);
                if (layout.input(input).isClass()) {
                    batch.input(
                            name,
                            Arrays.stream(poisoned)
                                    .mapToInt(number -> (int) number)
                                    .toArray());
                    continue;
                }
                if (single) {
                    batch.input(name, floats(poisoned));
                } else {
                    batch.input(name, poisoned);
                }
                if (!layout.input(input).hasGradient()) {
                    continue;
                }
                gradients[input] = output(input);
                hessians[input] = output(input);
                floatGradients[input] = floats(gradients[input]);
                floatHessians[input] = floats(hessians[input]);
                if (order >= 1 && single) {
                    batch.gradient(name, floatGradients[input]);
                } else if (order >= 1) {
                    batch.gradient(name, gradients[input]);
                }
                if (order == 2 && single) {
                    batch.hessian(name, floatHessians[input]);
                } else if (order == 2) {
                    batch.hessian(name, hessians[input]);
                }
            }
            double value = kernel.evaluate(single ? batch.values(floatValues) : batch.values(values));
            if (single) {
                values = doubles(floatValues);
                for (int input = 0; input < inputs.length; input++) {
                    gradients[input] = floatGradients[input] == null ? null : doubles(floatGradients[input]);
                    hessians[input] = floatHessians[input] == null ? null : doubles(floatHessians[input]);
                }
            }
            return value;
        }

        /** An output that shows whether it was overwritten, added to, or touched beyond its end. */
        private double[] output(int input) {
            double[] output = new double[inputs[input].length + (layout.perRow(input) ? SPARE : 0)];
            Arrays.fill(output, UNTOUCHED);
            Arrays.fill(output, 0, inputs[input].length, accumulate ? BEFORE : Double.NaN);
            return output;
        }

        /** The input with rubbish in every row that must not be read. */
        private double[] poisoned(int input) {
            double[] poisoned = inputs[input].clone();
            int width = layout.width(input);
            if (layout.perRow(input) && weighting != Weighting.IGNORE_INDEX) {
                for (int row = 0; row < rows; row++) {
                    if (!mask[row] || weights[row] == 0) {
                        Arrays.fill(
                                poisoned,
                                row * width,
                                (row + 1) * width,
                                layout.input(input).isClass() ? -100 : Double.NaN);
                    }
                }
            }
            return poisoned;
        }

        private double expect(double[][] gradientSums, double[][] hessianSums, double[] rowValues) {
            double sum = 0;
            double count = 0;
            for (int row = 0; row < rows; row++) {
                if (counts(row)) {
                    count += weights[row] * result(row).weight();
                }
            }
            double scale = reduction == Reduction.SUM ? 1 : count == 0 ? 0 : 1 / count;
            for (int row = 0; row < rows; row++) {
                if (!counts(row)) {
                    continue;
                }
                Reference.Row result = result(row);
                double weight = weights[row] * result.weight();
                if (weight == 0) {
                    continue;
                }
                rowValues[row] = result.value();
                sum += weight * result.value();
                for (int input = 0; input < inputs.length; input++) {
                    int width = layout.width(input);
                    for (int k = 0; k < width && result.gradients()[input] != null; k++) {
                        int at = (layout.perRow(input) ? row * width : 0) + k;
                        gradientSums[input][at] += weight * scale * result.gradients()[input][k];
                        hessianSums[input][at] += weight * scale * result.hessians()[input][k];
                    }
                }
            }
            return sum * scale;
        }

        private boolean counts(int row) {
            boolean ignored = weighting == Weighting.IGNORE_INDEX && inputs[layout.classTarget][row] == 1;
            return mask[row] && !ignored && weights[row] != 0;
        }

        private Reference.Row result(int row) {
            double[][] in = new double[inputs.length][];
            for (int input = 0; input < in.length; input++) {
                int width = layout.width(input);
                int start = layout.perRow(input) ? row * width : 0;
                in[input] = Arrays.copyOfRange(inputs[input], start, start + width);
            }
            return fixture.reference().row(in);
        }

        private double[][] expectedArrays() {
            double[][] arrays = new double[inputs.length][];
            for (int input = 0; input < arrays.length; input++) {
                arrays[input] = new double[inputs[input].length];
                Arrays.fill(arrays[input], accumulate ? BEFORE : 0);
            }
            return arrays;
        }

        private void compare(String name, double[] actual, double[] expected, int length) {
            for (int at = 0; at < length; at++) {
                // A plain comparison first: building descriptions for millions of numbers is slow.
                double tolerance = (single ? 1.2e-7 : 1e-12) * Math.max(1e-3, Math.abs(expected[at]));
                if (!(Math.abs(actual[at] - expected[at]) <= tolerance)) {
                    assertThat(actual[at]).as(name + " at " + at).isCloseTo(expected[at], Offset.offset(tolerance));
                }
            }
            for (int at = length; at < actual.length; at++) {
                assertThat(actual[at]).as(name + " beyond the end").isEqualTo(UNTOUCHED);
            }
        }

        private static Offset<Double> near(double expected, double relative) {
            return Offset.offset(relative * Math.max(1, Math.abs(expected)));
        }
    }

    static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int at = 0; at < floats.length; at++) {
            floats[at] = (float) numbers[at];
        }
        return floats;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int at = 0; at < doubles.length; at++) {
            doubles[at] = numbers[at];
        }
        return doubles;
    }
}
