package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;

/** Rough costs in additions: whether to keep a vector or to compute it again, and a number for all rows or in each. */
final class Costs {
    private static final int FUNCTION = 20;
    private static final int DIVISION = 4;
    private static final int KEEP = 12;

    private Costs() {}

    /** Whether computing an element again costs more than loading it; what is kept is a number. */
    static boolean isWorthKeeping(Expr vector) {
        int least = Stages.isPerRow(vector) ? KEEP : DIVISION; // what is the same in every row is kept for all of them
        return !vector.type().isCondition() && cost(vector, least) >= least;
    }

    /** Whether the operation itself costs more than an addition or a multiplication. */
    static boolean isMoreThanArithmetic(Expr expr) {
        return expr instanceof Apply apply && !apply.is(Operators.GATHER) && own(apply) > 1;
    }

    private static int cost(Expr expr, int limit) {
        if (!(expr instanceof Apply apply) || !apply.isVector()) {
            return 0;
        }
        int total = own(apply);
        for (Expr argument : apply.arguments()) {
            if (total >= limit) {
                return total;
            }
            total += cost(argument, limit - total);
        }
        return total;
    }

    private static int own(Apply apply) {
        if (apply.is(Operators.DIVIDE)) {
            return DIVISION;
        }
        if (apply.is(Operators.POWER)) {
            return Transparent.timesWritten(apply) > 1 ? 1 : FUNCTION;
        }
        boolean cheap =
                apply.function().java().isEmpty() || apply.function().java().equals("Math.abs");
        return apply.function().shape() == Shape.ELEMENTWISE && cheap ? 1 : FUNCTION;
    }
}
