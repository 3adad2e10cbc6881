package io.lossmith.processor.exact;

import java.util.List;

/**
 * How many bits a computation keeps. Series are what costs, so that functions, products and sums have bits of their own:
 * a wide sum such as {@code 1 + exp(-700)} is cheap, and its logarithm needs no more bits than that of 1.5.
 *
 * @param functions significant bits of exponentials, logarithms and the like
 * @param products significant bits of products, quotients and roots
 * @param sums significant bits of sums
 */
public record Precision(int functions, int products, int sums) {
    /** The steps in which precision is raised: most points are settled by the first, nearly all others by the second. */
    static final List<Precision> STEPS = List.of(
            new Precision(104, 128, 1280),
            new Precision(160, 1280, 2560),
            new Precision(1280, 1280, 2560),
            new Precision(4000, 4000, 4500));

    /** What one function costs compared with one at the first step. */
    int cost() {
        return functions < 200 ? 1 : functions < 2000 ? 40 : 300;
    }
}
