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
 * Joins the two factors that a power of a sigmoid leaves behind when it is differentiated: {@code
 * sigmoid(x)^(a - 1)*sigmoid'(x)} is {@code sigmoid(x)^a*sigmoid(-x)}. As it comes from the power rule it is infinity
 * times 0 for {@code a < 1} where the sigmoid is 0, below -745; joined it shares the power with the value.
 */
final class SigmoidPowers {
    private static final Function SIGMOID = Functions.get("sigmoid");
    private static final Function SLOPE = Functions.get("sigmoid_slope");

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

    /** The slope is even, so it may have been written for -x. */
    private boolean removeSlope(List<Expr> factors, Expr x) {
        return factors.remove(algebra.apply(SLOPE, List.of(x)))
                || factors.remove(algebra.apply(SLOPE, List.of(algebra.negate(x))));
    }

    private Expr sigmoid(Expr x) {
        return algebra.apply(SIGMOID, List.of(x));
    }
}
