package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A comparison: {@code a < b}. Comparisons cannot be chained.
 *
 * @param left the left side
 * @param operator one of the six comparison operators
 * @param right the right side
 * @param operatorSpan the place of the operator
 * @param span the place in the text
 */
public record Comparison(Expression left, Operator operator, Expression right, Span operatorSpan, Span span)
        implements Expression {
    /**
     * Checks the operator.
     *
     * @throws IllegalArgumentException if the operator is not a comparison
     */
    public Comparison {
        if (operator.level() != Operator.Level.COMPARISON) {
            throw new IllegalArgumentException("'" + operator.symbol() + "' does not compare.");
        }
    }
}
