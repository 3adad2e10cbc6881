package io.lossmith.examples.probabilistic;

import io.lossmith.Loss;

/**
 * Regression with one noise level for all rows, learned with the model (A. Kendall, Y. Gal, R. Cipolla, "Multi-Task Learning Using Uncertainty to
 * Weigh Losses", CVPR 2018, equation 5): one task of the sum that weighs several.
 *
 * <p>{@code p} and {@code y} are any numbers. {@code s} is the logarithm of the variance: an array of one number, shared by all rows, whose
 * gradient is summed over them. At the optimum {@code exp(s)} is the mean squared error.
 *
 * <pre>{@code
 * HomoscedasticRegressionKernel kernel = HomoscedasticRegressionKernel.of(new HomoscedasticRegression());
 * double loss = kernel.valueAndGradient(p, s, y, gradP, gradS);
 * }</pre>
 */
@Loss("(p: real link identity, learn s: real | y: real) -> (exp(-s) * (p - y)^2 + s) / 2")
public record HomoscedasticRegression() {}
