package io.lossmith.processor.rewrite;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the signs of real-number expressions. Intervals are of doubles, where the product of two small positive
 * numbers can be 0; here it is positive.
 */
final class Signs {
    private static final Set<String> ALWAYS_POSITIVE =
            Set.of("exp", "sigmoid", "softplus", "softmax", "cosh", "normal_cdf", "erfc");

    private final Intervals intervals = new Intervals();
    private final Map<Expr, Boolean> positive = new HashMap<>();

    /** Whether {@code expr} is 0 or positive everywhere in the declared domains. */
    boolean isNonnegative(Expr expr) {
        return intervals.of(expr).isNonnegative() || isPositive(expr);
    }

    /** Whether {@code expr} is positive everywhere in the declared domains. */
    boolean isPositive(Expr expr) {
        Boolean known = positive.get(expr);
        if (known == null) {
            known = intervals.of(expr).isPositive() || (expr instanceof Apply apply && isPositiveResult(apply));
            positive.put(expr, known);
        }
        return known;
    }

    private boolean isPositiveResult(Apply apply) {
        if (apply.is(Operators.ADD)) {
            return apply.arguments().stream().allMatch(this::isNonnegative)
                    && apply.arguments().stream().anyMatch(this::isPositive);
        }
        if (apply.is(Operators.MULTIPLY) || apply.is(Operators.DIVIDE)) {
            return apply.arguments().stream().allMatch(this::isPositive);
        }
        boolean ofOne = apply.is(Operators.POWER)
                || apply.is(Operators.SUM)
                || apply.is(Operators.GATHER)
                || apply.function().name().equals("sqrt");
        return ofOne
                ? isPositive(apply.argument(0))
                : ALWAYS_POSITIVE.contains(apply.function().name());
    }
}
