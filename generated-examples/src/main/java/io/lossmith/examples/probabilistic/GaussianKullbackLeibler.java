package io.lossmith.examples.probabilistic;

import io.lossmith.Loss;

/**
 * The divergence of a normal distribution with diagonal covariance from the standard normal one: the regulariser of a variational autoencoder
 * (D. P. Kingma, M. Welling, "Auto-Encoding Variational Bayes", ICLR 2014, appendix B).
 *
 * <p>{@code mu} and {@code logvar} are D numbers each, the means and the logarithms of the variances. The result is 0 exactly at the standard
 * normal distribution, and positive elsewhere.
 *
 * <pre>{@code
 * GaussianKullbackLeiblerKernel kernel = GaussianKullbackLeiblerKernel.of(new GaussianKullbackLeibler(), 16);
 * double loss = kernel.valueAndGradient(mu, logvar, gradMu, gradLogvar);
 * }</pre>
 */
@Loss("(mu: real[D], logvar: real[D]) -> sum(mu^2 + (expm1(logvar) - logvar)) / 2")
public record GaussianKullbackLeibler() {}
