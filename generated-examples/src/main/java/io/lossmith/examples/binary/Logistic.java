package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Logistic loss of a margin: {@link BinaryCrossEntropyWithLogits} for targets -1 and 1.
 *
 * <p>{@code z} is any number, also infinite; {@code y} is -1 or 1. Written as in a textbook; the compiler computes {@code softplus(-y*z)},
 * which does not overflow.
 *
 * <pre>{@code double loss = LogisticKernel.of(new Logistic()).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real link sigmoid | y: sign) -> log(1 + exp(-y * z))")
public record Logistic() {}
