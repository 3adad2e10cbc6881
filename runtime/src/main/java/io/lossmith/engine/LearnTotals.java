package io.lossmith.engine;

import java.util.Arrays;

/** The gradient or Hessian of a learned input, summed over many rows with compensation so that it loses nothing. */
final class LearnTotals {
    private final double[] block;
    private final double[] sum;
    private final double[] lost;

    LearnTotals(int length) {
        block = new double[length];
        sum = new double[length];
        lost = new double[length];
    }

    void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(lost, 0);
    }

    /** The accumulator of the next block, all zero. */
    double[] openBlock() {
        Arrays.fill(block, 0);
        return block;
    }

    void addBlock() {
        for (int element = 0; element < block.length; element++) {
            add(element, block[element]);
        }
    }

    /** Adds what others summed. */
    void addTotals(LearnTotals others) {
        for (int element = 0; element < block.length; element++) {
            add(element, CompensatedSum.value(others.sum[element], others.lost[element]));
        }
    }

    /** Writes the totals, raised to {@code floor} where they are below. */
    void write(Slot sink, boolean add, double floor) {
        for (int element = 0; element < block.length; element++) {
            double total = CompensatedSum.value(sum[element], lost[element]);
            block[element] = total < floor ? floor : total;
        }
        sink.write(0, 1, block.length, block, add);
    }

    private void add(int element, double term) {
        double next = sum[element] + term;
        lost[element] += CompensatedSum.lost(sum[element], term, next);
        sum[element] = next;
    }
}
