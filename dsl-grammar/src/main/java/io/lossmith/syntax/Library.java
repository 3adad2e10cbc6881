package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;

/**
 * A loss library: macros and losses, each in the order written.
 *
 * @param definitions the macros, {@code def}
 * @param losses the losses, {@code loss}
 * @param span the place in the text
 */
public record Library(List<Definition> definitions, List<LossDefinition> losses, Span span) {
    /** Copies the lists. */
    public Library {
        definitions = List.copyOf(definitions);
        losses = List.copyOf(losses);
    }
}
