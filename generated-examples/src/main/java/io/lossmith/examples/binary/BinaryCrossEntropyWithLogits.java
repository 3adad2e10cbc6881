package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Cross-entropy of a logit: the loss of logistic regression (D. R. Cox 1958) and of most binary classifiers.
 *
 * <p>{@code z} is any number, also infinite; {@code y} is 0 or 1. Computed as {@code softplus}, so that a logit of 1000 for the wrong class
 * costs 1000 and the right class costs {@code exp(-1000)} without a detour over a probability.
 *
 * <pre>{@code double loss = BinaryCrossEntropyWithLogitsKernel.of(new BinaryCrossEntropyWithLogits()).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real link sigmoid | y: binary) -> y ? -log(sigmoid(z)) : -log(1 - sigmoid(z))")
public record BinaryCrossEntropyWithLogits() {}
