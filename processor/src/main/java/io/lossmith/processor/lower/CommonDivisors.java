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
     */
    record Quotient(Expr sum, Expr divisor) {}

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
        List<Term> terms = sum.arguments().stream().map(this::term).toList();
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
        if (common.isEmpty() || terms.stream().anyMatch(term -> mayOverflow(term, common))) {
            return Optional.empty();
        }
        List<Expr> left = terms.stream()
                .map(term -> quotient(term.dividend, without(term, common)))
                .toList();
        return Optional.of(new Quotient(graph.apply(Operators.ADD, left), product(common)));
    }

    /** A product of several wide numbers needs its divisor. */
    private boolean mayOverflow(Term term, Map<Expr, Double> common) {
        Expr dividend = term.dividend.is(Operators.NEGATE) ? term.dividend.argument(0) : term.dividend;
        double wide = factors(dividend).stream()
                .filter(factor -> isWide.test(base(factor)))
                .mapToDouble(CommonDivisors::exponent)
                .sum();
        return wide > 1 && without(term, common).isEmpty();
    }

    private static Map<Expr, Double> without(Term term, Map<Expr, Double> common) {
        Map<Expr, Double> left = new LinkedHashMap<>();
        term.exponents.forEach((base, exponent) -> {
            double rest = exponent - common.getOrDefault(base, 0.0);
            if (rest > 0) {
                left.put(base, rest);
            }
        });
        return left;
    }

    private Term term(Expr expr) {
        boolean negative = expr.is(Operators.NEGATE);
        Expr positive = negative ? expr.argument(0) : expr;
        if (!positive.is(Operators.DIVIDE)) {
            return new Term(expr, Map.of());
        }
        Map<Expr, Double> exponents = new LinkedHashMap<>();
        for (Expr factor : factors(positive.argument(1))) {
            exponents.merge(base(factor), exponent(factor), Double::sum);
        }
        Expr dividend = positive.argument(0);
        return new Term(negative ? negated(dividend) : dividend, exponents);
    }

    private Expr negated(Expr expr) {
        return expr instanceof Constant number
                ? graph.constant(-number.value())
                : graph.apply(Operators.NEGATE, List.of(expr));
    }

    private Expr quotient(Expr dividend, Map<Expr, Double> exponents) {
        if (exponents.isEmpty()) {
            return dividend;
        }
        boolean negative = dividend.is(Operators.NEGATE);
        Expr positive = negative ? dividend.argument(0) : dividend;
        Expr quotient = graph.apply(Operators.DIVIDE, List.of(positive, product(exponents)));
        return negative ? graph.apply(Operators.NEGATE, List.of(quotient)) : quotient;
    }

    private Expr product(Map<Expr, Double> exponents) {
        List<Expr> factors = new ArrayList<>();
        exponents.forEach((base, exponent) -> factors.add(
                exponent == 1 ? base : graph.apply(Operators.POWER, List.of(base, graph.constant(exponent)))));
        return factors.size() == 1 ? factors.get(0) : graph.apply(Operators.MULTIPLY, factors);
    }

    private static List<Expr> factors(Expr product) {
        return product.is(Operators.MULTIPLY) ? product.arguments() : List.of(product);
    }

    private static boolean isPower(Expr factor) {
        return factor.is(Operators.POWER)
                && factor.argument(1) instanceof Constant number
                && number.value() > 0;
    }

    private static Expr base(Expr factor) {
        return isPower(factor) ? factor.argument(0) : factor;
    }

    private static double exponent(Expr factor) {
        return isPower(factor) ? ((Constant) factor.argument(1)).value() : 1;
    }
}
