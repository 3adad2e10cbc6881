package io.lossmith.engine;

import io.lossmith.data.ArrayKinds;
import io.lossmith.spec.Domain;
import java.util.Arrays;

/**
 * Lays the inputs and weights of one block before the kernel: contiguous arrays of double are handed through, and of int for classes;
 * everything else is converted.
 */
final class InputStage {
    private final Arguments arguments;
    private final RowLayout layout;
    private final Rows rows;
    private final double[][] converted;
    private final int[][] convertedClasses;
    private double[] convertedWeights = {};
    private double[] convertedMask = {};

    InputStage(Arguments arguments, Rows rows) {
        this.arguments = arguments;
        this.rows = rows;
        layout = arguments.layout;
        converted = new double[layout.inputs()][];
        convertedClasses = new int[layout.inputs()][];
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
        Slot weights = arguments.options.weights;
        boolean changed = writable || arguments.options.mask.isBound() || arguments.options.isIgnoring();
        double[] direct = weights.isBound() ? weights.doubles(1) : null;
        if (!changed && (!weights.isBound() || direct != null)) {
            rows.weights = direct;
            rows.weightsStart = direct == null ? 0 : weights.start(firstRow, 1);
            return;
        }
        if (convertedWeights.length == 0) {
            convertedWeights = new double[layout.vectorRows];
        }
        rows.weights = convertedWeights;
        rows.weightsStart = 0;
        if (weights.isBound()) {
            weights.read(firstRow, count, 1, convertedWeights);
        } else {
            Arrays.fill(convertedWeights, 0, count, 1);
        }
        if (arguments.options.mask.isBound()) {
            readMask(firstRow, count);
        }
        if (arguments.options.isIgnoring()) {
            leaveOutIgnored(firstRow, count);
        }
    }

    /** The mask of the opened block, from 0; only when there is one. */
    double[] mask() {
        return convertedMask;
    }

    /** Loads the inputs of the opened block. */
    void load(long firstRow) {
        for (int input = 0; input < layout.inputs(); input++) {
            if (layout.perRow(input)) {
                load(input, firstRow, rows.count);
            }
        }
    }

    private void readMask(long firstRow, int count) {
        if (convertedMask.length == 0) {
            convertedMask = new double[layout.vectorRows];
        }
        arguments.options.mask.read(firstRow, count, 1, convertedMask);
        for (int row = 0; row < count; row++) {
            if (convertedMask[row] == 0) {
                convertedWeights[row] = 0;
            }
        }
    }

    private void leaveOutIgnored(long firstRow, int count) {
        load(layout.classTarget, firstRow, count);
        int[] indices = rows.ints[layout.classTarget];
        int start = rows.starts[layout.classTarget];
        for (int row = 0; row < count; row++) {
            if (indices[start + row] == arguments.options.ignoreIndex) {
                convertedWeights[row] = 0;
            }
        }
    }

    /** Loads one input of the opened block. */
    void load(int input, long firstRow, int count) {
        Slot source = arguments.inputs[input];
        int width = layout.width(input);
        boolean isClass = layout.input(input).isClass();
        if (isClass && source.ints() != null) {
            rows.ints[input] = source.ints();
            rows.starts[input] = source.start(firstRow, width);
            return;
        }
        double[] direct = isClass ? null : source.doubles(width);
        if (direct != null) {
            rows.reals[input] = direct;
            rows.starts[input] = source.start(firstRow, width);
            return;
        }
        if (converted[input] == null) {
            converted[input] = new double[layout.perRow(input) ? layout.vectorRows * width : width];
        }
        double[] block = converted[input];
        source.read(firstRow, count, width, block);
        rows.starts[input] = 0;
        if (isClass) {
            rows.ints[input] = classes(input, count);
            return;
        }
        rows.reals[input] = block;
        if (source.kind() == ArrayKinds.BOOLEANS && layout.input(input).domain().kind() == Domain.Kind.SIGN) {
            for (int element = 0; element < count * width; element++) {
                block[element] = 2 * block[element] - 1;
            }
        }
    }

    /** The numbers of a block as class indices. What is no int becomes one that is neither a class nor ignored. */
    private int[] classes(int input, int count) {
        if (convertedClasses[input] == null) {
            convertedClasses[input] = new int[layout.vectorRows];
        }
        int[] classes = convertedClasses[input];
        int none = arguments.options.isIgnoring() && arguments.options.ignoreIndex == RowCheck.NO_INT
                ? RowCheck.NO_INT + 1
                : RowCheck.NO_INT;
        for (int row = 0; row < count; row++) {
            double number = converted[input][row];
            classes[row] = (int) number == number ? (int) number : none;
        }
        return classes;
    }
}
