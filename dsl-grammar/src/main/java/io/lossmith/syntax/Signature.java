package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;

/**
 * The declared inputs of a loss: {@code (predictions | targets; parameters)}, or {@code (; parameters)} where tasks bring the predictions.
 *
 * @param entries the inputs in the order written, which is predictions (with learned ones), targets, parameters
 * @param span the place in the text, with the parentheses
 */
public record Signature(List<Entry> entries, Span span) {
    /**
     * Copies the entries.
     *
     * @throws IllegalArgumentException if there is no entry, targets come without predictions, or an entry is out of order
     */
    public Signature {
        entries = List.copyOf(entries);
        int section = 0;
        for (Entry entry : entries) {
            if (section(entry) < section) {
                throw new IllegalArgumentException(
                        "Predictions come first, then targets, then parameters: " + entry.name());
            }
            section = section(entry);
        }
        if (entries.isEmpty() || section(entries.get(0)) == 1) {
            throw new IllegalArgumentException("A signature begins with a prediction, or has parameters only.");
        }
    }

    private static int section(Entry entry) {
        return switch (entry.role()) {
            case PREDICTION, LEARN -> 0;
            case TARGET -> 1;
            case PARAMETER -> 2;
        };
    }
}
