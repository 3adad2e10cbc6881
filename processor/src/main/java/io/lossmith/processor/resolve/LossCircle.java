package io.lossmith.processor.resolve;

import io.lossmith.syntax.Formula;
import io.lossmith.syntax.FormulaParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Losses that lead back to themselves through the losses they are made of. */
public final class LossCircle {
    /** A longer circle is shown by its ends. */
    private static final int LONGEST_SHOWN = 6;

    private final LossDeclaration start;
    private final Set<String> seen = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private LossCircle(LossDeclaration start) {
        this.start = start;
    }

    /** {@code names}, the last of which leads to the first, as messages show them: {@code A -> B -> A}. */
    public static String text(List<String> names) {
        List<String> shown = new ArrayList<>(names);
        if (shown.size() > LONGEST_SHOWN) {
            shown = new ArrayList<>(names.subList(0, LONGEST_SHOWN - 1));
            shown.add("…");
            shown.add(names.get(names.size() - 1));
        }
        shown.add(names.get(0));
        return String.join(" -> ", shown);
    }

    /** The losses from {@code start} on that lead back to it through {@code part}, a loss it is made of; empty when none do. */
    static Optional<List<String>> through(LossDeclaration part, LossDeclaration start) {
        LossCircle circle = new LossCircle(start);
        circle.path.add(start.simpleName());
        return circle.leadsBack(part) ? Optional.of(circle.path) : Optional.empty();
    }

    private boolean leadsBack(LossDeclaration loss) {
        if (loss.qualifiedName().equals(start.qualifiedName())) {
            return true;
        }
        if (!seen.add(loss.qualifiedName())) {
            return false;
        }
        path.add(loss.simpleName());
        Optional<Formula> formula = FormulaParser.parseFormula(loss.formula()).tree();
        if (formula.isPresent() && parts(loss, formula.get()).stream().anyMatch(this::leadsBack)) {
            return true;
        }
        path.remove(path.size() - 1);
        return false;
    }

    /** The losses that a formula calls or uses by name. */
    private static List<LossDeclaration> parts(LossDeclaration loss, Formula formula) {
        Set<String> called = FreeNames.called(formula);
        Set<String> named = FreeNames.of(formula);
        List<LossDeclaration> parts = new ArrayList<>();
        for (Component component : loss.components()) {
            if (called.contains(component.name()) || named.contains(component.name())) {
                component.loss().ifPresent(parts::add);
            }
        }
        loss.uses().forEach((name, used) -> {
            if (called.contains(name)) {
                parts.add(used);
            }
        });
        return parts;
    }
}
