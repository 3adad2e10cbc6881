package io.lossmith.examples.demo;

import io.lossmith.LossKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Mini-batch training in which every gradient by the scores comes from a kernel with a prediction {@code z} and a target {@code y}. */
final class Training {
    private static final int BATCH_ROWS = 32;

    private final LossKernel kernel;
    private final Network network;
    private final Table rows;

    Training(LossKernel kernel, Network network, Table rows) {
        this.kernel = kernel;
        this.network = network;
        this.rows = rows;
    }

    /** The mean loss over all rows. */
    double loss() {
        double[] scores = network.scores(rows.features());
        return kernel.evaluate(Batches.of(kernel, scores, rows.labels()));
    }

    /** Goes once through all rows in a random order. */
    void epoch(Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.rows()).boxed().toList());
        Collections.shuffle(order, random);
        for (int start = 0; start < order.size(); start += BATCH_ROWS) {
            step(order.subList(start, Math.min(order.size(), start + BATCH_ROWS)));
        }
    }

    private void step(List<Integer> some) {
        double[][] features = some.stream().map(row -> rows.features()[row]).toArray(double[][]::new);
        int[] labels = some.stream().mapToInt(row -> rows.labels()[row]).toArray();

        double[] scores = network.scores(features);
        double[] gradient = new double[scores.length];
        kernel.evaluate(Batches.of(kernel, scores, labels).gradient("z", gradient));
        network.learn(gradient);
    }
}
