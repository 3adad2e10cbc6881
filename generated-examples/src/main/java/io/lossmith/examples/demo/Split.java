package io.lossmith.examples.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows to train with and rows held out, with features scaled to mean 0 and standard deviation 1 over the rows to train with.
 *
 * @param training four fifths of the rows
 * @param heldOut the others
 */
record Split(Table training, Table heldOut) {
    static Split of(Table all, long seed) {
        List<Integer> order = order(all, seed);
        int trainingRows = all.rows() * 4 / 5;
        Table training = select(all, order.subList(0, trainingRows));
        Table heldOut = select(all, order.subList(trainingRows, all.rows()));
        for (int column = 0; column < all.columns(); column++) {
            standardise(column, training, heldOut);
        }
        return new Split(training, heldOut);
    }

    /** The numbers of the rows as a split takes them, the training rows first. */
    static List<Integer> order(Table all, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, all.rows()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static Table select(Table all, List<Integer> rows) {
        Table some = all.select(rows);
        double[][] copies = Arrays.stream(some.features()).map(double[]::clone).toArray(double[][]::new);
        return new Table(copies, some.labels(), some.classes());
    }

    private static void standardise(int column, Table training, Table heldOut) {
        double sum = 0;
        for (double[] row : training.features()) {
            sum += row[column];
        }
        double mean = sum / training.rows();
        double squares = 0;
        for (double[] row : training.features()) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        double deviation = Math.sqrt(squares / training.rows());
        double scale = deviation > 0 ? 1 / deviation : 1; // the corner pixels are 0 in every image
        for (Table part : List.of(training, heldOut)) {
            for (double[] row : part.features()) {
                row[column] = (row[column] - mean) * scale;
            }
        }
    }
}
