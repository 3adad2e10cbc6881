package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * One element of a vector: {@code v[y]}.
 *
 * @param vector the vector
 * @param index the index, counted from 0
 * @param span the place in the text
 */
public record ElementAccess(Expression vector, Expression index, Span span) implements Expression {}
