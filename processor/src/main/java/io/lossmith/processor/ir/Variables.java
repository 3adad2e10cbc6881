package io.lossmith.processor.ir;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Answers, once for each node, whether some variables stand in an expression. */
public final class Variables {
    private final Predicate<Variable> wanted;
    private final Map<Expr, Boolean> known = new HashMap<>();

    private Variables(Predicate<Variable> wanted) {
        this.wanted = wanted;
    }

    /** Asks for one of {@code variables}. */
    public static Variables anyOf(Set<Variable> variables) {
        return new Variables(variables::contains);
    }

    /** Whether one of them stands in {@code expr}. */
    public boolean in(Expr expr) {
        Boolean answer = known.get(expr);
        if (answer == null) {
            answer = expr instanceof Variable variable
                    ? wanted.test(variable)
                    : expr.arguments().stream().anyMatch(this::in);
            known.put(expr, answer);
        }
        return answer;
    }

    /** Adds all variables of {@code expr} to {@code found}, each node seen once. */
    public static void collect(Expr expr, Set<Expr> seen, Set<Variable> found) {
        if (seen.add(expr)) {
            if (expr instanceof Variable variable) {
                found.add(variable);
            }
            expr.arguments().forEach(argument -> collect(argument, seen, found));
        }
    }
}
