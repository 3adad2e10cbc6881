package io.lossmith.engine;

/** The gradients, or the Hessians, of all inputs: where the kernel writes them, and how they reach the caller's arrays. */
final class DerivativeStage {
    private final RowLayout layout;
    private final SinkSlot[] slots;
    private final double[][] arrays;
    private final int[] starts;
    private final double[][] staged;
    private final LearnTotals[] learned;

    /** Fills {@code arrays} and {@code starts}, which generated code reads by the index of the input. */
    DerivativeStage(RowLayout layout, SinkSlot[] slots, double[][] arrays, int[] starts) {
        this.layout = layout;
        this.slots = slots;
        this.arrays = arrays;
        this.starts = starts;
        staged = new double[slots.length][];
        learned = new LearnTotals[slots.length];
    }

    void begin() {
        for (int input = 0; input < slots.length; input++) {
            if (slots[input].bound() != null && !layout.perRow(input)) {
                if (learned[input] == null) {
                    learned[input] = new LearnTotals(layout.width(input));
                }
                learned[input].clear();
            }
        }
    }

    void open(long firstRow, boolean add) {
        for (int input = 0; input < slots.length; input++) {
            Sink sink = slots[input].bound();
            arrays[input] = null;
            starts[input] = 0;
            if (sink == null) {
                continue;
            }
            if (!layout.perRow(input)) {
                arrays[input] = learned[input].openBlock();
            } else if (sink.doubles() != null && !add) {
                arrays[input] = sink.doubles();
                starts[input] = sink.start(firstRow, layout.width(input));
            } else {
                if (staged[input] == null) {
                    staged[input] = new double[layout.blockRows * layout.width(input)];
                }
                arrays[input] = staged[input];
            }
        }
    }

    void close(long firstRow, int count, boolean add) {
        for (int input = 0; input < slots.length; input++) {
            Sink sink = slots[input].bound();
            if (sink == null) {
                continue;
            }
            if (!layout.perRow(input)) {
                learned[input].addBlock();
            } else if (arrays[input] == staged[input]) {
                sink.write(firstRow, count, layout.width(input), staged[input], add);
            }
        }
    }

    void finish(boolean add) {
        for (int input = 0; input < slots.length; input++) {
            Sink sink = slots[input].bound();
            if (sink != null && !layout.perRow(input)) {
                learned[input].write(sink, add);
            }
        }
    }
}
