package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * The opposite of a condition: {@code !c}. It binds looser than a comparison: {@code !a < b} is {@code !(a < b)}.
 *
 * @param operand the condition
 * @param span the place in the text
 */
public record Not(Expression operand, Span span) implements Expression {}
