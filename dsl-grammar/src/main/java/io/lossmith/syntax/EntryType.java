package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.Optional;

/**
 * The type of an input: a type word and, for a vector or a class, a length.
 *
 * @param name the type word, one of {@link TypeWord#words()}
 * @param nameSpan the place of the word
 * @param length the length in brackets
 */
public record EntryType(String name, Span nameSpan, Optional<LengthSyntax> length) {
    /**
     * Checks the word.
     *
     * @throws IllegalArgumentException if the name is no type word, or the type needs a length and has none
     */
    public EntryType {
        TypeWord word =
                TypeWord.of(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a type word."));
        if (word.needsLength() && length.isEmpty()) {
            throw new IllegalArgumentException("The type '" + name + "' needs a length.");
        }
    }

    /** {@return the type word as a constant} */
    public TypeWord word() {
        return TypeWord.of(name).orElseThrow();
    }
}
