package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Substitution;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.ir.Variables;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides an expression for each outcome of the conditions in which the prediction does not stand, such as {@code y ? … : …}. */
final class Cases {
    /** Conditions told apart: 2 to this power cases. */
    private static final int CONDITIONS = 3;

    private final Algebra algebra;
    private final Variables prediction;
    private final Predicate<Expr> inQuestion;
    private final Function<Expr, Optional<Expr>> limit;

    /** {@code limit} is asked only for expressions that are {@code inQuestion}. */
    Cases(Algebra algebra, Variable prediction, Predicate<Expr> inQuestion, Function<Expr, Optional<Expr>> limit) {
        this.algebra = algebra;
        this.prediction = Variables.anyOf(Set.of(prediction));
        this.inQuestion = inQuestion;
        this.limit = limit;
    }

    Decision of(Expr expr) {
        return of(expr, CONDITIONS);
    }

    private Decision of(Expr expr, int left) {
        if (!inQuestion.test(expr)) {
            return new Decision.Keep();
        }
        Optional<Expr> condition = left == 0 ? Optional.empty() : condition(expr, new HashSet<>());
        if (condition.isEmpty()) {
            return limit.apply(expr).<Decision>map(Decision.Is::new).orElse(new Decision.Keep());
        }
        return Decision.depending(
                condition.get(),
                of(assume(expr, condition.get(), true), left - 1),
                of(assume(expr, condition.get(), false), left - 1));
    }

    private Expr assume(Expr expr, Expr condition, boolean holds) {
        Map<Expr, Expr> known = Map.of(
                condition,
                algebra.graph().condition(holds),
                algebra.not(condition),
                algebra.graph().condition(!holds));
        return new Substitution(algebra, known).in(expr);
    }

    /** The first condition of a choice that the prediction has no part in. */
    private Optional<Expr> condition(Expr expr, Set<Expr> seen) {
        boolean elementwise = expr instanceof Apply apply && apply.function().shape() == Shape.ELEMENTWISE;
        if (!elementwise || !seen.add(expr)) {
            return Optional.empty(); // a condition inside a reduction is one for each element, not one here
        }
        if (expr.is(Operators.SELECT) && !prediction.in(expr.argument(0))) {
            return Optional.of(expr.argument(0));
        }
        return expr.arguments().stream()
                .map(argument -> condition(argument, seen))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
