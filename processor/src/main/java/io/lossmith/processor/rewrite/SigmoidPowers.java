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
 * Joins factors with sigmoids. One scheme is for {@code exp(2*x)*sigmoid(-x)^2}, which is infinity times 0 beyond 355 and
 * {@code sigmoid(x)^2}. The other joins the two factors that a power of a sigmoid leaves behind when it is differentiated: {@code
 * sigmoid(x)^(a - 1)*sigmoid'(x)} is {@code sigmoid(x)^a*sigmoid(-x)}. As it comes from the power rule it is infinity
 * times 0 for {@code a < 1} where the sigmoid is 0, below -745; joined it shares the power with the value.
 */
final class SigmoidPowers {
    private static final Function SIGMOID = Functions.get("sigmoid");
    private static final Function EXP = Functions.get("exp");
    private static final Function SLOPE = Functions.get("sigmoid_slope");

    /** What is said of the exponentials in explanations. */
    static final Rule RULE = new Rule(
            "sigmoids-from-exponential",
            "exp(2*x)*sigmoid(-x)^2",
            "sigmoid(x)^2",
            "exp overflows where the power of the sigmoid underflows");

    /** What is said of the others. */
    static final Rule POWER = new Rule(
            "power-of-sigmoid",
            "sigmoid(x)^y*sigmoid_slope(x)",
            "sigmoid(x)^(y + 1)*sigmoid(-x)",
            "for y < 0 the first factor is infinite where the second is 0, below -745");

    private static final int MOST_FACTORS = 8;

    private final Algebra algebra;

    SigmoidPowers(Algebra algebra) {
        this.algebra = algebra;
    }

    /** An expression equal to the product {@code expr} with such a pair joined, if there is one. */
    Optional<Expr> join(Expr expr) {
        if (expr.is(Operators.MULTIPLY)) {
            for (Expr factor : expr.arguments()) {
                boolean isOpen = factor.is(Operators.POWER) && !(factor.argument(1) instanceof Constant);
                if (isOpen && factor.argument(0).is(SIGMOID)) {
                    Expr x = factor.argument(0).argument(0);
                    List<Expr> others = new ArrayList<>(expr.arguments());
                    others.remove(factor);
                    if (removeSlope(others, x)) {
                        others.add(algebra.power(factor.argument(0), algebra.add(factor.argument(1), algebra.one())));
                        others.add(sigmoid(algebra.negate(x)));
                        return Optional.of(algebra.multiply(others));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** {@code exp(k*x)*sigmoid(-x)^n} with whole {@code k}, as {@code sigmoid(x)^k*sigmoid(-x)^(n - k)} or the like. */
    Optional<Expr> absorb(Expr product) {
        if (!product.is(Operators.MULTIPLY) || product.arguments().size() > MOST_FACTORS) {
            return Optional.empty();
        }
        for (Expr exponential : product.arguments()) {
            for (Expr factor : exponential.is(EXP) ? product.arguments() : List.<Expr>of()) {
                Optional<Expr> x = argument(factor);
                if (x.isPresent()) {
                    Optional<Expr> joined = absorb(product, exponential, x.get());
                    joined = joined.isPresent() ? joined : absorb(product, exponential, algebra.negate(x.get()));
                    if (joined.isPresent()) {
                        return joined;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Of a sigmoid, its power or its slope. */
    private static Optional<Expr> argument(Expr factor) {
        Expr base = factor.is(Operators.POWER) ? factor.argument(0) : factor;
        return base.is(SIGMOID) || base.is(SLOPE) ? Optional.of(base.argument(0)) : Optional.empty();
    }

    /** With the exponential of {@code k*x} and sigmoids of {@code -x}. */
    private Optional<Expr> absorb(Expr product, Expr exponential, Expr x) {
        Expr ratio = algebra.divide(exponential.argument(0), x);
        if (!(ratio instanceof Constant number) || number.value() < 1 || number.value() != Math.rint(number.value())) {
            return Optional.empty();
        }
        Expr of = sigmoid(x);
        Expr ofMinus = sigmoid(algebra.negate(x));
        List<Expr> others = new ArrayList<>();
        double powerOfMinus = 0;
        double power = 0;
        for (Expr factor : product.arguments()) {
            Expr base = factor.is(Operators.POWER) ? factor.argument(0) : factor;
            Optional<Double> exponent = exponent(factor);
            boolean isSlope = base.is(SLOPE)
                    && argument(base)
                            .filter(each -> each == x || algebra.negate(each) == x)
                            .isPresent();
            if (exponent.isPresent() && (isSlope || base == of || base == ofMinus)) {
                powerOfMinus += isSlope || base == ofMinus ? exponent.get() : 0;
                power += isSlope || base == of ? exponent.get() : 0;
            } else if (factor != exponential) {
                others.add(factor);
            }
        }
        double moved = Math.min(number.value(), powerOfMinus);
        if (moved < 1) {
            return Optional.empty();
        }
        others.add(algebra.apply(EXP, List.of(algebra.multiply(algebra.constant(number.value() - moved), x))));
        others.add(algebra.power(of, algebra.constant(power + moved)));
        others.add(algebra.power(ofMinus, algebra.constant(powerOfMinus - moved)));
        return Optional.of(algebra.multiply(others));
    }

    /** The whole positive exponent of a factor. */
    private static Optional<Double> exponent(Expr factor) {
        if (!factor.is(Operators.POWER)) {
            return Optional.of(1.0);
        }
        return factor.argument(1) instanceof Constant number && number.value() == Math.rint(number.value())
                ? Optional.of(number.value()).filter(value -> value >= 1)
                : Optional.empty();
    }

    /** The slope is even, so it may have been written for -x. */
    private boolean removeSlope(List<Expr> factors, Expr x) {
        return factors.remove(algebra.apply(SLOPE, List.of(x)))
                || factors.remove(algebra.apply(SLOPE, List.of(algebra.negate(x))));
    }

    private Expr sigmoid(Expr x) {
        return algebra.apply(SIGMOID, List.of(x));
    }
}
