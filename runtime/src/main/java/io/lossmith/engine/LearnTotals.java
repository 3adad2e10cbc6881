package io.lossmith.engine;

import java.util.Arrays;

/** The gradient or Hessian of a learned input, summed over all blocks with compensation so that it loses nothing over many rows. */
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
            double next = sum[element] + block[element];
            lost[element] += CompensatedSum.lost(sum[element], block[element], next);
            sum[element] = next;
        }
    }

    void write(Sink sink, boolean add) {
        for (int element = 0; element < block.length; element++) {
            block[element] = CompensatedSum.value(sum[element], lost[element]);
        }
        sink.write(0, 1, block.length, block, add);
    }
}
