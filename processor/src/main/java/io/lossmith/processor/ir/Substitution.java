package io.lossmith.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts expressions in the place of others. */
public final class Substitution {
    private final Algebra algebra;
    private final Map<Expr, Expr> replaced;

    /** Replaces each key of {@code replacements} by its value. */
    public Substitution(Algebra algebra, Map<? extends Expr, Expr> replacements) {
        this.algebra = algebra;
        this.replaced = new HashMap<>(replacements);
    }

    /** {@code expr} with the replacements done, simplified where that follows. */
    public Expr in(Expr expr) {
        Expr known = replaced.get(expr);
        if (known != null) {
            return known;
        }
        Expr result = expr;
        if (expr instanceof Apply apply) {
            List<Expr> arguments = new ArrayList<>();
            for (Expr argument : apply.arguments()) {
                arguments.add(in(argument));
            }
            result = arguments.equals(apply.arguments()) ? apply : algebra.with(apply, arguments);
        }
        replaced.put(expr, result);
        return result;
    }
}
