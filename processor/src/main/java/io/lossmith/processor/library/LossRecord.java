package io.lossmith.processor.library;

import io.lossmith.diagnostics.Span;
import io.lossmith.processor.resolve.LossDeclaration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The record to be written for a loss of a library.
 *
 * @param library the library
 * @param place the name of the loss in the library's text
 * @param declaration the loss as it would be declared by hand; its {@code uses} are those the formula calls
 * @param parameters its components with their defaults
 * @param documentation the comment before the loss, as plain text
 * @param suppressed ids of the warnings that were given, or suppressed, for the library already
 */
public record LossRecord(
        LibraryDeclaration library,
        Span place,
        LossDeclaration declaration,
        List<LossParameter> parameters,
        Optional<String> documentation,
        Set<String> suppressed) {
    /** Copies the parameters and the ids. */
    public LossRecord {
        parameters = List.copyOf(parameters);
        suppressed = Collections.unmodifiableSet(new TreeSet<>(suppressed));
    }

    /** The defaults of the last parameters. */
    public List<Double> defaults() {
        return parameters.stream()
                .flatMap(parameter -> parameter.defaultValue().stream())
                .toList();
    }
}
