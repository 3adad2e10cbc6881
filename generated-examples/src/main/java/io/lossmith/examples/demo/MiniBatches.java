package io.lossmith.examples.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The order in which an epoch takes its rows. */
final class MiniBatches {
    private static final int ROWS = 32;

    private MiniBatches() {}

    /** All rows in a random order, some at a time. */
    static List<List<Integer>> of(int rows, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, random);
        List<List<Integer>> batches = new ArrayList<>();
        for (int start = 0; start < rows; start += ROWS) {
            batches.add(order.subList(start, Math.min(rows, start + ROWS)));
        }
        return batches;
    }
}
