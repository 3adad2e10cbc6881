package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;
import java.util.Optional;

/**
 * A macro of a library: {@code def huber(r, d) = expression}.
 *
 * @param name its name
 * @param nameSpan the place of the name
 * @param parameters the names of its parameters
 * @param body bindings and result, without a signature
 * @param documentation the text of the documentation comment before it, without the comment signs
 * @param span the place of the whole definition
 */
public record Definition(
        String name,
        Span nameSpan,
        List<NameReference> parameters,
        Formula body,
        Optional<String> documentation,
        Span span) {
    /**
     * Copies the parameters.
     *
     * @throws IllegalArgumentException if the body has a signature
     */
    public Definition {
        parameters = List.copyOf(parameters);
        if (body.signature().isPresent()) {
            throw new IllegalArgumentException("The body of a macro has no signature: " + name);
        }
    }
}
