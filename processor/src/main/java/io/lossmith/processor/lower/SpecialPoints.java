package io.lossmith.processor.lower;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a condition before every product that could come out as 0 times Infinity although its limit is 0: a factor
 * without a prediction that is 0 stays 0 however large the rest grows as the predictions approach the point.
 */
public final class SpecialPoints {
    private final Algebra algebra;
    private final Intervals intervals;
    private final Map<Expr, Expr> guarded = new HashMap<>();
    private final Map<Expr, Boolean> still = new HashMap<>();

    public SpecialPoints(Algebra algebra, Intervals intervals) {
        this.algebra = algebra;
        this.intervals = intervals;
    }

    /** {@code expr} with its special points decided. */
    public Expr guard(Expr expr) {
        Expr known = guarded.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply ? guardApply(apply) : expr;
            guarded.put(expr, known);
        }
        return known;
    }

    private Expr guardApply(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        boolean changed = false;
        for (Expr argument : apply.arguments()) {
            Expr replacement = guard(argument);
            changed |= replacement != argument;
            arguments.add(replacement);
        }
        Expr result = changed ? algebra.with(apply, arguments) : apply;
        Expr coefficient = !standsStill(apply) ? coefficient(apply) : besideLogarithm(apply);
        if (coefficient == null || !mayBeZero(coefficient) || !restMayBeInfinite(apply)) {
            return result;
        }
        Expr zero = algebra.compare(Operators.EQUAL, guard(coefficient), algebra.zero());
        return algebra.select(zero, algebra.zero(), result);
    }

    /** The factors of a product or dividend that stand still while the predictions move; null if there are none. */
    private Expr coefficient(Apply apply) {
        Expr product = apply.is(Operators.DIVIDE) ? apply.argument(0) : apply;
        if (!(apply.is(Operators.MULTIPLY) || apply.is(Operators.DIVIDE))) {
            return null;
        }
        List<Expr> factors = Operators.factors(product);
        List<Expr> still = factors.stream()
                .filter(factor -> standsStill(factor) && mayBeZero(factor))
                .toList();
        return still.isEmpty() ? null : algebra.multiply(still);
    }

    /** Whether no prediction moves it, or only in jumps: conditions, counts, whole parts. */
    private boolean standsStill(Expr expr) {
        if (!expr.isDifferentiable()) {
            return true;
        }
        Boolean known = still.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply && jumps(apply);
            still.put(expr, known);
        }
        return known;
    }

    private boolean jumps(Apply apply) {
        return apply.type().kind() != Kind.REAL
                || apply.function().has(Trait.STEP)
                || apply.arguments().stream().allMatch(this::standsStill);
    }

    /** With no prediction involved there is no limit to take, but 0*log(0) is 0 all the same. */
    private Expr besideLogarithm(Apply apply) {
        if (!apply.is(Operators.MULTIPLY) || apply.arguments().stream().noneMatch(SpecialPoints::isLogarithm)) {
            return null;
        }
        List<Expr> still = apply.arguments().stream()
                .filter(factor -> !isLogarithm(factor) && mayBeZero(factor))
                .toList();
        return still.isEmpty() ? null : algebra.multiply(still);
    }

    private static boolean isLogarithm(Expr expr) {
        return expr instanceof Apply apply && apply.function().has(Trait.LOGARITHM);
    }

    /**
     * Whether the number that {@code expr} means can be 0. A product or power of positive numbers is positive, also where
     * it is so small that its double is 0: there the rest of the formula counts, not a limit it does not have.
     */
    private boolean mayBeZero(Expr expr) {
        if (expr.is(Operators.SELECT)) {
            return mayBeZero(expr.argument(1))
                    || mayBeZero(expr.argument(2)); // 1 or -1 is not 0, though it lies between
        }
        if (expr.is(Operators.MULTIPLY)) {
            return expr.arguments().stream().anyMatch(this::mayBeZero);
        }
        if (expr.is(Operators.NEGATE)
                || (expr.is(Operators.DIVIDE) && intervals.of(expr.argument(1)).isFinite())) {
            return mayBeZero(expr.argument(0));
        }
        if (expr.is(Operators.POWER) && expr.argument(1) instanceof Constant exponent && exponent.value() > 0) {
            return mayBeZero(expr.argument(0));
        }
        if (expr instanceof Variable variable && !variable.domain().contains(0)) {
            return false; // between -1 and 1, but neither
        }
        return intervals.of(expr).contains(0);
    }

    private boolean restMayBeInfinite(Apply apply) {
        if (apply.is(Operators.DIVIDE)) {
            Expr dividend = apply.argument(0);
            boolean alreadyGuarded = dividend.is(Operators.MULTIPLY) && restMayBeInfinite((Apply) dividend);
            return !alreadyGuarded && mayBeZero(apply.argument(1));
        }
        return apply.arguments().stream()
                .filter(factor -> !standsStill(factor) || isLogarithm(factor))
                .map(intervals::of)
                .anyMatch(SpecialPoints::isUnbounded);
    }

    private static boolean isUnbounded(Interval interval) {
        return !interval.isFinite();
    }
}
