package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Exponential loss, which AdaBoost minimises (Y. Freund, R. Schapire 1997; J. Friedman, T. Hastie, R. Tibshirani 2000).
 *
 * <p>{@code z} is any number, {@code y} is -1 or 1. A wrong row counts exponentially with its margin, infinitely above 709 in double: prefer
 * {@link Logistic} when labels are noisy.
 *
 * <pre>{@code double loss = ExponentialKernel.of(new Exponential()).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real | y: sign) -> exp(-y * z)")
public record Exponential() {}
