package io.lossmith.engine;

import io.lossmith.spec.InputSpec;

/** Checks everything about the arguments of a call except the numbers in them: presence, types, lengths, options and overlaps. */
final class ArgumentCheck {
    private static final String OTHER_ROWS =
            ", or say how many rows the task has, if they are not those of the whole: task(name, rows).";

    private final Arguments arguments;
    private final OverlapCheck overlaps;
    private final RowLayout layout;
    private final String loss;

    ArgumentCheck(Arguments arguments) {
        this.arguments = arguments;
        overlaps = new OverlapCheck(arguments);
        layout = arguments.layout;
        loss = layout.spec.name();
    }

    /** The number of rows, when all arguments fit together. */
    long rows() {
        for (int input = 0; input < layout.inputs(); input++) {
            checkInput(input);
        }
        checkOptions();
        long rows = countRows();
        for (int input = 0; input < layout.inputs(); input++) {
            InputSpec declared = layout.input(input);
            checkExtent("input", declared.name(), arguments.inputs[input], rows, input);
            checkOutput("gradient of", input, arguments.gradients[input], rows);
            checkOutput("Hessian of", input, arguments.hessians[input], rows);
        }
        checkExtent("weights have", "", arguments.options.weights, rows, -1);
        checkExtent("mask has", "", arguments.options.mask, rows, -1);
        checkExtent("values have", "", arguments.options.values, rows, -1);
        if (arguments.options.values.isBound()) {
            checkWritable("values", "", arguments.options.values);
        }
        overlaps.check(rows);
        return rows;
    }

    private void checkInput(int input) {
        InputSpec declared = layout.input(input);
        Slot source = arguments.inputs[input];
        if (!source.isBound()) {
            String what = declared.isClass()
                    ? "an int[] with one class index"
                    : "a double[] or float[] with " + layout.width(input)
                            + (layout.width(input) == 1 ? " number" : " numbers");
            String per = layout.perRow(input) ? " per row." : " for the whole batch.";
            throw refused("the input '" + declared.name() + "' is missing; pass " + what + per);
        }
        if (!source.kind().isFloating() && !declared.domain().discrete()) {
            throw refused("the input '" + declared.name() + "' was given as "
                    + source.kind().name() + ", but takes a double[] or float[]; convert the array.");
        }
    }

