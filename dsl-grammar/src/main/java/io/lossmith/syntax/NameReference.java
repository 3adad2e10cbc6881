package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A name where a value is meant: an input, a binding, a length or a constant such as {@code pi}; the resolver decides.
 *
 * @param name the name, in Unicode normalization form C
 * @param span the place in the text
 */
public record NameReference(String name, Span span) implements Expression {}
