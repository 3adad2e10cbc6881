package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A power: {@code base^exponent}, grouped from the right: {@code a^b^c} is {@code a^(b^c)}.
 *
 * @param base the base
 * @param exponent the exponent
 * @param span the place in the text
 */
public record Power(Expression base, Expression exponent, Span span) implements Expression {}
