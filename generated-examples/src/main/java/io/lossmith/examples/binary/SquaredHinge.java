package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Squared hinge loss (L2-SVM): {@link Hinge} with a continuous slope.
 *
 * <p>{@code z} is any number, {@code y} is -1 or 1. Rows within the margin count with the square of what is missing.
 *
 * <pre>{@code double loss = SquaredHingeKernel.of(new SquaredHinge()).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real | y: sign) -> max(0, 1 - y * z)^2")
public record SquaredHinge() {}
