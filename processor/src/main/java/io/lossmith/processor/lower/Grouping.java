package io.lossmith.processor.lower;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Breaks long sums and products into groups of a few operands, and groups of groups: statements stay short, and the
 * rounding error of a sum grows with the logarithm of its length instead of its length.
 */
public final class Grouping {
    private static final int GROUP = 8;

    private final ExprGraph graph;
    private final Map<Expr, Expr> grouped = new HashMap<>();

    public Grouping(ExprGraph graph) {
        this.graph = graph;
    }

    /** {@code expr} without long sums and products; its last transformation, since algebra would flatten them again. */
    public Expr group(Expr expr) {
        Expr known = grouped.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply ? groupApply(apply) : expr;
            grouped.put(expr, known);
        }
        return known;
    }

    private Expr groupApply(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(group(argument));
        }
        boolean nary = apply.is(Operators.ADD) || apply.is(Operators.MULTIPLY);
        while (nary && arguments.size() > GROUP) {
            List<Expr> groups = new ArrayList<>();
            for (int start = 0; start < arguments.size(); start += GROUP) {
                List<Expr> group = arguments.subList(start, Math.min(start + GROUP, arguments.size()));
                groups.add(group.size() == 1 ? group.get(0) : graph.apply(apply.function(), group));
            }
            arguments = groups;
        }
        return arguments.equals(apply.arguments()) ? apply : graph.apply(apply.function(), arguments);
    }
}
