package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logarithm of a sum of positive terms, some of which have logarithms that are known, and the share of such a term in such a
 * sum: {@code log(w*exp(a) + (1 - w)*exp(b))} is {@code logaddexp(log(w) + a, log1p(-w) + b)}.
 */
final class PositiveSums {
    /** What is said of logarithms in explanations. */
    static final Rule RULE = new Rule(
            "log-of-positive-sum",
            "log(x*exp(y) + z)",
            "logaddexp(log(z), log(x) + y)",
            "x >= 0 and z >= 0",
            "exp(y) overflows above 709.8 and is 0 below -745");

    /** What is said of shares. */
    static final Rule SHARE = new Rule(
            "share-of-positive-sum",
            "exp(x)/(exp(x) + z*exp(y))",
            "co_share_of_exp(z, y - x)",
            "z >= 0",
            "exp overflows above 709.8 and is 0 below -745");

    /** What is said of differences over sums. */
    static final Rule CONTRAST = new Rule(
            "contrast-of-exps",
            "(exp(x) - exp(y))/(exp(x) + exp(y))",
            "tanh((x - y)/2)",
            "",
            "exp overflows above 709.8, and the difference cancels where x is near y");

    private static final int MOST_TERMS = 32;

    private static final Function LOG1P = Functions.get("log1p");
    private static final Function EXP = Functions.get("exp");

    private final Algebra algebra;
    private final Signs signs;
    private final KnownLogarithms logarithms;

    PositiveSums(Algebra algebra, Signs signs, KnownLogarithms logarithms) {
        this.algebra = algebra;
        this.signs = signs;
        this.logarithms = logarithms;
    }

    /** The logarithm {@code expr} in this form, if it is one of such a sum. */
    Optional<Expr> logarithm(Expr expr) {
        if (!expr.is(KnownLogarithms.LOG) && !expr.is(LOG1P)) {
            return Optional.empty();
        }
        Expr argument = expr.argument(0);
        List<Expr> terms = new ArrayList<>(Operators.terms(argument));
        if (expr.is(LOG1P)) {
            terms.add(algebra.one());
        }
        return terms.size() > 1 ? ofSum(terms) : Optional.empty();
    }

    private Optional<Expr> ofSum(List<Expr> terms) {
        if (terms.size() > MOST_TERMS || !terms.stream().allMatch(signs::isNonnegative)) {
            return Optional.empty();
        }
        List<Expr> plain = new ArrayList<>();
        List<Expr> known = new ArrayList<>();
        for (Expr term : terms) {
            Optional<Expr> logarithm = logarithms.hasWideFactor(term) ? logarithms.ofProduct(term) : Optional.empty();
            logarithm.ifPresentOrElse(known::add, () -> plain.add(term));
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Expr result = known.get(0);
        for (Expr next : known.subList(1, known.size())) {
            result = algebra.apply(Functions.get("logaddexp"), List.of(result, next));
        }
        if (plain.isEmpty()) {
            return Optional.of(result);
        }
        Expr rest = algebra.add(plain);
        return Optional.of(
                rest.isConstant(1)
                        ? algebra.apply(Functions.get("softplus"), List.of(result))
                        : algebra.apply(
                                Functions.get("logaddexp"),
                                List.of(algebra.apply(KnownLogarithms.LOG, List.of(rest)), result)));
    }

    /** The quotient {@code expr} of an exponential by a sum with it as a term, if the logarithm of the rest is known. */
    Optional<Expr> share(Expr expr) {
        if (!expr.is(Operators.DIVIDE) || !expr.argument(1).is(Operators.ADD)) {
            return Optional.empty();
        }
        List<Expr> terms = expr.argument(1).arguments();
        for (Expr term : terms.size() > MOST_TERMS ? List.<Expr>of() : terms) {
            if (term.is(EXP) && Operators.factors(expr.argument(0)).contains(term)) {
                List<Expr> others = new ArrayList<>(terms);
                others.remove(term);
                Optional<Expr> share = others.size() == 1
                        ? besideOne(term, others.get(0))
                        : ofSum(others).map(rest -> odds(term, rest));
                if (share.isPresent()) {
                    return Optional.of(algebra.multiply(algebra.divide(expr.argument(0), term), share.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The quotient {@code expr} of the difference of two such terms by their sum, if their logarithms are known. */
    Optional<Expr> contrast(Expr expr) {
        if (!expr.is(Operators.DIVIDE)) {
            return Optional.empty();
        }
        for (Expr sum : Operators.factors(expr.argument(1))) {
            boolean isPair = sum.is(Operators.ADD)
                    && sum.arguments().size() == 2
                    && sum.arguments().stream().allMatch(signs::isNonnegative)
                    && sum.arguments().stream().anyMatch(logarithms::hasWideFactor);
            Expr difference = isPair ? algebra.subtract(sum.argument(0), sum.argument(1)) : sum;
            for (Expr factor : isPair ? Operators.factors(expr.argument(0)) : List.<Expr>of()) {
                boolean positive = factor == difference;
                if (positive || factor == algebra.negate(difference)) {
                    Optional<Expr> first = logarithms.ofProduct(sum.argument(0));
                    Optional<Expr> second = logarithms.ofProduct(sum.argument(1));
                    if (first.isPresent() && second.isPresent()) {
                        Expr half = algebra.multiply(
                                algebra.constant(positive ? 0.5 : -0.5), algebra.subtract(first.get(), second.get()));
                        Expr rest = algebra.divide(expr.argument(0), factor);
                        return Optional.of(algebra.divide(
                                algebra.multiply(rest, algebra.apply(Functions.get("tanh"), List.of(half))),
                                algebra.divide(expr.argument(1), sum)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Expr odds(Expr term, Expr logarithmOfRest) {
        Expr odds = algebra.subtract(term.argument(0), logarithmOfRest);
        return algebra.apply(Functions.get("sigmoid"), List.of(odds));
    }

    /** The share of {@code term} beside one other; a factor keeps its digits, which its logarithm would round. */
    private Optional<Expr> besideOne(Expr term, Expr other) {
        if (!signs.isNonnegative(other)) {
            return Optional.empty();
        }
        for (Expr factor : Operators.factors(other)) {
            if (factor.is(EXP)) {
                Expr rest = algebra.divide(other, factor);
                return Optional.of(
                        rest.isConstant(1)
                                ? odds(term, factor.argument(0))
                                : share(rest, algebra.subtract(factor.argument(0), term.argument(0))));
            }
        }
        Optional<Expr> known = logarithms.hasWideFactor(other) ? logarithms.ofProduct(other) : Optional.empty();
        return Optional.of(known.map(logarithm -> odds(term, logarithm))
                .orElseGet(() -> share(other, algebra.negate(term.argument(0)))));
    }

    private Expr share(Expr rest, Expr exponent) {
        return algebra.apply(Functions.get("co_share_of_exp"), List.of(rest, exponent));
    }
}
