package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Focal loss of the probability given to the true class (T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, "Focal Loss for Dense Object
 * Detection", ICCV 2017, equation 4): cross-entropy that fades out for rows the model already gets right.
 *
 * <p>{@code pt} is a probability; 0 is infinite, 1 costs 0 with a finite gradient for every {@code gamma}. With {@code gamma = 0} it is
 * cross-entropy. When the model has logits, use {@link FocalWithLogits}.
 *
 * <pre>{@code double loss = FocalLossKernel.of(new FocalLoss(2)).valueAndGradient(pt, gradPt);}</pre>
 *
 * @param gamma how strongly easy rows fade out: 0 or more, 2 in the paper
 */
@Loss("-(1-pt)^gamma*log(pt)")
public record FocalLoss(double gamma) {
    /** Refuses a negative {@code gamma}: the bare form has no signature that could. */
    public FocalLoss {
        if (!(gamma >= 0)) {
            throw new IllegalArgumentException("gamma is " + gamma + ", but must be 0 or more");
        }
    }

    /** The gamma of the paper, 2. */
    public FocalLoss() {
        this(2);
    }
}
