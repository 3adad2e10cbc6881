package io.lossmith.examples.demo;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a {@link Split} of images, with their places.
 *
 * @param training four fifths of the rows
 * @param heldOut the others
 */
record LocatedSplit(Located training, Located heldOut) {
    /** The places are those in the images as they are read, before pixels are scaled. */
    static LocatedSplit of(Table images, long seed) {
        Split split = Split.of(images, seed);
        List<Integer> order = Split.order(images, seed);
        int trainingRows = split.training().rows();
        return new LocatedSplit(
                located(split.training(), images, order.subList(0, trainingRows)),
                located(split.heldOut(), images, order.subList(trainingRows, order.size())));
    }

    private static Located located(Table part, Table images, List<Integer> rows) {
        return new Located(
                part,
                rows.stream()
                        .map(row -> Located.centre(images.features()[row]))
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
    }

    /** What is off who always answers the mean of the training rows' centres; in pixels, over the held-out rows. */
    double pixelsFromTheMean() {
        double[] mean = new double[2];
        for (int i = 0; i < training.centres().length; i++) {
            mean[i % 2] += training.centres()[i] / training.images().rows();
        }
        double[] guess = new double[heldOut.centres().length];
        for (int i = 0; i < guess.length; i++) {
            guess[i] = mean[i % 2];
        }
        return heldOut.pixelsFrom(guess);
    }
}
