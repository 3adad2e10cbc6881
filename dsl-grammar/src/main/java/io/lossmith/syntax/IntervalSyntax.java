package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * An interval of numbers: {@code in (0, 1]}. A bound closed at infinity means that an infinite value is allowed.
 *
 * @param lower the lower bound, possibly minus infinity
 * @param lowerOpen whether the lower bound itself is left out: {@code (} against {@code [}
 * @param upper the upper bound, possibly infinity
 * @param upperOpen whether the upper bound itself is left out
 * @param span the place in the text, with the brackets
 */
public record IntervalSyntax(double lower, boolean lowerOpen, double upper, boolean upperOpen, Span span) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a bound is NaN or the interval contains no finite number
     */
    public IntervalSyntax {
        if (!isInhabited(lower, lowerOpen, upper, upperOpen)) {
            throw new IllegalArgumentException("The interval from " + lower + " to " + upper + " is empty.");
        }
    }

    /** Whether some finite number lies between the bounds; false if a bound is NaN. */
    static boolean isInhabited(double lower, boolean lowerOpen, double upper, boolean upperOpen) {
        return lower < upper || (lower == upper && !lowerOpen && !upperOpen && !Double.isInfinite(lower));
    }
}
