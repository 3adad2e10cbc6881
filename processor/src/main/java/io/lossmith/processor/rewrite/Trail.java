package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How results came about: for each expression its steps and the expressions they rest on. What was tried and given up leads to no
 * result and is no part of it, even if it is remembered and used by something else later.
 */
final class Trail {
    /**
     * A step, or an expression with steps of its own; the other is null.
     *
     * @param step what was done
     * @param basis what was rewritten for it
     */
    private record Entry(Step step, Expr basis) {}

    private final List<Entry> roots = new ArrayList<>();
    private final Map<Expr, List<Entry>> entries = new HashMap<>();
    private final Deque<List<Entry>> open = new ArrayDeque<>(List.of(roots));

    /** What follows belongs to {@code expr}, until {@link #end}. */
    void begin(Expr expr) {
        use(expr);
        open.push(entries.computeIfAbsent(expr, key -> new ArrayList<>()));
    }

    void end() {
        open.pop();
    }

    /** The steps of {@code expr} belong to what is open. */
    void use(Expr expr) {
        open.element().add(new Entry(null, expr));
    }

    void add(Step step) {
        open.element().add(new Entry(step, null));
    }

    /** What {@code trial} finds; if that is nothing, its steps are forgotten. */
    <T> Optional<T> attempt(Supplier<Optional<T>> trial) {
        List<Entry> current = open.element();
        int size = current.size();
        Optional<T> found = trial.get();
        if (found.isEmpty()) {
            current.subList(size, current.size()).clear();
        }
        return found;
    }

    /** All steps that led to results, in the order in which they were made; each once. */
    List<Step> steps() {
        Set<Step> steps = new LinkedHashSet<>();
        collect(roots, steps, new HashSet<>());
        return List.copyOf(steps);
    }

    private void collect(List<Entry> list, Set<Step> steps, Set<Expr> seen) {
        for (Entry entry : list) {
            if (entry.step != null) {
                steps.add(entry.step);
            } else if (seen.add(entry.basis)) {
                collect(entries.getOrDefault(entry.basis, List.of()), steps, seen);
            }
        }
    }
}
