package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A weight that rewriting makes smaller, so that it ends. It is the sum over the nodes of the graph, each counted once however
 * often it is used: what the names of a rule stand for stays as it is, and is not counted. What overflows or cancels is heavy,
 * functions made to replace it are light; signs weigh nothing, as they move about freely. Sums and products weigh as much as the
 * operations they stand for, powers grow with their exponents.
 */
final class RuleWeight {
    /** Of a function that is not listed: the ones that rules put in. */
    private static final int NAMED = 2;

    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("log", 16),
            Map.entry("log1p", 15),
            Map.entry("sigmoid_slope", 12),
            Map.entry("sigmoid", 7),
            Map.entry("softmax", 7),
            Map.entry("tanh", 7),
            Map.entry("normal_cdf", 7),
            Map.entry("erf", 7),
            Map.entry("erfc", 7),
            Map.entry("exp", 6),
            Map.entry("expm1", 6),
            Map.entry("cosh", 6),
            Map.entry("sinh", 6),
            Map.entry("normal_centred", 5),
            Map.entry("sigmoid_difference", 4),
            Map.entry("sum", 1));

    private static final int TERM = 4;
    private static final int FACTOR = 1;
    private static final int POWER = 3;

    private RuleWeight() {}

    /** The weight of {@code expr}. */
    static double of(Expr expr) {
        return of(expr, new HashSet<>());
    }

    private static double of(Expr expr, Set<Expr> seen) {
        if (!seen.add(expr) || !(expr instanceof Apply apply)) {
            return 0;
        }
        double weight = own(apply);
        for (Expr argument : apply.arguments()) {
            weight += of(argument, seen);
        }
        return weight;
    }

    private static double own(Apply apply) {
        if (apply.is(Operators.ADD)) {
            return TERM * (apply.arguments().size() - 1);
        }
        if (apply.is(Operators.MULTIPLY)) {
            return FACTOR * (apply.arguments().size() - 1);
        }
        if (apply.is(Operators.DIVIDE)) {
            return FACTOR;
        }
        if (apply.is(Operators.NEGATE)) {
            return 0;
        }
        if (apply.is(Operators.POWER)) {
            return POWER + (apply.argument(1) instanceof Constant exponent ? Math.abs(exponent.value()) : 1);
        }
        return WEIGHTS.getOrDefault(apply.function().name(), NAMED);
    }
}
