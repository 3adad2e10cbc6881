package io.lossmith.processor.lower;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces functions of whole vectors by their lowering formulas until only sums, products and extremes are left. */
public final class Lowering {
    private final Algebra algebra;
    private final Map<Expr, Expr> lowered = new HashMap<>();
    private final Map<Expr, Expr> origins = new HashMap<>();

    public Lowering(Algebra algebra) {
        this.algebra = algebra;
    }

    /** Which expression each lowered one stands for, where that reads better. */
    public Map<Expr, Expr> origins() {
        return origins;
    }

    /** The lowered form of {@code expr}; equal expressions are lowered once. */
    public Expr lower(Expr expr) {
        Expr known = lowered.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply ? lowerApply(apply) : expr;
            lowered.put(expr, known);
            if (known != expr) {
                origins.putIfAbsent(known, expr);
            }
        }
        return known;
    }

    private Expr lowerApply(Apply apply) {
        if (apply.is(Operators.GATHER) && apply.argument(0) instanceof Apply row) {
            String element = row.function().element();
            if (!element.isEmpty()) {
                return lower(TableFormulas.instantiate(
                        algebra,
                        element,
                        TableFormulas.operands(row.arguments()).with("i", apply.argument(1))));
            }
        }
        Function function = apply.function();
        if (!function.lowering().isEmpty()) {
            return lower(TableFormulas.instantiate(algebra, function.lowering(), apply.arguments()));
        }
        List<Expr> arguments = new ArrayList<>();
        boolean changed = false;
        for (Expr argument : apply.arguments()) {
            Expr replacement = lower(argument);
            changed |= replacement != argument;
            arguments.add(replacement);
        }
        return changed ? algebra.with(apply, arguments) : apply;
    }
}
