package io.lossmith.examples.regression;

import io.lossmith.Loss;

/**
 * Absolute error (Boscovich 1757, Laplace 1774): its minimiser is the median.
 *
 * <p>{@code p} and {@code y} are any numbers. Use it when a few targets may be far off. The gradient is -1 or 1, and 0 at {@code p = y}; the
 * Hessian is 0 everywhere, so boosted trees need {@link Huber} or a curvature of their own.
 *
 * <pre>{@code double loss = MeanAbsoluteErrorKernel.of(new MeanAbsoluteError()).valueAndGradient(p, y, gradP);}</pre>
 */
@Loss("abs(p - y)")
public record MeanAbsoluteError() {}
