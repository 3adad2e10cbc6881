package io.lossmith.processor.lower;

import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprGraph;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Divides a sum once instead of all of its terms: {@code x/s^3 - 1/s^2} is {@code (x/s - 1)/s^2}. Where both terms overflow their
 * difference would be NaN.
 */
final class CommonDivisors {
    /**
     * A sum and what it is divided by.
     *
     * @param sum the sum of what is left of the terms
     * @param divisor the powers that all terms had below
     * @param below a positive number such that the sum overflows only where the quotient does while it is less than 1, if there is
     *     a doubt
     */
    record Quotient(Expr sum, Expr divisor, Optional<Expr> below) {}

    /**
     * A term.
     *
     * @param dividend what stands above, with its sign
     * @param exponents how often it is divided by each base
     */
    private record Term(Expr dividend, Map<Expr, Double> exponents) {}

    private final ExprGraph graph;
    private final Predicate<Expr> isWide;

    /** {@code isWide} tells the numbers whose powers overflow or underflow. */
    CommonDivisors(ExprGraph graph, Predicate<Expr> isWide) {
        this.graph = graph;
        this.isWide = isWide;
    }

    /** The terms of {@code sum} over what all of them are divided by, if that is anything wide. */
    Optional<Quotient> of(Expr sum) {
        List<Expr> terms = sum.arguments();
        Map<Expr, Double> plain = common(terms, false);
        if (!plain.isEmpty()) {
            List<Term> left = terms.stream()
                    .map(each -> without(term(each, false), plain))
                    .toList();
            if (left.stream().noneMatch(this::mayOverflow)) {
                return Optional.of(new Quotient(sum(left), product(plain), Optional.empty()));
            }
        }
        Map<Expr, Double> open = common(terms, true);
        Expr base = open.isEmpty() ? sum : open.keySet().iterator().next();
        if (open.size() != 1 || open.get(base) < 2) {
            return Optional.empty();
        }
        List<Term> left = terms.stream().map(each -> leastOpen(each, open)).toList();
        return Optional.of(new Quotient(sum(left), product(open), Optional.of(base)));
    }

    /** What all terms are divided by. */
    private Map<Expr, Double> common(List<Expr> sum, boolean open) {
        List<Term> terms = sum.stream().map(each -> term(each, open)).toList();
        Map<Expr, Double> common = new LinkedHashMap<>();
        terms.get(0).exponents.forEach((base, first) -> {
            double least = terms.stream()
                    .mapToDouble(term -> term.exponents.getOrDefault(base, 0.0))
                    .min()
                    .orElse(first);
            if (least > 0 && isWide.test(base)) {
                common.put(base, least);
            }
        });
        return common;
    }

    private Expr sum(List<Term> terms) {
        return graph.apply(Operators.ADD, terms.stream().map(this::quotient).toList());
    }

    /** A product of several wide numbers needs its divisor. */
    private boolean mayOverflow(Term term) {
        Expr dividend = term.dividend.is(Operators.NEGATE) ? term.dividend.argument(0) : term.dividend;
        double wide = Operators.factors(dividend).stream()
                .filter(factor -> isWide.test(base(factor)))
                .mapToDouble(CommonDivisors::exponent)
                .sum();
        double below = term.exponents.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return wide > 1 && wide > below;
    }

    /** What is left of a term; powers of quotients stay as they are where that is possible. */
    private Term leastOpen(Expr expr, Map<Expr, Double> common) {
        Term plain = term(expr, false);
        boolean enough = common.entrySet().stream()
                .allMatch(each -> plain.exponents.getOrDefault(each.getKey(), 0.0) >= each.getValue());
        return without(enough ? plain : term(expr, true), common);
    }

    private static Term without(Term term, Map<Expr, Double> common) {
        Map<Expr, Double> left = new LinkedHashMap<>();
        term.exponents.forEach((base, exponent) -> {
            double rest = exponent - common.getOrDefault(base, 0.0);
            if (rest > 0) {
                left.put(base, rest);
            }
        });
        return new Term(term.dividend, left);
    }

    /** A term as dividend and divisors; {@code open} takes those of powers of quotients too. */
    private Term term(Expr expr, boolean open) {
        boolean negative = expr.is(Operators.NEGATE);
        Expr positive = negative ? expr.argument(0) : expr;
        Map<Expr, Double> exponents = new LinkedHashMap<>();
        Expr dividend = positive;
        if (positive.is(Operators.DIVIDE)) {
            addTo(exponents, positive.argument(1), 1);
            dividend = positive.argument(0);
        }
        if (open) {
            List<Expr> opened = new ArrayList<>();
            for (Expr factor : Operators.factors(dividend)) {
                if (isPower(factor) && base(factor).is(Operators.DIVIDE)) {
                    Expr quotient = base(factor);
                    addTo(exponents, quotient.argument(1), exponent(factor));
                    opened.add(graph.apply(Operators.POWER, List.of(quotient.argument(0), factor.argument(1))));
                } else {
                    opened.add(factor);
                }
            }
            dividend = opened.size() == 1 ? opened.get(0) : graph.apply(Operators.MULTIPLY, opened);
        }
        return new Term(negative ? negated(dividend) : dividend, exponents);
    }

    private static void addTo(Map<Expr, Double> exponents, Expr divisor, double times) {
        for (Expr factor : Operators.factors(divisor)) {
            exponents.merge(base(factor), times * exponent(factor), Double::sum);
        }
    }

    private Expr negated(Expr expr) {
        return expr instanceof Constant number
                ? graph.constant(-number.value())
                : graph.apply(Operators.NEGATE, List.of(expr));
    }

    private Expr quotient(Term term) {
        if (term.exponents.isEmpty()) {
            return term.dividend;
        }
        boolean negative = term.dividend.is(Operators.NEGATE);
        Expr positive = negative ? term.dividend.argument(0) : term.dividend;
        Expr quotient = graph.apply(Operators.DIVIDE, List.of(positive, product(term.exponents)));
        return negative ? graph.apply(Operators.NEGATE, List.of(quotient)) : quotient;
    }

    private Expr product(Map<Expr, Double> exponents) {
        List<Expr> factors = new ArrayList<>();
        exponents.forEach((base, exponent) -> factors.add(
                exponent == 1 ? base : graph.apply(Operators.POWER, List.of(base, graph.constant(exponent)))));
        return factors.size() == 1 ? factors.get(0) : graph.apply(Operators.MULTIPLY, factors);
    }

    private static boolean isPower(Expr factor) {
        return factor.is(Operators.POWER) && factor.argument(1) instanceof Constant number && number.value() > 0;
    }

    private static Expr base(Expr factor) {
        return isPower(factor) ? factor.argument(0) : factor;
    }

    private static double exponent(Expr factor) {
        return isPower(factor) ? ((Constant) factor.argument(1)).value() : 1;
    }
}
