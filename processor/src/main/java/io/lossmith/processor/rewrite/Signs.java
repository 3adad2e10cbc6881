package io.lossmith.processor.rewrite;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the signs of real-number expressions. Intervals are of doubles, where the product of two small positive
 * numbers can be 0; here it is positive.
 */
final class Signs {
    private final Intervals intervals = new Intervals();
    private final Map<Expr, Boolean> positive = new HashMap<>();

    /** Whether {@code expr} is 0 or positive everywhere in the declared domains. */
    boolean isNonnegative(Expr expr) {
        return intervals.of(expr).isNonnegative() || isPositive(expr);
    }

    /** Whether {@code expr} is positive everywhere in the declared domains. */
    boolean isPositive(Expr expr) {
        Boolean known = positive.get(expr);
        if (known == null) {
            known = intervals.of(expr).isPositive() || (expr instanceof Apply apply && isPositiveResult(apply));
            positive.put(expr, known);
        }
        return known;
    }

    /** Whether {@code expr} lies between 0 and 1. */
    boolean isUnit(Expr expr) {
        Interval interval = intervals.of(expr);
        return interval.isNonnegative() && interval.upper() <= 1;
    }

    /** Whether {@code expr} is 0 or 1. */
    boolean isBinary(Expr expr) {
        if (expr.is(Operators.SELECT)) {
            return isBinary(expr.argument(1)) && isBinary(expr.argument(2));
        }
        return expr.isConstant(0) || expr.isConstant(1) || isOfKind(expr, Domain.Kind.BINARY);
    }

    /** Whether the elements of {@code expr} are nonnegative and have the sum 1. */
    boolean isSimplex(Expr expr) {
        return expr.is(Functions.get("softmax")) || isOfKind(expr, Domain.Kind.SIMPLEX);
    }

    private static boolean isOfKind(Expr expr, Domain.Kind kind) {
        return expr instanceof Variable variable && variable.domain().kind() == kind;
    }

    private boolean isPositiveResult(Apply apply) {
        if (apply.is(Operators.ADD)) {
            return apply.arguments().stream().allMatch(this::isNonnegative)
                    && apply.arguments().stream().anyMatch(this::isPositive);
        }
        if (apply.is(Operators.MULTIPLY) || apply.is(Operators.DIVIDE)) {
            return apply.arguments().stream().allMatch(this::isPositive);
        }
        boolean ofOne = apply.is(Operators.POWER)
                || apply.is(Operators.SUM)
                || apply.is(Operators.GATHER)
                || apply.is(Functions.get("sqrt"));
        return ofOne ? isPositive(apply.argument(0)) : apply.function().has(Trait.POSITIVE);
    }
}
