package io.lossmith.examples.demo;

import io.lossmith.Loss;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.probabilistic.GaussianKullbackLeibler;
import io.lossmith.examples.regression.SmoothL1;

/**
 * What a digit is and where it is, seen through a random code (A. A. Alemi, I. Fischer, J. V. Dillon, K. Murphy, "Deep Variational Information
 * Bottleneck", ICLR 2017): three tasks with weights that somebody chose.
 *
 * <p>Each task is the mean over its own rows. An image is one row of {@code cls} and of {@code kl}, and two of {@code box}, one for each
 * coordinate.
 *
 * <pre>{@code
 * WeightedDigitsKernel kernel = WeightedDigitsKernel.of(new WeightedDigits(), 10, 8); // 10 classes, codes of 8 numbers
 * WeightedDigitsKernel.Batch batch = kernel.batch();
 * batch.cls().z(logits).y(digits).gradZ(gradLogits);
 * batch.box().p(centres).y(trueCentres).gradP(gradCentres);
 * batch.kl().mu(means).logvar(logvars).gradMu(gradMeans).gradLogvar(gradLogvars);
 * double loss = batch.evaluate();
 * double boxLoss = batch.box().value();
 * }</pre>
 *
 * @param cls the digit, by its logits
 * @param box the centre of its ink
 * @param kl a bound on what the code tells of its image, in nats
 * @param lambda the weight of {@code box}
 * @param beta the weight of {@code kl}, the price of a nat
 */
@Loss("cls + lambda * box + beta * kl")
public record WeightedDigits(CrossEntropy cls, SmoothL1 box, GaussianKullbackLeibler kl, double lambda, double beta) {
    /** Both heads count alike, as one begins. */
    public WeightedDigits() {
        this(new CrossEntropy(), new SmoothL1(), new GaussianKullbackLeibler(), 1, 0.1);
    }
}
