package io.lossmith.processor.library;

import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Names for bindings that no name of a loss can be confused with. */
final class FreshNames {
    private final Set<String> taken = new LinkedHashSet<>();
    private final Set<String> declared = new LinkedHashSet<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** Names that {@code formula} neither declares nor mentions. */
    FreshNames(Formula formula) {
        formula.signature()
                .ifPresent(signature -> signature.entries().forEach(entry -> {
                    declared.add(entry.name());
                    entry.type().length().flatMap(length -> length.symbol()).ifPresent(declared::add);
                }));
        formula.bindings().forEach(binding -> declared.add(binding.name()));
        taken.addAll(declared);
        SyntaxTree.visit(formula, syntax -> {
            if (syntax instanceof NameReference reference) {
                taken.add(reference.name());
            }
        });
    }

    /** Whether the loss itself gives {@code name} a meaning. */
    boolean isDeclared(String name) {
        return declared.contains(name);
    }

    /** {@code huber_r} for the first {@code r} of {@code huber}, then {@code huber_r2} and so on. */
    String fresh(String definition, String name) {
        String base = definition + "_" + name;
        String fresh = base;
        while (!taken.add(fresh)) {
            fresh = base + (uses.merge(base, 1, Integer::sum) + 1);
        }
        return fresh;
    }
}
