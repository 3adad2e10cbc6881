package io.lossmith.processor.limit;

import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Substitution;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.limit.Series.Order;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expands expressions around one value of one prediction; whatever it cannot expand surely, it leaves. */
final class Expansion {
    private final Algebra algebra;
    private final SeriesAlgebra series;
    private final Intervals intervals;
    private final Variable prediction;
    private final double point;
    private final double direction;
    private final Map<Expr, Optional<Series>> expanded = new HashMap<>();

    Expansion(Algebra algebra, Intervals intervals, Variable prediction, double point, double direction) {
        this.algebra = algebra;
        this.series = new SeriesAlgebra(algebra);
        this.intervals = intervals;
        this.prediction = prediction;
        this.point = point;
        this.direction = direction;
    }

    Optional<Series> of(Expr expr) {
        Optional<Series> known = expanded.get(expr);
        if (known == null) {
            known = compute(expr);
            expanded.put(expr, known);
        }
        return known;
    }

    private Optional<Series> compute(Expr expr) {
        if (expr == prediction) {
            return Optional.of(series.variable(point, direction));
        }
        if (!contains(expr)) {
            return expr.isVector() ? Optional.empty() : Optional.of(series.constant(expr));
        }
        Apply apply = (Apply) expr;
        if (apply.isVector() || apply.function().shape() != Shape.ELEMENTWISE) {
            return Optional.empty();
        }
        List<Series> operands = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            Optional<Series> operand = argument.type().isCondition() ? Optional.empty() : of(argument);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        }
        return apply(apply, operands);
    }

    private boolean contains(Expr expr) {
        return expr == prediction
                || (expr.isDifferentiable() && expr.arguments().stream().anyMatch(this::contains));
    }

    private Optional<Series> apply(Apply apply, List<Series> operands) {
        Series first = operands.get(0);
        if (apply.is(Operators.ADD)) {
            return Optional.of(operands.stream().reduce(series::add).orElseThrow());
        }
        if (apply.is(Operators.MULTIPLY)) {
            return Optional.of(operands.stream().reduce(series::multiply).orElseThrow());
        }
        if (apply.is(Operators.NEGATE)) {
            return Optional.of(series.scale(first, algebra.constant(-1)));
        }
        if (apply.is(Operators.DIVIDE)) {
            return power(operands.get(1), algebra.constant(-1)).map(inverse -> series.multiply(first, inverse));
        }
        if (apply.is(Operators.POWER)) {
            return contains(apply.argument(1)) ? Optional.empty() : power(first, apply.argument(1));
        }
        return switch (apply.function().name()) {
            case "log" -> log(first);
            case "log1p" -> log(series.add(first, series.constant(algebra.one())));
            case "sqrt" -> power(first, algebra.constant(0.5));
            case "xlogy" -> log(operands.get(1)).map(log -> series.multiply(first, log));
            default -> apply.arguments().size() == 1 ? smooth(apply.function(), first) : Optional.empty();
        };
    }

    private boolean isNonzero(Expr expr) {
        return !intervals.of(expr).contains(0);
    }

    /** {@code (c t^q (1 + r))^n = c^n t^(qn) (1 + n r + n(n-1)/2 r^2 + …)}. */
    private Optional<Series> power(Series base, Expr exponent) {
        Optional<Term> leading = series.leading(base).filter(term -> isNonzero(term.coefficient()));
        if (leading.isEmpty()) {
            return Optional.empty();
        }
        Term lead = leading.get();
        boolean whole = exponent instanceof Constant number && Math.rint(number.value()) == number.value();
        if (!whole && !intervals.of(lead.coefficient()).isPositive()) {
            return Optional.empty();
        }
        List<Expr> binomial = new ArrayList<>();
        Expr coefficient = algebra.one();
        for (int i = 0; i < SeriesAlgebra.orders(); i++) {
            binomial.add(coefficient);
            Expr next = algebra.subtract(exponent, algebra.constant(i));
            coefficient = algebra.divide(algebra.multiply(coefficient, next), algebra.constant(i + 1));
        }
        Series tail = series.compose(binomial, series.remainder(base, lead));
        Order order = series.order(algebra.multiply(series.exponent(lead), exponent));
        Term head = new Term(algebra.power(lead.coefficient(), exponent), order.family(), order.offset(), 0);
        return Optional.of(series.multiply(new Series(List.of(head), List.of()), tail));
    }

    /** {@code log(c t^q (1 + r)) = log c + q log t + r - r^2/2 + …}. */
    private Optional<Series> log(Series argument) {
        Optional<Term> leading = series.leading(argument)
                .filter(term -> intervals.of(term.coefficient()).isPositive());
        if (leading.isEmpty()) {
            return Optional.empty();
        }
        Term lead = leading.get();
        List<Expr> mercator =
                new ArrayList<>(List.of(algebra.apply(Functions.get("log"), List.of(lead.coefficient()))));
        for (int i = 1; i < SeriesAlgebra.orders(); i++) {
            mercator.add(algebra.constant((i % 2 == 1 ? 1.0 : -1.0) / i));
        }
        Series result = series.compose(mercator, series.remainder(argument, lead));
        Expr exponent = series.exponent(lead);
        Series logarithm = exponent.isConstant(0)
                ? new Series(List.of(), List.of())
                : new Series(List.of(new Term(exponent, algebra.zero(), 0, 1)), List.of());
        return Optional.of(series.add(result, logarithm));
    }

    /** A function with all derivatives at the number its argument tends to: Taylor's expansion. */
    private Optional<Series> smooth(Function function, Series argument) {
        Expr center = algebra.zero();
        for (Term term : argument.terms()) {
            boolean number = term.family().isConstant(0) && term.logs() == 0;
            if (!number || term.offset() < 0) {
                return Optional.empty();
            }
            center = term.offset() == 0 ? term.coefficient() : center;
        }
        if (function.derivatives().isEmpty() || !(center instanceof Constant number)) {
            return Optional.empty();
        }
        Variable x = algebra.graph()
                .variable("point of expansion", Origin.PREDICTION, Type.REAL, Domain.REAL, Optional.empty());
        List<Expr> taylor = new ArrayList<>();
        Expr derivative = algebra.apply(function, List.of(x));
        double factorial = 1;
        for (int i = 0; i < SeriesAlgebra.orders(); i++) {
            Expr value = new Substitution(algebra, Map.of(x, center)).in(derivative);
            boolean kink = function.derivatives().get(0).contains("?")
                    || function.name().equals("abs");
            if (kink || !intervals.of(value).isFinite()) {
                return Optional.empty();
            }
            taylor.add(algebra.divide(value, algebra.constant(factorial)));
            factorial *= i + 1;
            derivative = Gradients.of(algebra, derivative, List.of(x)).get(x);
        }
        Series rest = series.add(argument, series.constant(algebra.constant(-number.value())));
        return Optional.of(series.compose(taylor, rest));
    }
}
