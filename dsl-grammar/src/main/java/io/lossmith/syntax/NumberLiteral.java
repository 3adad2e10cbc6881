package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A number, such as {@code 1}, {@code 0.5} or {@code 2.5e-3}.
 *
 * @param text the number as written; it keeps digits that {@code value} cannot hold
 * @param value the nearest double, finite and not negative: the sign of {@code -1} is a {@link Negation}
 * @param span the place in the text
 */
public record NumberLiteral(String text, double value, Span span) implements Expression {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if the value is negative, infinite or NaN
     */
    public NumberLiteral {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A literal is finite and not negative, not " + value + ".");
        }
    }
}
