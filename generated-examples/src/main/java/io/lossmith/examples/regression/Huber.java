package io.lossmith.examples.regression;

import io.lossmith.Loss;

/**
 * The loss of P. J. Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35 (1964): squared for small
 * residuals, absolute for large ones, with a continuous slope at {@code delta}.
 *
 * <p>{@code p} and {@code y} are any numbers. Use it for regression with outliers; {@code delta} is the residual above which a target counts as
 * one, in the unit of the target. At {@code abs(p - y) = delta} the second derivative is that of the squared side.
 *
 * <pre>{@code double loss = HuberKernel.of(new Huber(1.35)).valueAndGradient(p, y, gradP);}</pre>
 *
 * @param delta where the square turns into a line, positive
 */
@Loss("""
        (p: real link identity | y: real; delta: positive) ->
        r = abs(p - y);
        r <= delta ? r^2 / 2 : delta * (r - delta / 2)
        """)
public record Huber(double delta) {
    /** Turns into a line at 1. */
    public Huber() {
        this(1);
    }
}
