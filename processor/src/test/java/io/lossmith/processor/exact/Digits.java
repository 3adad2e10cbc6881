package io.lossmith.processor.exact;

import java.util.function.IntFunction;

/** Computes with more and more digits until the error bound of the result says that it is settled. */
final class Digits {
    /** Digits for values: ordinary points, cancellation, and 1 beside the smallest double. */
    static final int[] FOR_VALUES = {60, 200, 900};

    /** Digits for differences over steps of 1e-30, the second of which lose 60 digits. */
    static final int[] FOR_DIFFERENCES = {100, 420, 900};

    /** log10 of an error that rounds away beside the smallest double. */
    static final double BELOW_DOUBLE = -350;

    private Digits() {}

    /**
     * The first result of which 25 digits are right, or whose error is below {@code 10^negligible}.
     *
     * @throws OutOfReach when the last level does not settle the number either
     */
    static ExactNumber settle(int[] levels, double negligible, IntFunction<ExactNumber> computation) {
        for (int digits : levels) {
            try {
                ExactNumber result = computation.apply(digits);
                if (result.isSettled(negligible)) {
                    return result;
                }
            } catch (TooFewDigits retry) {
                // the next level has more
            }
        }
        throw new OutOfReach("not settled in " + levels[levels.length - 1] + " digits");
    }
}
