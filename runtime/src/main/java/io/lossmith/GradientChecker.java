package io.lossmith;

import io.lossmith.engine.KernelCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares a kernel's gradients with differences of its values. A prediction is varied in a batch of its own row alone, so that the other
 * rows' values do not drown the difference; a learned input is varied in the whole batch.
 */
final class GradientChecker {
    private static final double TOLERANCE = 1e-6;

    private final LossKernel kernel;
    private final LossSpec spec;
    private final Batch batch;
    private final int rows;

    GradientChecker(LossKernel kernel, Batch batch) {
        // Domains are checked once, by the caller's own kernel; the differences may leave a simplex.
        this.kernel = kernel.with(new KernelOptions(Reduction.SUM, false));
        this.batch = batch;
        spec = kernel.spec();
        batch.withoutOutputs().evaluate(kernel);
        rows = Math.toIntExact(batch.rowCount());
    }

    GradientCheck check() {
        int inputs = spec.inputs().size();
        double[][] gradients = new double[inputs][];
        Batch analytic = batch.withoutOutputs();
        for (int input = 0; input < inputs; input++) {
            if (declared(input).hasGradient()) {
                gradients[input] = new double[elements(input)];
                analytic.gradient(declared(input).name(), gradients[input]);
            }
        }
        kernel.evaluate(analytic);
        List<GradientCheck.Input> results = new ArrayList<>();
        for (int input = 0; input < inputs; input++) {
            if (declared(input).hasGradient()) {
                GradientTally tally = new GradientTally(
                        declared(input).name(), declared(input).domain(), TOLERANCE);
                if (declared(input).role() == Role.LEARN) {
                    compareLearned(input, gradients[input], tally);
                } else {
                    comparePrediction(input, gradients[input], tally);
                }
                results.add(tally.result());
            }
        }
        return new GradientCheck(spec.name(), TOLERANCE, results);
    }

    private void comparePrediction(int input, double[] gradient, GradientTally tally) {
        int width = width(input);
        for (int row = 0; row < rows; row++) {
            if (counts(row)) {
                double[] varied = slice(input, row);
                KernelCall call = call(input, varied, row, 1);
                double noise = RoundingNoise.around(varied, declared(input).domain(), call::evaluate);
                for (int element = 0; element < width; element++) {
                    compare(call, varied, element, row, gradient[row * width + element], noise, tally);
                }
            }
        }
    }

    private void compareLearned(int input, double[] gradient, GradientTally tally) {
        double[] varied = slice(input, 0);
        KernelCall call = call(input, varied, 0, rows);
        double noise = RoundingNoise.around(varied, declared(input).domain(), call::evaluate);
        for (int element = 0; element < varied.length; element++) {
            compare(call, varied, element, -1, gradient[element], noise, tally);
        }
    }

    private static void compare(
            KernelCall call,
            double[] varied,
            int element,
            long row,
            double gradient,
            double noise,
            GradientTally tally) {
        double point = varied[element];
        DoubleUnaryOperator value = at -> {
            varied[element] = at;
            return call.evaluate();
        };
        tally.compare(row, element, point, gradient, new NumericDerivative(value, point, noise));
        varied[element] = point;
    }

    /** A call of some rows in which one input's array is to be varied. */
    private KernelCall call(int variedInput, double[] varied, int firstRow, int count) {
        KernelCall call = new KernelCall(kernel).rows(count);
        for (int input = 0; input < spec.inputs().size(); input++) {
            Object given = batch.input(declared(input).name());
            if (input == variedInput) {
                call.input(input, varied);
            } else if (given instanceof int[] classes) {
                call.input(input, Arrays.copyOfRange(classes, firstRow, firstRow + count));
            } else {
                int width = width(input);
                boolean learned = declared(input).role() == Role.LEARN;
                call.input(input, doubles(given, learned ? 0 : firstRow * width, learned ? width : count * width));
            }
        }
        if (batch.weights() != null) {
            call.weights(doubles(batch.weights(), firstRow, count));
        }
        if (batch.mask() != null) {
            call.mask(Arrays.copyOfRange(batch.mask(), firstRow, firstRow + count));
        }
        if (batch.ignoreIndex() != null) {
            call.ignoreIndex(batch.ignoreIndex());
        }
        return call;
    }

    /** Whether a row is read at all; its gradient is 0 by definition when it is not. */
    private boolean counts(int row) {
        if (batch.mask() != null && !batch.mask()[row]) {
            return false;
        }
        if (batch.weights() != null && doubles(batch.weights(), row, 1)[0] == 0) {
            return false;
        }
        for (InputSpec input : spec.inputs()) {
            if (batch.ignoreIndex() != null
                    && batch.input(input.name()) instanceof int[] classes
                    && classes[row] == batch.ignoreIndex()) {
                return false;
            }
        }
        return true;
    }

    private double[] slice(int input, int row) {
        return doubles(batch.input(declared(input).name()), row * width(input), width(input));
    }

    private InputSpec declared(int input) {
        return spec.inputs().get(input);
    }

    private int width(int input) {
        InputSpec declared = declared(input);
        return declared.isVector() ? declared.length().orElseThrow().resolve(kernel.lengths()) : 1;
    }

    private int elements(int input) {
        return declared(input).role() == Role.LEARN ? width(input) : rows * width(input);
    }

    private static double[] doubles(Object array, int start, int count) {
        double[] copy = new double[count];
        for (int index = 0; index < count; index++) {
            copy[index] = array instanceof double[] doubles ? doubles[start + index] : ((float[]) array)[start + index];
        }
        return copy;
    }
}
