package io.lossmith.examples.demo;

import io.lossmith.Loss;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.probabilistic.GaussianKullbackLeibler;
import io.lossmith.examples.regression.SmoothL1;

/**
 * {@link WeightedDigits} with weights that are learned with the model (A. Kendall, Y. Gal, R. Cipolla, "Multi-Task Learning Using Uncertainty to
 * Weigh Losses", CVPR 2018): one over the variance of each head's noise, whose logarithm is learned.
 *
 * <p>{@code box} is half a square near 0, so that it gets no other half. {@code kl} is no error of a prediction and has no noise: it keeps its
 * weight. A learned one would grow without end while the code forgets its image, because no value of {@code kl} is easier to reach than 0.
 *
 * @param cls the digit, by its logits
 * @param box the centre of its ink
 * @param kl a bound on what the code tells of its image, in nats
 * @param beta the weight of {@code kl}, the price of a nat
 */
@Loss("""
        (learn logvar_cls: real, learn logvar_box: real) ->
        exp(-logvar_cls) * cls + logvar_cls/2
          + exp(-logvar_box) * box + logvar_box/2
          + beta * kl
        """)
public record UncertainDigits(CrossEntropy cls, SmoothL1 box, GaussianKullbackLeibler kl, double beta) {
    /** The price of a nat is that of {@link WeightedDigits}. */
    public UncertainDigits() {
        this(new CrossEntropy(), new SmoothL1(), new GaussianKullbackLeibler(), 0.1);
    }
}
