package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.Optional;

/**
 * A length: {@code [K]}, {@code [K-1]}, {@code [K+2]} or {@code [4]}.
 *
 * @param symbol the named length, if any
 * @param offset what is added to the named length; the length itself if there is no name
 * @param span the place of what stands between the brackets
 */
public record LengthSyntax(Optional<String> symbol, int offset, Span span) {
    /**
     * Checks a length that is a number.
     *
     * @throws IllegalArgumentException if there is no name and the offset is less than 1
     */
    public LengthSyntax {
        if (symbol.isEmpty() && offset < 1) {
            throw new IllegalArgumentException("A length is at least 1, not " + offset + ".");
        }
    }
}
