package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import java.util.List;

/** Which real numbers an expression can be, other than which doubles: an exponential is positive, also where it underflows. */
final class Signs {
    private final Intervals intervals;

    Signs(Intervals intervals) {
        this.intervals = intervals;
    }

    boolean isNonzero(Expr expr) {
        boolean operandsDecide = expr.is(Operators.MULTIPLY) || expr.is(Operators.NEGATE);
        return isPositive(expr)
                || isNegative(expr)
                || (expr instanceof Variable variable && !variable.domain().contains(0))
                || (operandsDecide && expr.arguments().stream().allMatch(this::isNonzero))
                || (expr.is(Operators.POWER) && isNonzero(expr.argument(0)));
    }

    boolean isPositive(Expr expr) {
        if ((expr instanceof Apply apply && apply.function().has(Trait.POSITIVE))
                || intervals.of(expr).isPositive()) {
            return true;
        }
        if (expr.is(Operators.MULTIPLY) || expr.is(Operators.DIVIDE)) {
            List<Expr> operands = expr.arguments();
            long negative = operands.stream().filter(this::isNegative).count();
            return negative % 2 == 0
                    && operands.stream().filter(operand -> !isNegative(operand)).allMatch(this::isPositive);
        }
        return expr.is(Operators.POWER)
                ? isPositive(expr.argument(0))
                : isNegated(expr) && isNegative(expr.argument(0));
    }

    boolean isNegative(Expr expr) {
        if (isNegated(expr)) {
            return isPositive(expr.argument(0));
        }
        boolean product = expr.is(Operators.MULTIPLY) && isNegative(expr.argument(0));
        return intervals.of(expr).isNegative()
                || (product
                        && expr.arguments().subList(1, expr.arguments().size()).stream()
                                .allMatch(this::isPositive));
    }

    private static boolean isNegated(Expr expr) {
        return expr.is(Operators.NEGATE);
    }
}
