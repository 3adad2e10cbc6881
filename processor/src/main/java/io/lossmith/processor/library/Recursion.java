package io.lossmith.processor.library;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.resolve.LossCircle;
import io.lossmith.syntax.Call;
import io.lossmith.syntax.Definition;
import io.lossmith.syntax.Formula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds formulas that lead back to themselves through what they call, and an order in which none comes before its callees. */
final class Recursion {
    private final Map<String, List<Call>> calls;
    private final List<String> path = new ArrayList<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private final List<Circle> circles = new ArrayList<>();

    private Recursion(Map<String, List<Call>> calls) {
        this.calls = calls;
        calls.keySet().forEach(this::visit);
    }

    /**
     * A circle of calls.
     *
     * @param names the formulas on it
     * @param problem what a user is told, at the call that closes it
     */
    record Circle(List<String> names, Problem problem) {}

    /** The circles among definitions. */
    static List<Circle> among(Map<String, Definition> definitions) {
        Map<String, Formula> bodies = new LinkedHashMap<>();
        definitions.forEach((name, definition) -> bodies.put(name, definition.body()));
        return new Recursion(calls(bodies)).circles;
    }

    /** The circles among losses, in which all definitions have been put in. */
    static List<Circle> amongLosses(Map<String, Formula> losses) {
        return new Recursion(calls(losses)).circles;
    }

    /** The losses, each after those it calls. */
    static List<String> ordered(Map<String, Formula> losses) {
        return List.copyOf(new Recursion(calls(losses)).finished);
    }

    private static Map<String, List<Call>> calls(Map<String, Formula> formulas) {
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> calls.put(
                name,
                SyntaxTree.calls(formula).stream()
                        .filter(call -> formulas.containsKey(call.function()))
                        .toList()));
        return calls;
    }

    private void visit(String name) {
        if (finished.contains(name)) {
            return;
        }
        path.add(name);
        Set<String> seen = new LinkedHashSet<>();
        for (Call call : calls.get(name)) {
            if (!seen.add(call.function())) {
                continue;
            }
            int start = path.indexOf(call.function());
            if (start >= 0) {
                circles.add(circle(path.subList(start, path.size()), call));
            } else {
                visit(call.function());
            }
        }
        path.remove(path.size() - 1);
        finished.add(name);
    }

    private static Circle circle(List<String> names, Call closing) {
        String text = LossCircle.text(names);
        return new Circle(
                List.copyOf(names), Problem.of(Message.RECURSION, closing.nameSpan(), closing.function(), text));
    }
}
