package io.lossmith.examples.regression;

import io.lossmith.Loss;

/**
 * Squared error (Legendre 1805, Gauss 1809): the negative log-likelihood of a normal distribution with a fixed variance.
 *
 * <p>{@code p} and {@code y} are any numbers. Use it unless the data have outliers, since a residual counts with its square; then see
 * {@link Huber}. The result is infinite where the square leaves the range of the type. There is no factor 1/2: the gradient of a row is {@code
 * 2*(p - y)}.
 *
 * <pre>{@code double loss = MeanSquaredErrorKernel.of(new MeanSquaredError()).valueAndGradient(p, y, gradP);}</pre>
 */
@Loss("(p - y)^2")
public record MeanSquaredError() {}
