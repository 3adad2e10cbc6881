package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Focal loss of a logit with the balance of the two classes (Lin et al., "Focal Loss for Dense Object Detection", ICCV 2017, equation 5).
 *
 * <p>{@code z} is any number, {@code y} is 0 or 1. Use it when one class is rare and most rows of the other are easy, as in dense detection.
 *
 * <pre>{@code double loss = FocalWithLogitsKernel.of(new FocalWithLogits()).valueAndGradient(z, y, gradZ);}</pre>
 *
 * @param alpha the share of class 1 in the loss, from 0 to 1; class 0 has the rest
 * @param gamma how strongly easy rows fade out: 0 or more
 */
@Loss("""
        (z: real link sigmoid | y: binary; alpha: unit, gamma: nonnegative) ->
        pt = y ? sigmoid(z) : 1 - sigmoid(z);
        at = y ? alpha : 1 - alpha;
        -at * (1 - pt)^gamma * log(pt)
        """)
public record FocalWithLogits(double alpha, double gamma) {
    /** The settings of the paper: {@code alpha} 0.25 and {@code gamma} 2. */
    public FocalWithLogits() {
        this(0.25, 2);
    }
}
