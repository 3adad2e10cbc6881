package io.lossmith.examples.probabilistic;

import io.lossmith.Loss;

/**
 * The divergence of a predicted distribution {@code q} from a true one {@code p} (S. Kullback, R. Leibler, "On Information and Sufficiency",
 * 1951): how many nats more it takes to code data of {@code p} with {@code q}.
 *
 * <p>Both are K non-negative numbers that sum to 1. A class with {@code p = 0} contributes nothing; one with {@code q = 0} and {@code p > 0} makes
 * the divergence infinite. The gradient {@code -p/q} treats the elements of {@code q} as free numbers.
 *
 * <pre>{@code double loss = KullbackLeiblerKernel.of(new KullbackLeibler(), 10).valueAndGradient(q, p, gradQ);}</pre>
 */
@Loss("(q: simplex[K] | p: simplex[K]) -> sum(p * log(p) - p * log(q))")
public record KullbackLeibler() {}
