package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.limit.Series.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limit of an expansion as its distance goes to 0. */
final class SeriesLimit {
    private final Algebra algebra;
    private final Intervals intervals = new Intervals();
    private final Signs signs = new Signs(intervals);

    SeriesLimit(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The limit, finite or not, if enough of the expansion is known. */
    Optional<Expr> of(Series series) {
        Map<Expr, List<Term>> families = new LinkedHashMap<>();
        for (Term term : series.terms()) {
            families.computeIfAbsent(term.family(), key -> new ArrayList<>()).add(term);
        }
        for (Order order : series.unknown()) {
            if (!vanishes(order) && !families.containsKey(order.family())) {
                return Optional.empty();
            }
        }
        Expr total = algebra.zero();
        for (List<Term> family : families.values()) {
            family.sort(Term.BY_SIZE);
            total = algebra.add(total, dominant(family));
        }
        return Optional.of(total);
    }

    /** The limit, if the expansion has no term that could grow. */
    Optional<Expr> finite(Series series) {
        boolean stays = series.unknown().stream().allMatch(SeriesLimit::vanishes)
                && series.terms().stream()
                        .allMatch(term -> term.family().isConstant(0)
                                && (term.offset() > 0 || (term.offset() == 0 && term.logs() == 0)));
        return stays ? of(series) : Optional.empty();
    }

    private static boolean vanishes(Order order) {
        return order.family().isConstant(0) && order.offset() > 0;
    }

    /** The limit of the first term whose coefficient is not 0; of two, since parameters seldom make both 0. */
    private Expr dominant(List<Term> terms) {
        Term first = terms.get(0);
        Expr limit = limit(first);
        boolean grows =
                !first.family().isConstant(0) || first.offset() < 0 || (first.offset() == 0 && first.logs() > 0);
        if (!grows || !mayBeZero(first.coefficient())) {
            return limit;
        }
        Expr otherwise = terms.size() == 1 ? algebra.zero() : limit(terms.get(1));
        boolean same = terms.size() == 1 && isFinite(limit);
        return same ? limit : algebra.select(isZero(first.coefficient()), otherwise, limit);
    }

    private Expr limit(Term term) {
        Expr exponent = algebra.add(term.family(), algebra.constant(term.offset()));
        Expr power;
        if (term.logs() == 0) {
            power = zeroTo(exponent);
        } else {
            // t^e log(t)^n: 0 for e > 0, and for e = 0 with n < 0; otherwise infinite with the sign of (-1)^n.
            double infinite = term.logs() % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            Expr small = algebra.compare(
                    term.logs() > 0 ? Operators.GREATER : Operators.GREATER_OR_EQUAL, exponent, algebra.zero());
            power = algebra.select(small, algebra.zero(), algebra.constant(infinite));
        }
        return power.isConstant(0) ? power : infinite(term.coefficient(), power);
    }

    private boolean isFinite(Expr expr) {
        return intervals.of(expr).isFinite();
    }

    private Expr zeroTo(Expr exponent) {
        if (intervals.of(exponent).isPositive()) {
            return algebra.zero();
        }
        return exponent.isConstant(0) ? algebra.one() : algebra.power(algebra.zero(), exponent);
    }

    /** {@code coefficient * power}, an infinite number where its sign is known. */
    private Expr infinite(Expr coefficient, Expr power) {
        boolean infinite = power.isConstant(Double.POSITIVE_INFINITY) || power.isConstant(Double.NEGATIVE_INFINITY);
        if (infinite && signs.isPositive(coefficient)) {
            return power;
        }
        return infinite && signs.isNegative(coefficient) ? algebra.negate(power) : algebra.multiply(coefficient, power);
    }

    private boolean mayBeZero(Expr expr) {
        return !signs.isNonzero(expr);
    }

    private Expr isZero(Expr expr) {
        return algebra.compare(Operators.EQUAL, expr, algebra.zero());
    }
}
