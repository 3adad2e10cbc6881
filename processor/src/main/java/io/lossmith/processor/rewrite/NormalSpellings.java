package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The distribution function and the density of the normal distribution, spelled with the square roots of 2 and of 2 pi: {@code
 * erfc(x/sqrt(2))} is {@code 2*normal_cdf(-x)}. What users write for the roots is rounded, which counts the more the further out it is.
 */
final class NormalSpellings {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "normal-from-erf",
            "erfc(x/sqrt(2))",
            "2*normal_cdf(-x)",
            "",
            "the root of 2 and the quotient round, which counts by the square of x");

    /** What is said of densities. */
    static final Rule DENSITY = new Rule(
            "normal-density",
            "exp(-x^2/2)/sqrt(2*pi)",
            "normal_pdf(x)",
            "",
            "the exponent rounds, which counts by the square of x");

    private static final double ROOT_OF_2 = 1.4142135623730951;

    private static final double ROOT_OF_2_PI = 2.5066282746310002;

    /** A constant of a formula has been rounded a few times. */
    private static final double NEAR = 0x1p-50;

    private static final Function ERF = Functions.get("erf");
    private static final Function ERFC = Functions.get("erfc");
    private static final Function LOG_HALF_ERFC = Functions.get("log_half_erfc");
    private static final Function EXP = Functions.get("exp");

    /**
     * A multiple.
     *
     * @param factor its constant factors
     * @param rest what else there is
     */
    private record Multiple(double factor, Expr rest) {}

    private final Algebra algebra;

    NormalSpellings(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The function {@code expr} of the error function as one of the normal distribution, if its argument has the root of 2. */
    Optional<Expr> distribution(Expr expr) {
        boolean fits = expr.is(ERF) || expr.is(ERFC) || expr.is(LOG_HALF_ERFC);
        Optional<Expr> x = fits ? timesRoot(expr.argument(0)) : Optional.empty();
        if (x.isEmpty()) {
            return Optional.empty();
        }
        if (expr.is(ERF)) {
            return Optional.of(call("normal_centred", x.get()));
        }
        Expr opposite = algebra.negate(x.get());
        return Optional.of(
                expr.is(ERFC)
                        ? algebra.multiply(algebra.constant(2), call("normal_cdf", opposite))
                        : call("log_normal_cdf", opposite));
    }

    /** The product or quotient {@code expr} with the density in the place of its exponential and its root of 2 pi. */
    Optional<Expr> density(Expr expr) {
        if (!expr.is(Operators.MULTIPLY) && !expr.is(Operators.DIVIDE)) {
            return Optional.empty();
        }
        Multiple all = multiple(expr);
        Optional<Double> factor = simple(all.factor * ROOT_OF_2_PI);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        Expr dividend = all.rest.is(Operators.DIVIDE) ? all.rest.argument(0) : all.rest;
        for (Expr each : Operators.factors(dividend)) {
            Optional<Expr> x = each.is(EXP) ? rootOfDouble(algebra.negate(each.argument(0))) : Optional.empty();
            if (x.isPresent()) {
                return Optional.of(algebra.multiply(
                        algebra.constant(factor.get()), algebra.divide(all.rest, each), call("normal_pdf", x.get())));
            }
        }
        return Optional.empty();
    }

    /** {@code x} of {@code x^2/2}. */
    private Optional<Expr> rootOfDouble(Expr half) {
        Multiple multiple = multiple(half);
        boolean isSquare = multiple.factor == 0.5
                && multiple.rest.is(Operators.POWER)
                && multiple.rest.argument(1).isConstant(2);
        return isSquare ? Optional.of(multiple.rest.argument(0)) : Optional.empty();
    }

    private Optional<Expr> timesRoot(Expr argument) {
        Multiple multiple = multiple(argument);
        return simple(multiple.factor * ROOT_OF_2)
                .map(factor -> algebra.multiply(algebra.constant(factor), multiple.rest));
    }

    /** {@code factor}, if it is a whole number of eighths but for its rounding. */
    private static Optional<Double> simple(double factor) {
        double nearest = Math.rint(8 * factor) / 8;
        return nearest != 0 && Math.abs(factor - nearest) <= NEAR * Math.abs(nearest)
                ? Optional.of(nearest)
                : Optional.empty();
    }

    private Multiple multiple(Expr expr) {
        if (expr.is(Operators.NEGATE)) {
            Multiple positive = multiple(expr.argument(0));
            return new Multiple(-positive.factor, positive.rest);
        }
        if (expr.is(Operators.DIVIDE)) {
            Multiple dividend = multiple(expr.argument(0));
            Multiple divisor = multiple(expr.argument(1));
            return new Multiple(dividend.factor / divisor.factor, algebra.divide(dividend.rest, divisor.rest));
        }
        if (expr instanceof Constant number) {
            return new Multiple(number.value(), algebra.one());
        }
        double factor = 1;
        List<Expr> rest = new ArrayList<>();
        for (Expr each : Operators.factors(expr)) {
            if (each instanceof Constant number) {
                factor *= number.value();
            } else {
                rest.add(each);
            }
        }
        return new Multiple(factor, algebra.multiply(rest));
    }

    private Expr call(String function, Expr x) {
        return algebra.apply(Functions.get(function), List.of(x));
    }
}
