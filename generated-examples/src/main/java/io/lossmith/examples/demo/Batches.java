package io.lossmith.examples.demo;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.spec.Domain;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.Arrays;

/** Gives scores and labels to any kernel with a prediction {@code z} and a target {@code y}. */
final class Batches {
    private Batches() {}

    /** A kernel takes a class index as an int, and a binary target as a number. */
    static Batch of(LossKernel kernel, double[] scores, int[] labels) {
        Batch batch = Batch.rows(labels.length).input("z", scores);
        LossSpec spec = kernel.spec();
        InputSpec target = spec.inputs().get(spec.inputIndex("y"));
        return target.domain().kind() == Domain.Kind.CLASS
                ? batch.input("y", labels)
                : batch.input("y", Arrays.stream(labels).asDoubleStream().toArray());
    }
}
