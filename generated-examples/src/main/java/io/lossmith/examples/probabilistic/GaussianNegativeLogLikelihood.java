package io.lossmith.examples.probabilistic;

import io.lossmith.Loss;

/**
 * Negative log-likelihood of a normal distribution whose mean and log-variance are both predicted (D. Nix, A. Weigend 1994; A. Kendall, Y. Gal,
 * "What Uncertainties Do We Need in Bayesian Deep Learning for Computer Vision?", NIPS 2017, equation 8), without the constant {@code
 * log(2*pi)/2}.
 *
 * <p>{@code mu}, {@code logvar} and {@code y} are any numbers. Use it for regression with noise that differs from row to row. The logarithm keeps
 * the variance positive without a clamp.
 *
 * <pre>{@code
 * GaussianNegativeLogLikelihoodKernel kernel = GaussianNegativeLogLikelihoodKernel.of(new GaussianNegativeLogLikelihood());
 * double loss = kernel.valueAndGradient(mu, logvar, y, gradMu, gradLogvar);
 * }</pre>
 */
@Loss("(mu: real, logvar: real | y: real) -> (logvar + (y - mu)^2 * exp(-logvar)) / 2")
public record GaussianNegativeLogLikelihood() {}
