package io.lossmith.processor.resolve;

import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects where the functions of a formula are defined, so that an input without a declared domain gets the one its
 * formula asks for. Only direct, affine arguments outside of conditional branches count: {@code log(1 - p)} says
 * {@code p <= 1}, {@code log(sigmoid(z))} says nothing.
 */
final class NaturalDomains {
    private record Affine(Variable variable, double slope, double offset) {}

    private final Map<Variable, Interval> domains = new HashMap<>();
    private int branches;

    void enterBranch() {
        branches++;
    }

    void leaveBranch() {
        branches--;
    }

    void record(Function function, List<Expr> operands) {
        if (branches > 0) {
            return;
        }
        for (Function.NaturalDomain bound : function.naturalDomains()) {
            restrict(operands.get(bound.operand()), bound.interval());
        }
        if (function == Operators.POWER && needsNonnegativeBase(operands.get(1))) {
            restrict(operands.get(0), Interval.NONNEGATIVE);
        }
    }

    static boolean needsNonnegativeBase(Expr exponent) {
        return exponent instanceof Constant number
                ? Math.rint(number.value()) != number.value()
                : exponent.type().kind() != Kind.INTEGER;
    }

    private void restrict(Expr operand, Interval interval) {
        Affine affine = affine(operand);
        if (affine == null || affine.slope() == 0) {
            return;
        }
        double a = (interval.lower() - affine.offset()) / affine.slope();
        double b = (interval.upper() - affine.offset()) / affine.slope();
        Interval own = Interval.hull(a, b);
        domains.merge(affine.variable(), own, NaturalDomains::intersection);
    }

    /** Domains that exclude each other leave the first, outside of which the second is never defined. */
    private static Interval intersection(Interval first, Interval second) {
        double lower = Math.max(first.lower(), second.lower());
        double upper = Math.min(first.upper(), second.upper());
        return lower <= upper ? new Interval(lower, upper) : first;
    }

    private static Affine affine(Expr expr) {
        if (expr instanceof Variable variable) {
            return new Affine(variable, 1, 0);
        }
        if (expr.is(Operators.NEGATE)) {
            Affine inner = affine(expr.argument(0));
            return inner == null ? null : new Affine(inner.variable(), -inner.slope(), -inner.offset());
        }
        if (expr.is(Operators.MULTIPLY)
                && expr.arguments().size() == 2
                && expr.argument(0) instanceof Constant factor) {
            Affine inner = affine(expr.argument(1));
            return inner == null
                    ? null
                    : new Affine(inner.variable(), factor.value() * inner.slope(), factor.value() * inner.offset());
        }
        if (expr.is(Operators.ADD)) {
            return affineSum(expr.arguments());
        }
        return null;
    }

    private static Affine affineSum(List<Expr> terms) {
        List<Affine> parts = new ArrayList<>();
        double offset = 0;
        for (Expr term : terms) {
            if (term instanceof Constant number) {
                offset += number.value();
            } else {
                parts.add(affine(term));
            }
        }
        Affine only = parts.size() == 1 ? parts.get(0) : null;
        return only == null ? null : new Affine(only.variable(), only.slope(), only.offset() + offset);
    }

    /** The domain that the formula asks of {@code variable}. */
    Domain domain(Variable variable) {
        Interval interval = domains.getOrDefault(variable, Interval.ALL);
        if (interval.equals(Interval.NONNEGATIVE)) {
            return Domain.NONNEGATIVE;
        }
        return Domain.interval(
                interval.lower() == Double.MIN_VALUE ? 0 : interval.lower(),
                interval.lower() == Double.MIN_VALUE,
                interval.upper(),
                false);
    }

    /** Whether a number may stand as a condition. */
    boolean isBinary(Expr expr) {
        return expr instanceof Variable variable && variable.domain().kind() == Domain.Kind.BINARY;
    }
}
