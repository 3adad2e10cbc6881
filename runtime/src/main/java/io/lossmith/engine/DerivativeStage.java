package io.lossmith.engine;

/** The gradients, or the Hessians, of all inputs: where the kernel writes them, and how they reach the caller's memory. */
final class DerivativeStage {
    private final RowLayout layout;
    private final Slot[] slots;
    private final double[][] arrays;
    private final int[] starts;
    private final double[][] staged;
    private final LearnTotals[] learned;
    private final boolean[] handed;

    /** Fills {@code arrays} and {@code starts}, which generated code reads by the index of the input. */
    DerivativeStage(RowLayout layout, Slot[] slots, double[][] arrays, int[] starts) {
        this.layout = layout;
        this.slots = slots;
        this.arrays = arrays;
        this.starts = starts;
        staged = new double[slots.length][];
        learned = new LearnTotals[slots.length];
        handed = new boolean[slots.length];
    }

    /** Forgets what was summed for learned inputs. */
    void begin() {
        for (int input = 0; input < slots.length; input++) {
            if (isLearned(input)) {
                if (learned[input] == null) {
                    learned[input] = new LearnTotals(layout.width(input));
                }
                learned[input].clear();
            }
        }
    }

    /** Whether the block that is opened next writes these results to the caller itself. */
    void hand(int input, boolean toCaller) {
        handed[input] = toCaller;
    }

    void open(long firstRow, boolean add) {
        for (int input = 0; input < slots.length; input++) {
            Slot sink = slots[input];
            arrays[input] = null;
            starts[input] = 0;
            if (!sink.isBound() || handed[input]) {
                continue;
            }
            if (!layout.perRow(input)) {
                arrays[input] = learned[input].openBlock();
                continue;
            }
            int width = layout.width(input);
            double[] direct = add ? null : sink.doubles(width);
            if (direct != null) {
                arrays[input] = direct;
                starts[input] = sink.start(firstRow, width);
                continue;
            }
            if (staged[input] == null) {
                staged[input] = new double[layout.vectorRows * width];
            }
            arrays[input] = staged[input];
        }
    }

    /** Raises the results of an opened block to {@code floor} times the size of the factor each row was multiplied with. */
    void raise(double floor, Rows rows) {
        for (int input = 0; input < slots.length; input++) {
            if (!slots[input].isBound() || !layout.perRow(input)) {
                continue;
            }
            int width = layout.width(input);
            double[] results = arrays[input];
            for (int row = 0; row < rows.count; row++) {
                double least = rows.weight(row) * Math.abs(rows.scale) * floor;
                int start = starts[input] + row * width;
                for (int element = start; element < start + width; element++) {
                    // NaN stays NaN.
                    if (results[element] < least) {
                        results[element] = least;
                    }
                }
            }
        }
    }

    void close(long firstRow, int count, boolean add) {
        for (int input = 0; input < slots.length; input++) {
            if (isLearned(input)) {
                learned[input].addBlock();
            } else if (slots[input].isBound() && !handed[input] && arrays[input] == staged[input]) {
                slots[input].write(firstRow, count, layout.width(input), staged[input], add);
            }
        }
    }

    /** Adds what another stage summed for learned inputs. */
    void merge(DerivativeStage other) {
        for (int input = 0; input < slots.length; input++) {
            if (isLearned(input)) {
                learned[input].addTotals(other.learned[input]);
            }
        }
    }

    /** Writes what was summed for learned inputs, raised to {@code floor} where it is below. */
    void finish(boolean add, double floor) {
        for (int input = 0; input < slots.length; input++) {
            if (isLearned(input)) {
                learned[input].write(slots[input], add, floor);
            }
        }
    }

    private boolean isLearned(int input) {
        return slots[input].isBound() && !layout.perRow(input);
    }
}
