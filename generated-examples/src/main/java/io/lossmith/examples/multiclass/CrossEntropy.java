package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * Cross-entropy of K logits with the index of the true class: multinomial logistic regression, and the usual loss of a classifier.
 *
 * <p>{@code z} are any K numbers, {@code y} is 0 … K-1. Written as the probability it means; computed without forming one, so that a row that
 * leads by 40 still costs {@code exp(-40)} and not 0, and one that trails by 1000 costs 1000.
 *
 * <pre>{@code double loss = CrossEntropyKernel.of(new CrossEntropy(), 10).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real[K] link softmax | y: class[K]) -> -log(softmax(z)[y])")
public record CrossEntropy() {}
