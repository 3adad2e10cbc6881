package io.lossmith.processor.limit;

import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Substitution;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where divisors vanish inside the domain of a prediction: linear ones, and functions of those. */
final class Poles {
    private final Algebra algebra;
    private final Variable prediction;
    private final Intervals intervals = new Intervals();
    private final Set<Expr> seen = new HashSet<>();
    private final Map<Expr, Expr> roots = new LinkedHashMap<>();

    private Poles(Algebra algebra, Variable prediction) {
        this.algebra = algebra;
        this.prediction = prediction;
    }

    /** For each divisor the value of the prediction that makes it 0, in the order found. */
    static Map<Expr, Expr> of(Algebra algebra, Expr expr, Variable prediction) {
        Poles poles = new Poles(algebra, prediction);
        poles.collect(expr);
        return poles.roots;
    }

    private void collect(Expr expr) {
        if (!seen.add(expr)
                || !(expr instanceof Apply apply)
                || apply.function().shape() != Shape.ELEMENTWISE) {
            return;
        }
        if (apply.is(Operators.DIVIDE)) {
            divisor(apply.argument(1));
        }
        if (apply.is(Operators.POWER) && apply.argument(1) instanceof Constant number && number.value() < 0) {
            divisor(apply.argument(0));
        }
        apply.arguments().forEach(this::collect);
    }

    private void divisor(Expr expr) {
        if (expr.is(Operators.MULTIPLY)) {
            expr.arguments().forEach(this::divisor);
        } else if (expr.is(Operators.POWER) || expr.is(Operators.NEGATE) || vanishesWithOperand(expr)) {
            divisor(expr.argument(0));
        } else if (expr.is(Functions.get("log"))) {
            divisor(algebra.subtract(expr.argument(0), algebra.one()));
        } else if (intervals.of(expr).contains(0)) {
            root(expr);
        }
    }

    private static boolean vanishesWithOperand(Expr expr) {
        return expr instanceof Apply apply && apply.function().has(Trait.ZERO_ONLY_AT_ZERO);
    }

    private void root(Expr divisor) {
        boolean same = divisor.isVector() == prediction.isVector();
        if (!same || !isLinear(divisor)) {
            return;
        }
        Expr zero = algebra.zero();
        Expr rest = new Substitution(algebra, Map.of(prediction, zero)).in(divisor);
        Expr slope = algebra.subtract(new Substitution(algebra, Map.of(prediction, algebra.one())).in(divisor), rest);
        if (slope.isConstant(0)) {
            return;
        }
        Expr root = algebra.negate(algebra.divide(rest, slope));
        boolean outside = root instanceof Constant number
                && (number.value() <= prediction.domain().lower()
                        || number.value() >= prediction.domain().upper());
        if (!outside) {
            roots.put(divisor, root);
        }
    }

    private boolean isLinear(Expr divisor) {
        Expr slope = prediction.isVector()
                ? Gradients.of(
                                algebra,
                                algebra.sum(divisor, prediction.type().length().orElseThrow()),
                                List.of(prediction))
                        .get(prediction)
                : Gradients.of(algebra, divisor, List.of(prediction)).get(prediction);
        return !slope.isDifferentiable();
    }
}
