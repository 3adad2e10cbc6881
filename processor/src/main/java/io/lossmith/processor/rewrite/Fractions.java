package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings two terms over powers of one divisor together where most of the sum of their dividends cancels symbolically: {@code
 * 1/(c + x) - x/(c + x)^2} is {@code c/(c + x)^2}. Derivatives of quotients come as such pairs.
 */
final class Fractions {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "common-divisor", "1/(x + y) - y/(x + y)^2", "x/(x + y)^2", "", "the difference cancels where x is small");

    private static final int MOST_TERMS = 12;

    /** So many sums are rewritten to see whether something cancels: enough for any loss of a page, and an end for the others. */
    private static final int MOST_TRIES = 4000;

    /**
     * A term.
     *
     * @param dividend what stands above the base
     * @param base the divisor without its exponent
     * @param exponent how often it divides
     * @param opened whether it was a power of a quotient, which overflows later than a quotient of powers
     */
    private record Fraction(Expr dividend, Expr base, int exponent, boolean opened) {}

    private final Algebra algebra;
    private final Trail trail;
    private final UnaryOperator<Expr> rewrite;
    private int tries;

    /** {@code rewrite} brings dividends into the form in which it can be seen what cancels. */
    Fractions(Algebra algebra, Trail trail, UnaryOperator<Expr> rewrite) {
        this.algebra = algebra;
        this.trail = trail;
        this.rewrite = rewrite;
    }

    /** A sum equal to {@code sum} with two such terms joined, if there are any. */
    Optional<Expr> join(Expr sum) {
        if (!sum.is(Operators.ADD) || sum.arguments().size() > MOST_TERMS || tries >= MOST_TRIES) {
            return Optional.empty();
        }
        Map<Expr, List<Expr>> byBase = new LinkedHashMap<>();
        for (Expr term : sum.arguments()) {
            for (Fraction fraction : fractions(term)) {
                byBase.computeIfAbsent(fraction.base, key -> new ArrayList<>()).add(term);
            }
        }
        Optional<Expr> shared = joinProducts(sum);
        if (shared.isPresent()) {
            return shared;
        }
        for (Map.Entry<Expr, List<Expr>> entry : byBase.entrySet()) {
            if (entry.getValue().size() > 1) {
                Optional<Expr> joined = join(sum, entry.getValue(), entry.getKey());
                if (joined.isPresent()) {
                    return joined;
                }
            }
        }
        return Optional.empty();
    }

    /** Two terms with a common factor, where the sum of the other factors is one known function: {@code x*sigmoid(y) - x}. */
    private Optional<Expr> joinProducts(Expr sum) {
        List<Expr> terms = sum.arguments();
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                Expr one = terms.get(i);
                Expr other = terms.get(j);
                Expr common = common(one, other);
                Optional<Expr> joined =
                        common.isConstant(1) ? Optional.empty() : trail.attempt(() -> joined(one, other, common));
                if (joined.isPresent()) {
                    List<Expr> left = new ArrayList<>(terms);
                    left.remove(j);
                    left.remove(i);
                    left.add(joined.get());
                    return Optional.of(algebra.add(left));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Expr> joined(Expr one, Expr other, Expr common) {
        Expr rest = algebra.add(algebra.divide(one, common), algebra.divide(other, common));
        Expr known = rest.is(Operators.ADD) ? rewritten(rest) : rest;
        return known.is(Operators.ADD) || isProductOfSum(known)
                ? Optional.empty()
                : Optional.of(algebra.multiply(common, known));
    }

    private Expr rewritten(Expr expr) {
        return tries++ < MOST_TRIES ? rewrite.apply(expr) : expr;
    }

    private static boolean isProductOfSum(Expr expr) {
        return factors(expr).stream().anyMatch(factor -> factor.is(Operators.ADD));
    }

    private Optional<Expr> join(Expr sum, List<Expr> terms, Expr base) {
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                Fraction first = fraction(terms.get(i), base);
                Fraction second = fraction(terms.get(j), base);
                Optional<Expr> joined = trail.attempt(() -> join(first, second));
                if (joined.isPresent()) {
                    List<Expr> left = new ArrayList<>(sum.arguments());
                    left.remove(terms.get(i));
                    left.remove(terms.get(j));
                    left.add(joined.get());
                    return Optional.of(algebra.add(left));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Expr> join(Fraction a, Fraction b) {
        int exponent = Math.max(a.exponent, b.exponent);
        Expr common = common(a.dividend, b.dividend);
        List<Expr> one = expanded(algebra.divide(a.dividend, common), a.base, exponent - a.exponent);
        List<Expr> other = expanded(algebra.divide(b.dividend, common), b.base, exponent - b.exponent);
        List<Expr> all = new ArrayList<>(one);
        all.addAll(other);
        Expr dividend = rewritten(algebra.add(all));
        int size = dividend.is(Operators.ADD) ? dividend.arguments().size() : dividend.isConstant(0) ? 0 : 1;
        boolean isExact = all.size() == 2 && all.stream().allMatch(Fractions::isInput);
        boolean isSmaller = all.size() == 2 ? size < 2 : size + 1 < all.size();
        boolean opened = a.opened || b.opened;
        boolean cancels = opened ? size < 2 : isSmaller || isExact;
        if (!cancels) {
            return Optional.empty();
        }
        Expr divisor = algebra.power(a.base, algebra.constant(exponent));
        return Optional.of(algebra.divide(algebra.multiply(common, dividend), divisor));
    }

    /** Whether nothing was rounded before {@code term}. */
    private static boolean isInput(Expr term) {
        Expr positive = term.is(Operators.NEGATE) ? term.argument(0) : term;
        Expr input = positive.is(Operators.GATHER) ? positive.argument(0) : positive;
        return input instanceof Variable || input instanceof Constant;
    }

    /** The factors that two dividends share, and the divisors. */
    private Expr common(Expr a, Expr b) {
        Map<Expr, Double> left = exponents(b);
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        exponents(a).forEach((base, exponent) -> {
            double other = left.getOrDefault(base, 0.0);
            double shared = Math.min(Math.abs(exponent), Math.abs(other));
            if (exponent * other > 0) {
                (exponent > 0 ? above : below).add(algebra.power(base, algebra.constant(shared)));
            }
        });
        return algebra.divide(algebra.multiply(above), algebra.multiply(below));
    }

    /** How often an expression is a factor, or a divisor. */
    private static Map<Expr, Double> exponents(Expr expr) {
        Map<Expr, Double> exponents = new LinkedHashMap<>();
        Expr positive = expr.is(Operators.NEGATE) ? expr.argument(0) : expr;
        boolean isQuotient = positive.is(Operators.DIVIDE);
        add(exponents, isQuotient ? positive.argument(0) : positive, 1);
        if (isQuotient) {
            add(exponents, positive.argument(1), -1);
        }
        return exponents;
    }

    private static void add(Map<Expr, Double> exponents, Expr product, int sign) {
        for (Expr factor : factors(product)) {
            boolean isPower = factor.is(Operators.POWER) && factor.argument(1) instanceof Constant;
            if (!(factor instanceof Constant)) {
                exponents.merge(
                        isPower ? factor.argument(0) : factor,
                        isPower ? sign * ((Constant) factor.argument(1)).value() : sign,
                        Double::sum);
            }
        }
    }

    /** The terms of {@code dividend*base^exponent}. */
    private List<Expr> expanded(Expr dividend, Expr base, int exponent) {
        List<Expr> terms = terms(dividend);
        for (int i = 0; i < exponent; i++) {
            List<Expr> next = new ArrayList<>();
            for (Expr term : terms) {
                for (Expr own : terms(base)) {
                    next.add(algebra.multiply(term, own));
                }
            }
            terms = next;
        }
        return terms;
    }

    /** The terms of an expression; a product with one sum is multiplied out. */
    private List<Expr> terms(Expr expr) {
        if (expr.is(Operators.ADD)) {
            return expr.arguments();
        }
        Expr positive = expr.is(Operators.NEGATE) ? expr.argument(0) : expr;
        for (Expr factor : factors(positive)) {
            if (positive.is(Operators.MULTIPLY) && factor.is(Operators.ADD)) {
                Expr rest = algebra.divide(expr, factor);
                return factor.arguments().stream()
                        .map(term -> algebra.multiply(rest, term))
                        .toList();
            }
        }
        return List.of(expr);
    }

    private static List<Expr> factors(Expr expr) {
        Expr positive = expr.is(Operators.NEGATE) ? expr.argument(0) : expr;
        return Operators.factors(positive);
    }

    /** {@code term} with powers of quotients as quotients of powers. */
    private Expr opened(Expr term) {
        if (term.is(Operators.NEGATE)) {
            return algebra.negate(opened(term.argument(0)));
        }
        Expr dividend = term.is(Operators.DIVIDE) ? term.argument(0) : term;
        Expr result = term;
        for (Expr factor : factors(dividend)) {
            if (factor.is(Operators.POWER)
                    && factor.argument(1) instanceof Constant
                    && factor.argument(0).is(Operators.DIVIDE)) {
                Expr quotient = factor.argument(0);
                result = algebra.divide(
                        algebra.multiply(
                                algebra.divide(result, factor),
                                algebra.power(quotient.argument(0), factor.argument(1))),
                        algebra.power(quotient.argument(1), factor.argument(1)));
            }
        }
        return result;
    }

    /** {@code term} as a fraction over each factor of its divisor. */
    private List<Fraction> fractions(Expr closed) {
        Expr term = opened(closed);
        Expr positive = term.is(Operators.NEGATE) ? term.argument(0) : term;
        if (!positive.is(Operators.DIVIDE)) {
            return List.of();
        }
        List<Fraction> fractions = new ArrayList<>();
        for (Expr factor : factors(positive.argument(1))) {
            Expr base = factor;
            double exponent = 1;
            if (factor.is(Operators.POWER) && factor.argument(1) instanceof Constant number) {
                base = factor.argument(0);
                exponent = number.value();
            }
            if (exponent == Math.rint(exponent) && exponent > 0 && exponent <= 3 && !(base instanceof Constant)) {
                Expr divisor = algebra.power(base, algebra.constant(exponent));
                fractions.add(new Fraction(algebra.multiply(term, divisor), base, (int) exponent, term != closed));
            }
        }
        return fractions;
    }

    private Fraction fraction(Expr term, Expr base) {
        return fractions(term).stream()
                .filter(each -> each.base == base)
                .findFirst()
                .orElseThrow();
    }
}
