package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which functions stand in an expression, as bits that some functions share: enough to see in one step that a rule cannot fit, which is so
 * for nearly all.
 */
final class Symbols {
    /** What a pattern may have though the expression has it not: products are divided, signs move, elements are picked. */
    private static final Set<Function> ANYWHERE =
            Set.of(Operators.MULTIPLY, Operators.DIVIDE, Operators.NEGATE, Operators.GATHER);

    private final Map<Expr, Long> known = new HashMap<>();

    /** The functions of {@code expr}. */
    long of(Expr expr) {
        if (!(expr instanceof Apply apply)) {
            return 0;
        }
        Long before = known.get(expr);
        if (before != null) {
            return before;
        }
        long symbols = ANYWHERE.contains(apply.function())
                ? 0
                : 1L << Math.floorMod(apply.function().name().hashCode(), Long.SIZE);
        for (Expr argument : apply.arguments()) {
            symbols |= of(argument);
        }
        known.put(expr, symbols);
        return symbols;
    }
}
