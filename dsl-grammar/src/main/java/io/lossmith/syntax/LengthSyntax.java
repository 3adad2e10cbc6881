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
     * The largest number in a length: more than any vector needs, and so little that no sum of the few offsets and indices
     * that the compiler compares leaves the range of an {@code int}.
     */
    public static final int LARGEST = 100_000_000;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if there is no name and the offset is less than 1, or if it is beyond {@link #LARGEST}
     */
    public LengthSyntax {
        if ((symbol.isEmpty() && offset < 1) || offset < -LARGEST || offset > LARGEST) {
            throw new IllegalArgumentException("A length is from 1 to " + LARGEST + ", not " + offset + ".");
        }
    }
}
