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
}
