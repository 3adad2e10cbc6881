package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;

/** Operations too small for a variable of their own: a sign, and a number seen as a vector. */
final class Transparent {
    private Transparent() {}

    static boolean isTransparent(Expr expr) {
        return expr.is(Operators.NEGATE) || expr.is(Operators.SPREAD);
    }

    /** What {@code expr} is but for signs. */
    static Expr through(Expr expr) {
        Expr inner = expr;
        while (isTransparent(inner)) {
            inner = inner.argument(0);
        }
        return inner;
    }

    /** How often Java code for {@code user} writes its operand: squares and cubes are written as products. */
    static int timesWritten(Expr user) {
        boolean product = user.is(Operators.POWER)
                && user.argument(1) instanceof Constant exponent
                && (exponent.value() == 2 || exponent.value() == 3);
        return product ? 2 : 1;
    }
}
