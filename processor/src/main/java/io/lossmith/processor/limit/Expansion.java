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
import io.lossmith.processor.ir.Variables;
import io.lossmith.processor.limit.Series.Order;
import io.lossmith.processor.resolve.TableFormulas;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands expressions along a path of one prediction; whatever it cannot expand surely, it leaves. */
final class Expansion {
    private final Algebra algebra;
    private final SeriesAlgebra series;
    private final Intervals intervals = new Intervals();
    private final Signs signs = new Signs(intervals);
    private final Variables moving;
    private final Map<Expr, Optional<Series>> expanded = new HashMap<>();

    /** {@code path} is the prediction as an expansion in the distance {@code t} from where it goes. */
    Expansion(Algebra algebra, Variable prediction, Series path) {
        this(algebra, Set.of(prediction), Map.of(prediction, path));
    }

    /** {@code known} has the expansions of some expressions; what else contains a {@code moving} variable has none. */
    Expansion(Algebra algebra, Set<Variable> moving, Map<? extends Expr, Series> known) {
        this.algebra = algebra;
        this.series = new SeriesAlgebra(algebra);
        this.moving = Variables.anyOf(moving);
        known.forEach((expr, path) -> expanded.put(expr, Optional.of(path)));
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
        if (!moving.in(expr)) {
            return Optional.of(series.constant(expr));
        }
        if (!(expr instanceof Apply apply) || apply.function().shape() != Shape.ELEMENTWISE) {
            return Optional.empty();
        }
        if (apply.is(Operators.SELECT)) {
            return holds(apply.argument(0)).flatMap(yes -> of(apply.argument(yes ? 1 : 2)));
        }
        List<Series> operands = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            Optional<Series> operand = of(argument);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        }
        return apply(apply, operands);
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
            return moving.in(apply.argument(1)) ? Optional.empty() : power(first, apply.argument(1));
        }
        return switch (apply.function().name()) {
            case "exp" -> exp(first).or(() -> smooth(apply.function(), first));
            case "log" -> log(first);
            case "log1p" -> log(series.add(first, series.constant(algebra.one())));
            case "sqrt" -> power(first, algebra.constant(0.5));
            case "xlogy" -> log(operands.get(1)).map(log -> series.multiply(first, log));
            case "stop" -> Optional.of(first);
            case "spread" -> Optional.of(first);
            case "sign" -> sign(first).map(sign -> series.constant(algebra.constant(sign)));
            case "abs" -> sign(first).map(sign -> series.scale(first, algebra.constant(sign)));
            case "relu" -> sign(first).map(sign -> sign > 0 ? first : series.constant(algebra.zero()));
            case "maximum" -> sign(difference(operands)).map(sign -> operands.get(sign >= 0 ? 0 : 1));
            case "minimum" -> sign(difference(operands)).map(sign -> operands.get(sign <= 0 ? 0 : 1));
            case "floor", "round" -> Optional.empty();
            default -> {
                Optional<Series> taylor = operands.size() == 1 ? smooth(apply.function(), first) : Optional.empty();
                yield taylor.or(() -> farOut(apply));
            }
        };
    }

    private Series difference(List<Series> operands) {
        return series.add(operands.get(0), series.scale(operands.get(1), algebra.constant(-1)));
    }

    /** The function by its definition in exponentials, which can be expanded where it has no derivatives: at infinity. */
    private Optional<Series> farOut(Apply apply) {
        String definition = apply.function().definition();
        return definition.isEmpty()
                ? Optional.empty()
                : of(TableFormulas.instantiate(algebra, definition, apply.arguments()));
    }

    /** Whether a condition holds close to the end of the path. */
    private Optional<Boolean> holds(Expr condition) {
        if (!(condition instanceof Apply apply)) {
            return Optional.empty();
        }
        if (apply.is(Operators.NOT)) {
            return holds(apply.argument(0)).map(yes -> !yes);
        }
        if (apply.is(Operators.AND) || apply.is(Operators.OR)) {
            Optional<Boolean> first = holds(apply.argument(0));
            Optional<Boolean> second = holds(apply.argument(1));
            boolean decisive = apply.is(Operators.OR);
            if (first.equals(Optional.of(decisive)) || second.equals(Optional.of(decisive))) {
                return Optional.of(decisive);
            }
            return first.isPresent() && second.isPresent() ? Optional.of(!decisive) : Optional.empty();
        }
        if (!Operators.isComparison(apply.function())) {
            return Optional.empty();
        }
        return of(apply.argument(0))
                .flatMap(left -> of(apply.argument(1)).flatMap(right -> sign(difference(List.of(left, right)))))
                .map(sign -> Operators.compares(apply.function(), sign));
    }

    /** The sign of an expansion close to the end of the path. */
    private Optional<Double> sign(Series number) {
        if (number.terms().isEmpty()) {
            return number.unknown().isEmpty() ? Optional.of(0.0) : Optional.empty();
        }
        return series.dominant(number).flatMap(term -> {
            boolean positive = signs.isPositive(term.coefficient());
            boolean sure = positive || signs.isNegative(term.coefficient());
            return sure ? Optional.of(positive == (term.logs() % 2 == 0) ? 1.0 : -1.0) : Optional.empty();
        });
    }

    /** {@code exp(c + n log(t) + r) = e^c t^n (1 + r + r^2/2 + …)}. */
    private Optional<Series> exp(Series argument) {
        boolean fallsFast =
                series.dominant(argument).filter(term -> term.offset() < 0).isPresent()
                        && sign(argument).equals(Optional.of(-1.0));
        if (fallsFast) {
            return Optional.of(series.negligible());
        }
        Expr constant = algebra.zero();
        Expr exponent = algebra.zero();
        List<Term> small = new ArrayList<>();
        for (Term term : argument.terms()) {
            boolean number = term.family().isConstant(0);
            if (number && term.offset() > 0) {
                small.add(term);
            } else if (number && term.offset() == 0 && term.logs() == 0) {
                constant = term.coefficient();
            } else if (number && term.offset() == 0 && term.logs() == 1) {
                exponent = term.coefficient();
            } else {
                return Optional.empty();
            }
        }
        if (argument.unknown().stream().anyMatch(order -> !order.family().isConstant(0) || order.offset() <= 0)) {
            return Optional.empty();
        }
        List<Expr> taylor = new ArrayList<>();
        double factorial = 1;
        for (int i = 0; i < SeriesAlgebra.orders(); i++) {
            taylor.add(algebra.divide(algebra.one(), algebra.constant(factorial)));
            factorial *= i + 1;
        }
        Order order = series.order(exponent);
        Expr factor = algebra.apply(Functions.get("exp"), List.of(constant));
        Series head = new Series(List.of(new Term(factor, order.family(), order.offset(), 0)), List.of());
        return Optional.of(series.multiply(head, series.compose(taylor, new Series(small, argument.unknown()))));
    }

    /** {@code (c t^q log(t)^m (1 + r))^n = c^n t^(qn) log(t)^(mn) (1 + n r + n(n-1)/2 r^2 + …)}. */
    private Optional<Series> power(Series base, Expr exponent) {
        if (exponent.isConstant(2)) {
            return Optional.of(series.multiply(base, base));
        }
        Optional<Term> dominant = series.dominant(base).filter(term -> signs.isNonzero(term.coefficient()));
        if (dominant.isEmpty()) {
            return Optional.empty();
        }
        Term lead = dominant.get();
        boolean whole = exponent instanceof Constant number && Math.rint(number.value()) == number.value();
        Series rest = series.remainder(base, lead);
        boolean expands = lead.logs() == 0 || (whole && rest.terms().stream().allMatch(term -> term.offset() > 0));
        if (!expands || (!whole && !signs.isPositive(lead.coefficient()))) {
            return Optional.empty();
        }
        List<Expr> binomial = new ArrayList<>();
        Expr coefficient = algebra.one();
        for (int i = 0; i < SeriesAlgebra.orders(); i++) {
            binomial.add(coefficient);
            Expr next = algebra.subtract(exponent, algebra.constant(i));
            coefficient = algebra.divide(algebra.multiply(coefficient, next), algebra.constant(i + 1));
        }
        Order order = series.order(algebra.multiply(series.exponent(lead), exponent));
        int logs = lead.logs() == 0 ? 0 : lead.logs() * (int) ((Constant) exponent).value();
        Term head = new Term(algebra.power(lead.coefficient(), exponent), order.family(), order.offset(), logs);
        return Optional.of(series.multiply(new Series(List.of(head), List.of()), series.compose(binomial, rest)));
    }

    /** {@code log(c t^q (1 + r)) = log c + q log t + r - r^2/2 + …}. */
    private Optional<Series> log(Series argument) {
        Optional<Term> leading = series.leading(argument).filter(term -> signs.isPositive(term.coefficient()));
        if (leading.isEmpty()) {
            return Optional.empty();
        }
        Term lead = leading.get();
        List<Expr> mercator =
                new ArrayList<>(List.of(algebra.apply(Functions.get("log"), List.of(lead.coefficient()))));
        for (int i = 1; i < SeriesAlgebra.orders(); i++) {
            mercator.add(algebra.divide(algebra.constant(i % 2 == 1 ? 1 : -1), algebra.constant(i)));
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
            boolean kink = function.derivatives().get(0).contains("?");
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
