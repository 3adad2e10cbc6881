package io.lossmith.examples.demo;

import io.lossmith.TaskKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A network of two heads to be trained with one formula over the tasks {@code cls}, {@code box} and {@code kl}.
 *
 * @param kernel the formula
 * @param data the images, with their digits and places
 * @param learningRate the step of the optimiser
 * @param hidden the width of the layer before the code
 */
record TaskExperiment(TaskKernel kernel, LocatedSplit data, double learningRate, int hidden) {
    /**
     * What an epoch came to.
     *
     * @param number from 1
     * @param means the mean values on its way
     * @param weights what the formula multiplies each task's gradients with, at its end
     */
    record Epoch(int number, TaskValues means, double[] weights) {}

    /**
     * What came out.
     *
     * @param kernel the formula
     * @param epochs how training went
     * @param heldOut accuracy and F1 of the digits on the rows held out
     * @param pixels how far the centres are off there
     */
    record Outcome(TaskKernel kernel, List<Epoch> epochs, Scores heldOut, double pixels) {}

    /** Trains from random weights, the same for every formula, and measures what came of it. */
    Outcome run(int epochs, long seed, Consumer<Epoch> afterEpoch) {
        Random random = new Random(seed);
        Table images = data.training().images();
        TwoHeads network = new TwoHeads(
                learningRate, random, images.columns(), hidden, images.classes().size());
        TaskTraining training = new TaskTraining(kernel, network, data.training(), learningRate);

        List<Epoch> history = new ArrayList<>();
        for (int number = 1; number <= epochs; number++) {
            TaskValues means = training.epoch(random);
            Epoch epoch = new Epoch(number, means, training.weights());
            history.add(epoch);
            afterEpoch.accept(epoch);
        }

        Located heldOut = data.heldOut();
        TwoHeads.Outputs outputs = network.outputs(heldOut.images().features());
        return new Outcome(
                kernel, history, Scores.of(outputs.logits(), heldOut.images()), heldOut.pixelsFrom(outputs.centres()));
    }
}
