package io.lossmith.engine;

import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Length;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many numbers each input has per row once the lengths are known, and how many rows make a block. Immutable; it does not know the
 * kernel, so that scratch kept per thread never keeps a kernel alive.
 */
final class RowLayout {
    /** 32 KB of doubles: a block and its results stay in the first-level cache. */
    private static final int BLOCK_DOUBLES = 4096;

    private static final int VECTOR_BLOCKS = 4;

    /** Sixteen rows of a vector twin, with tiles and scratch, are then some megabytes. */
    private static final int MOST_VECTOR_DOUBLES = 1 << 16;

    /** Blocks of at least this many rows are a whole multiple of it, so that no vector width leaves a tail inside a block. */
    private static final int BLOCK_STEP = 16;

    final LossSpec spec;
    final Map<String, Integer> lengths;
    final int blockRows;
    /** The rows of a block of a vector twin: with half the bytes, and less to do for each row, larger ones pay. */
    final int vectorRows;
    /** Whether rows are short enough for sixteen of them at a time. */
    final boolean isVectorised;
    /** The index of the only class target, or -1 when there is none or more than one. */
    final int classTarget;

    final int classTargets;
    /** Whether a per-row input is checked on every call. */
    final boolean hasDiscreteInput;

    private final List<InputSpec> inputs;
    private final int[] widths;
    private final int[] classes;

    RowLayout(LossSpec spec, int[] values) {
        this.spec = spec;
        inputs = spec.inputs();
        lengths = lengths(spec, values);
        widths = new int[inputs.size()];
        classes = new int[inputs.size()];
        int target = -1;
        int targets = 0;
        boolean discrete = false;
        long rowDoubles = 2; // the weight and the value
        for (int input = 0; input < widths.length; input++) {
            InputSpec declared = inputs.get(input);
            int length = declared.length().isEmpty()
                    ? 1
                    : resolve("input", declared.name(), declared.length().get());
            widths[input] = declared.isClass() ? 1 : length;
            classes[input] = length;
            if (declared.isClass()) {
                target = input;
                targets++;
            }
            if (perRow(input)) {
                discrete |= declared.domain().discrete();
                // A prediction also has a gradient and a Hessian, counted always: asking for them must not move a
                // block's end.
                rowDoubles += (declared.hasGradient() ? 3L : 1L) * widths[input];
            }
        }
        classTarget = targets == 1 ? target : -1;
        classTargets = targets;
        hasDiscreteInput = discrete;
        long rows = Math.max(1, BLOCK_DOUBLES / rowDoubles);
        blockRows = (int) (rows < BLOCK_STEP ? rows : rows - rows % BLOCK_STEP);
        long more = VECTOR_BLOCKS * BLOCK_DOUBLES / rowDoubles;
        vectorRows = (int) Math.max(BLOCK_STEP, more - more % BLOCK_STEP);
        isVectorised = rowDoubles <= MOST_VECTOR_DOUBLES;
    }

    int inputs() {
        return widths.length;
    }

    InputSpec input(int index) {
        return inputs.get(index);
    }

    /** Numbers per row; for a learned input its own length; 1 for a class index. */
    int width(int input) {
        return widths[input];
    }

    /** The number of classes of a class target. */
    int classes(int input) {
        return classes[input];
    }

    boolean perRow(int input) {
        return inputs.get(input).role() != Role.LEARN;
    }

    /** The number a length stands for, at least 1. */
    int resolve(String what, String name, Length length) {
        int value = length.resolve(lengths);
        if (value < 1) {
            throw new IllegalArgumentException(spec.name() + ": the " + what + " '" + name + "' has the length "
                    + length + ", which is " + value + " for " + length.symbol() + " = " + lengths.get(length.symbol())
                    + "; pass a larger " + length.symbol() + ".");
        }
        return value;
    }

    private static Map<String, Integer> lengths(LossSpec spec, int[] values) {
        List<String> symbols = spec.lengths();
        if (values.length != symbols.size()) {
            throw new IllegalArgumentException(spec.name() + " has the lengths " + symbols + ", but " + values.length
                    + " were given; pass one number for each.");
        }
        Map<String, Integer> lengths = new LinkedHashMap<>();
        for (int index = 0; index < values.length; index++) {
            if (values[index] < 1) {
                throw new IllegalArgumentException(spec.name() + ": the length " + symbols.get(index) + " is "
                        + values[index] + "; pass at least 1.");
            }
            lengths.put(symbols.get(index), values[index]);
        }
        return Collections.unmodifiableMap(lengths);
    }
}
