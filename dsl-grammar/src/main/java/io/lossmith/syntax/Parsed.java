package io.lossmith.syntax;

import io.lossmith.diagnostics.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of parsing: a tree, or the reasons why there is none.
 *
 * @param <T> the kind of tree
 * @param tree the tree; present exactly when there are no problems
 * @param problems the problems, in the order of the text
 */
public record Parsed<T>(Optional<T> tree, List<Problem> problems) {
    /**
     * Copies the problems.
     *
     * @throws IllegalArgumentException if there is neither a tree nor a problem, or both
     */
    public Parsed {
        problems = List.copyOf(problems);
        if (tree.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("Parsing gives a tree or problems, not both or neither.");
        }
    }

    static <T> Parsed<T> of(T tree) {
        return new Parsed<>(Optional.of(tree), List.of());
    }

    static <T> Parsed<T> failed(List<Problem> problems) {
        return new Parsed<>(Optional.empty(), problems);
    }
}
