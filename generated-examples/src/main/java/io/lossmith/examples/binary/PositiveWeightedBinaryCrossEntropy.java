package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * {@link BinaryCrossEntropyWithLogits} with a factor for the rows of class 1, known as {@code pos_weight} or {@code scale_pos_weight}.
 *
 * <p>{@code z} is any number, {@code y} is 0 or 1. Use it when class 1 is rare; negatives per positive is a common choice. The factor scales the
 * loss but not the mean's divisor, as in PyTorch.
 *
 * <pre>{@code
 * PositiveWeightedBinaryCrossEntropyKernel kernel =
 *         PositiveWeightedBinaryCrossEntropyKernel.of(new PositiveWeightedBinaryCrossEntropy(9));
 * double loss = kernel.valueAndGradient(z, y, gradZ);
 * }</pre>
 *
 * @param positiveWeight what a row of class 1 counts, where a row of class 0 counts 1; positive
 */
@Loss("""
        (z: real link sigmoid | y: binary; positiveWeight: positive) ->
        y ? -positiveWeight * log(sigmoid(z)) : -log(1 - sigmoid(z))
        """)
public record PositiveWeightedBinaryCrossEntropy(double positiveWeight) {}
