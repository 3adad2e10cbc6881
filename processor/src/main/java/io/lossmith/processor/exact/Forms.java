package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Knows how to enclose the functions of the table. One without a form of its own has to be written out in others. */
public final class Forms {
    private static final Map<String, ScalarForms.Form> SCALARS = ScalarForms.table();
    private static final Map<String, VectorForms.Reduction> REDUCTIONS = VectorForms.reductions();
    private static final Map<String, VectorForms.Row> ROWS = VectorForms.rows();
    private static final Set<Function> OPERATORS = Set.of(
            Operators.ADD,
            Operators.MULTIPLY,
            Operators.NEGATE,
            Operators.DIVIDE,
            Operators.POWER,
            Operators.SELECT,
            Operators.NOT,
            Operators.AND,
            Operators.OR,
            Operators.SPREAD,
            Operators.GATHER);

    private Forms() {}

    static ScalarForms.Form scalar(Function function) {
        return SCALARS.get(function.name());
    }

    static VectorForms.Reduction reduction(Function function) {
        return REDUCTIONS.get(function.name());
    }

    static VectorForms.Row row(Function function) {
        return ROWS.get(function.name());
    }

    /** Whether {@code function} can be enclosed as it is. */
    public static boolean has(Function function) {
        return OPERATORS.contains(function)
                || Operators.isComparison(function)
                || switch (function.shape()) {
                    case ELEMENTWISE -> SCALARS.containsKey(function.name());
                    case REDUCTION -> REDUCTIONS.containsKey(function.name());
                    case ROW -> ROWS.containsKey(function.name());
                    case GATHER -> false;
                };
    }

    /** The functions in {@code expr}, written out, that cannot be enclosed: they have neither a form nor a definition. */
    public static SortedSet<String> missing(Expr expr) {
        SortedSet<String> missing = new TreeSet<>();
        Set<Expr> seen = new HashSet<>();
        List<Expr> pending = new ArrayList<>(List.of(expr));
        while (!pending.isEmpty()) {
            Expr node = pending.remove(pending.size() - 1);
            if (seen.add(node)) {
                pending.addAll(node.arguments());
                if (node instanceof Apply apply && !has(apply.function())) {
                    missing.add(apply.function().name());
                }
            }
        }
        return missing;
    }
}
