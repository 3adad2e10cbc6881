package io.lossmith.examples.metric;

import io.lossmith.Loss;

/**
 * Triplet loss of three embeddings (K. Weinberger, L. Saul 2009; F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", CVPR 2015), with plain
 * distances: the anchor must be nearer to the positive than to the negative by the margin.
 *
 * <p>{@code a} (anchor), {@code p} (positive, of the anchor's class) and {@code n} (negative) are D numbers each. A triplet that is far enough
 * apart costs 0 with zero gradients; where two embeddings coincide, their distance has gradient 0.
 *
 * <pre>{@code
 * TripletMarginKernel kernel = TripletMarginKernel.of(new TripletMargin(), 64);
 * double loss = kernel.valueAndGradient(a, p, n, gradA, gradP, gradN);
 * }</pre>
 *
 * @param margin by how much the negative must be farther away, 0 or more
 */
@Loss("""
        (a: real[D], p: real[D], n: real[D]; margin: nonnegative) ->
        max(0, norm(a - p) - norm(a - n) + margin)
        """)
public record TripletMargin(double margin) {
    /** A margin of 1. */
    public TripletMargin() {
        this(1);
    }
}
