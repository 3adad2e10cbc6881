package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which elements computed in one loop are used often enough there to be variables of the loop's body. */
final class LoopVariables {
    /** Reductions that write their operand twice, once to compare and once to keep it. */
    private static final Set<String> EXTREMES = Set.of("peak", "argmax", "argmin");

    private final Map<Expr, Integer> uses = new HashMap<>();

    LoopVariables(Set<Expr> computed, List<Expr> reductions, List<Output> outputs) {
        for (Expr vector : computed) {
            for (Expr argument : vector.arguments()) {
                int times = Transparent.isTransparent(vector) ? 0 : Transparent.timesWritten(vector);
                uses.merge(Transparent.through(argument), times, Integer::sum);
            }
        }
        for (Expr reduction : reductions) {
            uses.merge(Transparent.through(reduction.argument(0)), isExtreme(reduction) ? 2 : 1, Integer::sum);
        }
        for (Output output : outputs) {
            uses.merge(Transparent.through(output.expr()), 1, Integer::sum);
        }
    }

    int uses(Expr vector) {
        return uses.getOrDefault(vector, 0);
    }

    boolean isVariable(Expr vector) {
        boolean trivial = !(vector instanceof Apply) || Transparent.isTransparent(vector);
        return !trivial && uses(vector) > 1;
    }

    private static boolean isExtreme(Expr reduction) {
        return EXTREMES.contains(((Apply) reduction).function().name());
    }
}
