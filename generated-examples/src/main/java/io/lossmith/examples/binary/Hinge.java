package io.lossmith.examples.binary;

import io.lossmith.Loss;

/**
 * Hinge loss (C. Cortes, V. Vapnik, "Support-Vector Networks", Machine Learning 20, 1995): no cost from a margin of 1 on.
 *
 * <p>{@code z} is any number, {@code y} is -1 or 1. The slope at {@code y*z = 1} is 0. The Hessian is 0 everywhere.
 *
 * <pre>{@code double loss = HingeKernel.of(new Hinge()).valueAndGradient(z, y, gradZ);}</pre>
 */
@Loss("(z: real | y: sign) -> max(0, 1 - y * z)")
public record Hinge() {}
