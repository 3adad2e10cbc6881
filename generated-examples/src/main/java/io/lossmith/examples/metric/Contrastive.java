package io.lossmith.examples.metric;

import io.lossmith.Loss;

/**
 * Contrastive loss of a pair of embeddings (R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR
 * 2006, equation 4): pairs of one class are drawn together, others pushed apart up to the margin.
 *
 * <p>{@code a} and {@code b} are D numbers each; {@code different} is 0 for a pair of one class and 1 otherwise, as in the paper. Where the two
 * coincide the gradients are 0.
 *
 * <pre>{@code
 * ContrastiveKernel kernel = ContrastiveKernel.of(new Contrastive(), 64);
 * double loss = kernel.valueAndGradient(a, b, different, gradA, gradB);
 * }</pre>
 *
 * @param margin the distance from which different pairs cost nothing, positive
 */
@Loss("""
        (a: real[D], b: real[D] | different: binary; margin: positive) ->
        d = norm(a - b);
        different ? max(0, margin - d)^2 / 2 : d^2 / 2
        """)
public record Contrastive(double margin) {
    /** A margin of 1. */
    public Contrastive() {
        this(1);
    }
}
