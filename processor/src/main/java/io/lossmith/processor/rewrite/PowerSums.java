package io.lossmith.processor.rewrite;

import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.List;
import java.util.Optional;

/** The norm of any order, which is the root of a sum of powers: both numbers have to be found, and to be each other's inverses. */
final class PowerSums {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "norm-of-order",
            "sum(abs(v)^x)^(1/x)",
            "norm_of_order(v, x)",
            "x > 0",
            "the powers overflow and underflow long before their root");

    private static final Function ABS = Functions.get("abs");

    private final Algebra algebra;
    private final Signs signs;

    PowerSums(Algebra algebra, Signs signs) {
        this.algebra = algebra;
        this.signs = signs;
    }

    /** The power {@code expr} as such a norm, if it is one. */
    Optional<Expr> root(Expr expr) {
        if (!expr.is(Operators.POWER) || !expr.argument(0).is(Operators.SUM)) {
            return Optional.empty();
        }
        Expr power = expr.argument(0).argument(0);
        if (!power.is(Operators.POWER)
                || !power.isVector()
                || !power.argument(0).isVector()) {
            return Optional.empty();
        }
        Expr order = power.argument(1);
        boolean isNorm = !order.isVector()
                && isInverse(expr.argument(1), order)
                && (power.argument(0).is(ABS) || signs.isNonnegative(power.argument(0)) || isEven(order));
        if (!isNorm) {
            return Optional.empty();
        }
        Expr vector = power.argument(0).is(ABS) ? power.argument(0).argument(0) : power.argument(0);
        return Optional.of(algebra.apply(Functions.get("norm_of_order"), List.of(vector, order)));
    }

    private boolean isInverse(Expr exponent, Expr order) {
        if (order instanceof Constant number) {
            return number.value() >= 1 && exponent.isConstant(1 / number.value());
        }
        return signs.isPositive(order) && exponent == algebra.divide(algebra.one(), order);
    }

    private static boolean isEven(Expr order) {
        return order instanceof Constant number && number.value() % 2 == 0;
    }
}
