package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Dependence;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import java.util.HashMap;
import java.util.Map;

/** How many loops have to run before an expression can be computed. */
final class Stages {
    private final Map<Expr, Integer> stages = new HashMap<>();

    /** 0 for what needs only inputs; a reduction comes one stage after its vector. */
    int of(Expr expr) {
        Integer known = stages.get(expr);
        if (known == null) {
            int stage = 0;
            for (Expr argument : Operators.operands(expr)) {
                stage = Math.max(stage, of(argument));
            }
            known = isReduction(expr) ? stage + 1 : stage;
            stages.put(expr, known);
        }
        return known;
    }

    static boolean isReduction(Expr expr) {
        return expr instanceof Apply apply && apply.function().shape() == Shape.REDUCTION;
    }

    static boolean isPerRow(Expr expr) {
        return expr.dependence() == Dependence.ROW;
    }
}
