package io.lossmith.processor.differentiate;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Partial derivatives of element-wise functions with respect to their operands. */
final class Partials {
    private final Algebra algebra;

    Partials(Algebra algebra) {
        this.algebra = algebra;
    }

    /**
     * {@code scale} times the partial derivative of {@code apply} by each operand; null for an operand without a
     * gradient. The scale goes in first, so that a scale that is 0 in one branch keeps that branch out of the product.
     */
    List<Expr> scaled(Apply apply, Expr scale) {
        Function function = apply.function();
        if (function == Operators.MULTIPLY) {
            return productPartials(apply, scale);
        }
        List<Expr> partials = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            partials.add(apply.argument(i).isDifferentiable() ? partial(apply, i, scale) : null);
        }
        return partials;
    }

    private Expr partial(Apply apply, int operand, Expr scale) {
        Function function = apply.function();
        Expr first = apply.argument(0);
        if (function == Operators.ADD) {
            return scale;
        }
        if (function == Operators.NEGATE) {
            return algebra.negate(scale);
        }
        if (function == Operators.DIVIDE) {
            Expr divisor = apply.argument(1);
            return operand == 0
                    ? algebra.divide(scale, divisor)
                    : algebra.negate(algebra.divide(algebra.multiply(scale, apply), divisor));
        }
        if (function == Operators.POWER) {
            return operand == 0 ? powerByBase(apply, scale) : algebra.multiply(scale, xlogy(apply, first));
        }
        if (function == Operators.SELECT) {
            if (operand == 0) {
                return null;
            }
            return operand == 1
                    ? algebra.select(first, scale, algebra.zero())
                    : algebra.select(first, algebra.zero(), scale);
        }
        if (function.derivatives().isEmpty()) {
            return null; // comparisons and logic have no gradient
        }
        Scope scope = TableFormulas.operands(apply.arguments()).with("f", apply);
        Expr derivative =
                TableFormulas.instantiate(algebra, function.derivatives().get(operand), scope);
        return algebra.multiply(scale, derivative);
    }

    private Expr powerByBase(Apply power, Expr scale) {
        Expr base = power.argument(0);
        Expr exponent = power.argument(1);
        Expr lowered = algebra.power(base, algebra.subtract(exponent, algebra.one()));
        return algebra.multiply(scale, exponent, lowered);
    }

    private Expr xlogy(Expr factor, Expr base) {
        if (base instanceof Constant) {
            return algebra.multiply(factor, TableFormulas.instantiate(algebra, "log(x)", List.of(base)));
        }
        return TableFormulas.instantiate(algebra, "xlogy(x, y)", List.of(factor, base));
    }

    /** Each factor's partial is the product of the others, from shared products of those before and after it. */
    private List<Expr> productPartials(Apply product, Expr scale) {
        List<Expr> factors = product.arguments();
        int n = factors.size();
        List<Expr> after = new ArrayList<>(Collections.nCopies(n, algebra.one()));
        for (int i = n - 2; i >= 0; i--) {
            after.set(i, algebra.multiply(factors.get(i + 1), after.get(i + 1)));
        }
        List<Expr> partials = new ArrayList<>();
        Expr before = scale;
        for (int i = 0; i < n; i++) {
            boolean wanted = factors.get(i).isDifferentiable();
            partials.add(wanted ? algebra.multiply(before, after.get(i)) : null);
            before = algebra.multiply(before, factors.get(i));
        }
        return partials;
    }
}
