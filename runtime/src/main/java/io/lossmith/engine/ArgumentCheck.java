package io.lossmith.engine;

import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;

/** Checks everything about the arguments of a call except the numbers in them: presence, array types, lengths and overlaps. */
final class ArgumentCheck {
    private final Arguments arguments;
    private final RowLayout layout;
    private final String loss;

    ArgumentCheck(Arguments arguments) {
        this.arguments = arguments;
        layout = arguments.layout;
        loss = layout.spec.name();
    }

    /** The number of rows, when all arguments fit together. */
    long rows() {
        for (int input = 0; input < layout.inputs(); input++) {
            checkInput(input);
        }
        checkIgnoreIndex();
        long rows = countRows();
        for (int input = 0; input < layout.inputs(); input++) {
            InputSpec declared = layout.input(input);
            int width = layout.width(input);
            Source source = arguments.inputs[input].bound();
            checkLength("input", declared, source.length(), rows, width);
            checkOutput("gradient of", declared, arguments.gradients[input].bound(), rows, width);
            checkOutput("Hessian of", declared, arguments.hessians[input].bound(), rows, width);
        }
        checkRowLengths(rows);
        checkOverlaps();
        return rows;
    }

    private void checkInput(int input) {
        InputSpec declared = layout.input(input);
        Source source = arguments.inputs[input].bound();
        String per = layout.perRow(input) ? " per row." : " for the whole batch.";
        if (source == null) {
            String what = declared.isClass()
                    ? "an int[] with one class index"
                    : "a double[] or float[] with " + layout.width(input)
                            + (layout.width(input) == 1 ? " number" : " numbers");
            throw new IllegalArgumentException(
                    loss + ": the input '" + declared.name() + "' is missing; pass " + what + per);
        }
        if (declared.isClass() != (source.ints() != null)) {
            String expected = declared.isClass() ? "a class index in an int[]" : "a double[] or float[]";
            throw new IllegalArgumentException(loss + ": the input '" + declared.name() + "' was given as "
                    + source.kind() + ", but takes " + expected + "; convert the array.");
        }
    }

    private void checkIgnoreIndex() {
        if (arguments.ignoring && layout.classTarget < 0) {
            String targets = layout.classTargets == 0 ? "no class target" : "more than one class target";
            throw new IllegalArgumentException(loss + " has " + targets + ", so that ignoreIndex("
                    + arguments.ignoreIndex + ") is not possible; use mask(...) or weights of 0 to leave rows out.");
        }
    }

    private long countRows() {
        if (arguments.rowsStated) {
            if (arguments.statedRows < 0) {
                throw new IllegalArgumentException(loss + ": rows(" + arguments.statedRows
                        + ") is negative; state the number of rows, 0 or more.");
            }
            return arguments.statedRows;
        }
        for (int input = 0; input < layout.inputs(); input++) {
            if (!layout.perRow(input)) {
                continue;
            }
            long length = arguments.inputs[input].bound().length();
            int width = layout.width(input);
            if (length % width != 0) {
                throw new IllegalArgumentException(
                        loss + ": the input '" + layout.input(input).name() + "' has " + length
                                + " elements, which is not a whole number of rows of " + width + "; pass "
                                + width + " for each row.");
            }
            return length / width;
        }
        throw new IllegalArgumentException(loss + " has no input with a number per row; state the rows with rows(n).");
    }

    private void checkLength(String what, InputSpec declared, long length, long rows, int width) {
        boolean perRow = declared.role() != Role.LEARN;
        long needed = !perRow ? width : rows > Long.MAX_VALUE / width ? Long.MAX_VALUE : rows * width;
        boolean mayBeLonger = perRow && arguments.rowsStated;
        if (length == needed || (mayBeLonger && length > needed)) {
            return;
        }
        String rowsOf = perRow ? forRows(rows) + (width == 1 ? "" : " of " + width) : "";
        throw wrongLength(what + " '" + declared.name() + "' has ", length, needed + rowsOf, mayBeLonger);
    }

    private static String forRows(long rows) {
        return " for " + rows + (rows == 1 ? " row" : " rows");
    }

    private IllegalArgumentException wrongLength(String what, long length, String needed, boolean mayBeLonger) {
        return new IllegalArgumentException(loss + ": the " + what + length + (length == 1 ? " element" : " elements")
                + " instead of " + (mayBeLonger ? "at least " : "") + needed + "; pass an array of that length.");
    }

    private void checkOutput(String what, InputSpec declared, Sink sink, long rows, int width) {
        if (sink == null) {
            return;
        }
        if (!declared.hasGradient()) {
            throw new IllegalArgumentException(loss + ": the " + what + " the target '" + declared.name()
                    + "' does not exist; ask for that of a prediction or a learned input.");
        }
        checkLength(what, declared, sink.length(), rows, width);
    }

    private void checkRowLengths(long rows) {
        Source weights = arguments.weights.bound();
        if (weights != null) {
            checkRowLength("weights have", weights.length(), rows);
        }
        if (arguments.mask != null) {
            checkRowLength("mask has", arguments.mask.length, rows);
        }
        Sink values = arguments.values.bound();
        if (values != null) {
            checkRowLength("values have", values.length(), rows);
        }
    }

    private void checkRowLength(String what, long length, long rows) {
        if (length != rows && !(arguments.rowsStated && length > rows)) {
            throw wrongLength(what + " ", length, rows + forRows(rows), arguments.rowsStated);
        }
    }

    private void checkOverlaps() {
        int count = layout.inputs();
        // The outputs are numbered: gradients, Hessians, values. Each is compared with the outputs after it and with
        // everything that is read.
        for (int first = 0; first <= 2 * count; first++) {
            Sink sink = output(first);
            if (sink == null || sink.length() == 0) {
                continue;
            }
            for (int second = first + 1; second <= 2 * count; second++) {
                Sink other = output(second);
                if (other != null && other.storage() == sink.storage()) {
                    throw overlap(outputName(first), outputName(second));
                }
            }
            for (int input = 0; input < count; input++) {
                if (arguments.inputs[input].bound().storage() == sink.storage()) {
                    throw overlap(
                            outputName(first),
                            "the input '" + layout.input(input).name() + "'");
                }
            }
            if (arguments.weights.bound() != null && arguments.weights.bound().storage() == sink.storage()) {
                throw overlap(outputName(first), "the weights");
            }
        }
    }

    private Sink output(int number) {
        int count = layout.inputs();
        if (number == 2 * count) {
            return arguments.values.bound();
        }
        return (number < count ? arguments.gradients[number] : arguments.hessians[number - count]).bound();
    }

    private String outputName(int number) {
        int count = layout.inputs();
        if (number == 2 * count) {
            return "the values";
        }
        return "the " + (number < count ? "gradient" : "Hessian") + " of '"
                + layout.input(number % count).name() + "'";
    }

    private IllegalArgumentException overlap(String first, String second) {
        return new IllegalArgumentException(
                loss + ": " + first + " and " + second + " are the same array; give each output an array of its own.");
    }
}
