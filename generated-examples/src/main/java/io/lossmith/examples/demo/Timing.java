package io.lossmith.examples.demo;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.util.Arrays;

/** Measures a kernel: value and gradient, one thread, double. */
final class Timing {
    private static final int ROWS = 1 << 14;
    private static final int ROUNDS = 41;

    private Timing() {}

    /** Nanoseconds a row, the median of several rounds over rows that repeat the given ones. */
    static double nanosPerRow(LossKernel kernel, double[] scores, int[] labels) {
        int width = scores.length / labels.length;
        double[] z = new double[ROWS * width];
        int[] y = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int from = row % labels.length;
            y[row] = labels[from];
            System.arraycopy(scores, from * width, z, row * width, width);
        }
        Batch batch = Batches.of(kernel, z, y).gradient("z", new double[z.length]);
        kernel.warmUp();
        for (int round = 0; round < ROUNDS; round++) {
            kernel.evaluate(batch);
        }
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kernel.evaluate(batch);
            rounds[round] = (System.nanoTime() - start) / (double) ROWS;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
