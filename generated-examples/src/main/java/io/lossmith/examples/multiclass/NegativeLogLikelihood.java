package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * Negative log-likelihood of the true class, for models whose last layer is a log-softmax.
 *
 * <p>{@code logp} are K log-probabilities, 0 or less, minus infinity for an impossible class; {@code y} is 0 … K-1. When the model has logits, use
 * {@link CrossEntropy}.
 *
 * <pre>{@code double loss = NegativeLogLikelihoodKernel.of(new NegativeLogLikelihood(), 10).valueAndGradient(logp, y, gradLogp);}</pre>
 */
@Loss("(logp: real[K] in [-inf, 0] | y: class[K]) -> -logp[y]")
public record NegativeLogLikelihood() {}
