package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * Focal loss of K logits with a factor for each class: {@link io.lossmith.examples.binary.FocalWithLogits} for more than two classes.
 *
 * <p>{@code z} are any K numbers, {@code y} is 0 … K-1. Use it when classes are unbalanced and most rows are easy. The factors scale the loss but
 * not the mean's divisor.
 *
 * <pre>{@code
 * SoftmaxFocalKernel kernel = SoftmaxFocalKernel.of(new SoftmaxFocal(new double[] {0.25, 0.25, 1}, 2));
 * double loss = kernel.valueAndGradient(z, y, gradZ);
 * }</pre>
 *
 * @param alpha the factor of each class, 0 or more; their number is K
 * @param gamma how strongly easy rows fade out: 0 or more
 */
@Loss("""
        (z: real[K] link softmax | y: class[K]; alpha: nonnegative[K], gamma: nonnegative) ->
        pt = softmax(z)[y];
        -alpha[y] * (1 - pt)^gamma * log(pt)
        """)
public record SoftmaxFocal(double[] alpha, double gamma) {
    /** Copies the factors, so that nobody changes them afterwards. */
    public SoftmaxFocal {
        alpha = alpha.clone();
    }
}
