package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an expression may come out as NaN: 0 times Infinity, Infinity minus Infinity, 0/0. A factor without a
 * prediction that is 0 is no risk, it gets a condition of its own.
 */
final class NanRisk {
    private final Intervals intervals;
    private final Map<Expr, Boolean> known = new HashMap<>();

    NanRisk(Intervals intervals) {
        this.intervals = intervals;
    }

    boolean of(Expr expr) {
        Boolean risk = known.get(expr);
        if (risk == null) {
            risk = expr instanceof Apply apply
                    && apply.isDifferentiable()
                    && (own(apply) || apply.arguments().stream().anyMatch(this::of));
            known.put(expr, risk);
        }
        return risk;
    }

    private boolean own(Apply apply) {
        List<Expr> operands = apply.arguments();
        if (apply.is(Operators.ADD)) {
            return operands.stream().anyMatch(term -> intervals.of(term).upper() == Double.POSITIVE_INFINITY)
                    && operands.stream().anyMatch(term -> intervals.of(term).lower() == Double.NEGATIVE_INFINITY);
        }
        if (apply.is(Operators.MULTIPLY)) {
            for (Expr zero : operands) {
                boolean meets = zero.isDifferentiable()
                        && intervals.of(zero).contains(0)
                        && operands.stream().anyMatch(other -> other != zero && isInfinite(other));
                if (meets) {
                    return true;
                }
            }
            return false;
        }
        if (apply.is(Operators.DIVIDE)) {
            Expr dividend = operands.get(0);
            Expr divisor = operands.get(1);
            boolean zeros = dividend.isDifferentiable()
                    && intervals.of(dividend).contains(0)
                    && intervals.of(divisor).contains(0);
            return zeros || (isInfinite(dividend) && isInfinite(divisor));
        }
        return false;
    }

    private boolean isInfinite(Expr expr) {
        Interval interval = intervals.of(expr);
        return !interval.isFinite();
    }
}
