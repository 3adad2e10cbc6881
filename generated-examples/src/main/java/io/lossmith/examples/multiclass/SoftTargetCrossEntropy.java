package io.lossmith.examples.multiclass;

import io.lossmith.Loss;

/**
 * Cross-entropy of K logits with a probability for each class: distillation, mixup, labels that annotators disagree on.
 *
 * <p>{@code z} are any K numbers; {@code t} are non-negative and sum to 1. A class with target 0 contributes nothing, whatever its logit.
 *
 * <pre>{@code double loss = SoftTargetCrossEntropyKernel.of(new SoftTargetCrossEntropy(), 10).valueAndGradient(z, t, gradZ);}</pre>
 */
@Loss("(z: real[K] link softmax | t: simplex[K]) -> -sum(t * log(softmax(z)))")
public record SoftTargetCrossEntropy() {}
