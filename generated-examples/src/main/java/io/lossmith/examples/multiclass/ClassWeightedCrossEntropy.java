package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * {@link CrossEntropy} in which a row counts with the weight of its class, in the loss and in the mean's divisor.
 *
 * <p>{@code z} are any K numbers, {@code y} is 0 … K-1. Use it when classes are unbalanced; rows of a class with weight 0 are not read. With
 * equal weights it is {@link CrossEntropy}, whatever their size.
 *
 * <pre>{@code
 * ClassWeightedCrossEntropyKernel kernel =
 *         ClassWeightedCrossEntropyKernel.of(new ClassWeightedCrossEntropy(new double[] {1, 1, 9}));
 * double loss = kernel.valueAndGradient(z, y, gradZ);
 * }</pre>
 *
 * @param w the weight of each class, 0 or more; their number is K
 */
@Loss("""
        (z: real[K] link softmax | y: class[K]; w: nonnegative[K]) ->
        weight = w[y];
        -log(softmax(z)[y])
        """)
public record ClassWeightedCrossEntropy(double[] w) {
    /** Copies the weights, so that nobody changes them afterwards. */
    public ClassWeightedCrossEntropy {
        w = w.clone();
    }
}
