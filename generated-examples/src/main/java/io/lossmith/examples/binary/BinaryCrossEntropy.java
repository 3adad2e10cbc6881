package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Cross-entropy of a predicted probability: the negative log-likelihood of a Bernoulli variable.
 *
 * <p>{@code p} is the probability of class 1; {@code y} is 0, 1 or a probability between (soft labels). A certain and right prediction costs
 * exactly 0, a certain and wrong one is infinite. When the model has logits, use {@link BinaryCrossEntropyWithLogits}: a probability near 1 has
 * lost the digits that tell how near.
 *
 * <pre>{@code double loss = BinaryCrossEntropyKernel.of(new BinaryCrossEntropy()).valueAndGradient(p, y, gradP);}</pre>
 */
@Loss("(p: unit | y: unit) -> -(y * log(p) + (1 - y) * log(1 - p))")
public record BinaryCrossEntropy() {}
