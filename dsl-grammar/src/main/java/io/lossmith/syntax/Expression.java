package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;

/**
 * An expression as written. Parentheses have no node of their own: they show in the shape of the tree, and an outer node's
 * span includes those of its operands. Equality includes the spans.
 */
public sealed interface Expression
        permits NumberLiteral,
                NameReference,
                Call,
                ElementAccess,
                Negation,
                Not,
                Power,
                Chain,
                Comparison,
                Conditional {
    /** {@return where the expression stands in the text it was read from} */
    Span span();
}
