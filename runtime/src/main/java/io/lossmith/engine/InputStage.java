package io.lossmith.engine;

import java.util.Arrays;

/** Lays the inputs and weights of one block before the kernel: arrays of double are handed through, everything else is converted. */
final class InputStage {
    private final Arguments arguments;
    private final RowLayout layout;
    private final Rows rows;
    private final double[][] converted;
    private double[] convertedWeights = {};

    InputStage(Arguments arguments, Rows rows) {
        this.arguments = arguments;
        this.rows = rows;
        layout = arguments.layout;
        converted = new double[layout.inputs()][];
    }

    /** Loads the learned inputs, which are the same for every block. */
    void begin() {
        for (int input = 0; input < layout.inputs(); input++) {
            if (!layout.perRow(input)) {
                load(input, 0, 1);
            }
        }
    }

    /** Opens a block: its size, and the weights of its rows, in memory that may be written if {@code writable}. */
    void open(long firstRow, int count, boolean writable) {
        rows.count = count;
        Source weights = arguments.weights.bound();
        boolean changed = writable || arguments.mask != null || arguments.ignoring;
        if (!changed && (weights == null || weights.doubles() != null)) {
            rows.weights = weights == null ? null : weights.doubles();
            rows.weightsStart = weights == null ? 0 : weights.start(firstRow, 1);
            return;
        }
        if (convertedWeights.length == 0) {
            convertedWeights = new double[layout.blockRows];
        }
        rows.weights = convertedWeights;
        rows.weightsStart = 0;
        if (weights == null) {
            Arrays.fill(convertedWeights, 0, count, 1);
        } else {
            weights.read(firstRow, count, 1, convertedWeights);
        }
        leaveOut(firstRow, count);
    }

    /** Loads the inputs of the opened block; {@code all} false loads only those that are checked on every call. */
    void load(long firstRow, boolean all) {
        for (int input = 0; input < layout.inputs(); input++) {
            if (layout.perRow(input) && (all || layout.input(input).domain().discrete())) {
                load(input, firstRow, rows.count);
            }
        }
    }

    private void leaveOut(long firstRow, int count) {
        if (arguments.mask != null) {
            for (int row = 0; row < count; row++) {
                if (!arguments.mask[Math.toIntExact(firstRow + row)]) {
                    convertedWeights[row] = 0;
                }
            }
        }
        if (arguments.ignoring) {
            load(layout.classTarget, firstRow, count);
            int[] indices = rows.ints[layout.classTarget];
            int start = rows.starts[layout.classTarget];
            for (int row = 0; row < count; row++) {
                if (indices[start + row] == arguments.ignoreIndex) {
                    convertedWeights[row] = 0;
                }
            }
        }
    }

    private void load(int input, long firstRow, int count) {
        Source source = arguments.inputs[input].bound();
        int width = layout.width(input);
        if (layout.input(input).isClass()) {
            rows.ints[input] = source.ints();
            rows.starts[input] = source.start(firstRow, width);
            return;
        }
        double[] direct = source.doubles();
        if (direct != null) {
            rows.reals[input] = direct;
            rows.starts[input] = source.start(firstRow, width);
            return;
        }
        if (converted[input] == null) {
            converted[input] = new double[layout.perRow(input) ? layout.blockRows * width : width];
        }
        source.read(firstRow, count, width, converted[input]);
        rows.reals[input] = converted[input];
        rows.starts[input] = 0;
    }
}
