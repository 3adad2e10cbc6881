package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * Cross-entropy with label smoothing (C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, section 7):
 * the target is {@code 1 - smoothing} on the true class plus {@code smoothing/K} on every class.
 *
 * <p>{@code z} are any K numbers, {@code y} is 0 … K-1. Use it against over-confident classifiers. A class with logit minus infinity makes the
 * loss infinite, since the target gives every class some probability.
 *
 * <pre>{@code double loss = LabelSmoothedCrossEntropyKernel.of(new LabelSmoothedCrossEntropy(), 10).valueAndGradient(z, y, gradZ);}</pre>
 *
 * @param smoothing how much of the target is spread over all classes, from 0 to 1
 */
@Loss("""
        (z: real[K] link softmax | y: class[K]; smoothing: unit) ->
        logp = log_softmax(z);
        -(1 - smoothing) * logp[y] - smoothing * mean(logp)
        """)
public record LabelSmoothedCrossEntropy(double smoothing) {
    /** Spreads a tenth, as in the paper. */
    public LabelSmoothedCrossEntropy() {
        this(0.1);
    }
}
