package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The logarithm of a product or quotient, of whose factors some have logarithms that the rules know better: {@code
 * log(x*normal_cdf(y)/z)} is {@code log_ratio(x, z) + log_normal_cdf(y)}.
 */
final class KnownLogarithms {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "log-of-known-factor",
            "log(x*normal_cdf(y))",
            "log(x) + log_normal_cdf(y)",
            "x >= 0",
            "the factor underflows where its logarithm is an ordinary number");

    static final Function LOG = Functions.get("log");

    private static final Function LOG_RATIO = Functions.get("log_ratio");
    private static final Function EXP = Functions.get("exp");
    private static final Function DENSITY = Functions.get("normal_pdf");

    private final Algebra algebra;
    private final Signs signs;
    private final Trail trail;
    private final UnaryOperator<Expr> rewrite;

    /** {@code rewrite} brings the logarithm of a factor into its final form. */
    KnownLogarithms(Algebra algebra, Signs signs, Trail trail, UnaryOperator<Expr> rewrite) {
        this.algebra = algebra;
        this.signs = signs;
        this.trail = trail;
        this.rewrite = rewrite;
    }

    /** The logarithm {@code expr} in this form, if it is one of such a product. */
    Optional<Expr> logarithm(Expr expr) {
        if (expr.is(LOG)) {
            return ofProduct(expr.argument(0));
        }
        if (!expr.is(LOG_RATIO)) {
            return Optional.empty();
        }
        Expr dividend = expr.argument(0);
        Expr divisor = expr.argument(1);
        boolean isKnown = isKnown(dividend) || isKnown(divisor);
        return isKnown ? Optional.of(algebra.subtract(log(dividend), log(divisor))) : Optional.empty();
    }

    private boolean isKnown(Expr positive) {
        return isProduct(positive)
                ? ofProduct(positive).isPresent()
                : of(positive).isPresent();
    }

    private static boolean isProduct(Expr expr) {
        return expr.is(Operators.MULTIPLY) || expr.is(Operators.DIVIDE);
    }

    /** The logarithm of the product, quotient or exponential {@code product}, if it has such a factor. */
    Optional<Expr> ofProduct(Expr product) {
        return trail.attempt(() -> ofFactors(product));
    }

    private Optional<Expr> ofFactors(Expr product) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> above = split(product.is(Operators.DIVIDE) ? product.argument(0) : product, false, terms);
        List<Expr> below = product.is(Operators.DIVIDE) ? split(product.argument(1), true, terms) : List.of();
        Expr rest = algebra.divide(algebra.multiply(above), algebra.multiply(below));
        if (terms.isEmpty() || !signs.isNonnegative(rest)) {
            return Optional.empty();
        }
        terms.add(0, log(rest));
        return Optional.of(algebra.add(terms));
    }

    /** Adds the logarithms that are known to {@code terms} and returns the other factors. */
    private List<Expr> split(Expr product, boolean negative, List<Expr> terms) {
        List<Expr> others = new ArrayList<>();
        for (Expr factor : Operators.factors(product)) {
            Optional<Expr> known = of(factor);
            if (known.isPresent()) {
                terms.add(negative ? algebra.negate(known.get()) : known.get());
            } else {
                others.add(factor);
            }
        }
        return others;
    }

    /** The logarithm of a factor, if it is anything but a logarithm and a number. */
    private Optional<Expr> of(Expr factor) {
        return trail.attempt(() -> ofFactor(factor));
    }

    private Optional<Expr> ofFactor(Expr factor) {
        if (factor.is(EXP)) {
            return Optional.of(factor.argument(0));
        }
        if (factor.is(DENSITY)) {
            return Optional.of(TableFormulas.instantiate(algebra, "-0.5*x^2 - log(2*pi)/2", factor.arguments()));
        }
        boolean isPlain = factor instanceof Constant
                || factor.arguments().isEmpty()
                || (factor.is(Operators.POWER) && factor.argument(1) instanceof Constant)
                || (factor.is(Operators.ADD) && factor.arguments().stream().allMatch(KnownLogarithms::isInput))
                || !signs.isNonnegative(factor);
        if (isPlain) {
            return Optional.empty();
        }
        Expr logarithm = rewrite.apply(log(factor));
        if (factor.is(Operators.POWER)) {
            return Optional.of(logarithm); // the power overflows and underflows where its logarithm does not
        }
        return isPlainLogarithm(logarithm) ? Optional.empty() : Optional.of(logarithm);
    }

    private static boolean isInput(Expr term) {
        Expr positive = term.is(Operators.NEGATE) ? term.argument(0) : term;
        return positive.arguments().isEmpty();
    }

    private static boolean isPlainLogarithm(Expr logarithm) {
        Expr positive = logarithm.is(Operators.NEGATE) ? logarithm.argument(0) : logarithm;
        Expr function =
                positive.is(Operators.DIVIDE) || positive.is(Operators.MULTIPLY) ? lastFactor(positive) : positive;
        boolean isLogarithm = function.is(LOG) || function.is(Functions.get("log1p")) || function.is(LOG_RATIO);
        return isLogarithm
                || (positive.is(Operators.ADD)
                        && positive.arguments().stream().allMatch(KnownLogarithms::isPlainLogarithm));
    }

    private static Expr lastFactor(Expr product) {
        List<Expr> factors = Operators.factors(product.is(Operators.DIVIDE) ? product.argument(0) : product);
        return factors.get(factors.size() - 1);
    }

    /** Whether a factor of {@code term} may overflow or underflow while its logarithm is an ordinary number. */
    boolean hasWideFactor(Expr term) {
        return Operators.factors(term.is(Operators.DIVIDE) ? term.argument(0) : term).stream()
                .anyMatch(this::isWide);
    }

    private boolean isWide(Expr factor) {
        return factor.is(EXP)
                || (factor.is(Operators.SUM)
                        && Operators.factors(factor.argument(0)).stream().anyMatch(each -> each.is(EXP)));
    }

    private Expr log(Expr positive) {
        return algebra.apply(LOG, List.of(positive));
    }
}