    private void checkOptions() {
        if (arguments.options.isIgnoring() && layout.classTarget < 0) {
            String targets = layout.classTargets == 0 ? "no class target" : "more than one class target";
            throw new IllegalArgumentException(
                    loss + " has " + targets + ", so that ignoreIndex(" + arguments.options.ignoreIndex
                            + ") is not possible; use mask(...) or weights of 0 to leave rows out.");
        }
        if (!(arguments.options.hardest > 0 && arguments.options.hardest <= 1)) {
            throw refused("hardest(" + arguments.options.hardest
                    + ") is no share of the rows; pass a number above 0 and at most 1, which takes all rows.");
        }
        double floor = arguments.options.hessianFloor;
        if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY) && floor != Double.NEGATIVE_INFINITY) {
            throw refused("hessianFloor(" + floor
                    + ") is not possible; pass a finite number, 0 or more, or negative infinity for no floor.");
        }
        if (arguments.options.executor != null && arguments.options.parallelism < 1) {
            throw refused("executor(..., " + arguments.options.parallelism
                    + ") leaves no thread to compute; pass 1 or more, the calling thread included.");
        }
    }

    private long countRows() {
        if (arguments.options.rowsStated) {
            if (arguments.options.statedRows < 0) {
                throw refused(
                        "rows(" + arguments.options.statedRows + ") is negative; state the number of rows, 0 or more.");
            }
            return arguments.options.statedRows;
        }
        boolean perRow = false;
        for (int input = 0; input < layout.inputs(); input++) {
            perRow |= layout.perRow(input);
            if (!layout.perRow(input) || !arguments.inputs[input].isPlain()) {
                continue;
            }
            long length = arguments.inputs[input].length();
            int width = layout.width(input);
            if (length % width != 0) {
                throw refused("the input '" + layout.input(input).name() + "' has " + length
                        + " elements, which is not a whole number of rows of " + width + "; pass " + width
                        + " for each row.");
            }
            return length / width;
        }
        throw new IllegalArgumentException(
                perRow
                        ? loss
                                + ": every input has an offset or strides, which do not tell the number of rows; state it with rows(n)."
                        : loss + " has no input with a number per row; state the rows with rows(n).");
    }

    private void checkOutput(String what, int input, Slot sink, long rows) {
        if (!sink.isBound()) {
            return;
        }
        InputSpec declared = layout.input(input);
        if (!declared.hasGradient()) {
            throw refused("the " + what + " the target '" + declared.name()
                    + "' does not exist; ask for that of a prediction or a learned input.");
        }
        checkWritable(what, declared.name(), sink);
        checkExtent(what, declared.name(), sink, rows, input);
    }

    private void checkWritable(String what, String name, Slot sink) {
        if (!sink.isWritable()) {
            String kind = sink.kind().name();
            throw refused(
                    "the " + what + (name.isEmpty() ? "" : " '" + name + "'") + " cannot be written to "
                            + (sink.kind().isFloating()
                                    ? "a read-only " + kind + "; pass one that can be written."
                                    : kind
                                            + ", results are double or float; pass a double[], float[], DoubleBuffer or FloatBuffer."));
        }
    }

    /** Whether the rows fit the memory; a whole array must fit exactly unless the rows were stated. {@code input} -1: one number per row. */
    private void checkExtent(String what, String name, Slot slot, long rows, int input) {
        if (!slot.isBound()) {
            return;
        }
        int width = input < 0 ? 1 : layout.width(input);
        boolean perRow = input < 0 || layout.perRow(input);
        long count = perRow ? rows : 1;
        if (!slot.isPlain()) {
            checkReach(what, name, slot, count, width);
            return;
        }
        long needed = product(count, width);
        boolean mayBeLonger = perRow && arguments.options.rowsStated && !arguments.options.exactArrays;
        long length = slot.length();
        if (length == needed || (mayBeLonger && length > needed)) {
            return;
        }
        throw refused("the " + what + (name.isEmpty() ? "" : " '" + name + "' has") + " " + length
                + (length == 1 ? " element" : " elements") + " instead of " + (mayBeLonger ? "at least " : "") + needed
                + (perRow ? " for " + rowsOf(rows, width) : "") + "; pass an array of that length"
                + (perRow && arguments.options.exactArrays ? OTHER_ROWS : "."));
    }

    private void checkReach(String what, String name, Slot slot, long count, int width) {
        if (count == 0) {
            return;
        }
        long last = sum(product(count - 1, slot.rowStride(width)), product(width - 1, slot.elementStride()));
        if (last < slot.length()) {
            return;
        }
        throw refused("the " + what + (name.isEmpty() ? "" : " '" + name + "' has") + " "
                + (slot.offset() + slot.length()) + " elements ("
                + slot.kind().name() + "), but " + rowsOf(count, width) + " from "
                + slot.offset() + " with row stride " + slot.rowStride(width) + " and element stride "
                + slot.elementStride() + " need " + sum(sum(slot.offset(), last), 1)
                + "; pass a longer one, or a smaller offset or stride.");
    }

    /** The words for so many rows, such as {@code 2 rows of 3}. */
    static String rowsOf(long rows, int width) {
        return rows + (rows == 1 ? " row" : " rows") + (width == 1 ? "" : " of " + width);
    }

    private IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(loss + ": " + message);
    }

    /** The product of two numbers that are not negative, the largest long when it is beyond. */
    private static long product(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    /** The sum of two numbers that are not negative, the largest long when it is beyond. */
    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    OverlapCheck overlaps() {
        return overlaps;
    }
}
