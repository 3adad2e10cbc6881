package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.Optional;

/**
 * A loss of a library: {@code loss Huber(p: real | y: real; delta: positive = 1) = expression}.
 *
 * @param name its name
 * @param nameSpan the place of the name
 * @param formula signature, bindings and result
 * @param documentation the text of the documentation comment before it, without the comment signs
 * @param span the place of the whole definition
 */
public record LossDefinition(String name, Span nameSpan, Formula formula, Optional<String> documentation, Span span) {
    /**
     * Checks the formula.
     *
     * @throws IllegalArgumentException if the formula has no signature
     */
    public LossDefinition {
        if (formula.signature().isEmpty()) {
            throw new IllegalArgumentException("A loss of a library needs a signature: " + name);
        }
    }
}
