package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the free names of a formula without a signature mean: one prediction and maybe the target {@code y}. More, fewer
 * or suspicious names are a problem, so that a misspelt parameter never becomes an input.
 *
 * @param inputs every name that is no component, in order of first use
 * @param prediction the prediction's name, if there is no problem
 * @param target {@code y} if the formula uses it
 * @param signature a signature for the names as they are
 * @param problem what is wrong, if anything
 */
record BareForm(
        Set<String> inputs,
        Optional<String> prediction,
        Optional<String> target,
        String signature,
        Optional<Problem> problem) {
    /**
     * A formula that needs a signature.
     *
     * @param what the beginning of the sentence that says so
     * @param where the caret
     * @param remedy what to write
     */
    record Problem(String what, Span where, String remedy) {}

    static BareForm of(Formula formula, LossDeclaration declaration) {
        return new Reading(formula, declaration).read();
    }

    private static final class Reading {
        private final Formula formula;
        private final LossDeclaration declaration;
        private final Map<String, Span> free = new LinkedHashMap<>();
        private final List<String> unusedComponents;

        Reading(Formula formula, LossDeclaration declaration) {
            this.formula = formula;
            this.declaration = declaration;
            Set<String> used = FreeNames.of(formula);
            this.unusedComponents = declaration.components().stream()
                    .map(Component::name)
                    .filter(name -> !used.contains(name))
                    .toList();
            Set<String> bound = FreeNames.bound(formula);
            for (NameReference reference : FreeNames.references(formula)) {
                String name = reference.name();
                boolean known = declaration.component(name).isPresent() || bound.contains(name) || name.equals("pi");
                if (!known) {
                    free.putIfAbsent(name, reference.span());
                }
            }
        }

        BareForm read() {
            Optional<String> target = free.containsKey("y") ? Optional.of("y") : Optional.empty();
            List<String> others =
                    free.keySet().stream().filter(name -> !name.equals("y")).toList();
            Optional<Problem> problem = problem(others);
            Optional<String> prediction = problem.isEmpty() ? Optional.of(others.get(0)) : Optional.empty();
            return new BareForm(free.keySet(), prediction, target, signature(), problem);
        }

        private Optional<Problem> problem(List<String> others) {
            Map<String, String> nearMisses = nearMisses(others);
            if (others.isEmpty()) {
                Span where = formula.result().span();
                return Optional.of(
                        free.isEmpty()
                                ? new Problem("There is no input", where, "Use the prediction in it, such as 'p'.")
                                : new Problem(
                                        "The only input is y",
                                        where,
                                        "Use the prediction in it, or, if y is the prediction, begin with '(y: real) ->'."));
            }
            if (!nearMisses.isEmpty()) {
                String suspect = nearMisses.keySet().iterator().next();
                return Optional.of(new Problem(misspelt(nearMisses), free.get(suspect), remedy(others, nearMisses)));
            }
            return others.size() == 1
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            "The names " + quoted(others) + " are unknown",
                            free.get(others.get(1)),
                            "Say what each name is: begin the formula with '" + signature() + "'."));
        }

        private static String misspelt(Map<String, String> nearMisses) {
            List<String> pairs = new ArrayList<>();
            nearMisses.forEach((name, close) ->
                    pairs.add("'" + name + (pairs.isEmpty() ? "' looks like a misspelt '" : "' like '") + close + "'"));
            return String.join(" and ", pairs);
        }

        /** The correction first; then the signature: of what is still unknown, or else for names that were meant so. */
        private String remedy(List<String> others, Map<String, String> nearMisses) {
            String correction = "Did you mean " + quoted(List.copyOf(nearMisses.values())) + "? ";
            List<String> left = others.stream()
                    .filter(name -> !nearMisses.containsKey(name))
                    .toList();
            if (left.size() > 1) {
                Set<String> corrected = new LinkedHashSet<>();
                free.keySet().stream()
                        .map(name -> nearMisses.getOrDefault(name, name))
                        .filter(name -> declaration.component(name).isEmpty())
                        .forEach(corrected::add);
                String signature = ProposedSignature.of(corrected, declaration.components());
                return correction + "Also say what " + quoted(left) + " are: begin the formula with '" + signature
                        + "'.";
            }
            List<Component> superfluous = declaration.components().stream()
                    .filter(component -> nearMisses.containsValue(component.name()))
                    .filter(component -> unusedComponents.contains(component.name()))
                    .toList();
            List<Component> kept = declaration.components().stream()
                    .filter(component -> !superfluous.contains(component))
                    .toList();
            List<String> names = superfluous.stream().map(Component::name).toList();
            return correction + "If not, begin the formula with '" + ProposedSignature.of(free.keySet(), kept) + "'"
                    + (names.isEmpty() ? "." : " and remove " + quoted(names) + " from the record.");
        }

        private String signature() {
            return ProposedSignature.of(free.keySet(), declaration.components());
        }

        private static String quoted(List<String> names) {
            int last = names.size() - 1;
            String end = "'" + names.get(last) + "'";
            return last == 0 ? end : "'" + String.join("', '", names.subList(0, last)) + "' and " + end;
        }

        private Map<String, String> nearMisses(List<String> names) {
            List<String> candidates = new ArrayList<>(unusedComponents);
            if (!free.containsKey("y")) {
                candidates.add("y");
            }
            List<String> components =
                    declaration.components().stream().map(Component::name).toList();
            Map<String, String> nearMisses = new LinkedHashMap<>();
            for (String name : names) {
                // Very short names are near to everything; of them only the other case is a slip.
                Optional<String> close = Suggestions.closest(name, candidates)
                        .filter(near -> near.length() > 1 || (names.size() > 1 && near.equalsIgnoreCase(name)));
                // A component that is used elsewhere is a guess: it explains a name too many, and is no mistake alone.
                boolean guess = close.isEmpty() && names.size() > 1 && name.length() > 2;
                (guess ? Suggestions.closest(name, components) : close).ifPresent(near -> nearMisses.put(name, near));
            }
            return nearMisses;
        }
    }
}
