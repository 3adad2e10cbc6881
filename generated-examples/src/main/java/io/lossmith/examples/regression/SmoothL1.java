package io.lossmith.examples.regression;

import io.lossmith.Loss;

/**
 * Smooth L1 (R. Girshick, "Fast R-CNN", ICCV 2015, equation 3): {@link Huber} divided by {@code beta}, so that its slope far out is 1 for
 * every {@code beta}. Box regression uses it for each coordinate.
 *
 * <p>{@code p} and {@code y} are any numbers. At {@code abs(p - y) = beta} the second derivative is 0, that of the line.
 *
 * <pre>{@code double loss = SmoothL1Kernel.of(new SmoothL1()).valueAndGradient(p, y, gradP);}</pre>
 *
 * @param beta where the square turns into a line, positive
 */
@Loss("""
        (p: real link identity | y: real; beta: positive) ->
        r = abs(p - y);
        r < beta ? r^2 / (2 * beta) : r - beta / 2
        """)
public record SmoothL1(double beta) {
    /** Turns into a line at 1, as in the paper. */
    public SmoothL1() {
        this(1);
    }
}
