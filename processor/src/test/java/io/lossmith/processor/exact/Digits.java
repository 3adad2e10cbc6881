package io.lossmith.processor.exact;

import java.util.function.IntFunction;

/** Computes with more and more digits until the error bound of the result says that it is settled. */
final class Digits {
    /** Digits for values: ordinary points, cancellation, and 1 beside the smallest double. */
    static final int[] FOR_VALUES = {60, 200, 900};

    /** Digits for differences over steps of 1e-40, the second of which lose 80 digits. */
    static final int[] FOR_DIFFERENCES = {130, 420, 900};

    private Digits() {}

    /** @throws OutOfReach when the last level does not settle the number either */
    static ExactNumber settle(int[] levels, IntFunction<ExactNumber> computation) {
        for (int digits : levels) {
            try {
                ExactNumber result = computation.apply(digits);
                if (result.isSettled()) {
                    return result;
                }
            } catch (TooFewDigits retry) {
                continue;
            }
        }
        throw new OutOfReach("not settled in " + levels[levels.length - 1] + " digits");
    }
}
