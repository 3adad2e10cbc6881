package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Differences of a function at two points whose distance is known symbolically: {@code lgamma(x + y) - lgamma(x)}, and likewise of
 * logarithms. The points themselves round.
 */
final class SymbolicDifferences {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "rise-of-lgamma",
            "lgamma(x + y) - lgamma(x)",
            "lgamma_rise(x, y)",
            "x > 0 and y >= 0",
            "the difference cancels where y is small beside x");

    /** What is said of the beta function. */
    static final Rule BETA = new Rule(
            "log-beta",
            "lgamma(x) + lgamma(y) - lgamma(x + y)",
            "log_beta(x, y)",
            "x > 0 and y > 0",
            "the sum cancels where one is large beside the other");

    /** What is said of logarithms. */
    static final Rule RATIO = new Rule(
            "log-ratio-to-sum",
            "log_ratio(x, x + y)",
            "-log1p_of_ratio(y, x)",
            "x > 0 and y >= 0",
            "the sum loses the digits of a small y");

    /** What is said of the excess of a ratio over its logarithm. */
    static final Rule EXCESS = new Rule(
            "log-excess-of-difference",
            "(x - y)/y - log_ratio(x, y)",
            "log_excess(x, y)",
            "x >= 0 and y >= 0",
            "the difference cancels where x is near y");

    /** What is said of the slope of a cross-entropy. */
    static final Rule SLOPE = new Rule(
            "slope-of-binary-entropy",
            "(1 - x)/(1 - y) - x/y",
            "bernoulli_slope(y, x)",
            "x: unit and y: unit",
            "the difference cancels where x is near y");

    /** What is said of intervals. */
    static final Rule INTERVAL = new Rule(
            "log-of-normal-interval",
            "log(normal_cdf(y) - normal_cdf(x))",
            "log_normal_interval(where(abs(x) > abs(y), -y, x), y - x)",
            "",
            "the difference cancels where both are near 1 or near each other, and is 0 in the tails");

    private static final int MOST_TERMS = 16;

    private static final Function LGAMMA = Functions.get("lgamma");
    private static final Function LOG_RATIO = Functions.get("log_ratio");

    /** What rises, and what its rise is. */
    private static final Map<Function, Function> RISES =
            Map.of(LGAMMA, Functions.get("lgamma_rise"), Functions.get("digamma"), Functions.get("digamma_rise"));

    /**
     * A term.
     *
     * @param coefficient its constant factor
     * @param base the rest
     */
    private record Term(double coefficient, Expr base) {}

    private final Algebra algebra;
    private final Signs signs;

    SymbolicDifferences(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /** The logarithm {@code expr} of a ratio by the distance of the two, if that is known. */
    Optional<Expr> ratio(Expr expr) {
        if (!expr.is(LOG_RATIO)) {
            return Optional.empty();
        }
        Expr x = expr.argument(0);
        Expr y = expr.argument(1);
        Optional<Expr> up = distance(x, y).filter(each -> signs.isPositive(x));
        if (up.isPresent()) {
            return Optional.of(algebra.negate(logarithm(up.get(), x)));
        }
        return distance(y, x).filter(each -> signs.isPositive(y)).map(down -> logarithm(down, y));
    }

    private Expr logarithm(Expr distance, Expr from) {
        return algebra.apply(Functions.get("log1p_of_ratio"), List.of(distance, from));
    }

    /** A sum equal to {@code sum} with the logarithm of a beta function in it, if there is one. */
    Optional<Expr> beta(Expr sum) {
        List<Term> terms = terms(sum, LGAMMA);
        for (Term whole : terms) {
            for (Term first : terms) {
                Expr rest = algebra.subtract(whole.base.argument(0), first.base.argument(0));
                if (first.coefficient == -whole.coefficient && !(rest instanceof Constant)) {
                    Term second = new Term(first.coefficient, algebra.apply(LGAMMA, List.of(rest)));
                    if (second.base != first.base
                            && terms.contains(second)
                            && signs.isPositive(rest)
                            && signs.isPositive(first.base.argument(0))) {
                        Expr beta = algebra.apply(Functions.get("log_beta"), List.of(first.base.argument(0), rest));
                        return Optional.of(with(sum, List.of(whole, first, second), first.coefficient, beta));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A sum equal to {@code sum} with two such terms joined, if there are any. */
    Optional<Expr> join(Expr sum) {
        for (Map.Entry<Function, Function> rise : RISES.entrySet()) {
            List<Term> terms = terms(sum, rise.getKey());
            for (Term high : terms) {
                for (Term low : terms) {
                    if (low.coefficient == -high.coefficient && signs.isPositive(low.base.argument(0))) {
                        Optional<Expr> distance = distance(low.base.argument(0), high.base.argument(0));
                        if (distance.isPresent()) {
                            Expr joined = algebra.apply(rise.getValue(), List.of(low.base.argument(0), distance.get()));
                            return Optional.of(with(sum, List.of(high, low), high.coefficient, joined));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The logarithm {@code expr} of the probability of an interval, by its lower end and its width. */
    Optional<Expr> interval(Expr expr) {
        boolean isLogOfTwo = expr.is(KnownLogarithms.LOG)
                && expr.argument(0).is(Operators.ADD)
                && expr.argument(0).arguments().size() == 2;
        List<Term> terms = isLogOfTwo ? terms(expr.argument(0), Functions.get("normal_cdf")) : List.of();
        if (terms.size() != 2 || terms.get(0).coefficient != -terms.get(1).coefficient) {
            return Optional.empty();
        }
        boolean ascending = terms.get(0).coefficient < 0;
        Expr low = terms.get(ascending ? 0 : 1).base.argument(0);
        Expr high = terms.get(ascending ? 1 : 0).base.argument(0);
        // The end next to 0 counts most: the other one may be so large that the width does not lead back.
        Expr inner = algebra.select(algebra.compare(Operators.GREATER, abs(low), abs(high)), algebra.negate(high), low);
        Expr interval =
                algebra.apply(Functions.get("log_normal_interval"), List.of(inner, algebra.subtract(high, low)));
        double factor = Math.abs(terms.get(0).coefficient);
        return Optional.of(
                factor == 1
                        ? interval
                        : algebra.add(interval, algebra.apply(KnownLogarithms.LOG, List.of(algebra.constant(factor)))));
    }

    /** A sum equal to {@code sum} with the excess of a ratio over its logarithm in it, if there is one. */
    Optional<Expr> excess(Expr sum) {
        for (Term logarithm : terms(sum, LOG_RATIO)) {
            Expr x = logarithm.base.argument(0);
            Expr y = logarithm.base.argument(1);
            Term other = new Term(-logarithm.coefficient, algebra.divide(algebra.subtract(x, y), y));
            Expr partner = algebra.multiply(algebra.constant(other.coefficient), other.base);
            if (sum.arguments().contains(partner) && signs.isNonnegative(x) && signs.isNonnegative(y)) {
                Expr excess = algebra.apply(Functions.get("log_excess"), List.of(x, y));
                return Optional.of(with(sum, List.of(logarithm, term(partner)), other.coefficient, excess));
            }
        }
        return Optional.empty();
    }

    /** A sum equal to {@code sum} with the slope of the cross-entropy of two shares in it, if there is one. */
    Optional<Expr> slope(Expr sum) {
        for (Term term : terms(sum, Operators.DIVIDE)) {
            Expr x = term.base.argument(0);
            Expr y = term.base.argument(1);
            boolean isInput = x.arguments().isEmpty() && !(x instanceof Constant); // its complement has rounded
            if (isInput && signs.isUnit(x) && signs.isUnit(y)) {
                Expr complement =
                        algebra.divide(algebra.subtract(algebra.one(), x), algebra.subtract(algebra.one(), y));
                Expr partner = algebra.multiply(algebra.constant(-term.coefficient), complement);
                if (sum.arguments().contains(partner)) {
                    Expr slope = algebra.apply(Functions.get("bernoulli_slope"), List.of(y, x));
                    return Optional.of(with(sum, List.of(term, term(partner)), -term.coefficient, slope));
                }
            }
        }
        return Optional.empty();
    }

    private Expr abs(Expr x) {
        return algebra.apply(Functions.get("abs"), List.of(x));
    }

    /** {@code to - from}, if that is one thing that is not negative. */
    private Optional<Expr> distance(Expr from, Expr to) {
        if (!to.is(Operators.ADD)) {
            return Optional.empty();
        }
        Expr distance = algebra.subtract(to, from);
        boolean isOne = !distance.is(Operators.ADD) && !(distance instanceof Constant);
        return isOne && signs.isNonnegative(distance) ? Optional.of(distance) : Optional.empty();
    }

    private Expr with(Expr sum, List<Term> joined, double coefficient, Expr replacement) {
        List<Expr> left = new ArrayList<>();
        for (Expr term : sum.arguments()) {
            if (!joined.contains(term(term))) {
                left.add(term);
            }
        }
        left.add(algebra.multiply(algebra.constant(coefficient), replacement));
        return algebra.add(left);
    }

    private List<Term> terms(Expr sum, Function function) {
        return !sum.is(Operators.ADD) || sum.arguments().size() > MOST_TERMS
                ? List.of()
                : sum.arguments().stream()
                        .map(this::term)
                        .filter(term -> term.base.is(function))
                        .toList();
    }

    private Term term(Expr expr) {
        if (expr.is(Operators.NEGATE)) {
            Term positive = term(expr.argument(0));
            return new Term(-positive.coefficient, positive.base);
        }
        if (expr.is(Operators.MULTIPLY) && expr.argument(0) instanceof Constant number) {
            return new Term(
                    number.value(),
                    algebra.multiply(
                            expr.arguments().subList(1, expr.arguments().size())));
        }
        if (expr.is(Operators.DIVIDE)) {
            Term dividend = term(expr.argument(0));
            return dividend.coefficient == 1
                    ? new Term(1, expr)
                    : new Term(dividend.coefficient, algebra.divide(dividend.base, expr.argument(1)));
        }
        return new Term(1, expr);
    }
}
