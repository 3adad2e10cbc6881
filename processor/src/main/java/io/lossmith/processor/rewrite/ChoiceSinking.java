package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Moves choices towards the inputs: {@code y ? sigmoid(z) : sigmoid(-z)} is {@code sigmoid((y ? 1 : -1)*z)}. A row then
 * computes one function instead of two, and the rules see the function, not the choice.
 */
final class ChoiceSinking {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "choice-of-function",
            "log(y ? sigmoid(x) : sigmoid(z))",
            "log_sigmoid(y ? x : z)",
            "y: binary",
            "no identity fits the choice, but one may fit the function");

    private final Algebra algebra;

    ChoiceSinking(Algebra algebra) {
        this.algebra = algebra;
    }

    /** An expression equal to the choice {@code expr} that chooses earlier, if there is one. */
    Optional<Expr> sink(Expr expr) {
        if (!expr.is(Operators.SELECT)) {
            return Optional.empty();
        }
        Expr condition = expr.argument(0);
        Expr yes = expr.argument(1);
        Expr no = expr.argument(2);
        if (algebra.negate(yes) == no && expr.isDifferentiable()) {
            return Optional.of(
                    yes.is(Operators.NEGATE) ? algebra.negate(signed(condition, no)) : signed(condition, yes));
        }
        if (!isUnary(yes) || !no.is(((Apply) yes).function())) {
            return Optional.empty();
        }
        Expr choice = algebra.select(condition, yes.argument(0), no.argument(0));
        return Optional.of(
                algebra.apply(((Apply) yes).function(), List.of(sink(choice).orElse(choice))));
    }

    /** {@code x} where the condition holds, {@code -x} elsewhere. */
    private Expr signed(Expr condition, Expr x) {
        return algebra.multiply(List.of(algebra.select(condition, algebra.one(), algebra.constant(-1)), x));
    }

    private static boolean isUnary(Expr expr) {
        return expr instanceof Apply apply
                && apply.function().shape() == Shape.ELEMENTWISE
                && apply.arguments().size() == 1;
    }
}
