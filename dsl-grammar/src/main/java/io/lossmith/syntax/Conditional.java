package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A choice: {@code condition ? whenTrue : whenFalse}, grouped from the right.
 *
 * @param condition what decides
 * @param whenTrue the result if the condition holds
 * @param whenFalse the result if it does not
 * @param span the place in the text
 */
public record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Span span)
        implements Expression {}
