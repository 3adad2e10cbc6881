package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.Suggestions;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.SyntaxPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the free names of a formula without a signature mean: one prediction and maybe the target {@code y}. More, fewer
 * or suspicious names are a problem, so that a misspelt parameter never becomes an input.
 *
 * @param prediction the prediction's name
 * @param target {@code y} if the formula uses it
 * @param problem what is wrong, if anything
 * @param where the caret
 * @param remedy the signature to paste
 */
record BareForm(
        Optional<String> prediction, Optional<String> target, Optional<String> problem, Span where, String remedy) {
    static BareForm of(Formula formula, LossDeclaration declaration) {
        Map<String, Span> free = new LinkedHashMap<>();
        for (NameReference reference : FreeNames.references(formula)) {
            boolean known = declaration.component(reference.name()).isPresent()
                    || reference.name().equals("pi");
            if (!known) {
                free.putIfAbsent(reference.name(), reference.span());
            }
        }
        Optional<String> target = free.containsKey("y") ? Optional.of("y") : Optional.empty();
        List<String> others =
                free.keySet().stream().filter(name -> !name.equals("y")).toList();
        List<String> components =
                declaration.components().stream().map(Component::name).toList();
        String nearMiss = nearMiss(others, components);
        Span where = others.isEmpty() ? formula.result().span() : free.get(others.get(others.size() - 1));
        if (others.size() == 1 && nearMiss.isEmpty()) {
            return new BareForm(Optional.of(others.get(0)), target, Optional.empty(), where, "");
        }
        String names = others.stream()
                .map(name -> "'" + name + "'")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        String problem;
        if (others.isEmpty()) {
            problem = target.isPresent() ? "only the target y is there" : "there is no input at all";
        } else if (others.size() == 1) {
            problem = names + " looks like a misspelt parameter";
        } else {
            problem = "there are " + others.size() + " unknown names, " + names;
        }
        List<String> predictions = others.isEmpty() ? List.of("p") : others;
        String remedy = nearMiss + "Say what each name is: '" + signature(predictions, target, declaration) + " -> "
                + shortened(SyntaxPrinter.print(formula)) + "'.";
        return new BareForm(Optional.empty(), target, Optional.of(problem), where, remedy);
    }

    private static String nearMiss(List<String> names, List<String> components) {
        List<String> hints = new ArrayList<>();
        for (String name : names) {
            // Very short names are near to everything; only a component of two letters or more is suggested.
            Suggestions.closest(name, components)
                    .filter(close -> close.length() > 1)
                    .ifPresent(close -> hints.add("Did you mean '" + close + "' instead of '" + name + "'? "));
        }
        return String.join("", hints);
    }

    private static String signature(List<String> predictions, Optional<String> target, LossDeclaration declaration) {
        StringBuilder text = new StringBuilder("(");
        for (String prediction : predictions) {
            text.append(text.length() > 1 ? ", " : "").append(prediction).append(": real");
        }
        target.ifPresent(y -> text.append(" | ").append(y).append(": real"));
        String separator = "; ";
        for (Component component : declaration.components()) {
            text.append(separator).append(component.name()).append(": real");
            separator = ", ";
        }
        return text.append(")").toString();
    }

    private static String shortened(String formula) {
        return formula.length() <= 200 ? formula : "…";
    }
}
