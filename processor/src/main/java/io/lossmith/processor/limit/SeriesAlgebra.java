package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.limit.Series.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Arithmetic of expansions, each kept to a few orders beyond its leading term, up to a fixed amount of work. */
final class SeriesAlgebra {
    private static final int ORDERS = 6;
    /** Products of terms after which an expansion is given up, so that large formulas cost no more than small ones. */
    private static final int BUDGET = 4_000;

    private static final double BEYOND_ALL_ORDERS = 1e6;

    private final Algebra algebra;
    private int products;

    SeriesAlgebra(Algebra algebra) {
        this.algebra = algebra;
    }

    Series constant(Expr value) {
        return value.isConstant(0)
                ? new Series(List.of(), List.of())
                : new Series(List.of(new Term(value, algebra.zero(), 0, 0)), List.of());
    }

    /** {@code point + direction * t}. */
    Series towards(Expr point, double direction) {
        return add(constant(point), term(direction, 1, 0));
    }

    /** {@code direction * -log(t)}: goes to infinity so slowly that exponentials of it are powers of {@code t}. */
    Series infiniteByLogarithm(double direction) {
        return term(-direction, 0, 1);
    }

    /** {@code direction / t}. */
    Series infiniteByPower(double direction) {
        return term(direction, -1, 0);
    }

    private Series term(double coefficient, double offset, int logs) {
        return new Series(List.of(new Term(algebra.constant(coefficient), algebra.zero(), offset, logs)), List.of());
    }

    Series add(Series a, Series b) {
        List<Term> terms = new ArrayList<>(a.terms());
        terms.addAll(b.terms());
        List<Order> unknown = new ArrayList<>(a.unknown());
        unknown.addAll(b.unknown());
        return normal(terms, unknown);
    }

    Series scale(Series a, Expr factor) {
        return multiply(a, constant(factor));
    }

    Series multiply(Series a, Series b) {
        products += a.terms().size() * b.terms().size();
        if (products > BUDGET) {
            return new Series(List.of(), List.of(new Order(algebra.zero(), Double.NEGATIVE_INFINITY)));
        }
        List<Term> terms = new ArrayList<>();
        for (Term x : a.terms()) {
            for (Term y : b.terms()) {
                terms.add(new Term(
                        algebra.multiply(x.coefficient(), y.coefficient()),
                        algebra.add(x.family(), y.family()),
                        x.offset() + y.offset(),
                        x.logs() + y.logs()));
            }
        }
        List<Order> unknown = new ArrayList<>();
        cross(a.unknown(), orders(b), unknown);
        cross(orders(a), b.unknown(), unknown);
        return normal(terms, unknown);
    }

    private static List<Order> orders(Series series) {
        List<Order> orders = new ArrayList<>(series.unknown());
        series.terms().forEach(term -> orders.add(new Order(term.family(), term.offset())));
        return orders;
    }

    private void cross(List<Order> a, List<Order> b, List<Order> result) {
        for (Order x : a) {
            for (Order y : b) {
                result.add(new Order(algebra.add(x.family(), y.family()), x.offset() + y.offset()));
            }
        }
    }

    /** Merges terms of one place, and forgets those beyond the first unknown one or too far behind the leading one. */
    private Series normal(List<Term> terms, List<Order> unknown) {
        Map<Expr, Double> limits = new LinkedHashMap<>();
        unknown.forEach(order -> limits.merge(order.family(), order.offset(), Math::min));
        Map<Expr, Double> leading = new LinkedHashMap<>();
        terms.forEach(term -> leading.merge(term.family(), term.offset(), Math::min));
        Map<Term.Place, Expr> merged = new LinkedHashMap<>();
        for (Term term : terms) {
            double limit = limits.getOrDefault(term.family(), Double.POSITIVE_INFINITY);
            double cut = leading.get(term.family()) + ORDERS;
            if (term.offset() >= cut) {
                limits.merge(term.family(), cut, Math::min);
            } else if (term.offset() < limit) {
                merged.merge(term.place(), term.coefficient(), algebra::add);
            }
        }
        List<Term> kept = new ArrayList<>();
        merged.forEach((place, coefficient) -> {
            if (!coefficient.isConstant(0)) {
                kept.add(new Term(coefficient, place.family(), place.offset(), place.logs()));
            }
        });
        List<Order> rest = new ArrayList<>();
        limits.forEach((family, offset) -> rest.add(new Order(family, offset)));
        return new Series(kept, rest);
    }

    /** The leading term, if one term without a logarithm surely outgrows the others. */
    Optional<Term> leading(Series series) {
        return dominant(series).filter(term -> term.logs() == 0);
    }

    /** An expansion that vanishes faster than any power of {@code t}. */
    Series negligible() {
        return new Series(List.of(), List.of(new Order(algebra.zero(), BEYOND_ALL_ORDERS)));
    }

    /** The term that surely outgrows the others, if its coefficient is not 0. */
    Optional<Term> dominant(Series series) {
        Optional<Term> first = series.terms().stream().min(Term.BY_SIZE);
        boolean oneFamily = first.isPresent()
                && Stream.concat(
                                series.terms().stream().map(Term::family),
                                series.unknown().stream().map(Order::family))
                        .allMatch(family -> family == first.get().family());
        return oneFamily ? first : Optional.empty();
    }

    /** What is left of {@code series / leading - 1}: terms of positive order. */
    Series remainder(Series series, Term leading) {
        Series inverse = new Series(
                List.of(new Term(
                        algebra.divide(algebra.one(), leading.coefficient()),
                        algebra.negate(leading.family()),
                        -leading.offset(),
                        -leading.logs())),
                List.of());
        return add(multiply(series, inverse), constant(algebra.constant(-1)));
    }

    /** {@code c[0] + c[1] r + c[2] r^2 + …} for a series of positive order. */
    Series compose(List<Expr> coefficients, Series r) {
        Series result = constant(coefficients.get(0));
        Series power = constant(algebra.one());
        for (Expr coefficient : coefficients.subList(1, coefficients.size())) {
            power = multiply(power, r);
            result = add(result, scale(power, coefficient));
        }
        boolean exact = r.terms().isEmpty() && r.unknown().isEmpty();
        return exact
                ? result
                : add(result, new Series(List.of(), List.of(new Order(algebra.zero(), coefficients.size()))));
    }

    /** Number of coefficients that {@link #compose} wants. */
    static int orders() {
        return ORDERS;
    }

    /** {@code exponent} as its part with parameters and its number. */
    Order order(Expr exponent) {
        if (exponent instanceof Constant number) {
            return new Order(algebra.zero(), number.value());
        }
        if (exponent.is(Operators.ADD)) {
            for (Expr term : exponent.arguments()) {
                if (term instanceof Constant number) {
                    return new Order(algebra.subtract(exponent, term), number.value());
                }
            }
        }
        return new Order(exponent, 0);
    }

    /** The exponent of a term as an expression. */
    Expr exponent(Term term) {
        return algebra.add(term.family(), algebra.constant(term.offset()));
    }
}
