package io.lossmith.examples.demo;

import java.util.List;

/**
 * A data set as it was read.
 *
 * @param features one array for each row
 * @param labels the class of each row, from 0
 * @param classes the names of the classes
 */
record Table(double[][] features, int[] labels, List<String> classes) {
    int rows() {
        return labels.length;
    }

    int columns() {
        return features[0].length;
    }

    /** Some of the rows, with the same arrays of features. */
    Table select(List<Integer> some) {
        return new Table(
                some.stream().map(row -> features[row]).toArray(double[][]::new),
                some.stream().mapToInt(row -> labels[row]).toArray(),
                classes);
    }
}
