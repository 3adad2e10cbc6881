package io.lossmith.examples.demo;

import io.lossmith.LossKernel;
import java.util.List;
import java.util.Random;

/** Mini-batch training in which every gradient by the scores comes from a kernel with a prediction {@code z} and a target {@code y}. */
final class Training {
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
        MiniBatches.of(rows.rows(), random).forEach(this::step);
    }

    private void step(List<Integer> some) {
        Table batch = rows.select(some);
        double[] scores = network.scores(batch.features());
        double[] gradient = new double[scores.length];
        kernel.evaluate(Batches.of(kernel, scores, batch.labels()).gradient("z", gradient));
        network.learn(gradient);
    }
}
