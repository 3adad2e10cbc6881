package io.lossmith.examples.regression;

import io.lossmith.LossLibrary;

/**
 * Losses of a residual that grow slower than its square, as one text: what they share is written once, as {@code def}, and each {@code loss}
 * becomes a record of this package.
 *
 * <pre>{@code double loss = CauchyKernel.of(new Cauchy().withScale(2)).valueAndGradient(p, y, gradP);}</pre>
 */
@LossLibrary("""
        def squared(r, scale) = s = r/scale; s*s

        /** Minus the logarithm of Cauchy's density, up to a constant; outliers lose their influence, and the loss is not convex. */
        loss Cauchy(p: real link identity | y: real; scale: positive = 1) = scale^2/2 * log1p(squared(p - y, scale))

        /** Dennis and Welsch, "Techniques for nonlinear least squares and robust regression" (1978): bounded and flat soonest. */
        loss Welsch(p: real link identity | y: real; scale: positive = 1) = -scale^2/2 * expm1(-squared(p - y, scale))

        /** Koenker and Bassett, "Regression Quantiles" (1978): the prediction that minimises it is the quantile tau of the targets. */
        loss Quantile(p: real link identity | y: real; tau: unit = 1/2) = max(tau*(y - p), (tau - 1)*(y - p))

        /** Vapnik's: residuals up to epsilon cost nothing. */
        loss EpsilonInsensitive(p: real link identity | y: real; epsilon: nonnegative = 0.1) = relu(abs(p - y) - epsilon)
        """)
public interface RobustRegression {}
