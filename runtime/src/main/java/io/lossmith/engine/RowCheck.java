package io.lossmith.engine;

import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;

/** Checks the numbers of an opened block: weights and discrete inputs always, continuous domains for a checked kernel. */
final class RowCheck {
    /** What stands for a number that is no int among class indices. */
    static final int NO_INT = Integer.MIN_VALUE;

    private final Arguments arguments;
    private final RowLayout layout;
    private final String loss;

    RowCheck(Arguments arguments) {
        this.arguments = arguments;
        layout = arguments.layout;
        loss = layout.spec.name();
    }

    /** A mask says yes or no. */
    void mask(double[] mask, Rows rows, long firstRow) {
        if (!arguments.options.mask.isBound()) {
            return;
        }
        for (int row = 0; row < rows.count; row++) {
            if (mask[row] != 0 && mask[row] != 1) {
                long at = firstRow + row;
                throw new IllegalArgumentException(loss + ": the mask at row " + at + " is "
                        + arguments.options.mask.text(at, 0, 1)
                        + ", not 0 or 1; pass 1 for each row that counts, and fractions as weights.");
            }
        }
    }

    /** The caller's weights must be finite and not negative. */
    void weights(Rows rows, long firstRow) {
        if (!arguments.options.weights.isBound()) {
            return;
        }
        for (int row = 0; row < rows.count; row++) {
            double weight = rows.weights[rows.weightsStart + row];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                long at = firstRow + row;
                throw new IllegalArgumentException(loss + ": the weight at row " + at + " is "
                        + arguments.options.weights.text(at, 0, 1)
                        + "; weights must be finite and not negative, 0 leaves a row out.");
            }
        }
    }

    /** The weight the formula gives a row must not be negative or infinite. NaN, from a NaN input, spreads as NaN. */
    void ownWeights(Rows rows, long firstRow) {
        for (int row = 0; row < rows.count; row++) {
            double weight = rows.weights[rows.weightsStart + row];
            if (weight < 0 || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        loss + ": the formula's own weight makes the weight at row " + (firstRow + row) + " " + weight
                                + "; correct the inputs or parameters of 'weight', weights must be finite and not negative.");
            }
        }
    }

    /** Class indices or other discrete numbers of the counted rows. */
    void discrete(int input, Rows rows, long firstRow) {
        if (layout.input(input).isClass()) {
            classes(input, rows, firstRow);
        } else {
            numbers(input, rows, firstRow);
        }
    }

    /** Continuous numbers of the counted rows; NaN is in no domain. */
    void continuous(Rows rows, long firstRow) {
        for (int input = 0; input < layout.inputs(); input++) {
            if (layout.perRow(input) && !layout.input(input).domain().discrete()) {
                numbers(input, rows, firstRow);
            }
        }
    }

    /** Learned inputs, which belong to no row. */
    void learned(Rows rows) {
        for (int input = 0; input < layout.inputs(); input++) {
            if (!layout.perRow(input)) {
                row(input, rows.reals[input], 0, -1);
            }
        }
    }

    private void classes(int input, Rows rows, long firstRow) {
        int[] indices = rows.ints[input];
        int start = rows.starts[input];
        int classes = layout.classes(input);
        int signs = 0;
        for (int row = 0; row < rows.count; row++) {
            signs |= indices[start + row] | (classes - 1 - indices[start + row]);
        }
        if (signs >= 0) {
            return; // none is negative or too large
        }
        for (int row = 0; row < rows.count; row++) {
            int index = indices[start + row];
            if ((index < 0 || index >= classes) && counted(rows, row)) {
                throw wrongClass(input, firstRow + row, classes);
            }
        }
    }

    private IllegalArgumentException wrongClass(int input, long row, int classes) {
        Slot source = arguments.inputs[input];
        double number = source.get(row);
        boolean isInt = number == (int) number;
        return new IllegalArgumentException(
                loss + ": the class '" + layout.input(input).name() + "' at row " + row + " is "
                        + source.text(row, 0, 1)
                        + (number == Math.rint(number) ? ", outside 0 to " : ", not a whole number from 0 to ")
                        + (classes - 1) + "; correct it, or leave the row out with a mask, a weight of 0"
                        + (layout.classTarget < 0 || !isInt ? "." : " or ignoreIndex(" + (int) number + ")."));
    }

    private void numbers(int input, Rows rows, long firstRow) {
        int width = layout.width(input);
        for (int row = 0; row < rows.count; row++) {
            if (counted(rows, row)) {
                row(input, rows.reals[input], rows.starts[input] + row * width, firstRow + row);
            }
        }
    }

    private void row(int input, double[] numbers, int start, long row) {
        InputSpec declared = layout.input(input);
        int width = layout.width(input);
        for (int element = 0; element < width; element++) {
            if (!declared.domain().contains(numbers[start + element])) {
                String text = arguments.inputs[input].text(Math.max(row, 0), element, width);
                throw new IllegalArgumentException(loss + ": the input '" + declared.name()
                        + (declared.isVector() ? "[" + element + "]" : "") + "'" + where(row) + " is " + text + ", "
                        + outside(declared) + "; correct it" + remedy(row));
            }
        }
        if (declared.domain().kind() == Domain.Kind.SIMPLEX && !sumsToOne(numbers, start, width)) {
            throw new IllegalArgumentException(loss + ": the input '" + declared.name() + "'" + where(row) + " sums to "
                    + sum(numbers, start, width) + ", not to 1; normalise it" + remedy(row));
        }
    }

    private static String where(long row) {
        return row < 0 ? "" : " at row " + row;
    }

    private static String remedy(long row) {
        return row < 0 ? "." : ", or leave the row out with a mask or a weight of 0.";
    }

    private static String outside(InputSpec declared) {
        return switch (declared.domain().kind()) {
            case BINARY -> "not 0 or 1";
            case SIGN -> "not -1 or 1";
            case COUNT, CLASS -> "not a count (0, 1, 2, ...)";
            case SIMPLEX -> "not between 0 and 1";
            case INTERVAL -> "outside its domain " + declared.domain().withNumbers();
        };
    }

    private static boolean counted(Rows rows, int row) {
        return rows.weights == null || rows.weights[rows.weightsStart + row] != 0;
    }

    static boolean sumsToOne(double[] numbers, int start, int count) {
        return Math.abs(sum(numbers, start, count) - 1) <= Domain.SIMPLEX_TOLERANCE;
    }

    static double sum(double[] numbers, int start, int count) {
        double sum = 0;
        for (int element = 0; element < count; element++) {
            sum += numbers[start + element];
        }
        return sum;
    }
}
