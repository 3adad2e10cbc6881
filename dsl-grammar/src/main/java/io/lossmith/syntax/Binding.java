package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * A named part of a formula: {@code name = expression;}. The row's own weight, {@code weight = …;}, is a binding like any
 * other here.
 *
 * @param name the name
 * @param nameSpan the place of the name
 * @param value the expression
 * @param span the place of the whole binding, without the {@code ;}
 */
public record Binding(String name, Span nameSpan, Expression value, Span span) {}
