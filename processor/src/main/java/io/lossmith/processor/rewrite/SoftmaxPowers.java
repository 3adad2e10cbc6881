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
 * Joins what a power of {@code 1 - softmax(v)[i]} leaves behind when it is differentiated: as it comes from the power rule it is infinity
 * times 0 for exponents below 1 where class {@code i} leads by 745, which {@code (1 - softmax(v)[i])^a} itself is not.
 */
final class SoftmaxPowers {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "power-of-co-softmax",
            "co_softmax(v)[i]^(x - 1)*(position(v) == i ? -co_softmax(v) : softmax(v))",
            "co_softmax(v)[i]^x*(position(v) == i ? -1 : softmax(v)/max(co_softmax(v)[i], 2.2250738585072014E-308))",
            "x >= 0",
            "the power overflows where the other classes underflow, and their shares among themselves do not");

    private static final Function CO_SOFTMAX = Functions.get("co_softmax");
    private static final Function SOFTMAX = Functions.get("softmax");

    private final Algebra algebra;

    SoftmaxPowers(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The product {@code expr} with such a pair joined, if there is one. */
    Optional<Expr> join(Expr expr) {
        if (!expr.is(Operators.MULTIPLY)) {
            return Optional.empty();
        }
        for (Expr power : expr.arguments()) {
            boolean isOpen = power.is(Operators.POWER) && isLowered(power.argument(1));
            Expr base = isOpen ? power.argument(0) : power;
            if (isOpen && base.is(Operators.GATHER) && base.argument(0).is(CO_SOFTMAX)) {
                for (Expr choice : expr.arguments()) {
                    Optional<Expr> shares = shares(choice, base);
                    if (shares.isPresent()) {
                        List<Expr> others = new ArrayList<>(expr.arguments());
                        others.remove(power);
                        others.remove(choice);
                        others.add(algebra.power(base, algebra.add(power.argument(1), algebra.one())));
                        others.add(shares.get());
                        return Optional.of(algebra.multiply(others));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** An exponent as the power rule leaves it. */
    private static boolean isLowered(Expr exponent) {
        return exponent.is(Operators.ADD)
                && exponent.arguments().stream()
                        .anyMatch(term -> term instanceof Constant number && number.value() < 0);
    }

    /** The derivative of a softmax element, divided by the element's complement {@code base}; its double may be 0. */
    private Optional<Expr> shares(Expr choice, Expr base) {
        if (!choice.is(Operators.SELECT) || !choice.argument(0).arguments().contains(base.argument(1))) {
            return Optional.empty();
        }
        Expr own = choice.argument(1);
        Expr other = choice.argument(2);
        boolean isMinus = own.is(Operators.NEGATE);
        Expr vector = base.argument(0).argument(0);
        Expr softmax = algebra.apply(SOFTMAX, List.of(vector));
        boolean fits = (isMinus ? own.argument(0) : own) == base.argument(0)
                && (isMinus ? other : algebra.negate(other)) == softmax;
        if (!fits) {
            return Optional.empty();
        }
        Expr least = algebra.apply(Functions.get("maximum"), List.of(base, algebra.constant(Double.MIN_NORMAL)));
        Expr share = algebra.divide(softmax, least);
        return Optional.of(algebra.select(
                choice.argument(0),
                isMinus ? algebra.constant(-1) : algebra.one(),
                isMinus ? share : algebra.negate(share)));
    }
}
