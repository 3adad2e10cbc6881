package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.limit.Series.Order;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts limits at the closed, finite ends of the predictions' domains, where the formula itself may come out as NaN. */
public final class Limits {
    private final Algebra algebra;
    private final List<Variable> inputs;
    private final List<String> sentences = new ArrayList<>();

    public Limits(Algebra algebra, List<Variable> inputs) {
        this.algebra = algebra;
        this.inputs = inputs;
    }

    /** {@code expr} with its limits; {@code what} names it in {@link #sentences}. */
    public Expr complete(Expr expr, String what) {
        Expr result = expr;
        for (Variable input : inputs) {
            Domain domain = input.domain();
            boolean hasEnds =
                    input.origin() == Origin.PREDICTION && !input.isVector() && domain.kind() == Domain.Kind.INTERVAL;
            if (hasEnds && !domain.lowerOpen()) {
                result = withLimit(result, expr, input, domain.lower(), what);
            }
            if (hasEnds && !domain.upperOpen()) {
                result = withLimit(result, expr, input, domain.upper(), what);
            }
        }
        return result;
    }

    private Expr withLimit(Expr result, Expr expr, Variable input, double end, String what) {
        if (Double.isInfinite(end)) {
            return result;
        }
        double inwards = end == input.domain().lower() ? 1 : -1;
        Optional<Expr> limit = at(expr, input, end, inwards);
        if (limit.isEmpty()) {
            return result;
        }
        sentences.add("At " + input.name() + " = " + ExprPrinter.number(end) + " the " + what + " is the limit "
                + limit.get() + ".");
        Expr here = algebra.compare(Operators.EQUAL, input, algebra.constant(end));
        return algebra.select(here, limit.get(), result);
    }

    /** What was decided, one sentence for each limit. */
    public List<String> sentences() {
        return sentences;
    }

    private Optional<Expr> at(Expr expr, Variable input, double point, double direction) {
        Intervals atPoint = new Intervals(Map.of(input, Interval.of(point)));
        if (!new NanRisk(atPoint).of(expr)) {
            return Optional.empty();
        }
        return new Expansion(algebra, new Intervals(), input, point, direction)
                .of(expr)
                .flatMap(this::limit);
    }

    /** The limit of an expansion as its distance goes to 0. */
    private Optional<Expr> limit(Series series) {
        Map<Expr, List<Term>> families = new LinkedHashMap<>();
        for (Term term : series.terms()) {
            families.computeIfAbsent(term.family(), key -> new ArrayList<>()).add(term);
        }
        for (Order order : series.unknown()) {
            boolean vanishes = order.family().isConstant(0) && order.offset() > 0;
            if (!vanishes && !families.containsKey(order.family())) {
                return Optional.empty();
            }
        }
        Expr total = algebra.zero();
        for (List<Term> family : families.values()) {
            family.sort(Comparator.comparingDouble(Term::offset).thenComparing(Term::logs, Comparator.reverseOrder()));
            total = algebra.add(total, dominant(family));
        }
        return Optional.of(total);
    }

    /** The limit of the first term whose coefficient is not 0; of two, since parameters seldom make both 0. */
    private Expr dominant(List<Term> terms) {
        Term first = terms.get(0);
        Expr limit = limit(first);
        boolean sure = !new Intervals().of(first.coefficient()).contains(0);
        boolean vanishes = first.family().isConstant(0) && first.offset() > 0;
        if (sure || vanishes || terms.size() == 1) {
            return limit;
        }
        Expr zero = algebra.compare(Operators.EQUAL, first.coefficient(), algebra.zero());
        return algebra.select(zero, limit(terms.get(1)), limit);
    }

    private Expr limit(Term term) {
        Expr exponent = algebra.add(term.family(), algebra.constant(term.offset()));
        if (term.logs() == 0) {
            Expr power = exponent.isConstant(0) ? algebra.one() : zeroTo(exponent);
            return algebra.multiply(term.coefficient(), power);
        }
        // t^e log(t)^n: 0 for e > 0, otherwise infinite with the sign of (-1)^n.
        double infinite = term.logs() % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        Expr positive = algebra.compare(Operators.GREATER, exponent, algebra.zero());
        return algebra.multiply(
                term.coefficient(), algebra.select(positive, algebra.zero(), algebra.constant(infinite)));
    }

    private Expr zeroTo(Expr exponent) {
        return algebra.power(algebra.zero(), exponent);
    }
}
