package io.lossmith.processor.compiler;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.rewrite.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The value of a loss and what was derived from it, as formulas.
 *
 * @param value the loss of one row
 * @param gradients per differentiable input, in input order
 * @param hessians Hessian diagonals, likewise
 * @param steps what was rewritten
 */
record Derived(Expr value, Map<Variable, Expr> gradients, Map<Variable, Expr> hessians, List<Step> steps) {
    /** Gradients, then Hessian diagonals. */
    List<Expr> derivatives() {
        List<Expr> all = new ArrayList<>(gradients.values());
        all.addAll(hessians.values());
        return all;
    }
}
