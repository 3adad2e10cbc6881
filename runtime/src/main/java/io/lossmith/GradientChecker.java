package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final String prefix;
    private final double factor;

    /**
     * A checker of {@code factor} times the value of a kernel that adds up its rows and checks no domains: the differences may leave a simplex.
     */
    GradientChecker(LossKernel kernel, Batch batch, String prefix, double factor) {
        this.kernel = kernel;
        this.batch = batch;
        this.prefix = prefix;
        this.factor = factor;
        spec = kernel.spec();
        rows = Math.toIntExact(batch.rowCount());
    }

    static GradientCheck check(LossKernel kernel, Batch batch) {
        batch.withoutOutputs().evaluate(kernel); // by the caller's own kernel, which may check domains
        LossKernel sum = kernel.with(new KernelOptions(Reduction.SUM, false, true));
        return new GradientCheck(kernel.spec().name(), TOLERANCE, sum.compareGradients(batch));
    }

    /** Compares the gradients of a kernel of rows. */
    static List<GradientCheck.Input> compare(LossKernel sum, Batch batch) {
        Batch analytic = batch.withoutOutputs();
        Map<String, double[]> gradients = ask(sum, analytic);
        sum.evaluate(analytic);
        return new GradientChecker(sum, batch, "", 1).compare(gradients);
    }

    /** Lets a batch write all gradients into new arrays, by input. */
    static Map<String, double[]> ask(LossKernel kernel, Batch batch) {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (InputSpec input : kernel.spec().inputs()) {
            if (input.hasGradient()) {
                long elements = width(kernel, input) * (input.role() == Role.LEARN ? 1 : batch.rowCount());
                double[] gradient = new double[Math.toIntExact(elements)];
                gradients.put(input.name(), gradient);
                batch.gradient(input.name(), gradient);
            }
        }
        return gradients;
    }

    /** Compares the gradients of the inputs, by name, with numeric ones. */
    List<GradientCheck.Input> compare(Map<String, double[]> gradients) {
        List<GradientCheck.Input> results = new ArrayList<>();
        for (int input = 0; input < spec.inputs().size(); input++) {
            if (declared(input).hasGradient()) {
                String name = declared(input).name();
                GradientTally tally =
                        new GradientTally(prefix + name, declared(input).domain(), TOLERANCE);
                if (declared(input).role() == Role.LEARN) {
                    compareLearned(input, gradients.get(name), tally);
                } else {
                    comparePrediction(input, gradients.get(name), tally);
                }
                results.add(tally.result());
            }
        }
        return results;
    }

    private void comparePrediction(int input, double[] gradient, GradientTally tally) {
        int width = width(input);
        for (int row = 0; row < rows; row++) {
            if (counts(row)) {
                double[] varied = numbers(input, row);
                KernelCall call = call(input, varied, row, 1);
                double noise = RoundingNoise.around(varied, declared(input).domain(), () -> factor * call.evaluate());
                for (int element = 0; element < width; element++) {
                    compare(call, varied, element, row, gradient[row * width + element], noise, tally);
                }
            }
        }
    }

    private void compareLearned(int input, double[] gradient, GradientTally tally) {
        double[] varied = numbers(input, 0);
        KernelCall call = call(input, varied, 0, rows);
        double noise = RoundingNoise.around(varied, declared(input).domain(), () -> factor * call.evaluate());
        for (int element = 0; element < varied.length; element++) {
            compare(call, varied, element, -1, gradient[element], noise, tally);
        }
    }

    private void compare(
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
            return factor * call.evaluate();
        };
        tally.compare(row, element, point, gradient, new NumericDerivative(value, point, noise));
        varied[element] = point;
    }

    /** A call of some rows in which one input's array is to be varied. */
    private KernelCall call(int variedInput, double[] varied, int firstRow, int count) {
        Batch options = count == 1 ? batch.ofRow(firstRow) : batch.withoutOutputs();
        KernelCall call = new KernelCall(kernel, options);
        for (int input = 0; input < spec.inputs().size(); input++) {
            if (input == variedInput) {
                call.input(input, varied);
            } else {
                Slice given = batch.input(declared(input).name());
                boolean learned = declared(input).role() == Role.LEARN;
                call.input(input, learned ? given : from(given, firstRow, width(input)));
            }
        }
        return call;
    }

    /** Whether a row is read at all; its gradient is 0 by definition when it is not. */
    private boolean counts(int row) {
        boolean ignored = spec.inputs().stream()
                .filter(InputSpec::isClass)
                .anyMatch(input -> batch.ignores(batch.input(input.name()).get(row, 0, 1)));
        return batch.mayCount(row) && !ignored;
    }

    /** The numbers of one row, or of a learned input. */
    private double[] numbers(int input, int row) {
        double[] numbers = new double[width(input)];
        for (int element = 0; element < numbers.length; element++) {
            numbers[element] = batch.input(declared(input).name()).get(row, element, numbers.length);
        }
        return numbers;
    }

    /** The rows from this one on. */
    private static Slice from(Slice slice, int row, int width) {
        return slice == null ? null : slice.from(row * slice.rowDistance(width));
    }

    private InputSpec declared(int input) {
        return spec.inputs().get(input);
    }

    private int width(int input) {
        return width(kernel, declared(input));
    }

    static int width(LossKernel kernel, InputSpec input) {
        return input.isVector() ? input.length().orElseThrow().resolve(kernel.lengths()) : 1;
    }
}
