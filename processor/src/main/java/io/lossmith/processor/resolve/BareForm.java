package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    /** Names that stand for a target so often that the proposed signature makes them one. */
    private static final Set<String> TARGETS =
            Set.of("y", "Y", "t", "target", "label", "truth", "actual", "observed", "yTrue", "y_true");

    /**
     * A formula that needs a signature.
     *
     * @param what the rest of the sentence that says so
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
                                ? new Problem("there is no input", where, "Use the prediction in it, such as 'p'.")
                                : new Problem(
                                        "the only input is y",
                                        where,
                                        "Use the prediction in it, or, if y is the prediction, begin with '(y: real) ->'."));
            }
            if (nearMisses.isEmpty()) {
                return others.size() == 1
                        ? Optional.empty()
                        : Optional.of(new Problem(
                                tooMany(others),
                                free.get(others.get(1)),
                                "Say what each name is: begin the formula with '" + signature() + "'."));
            }
            StringBuilder remedy = new StringBuilder();
            nearMisses.forEach((name, close) -> remedy.append("Did you mean '")
                    .append(close)
                    .append("' instead of '")
                    .append(name)
                    .append("'? "));
            remedy.append("If not, begin the formula with '")
                    .append(signature())
                    .append("'.");
            String suspect = nearMisses.keySet().iterator().next();
            String what = others.size() == 1 ? "'" + suspect + "' looks like a misspelt parameter" : tooMany(others);
            return Optional.of(new Problem(what, free.get(suspect), remedy.toString()));
        }

        private static String tooMany(List<String> names) {
            int last = names.size() - 1;
            return "the names '" + String.join("', '", names.subList(0, last)) + "' and '" + names.get(last)
                    + "' are unknown";
        }

        private Map<String, String> nearMisses(List<String> names) {
            List<String> candidates = new ArrayList<>(unusedComponents);
            if (!free.containsKey("y")) {
                candidates.add("y");
            }
            Map<String, String> nearMisses = new LinkedHashMap<>();
            for (String name : names) {
                // Very short names are near to everything; of them only the other case is a slip.
                Suggestions.closest(name, candidates)
                        .filter(close -> close.length() > 1 || (names.size() > 1 && close.equalsIgnoreCase(name)))
                        .ifPresent(close -> nearMisses.put(name, close));
            }
            return nearMisses;
        }

        /** All names in a signature that compiles; the first one is the prediction. */
        private String signature() {
            List<String> predictions = new ArrayList<>();
            List<String> targets = new ArrayList<>();
            for (String name : free.keySet()) {
                boolean target = TARGETS.contains(name) && (!predictions.isEmpty() || free.size() > 1);
                (target ? targets : predictions).add(name + ": real");
            }
            if (predictions.isEmpty()) {
                predictions.add(free.isEmpty() ? "p: real" : targets.remove(0));
            }
            String length = List.of("K", "N", "M", "L").stream()
                    .filter(symbol -> !free.containsKey(symbol)
                            && declaration.component(symbol).isEmpty())
                    .findFirst()
                    .orElse("LENGTH");
            List<String> parameters = declaration.components().stream()
                    .map(component -> component.name()
                            + switch (component.type()) {
                                case DOUBLE, INT -> ": real";
                                case BOOLEAN -> ": binary";
                                case VECTOR -> ": real[" + length + "]";
                            })
                    .toList();
            return "(" + String.join(", ", predictions)
                    + (targets.isEmpty() ? "" : " | " + String.join(", ", targets))
                    + (parameters.isEmpty() ? "" : "; " + String.join(", ", parameters)) + ") ->";
        }
    }
}
