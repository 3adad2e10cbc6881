package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A number with the opposite sign: {@code -x}. It binds looser than a power: {@code -x^2} is {@code -(x^2)}.
 *
 * @param operand what is negated
 * @param span the place in the text
 */
public record Negation(Expression operand, Span span) implements Expression {}
