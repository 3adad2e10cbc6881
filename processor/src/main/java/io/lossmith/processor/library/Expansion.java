package io.lossmith.processor.library;

import io.lossmith.diagnostics.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of a library's text.
 *
 * @param losses the losses without a mistake, each after those it calls
 * @param problems what is wrong with the others, in the order found
 */
public record Expansion(List<ExpandedLoss> losses, List<Finding> problems) {
    /** Copies the lists. */
    public Expansion {
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
    }

    /**
     * A mistake in a library.
     *
     * @param loss the loss it was found in; empty for one of the library as a whole
     * @param problem what is wrong
     */
    public record Finding(Optional<String> loss, Problem problem) {}
}
