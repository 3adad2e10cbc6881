package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;
import java.util.Optional;

/**
 * A formula: an optional signature, bindings, and the result.
 *
 * @param signature the declared inputs; empty for the bare form and for the body of a {@code def}
 * @param bindings the named parts, in the order written
 * @param result the expression the formula stands for
 * @param span the place in the text
 */
public record Formula(Optional<Signature> signature, List<Binding> bindings, Expression result, Span span) {
    /** Copies the bindings. */
    public Formula {
        bindings = List.copyOf(bindings);
    }
}
