package io.lossmith.examples.demo;

import io.lossmith.LossKernel;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A model to be trained with one loss.
 *
 * @param kernel the loss, by the scores {@code z} with the target {@code y}
 * @param data the rows
 * @param learningRate the step of the optimiser
 * @param layers the width of each layer after the features; the last is the number of scores
 */
record Experiment(LossKernel kernel, Split data, double learningRate, int... layers) {
    /**
     * What came out.
     *
     * @param kernel the loss
     * @param lossBefore mean loss over the training rows with random weights
     * @param lossAfter mean loss over the training rows after training
     * @param heldOut accuracy and F1 on the rows held out
     * @param nanosPerRow time of value and gradient
     */
    record Outcome(LossKernel kernel, double lossBefore, double lossAfter, Scores heldOut, double nanosPerRow) {}

    /** Trains from random weights and measures what came of it. */
    Outcome run(int epochs, long seed, Runnable afterEpoch) {
        Random random = new Random(seed);
        int features = data.training().columns();
        int[] sizes =
                IntStream.concat(IntStream.of(features), IntStream.of(layers)).toArray();
        Network network = new Network(learningRate, random, sizes);
        Training training = new Training(kernel, network, data.training());

        double before = training.loss();
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.epoch(random);
            afterEpoch.run();
        }
        double after = training.loss();

        Table heldOut = data.heldOut();
        double[] scores = network.scores(heldOut.features());
        double nanos = Timing.nanosPerRow(kernel, scores, heldOut.labels());
        return new Outcome(kernel, before, after, Scores.of(scores, heldOut), nanos);
    }
}
