package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves choices away from the inputs where a rule then fits one of the branches: {@code log(c ? sigmoid(a) : 1)} is {@code c ?
 * log_sigmoid(a) : 0}, and {@code (c ? sigmoid(a) : 1) - sigmoid(b)} is a choice of differences. The opposite, {@link
 * ChoiceSinking}, comes first.
 */
final class ChoiceRaising {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "function-of-choice",
            "log(y ? exp(x) : z^2)",
            "y ? x : 2*log(abs(z))",
            "y: binary",
            "no identity fits the choice, but one fits a branch");

    /** Choices in one sum or one upon the other: eight branches. */
    private static final int DEPTH = 3;

    private static final int LARGEST_SUM = 8;

    private final Algebra algebra;
    private final Predicate<Expr> fits;

    /** {@code fits} says whether a rule fits an expression. */
    ChoiceRaising(Algebra algebra, Predicate<Expr> fits) {
        this.algebra = algebra;
        this.fits = fits;
    }

    /** An expression equal to {@code expr} that chooses later, if that helps. */
    Optional<Expr> raise(Expr expr) {
        if (!(expr instanceof Apply apply)) {
            return Optional.empty();
        }
        if (expr.is(Operators.ADD)) {
            return expr.arguments().size() <= LARGEST_SUM ? sum(expr.arguments(), DEPTH) : Optional.empty();
        }
        boolean isUnary = apply.function().shape() == Shape.ELEMENTWISE
                && apply.arguments().size() == 1
                && !expr.is(Operators.NEGATE);
        return isUnary ? call(apply, apply.argument(0), DEPTH) : Optional.empty();
    }

    /** The function of {@code call}, applied to the branches of {@code choice} instead. */
    private Optional<Expr> call(Apply call, Expr choice, int depth) {
        if (depth == 0 || !choice.is(Operators.SELECT)) {
            return Optional.empty();
        }
        List<Expr> results = new ArrayList<>();
        boolean helps = false;
        for (Expr branch : choice.arguments().subList(1, 3)) {
            Expr plain = algebra.apply(call.function(), List.of(branch));
            Optional<Expr> raised = call(call, branch, depth - 1);
            helps |= raised.isPresent() || fits.test(plain);
            results.add(raised.orElse(plain));
        }
        return helps
                ? Optional.of(algebra.select(choice.argument(0), results.get(0), results.get(1)))
                : Optional.empty();
    }

    /** The sum of {@code terms}, decided by the condition of its first choice. */
    private Optional<Expr> sum(List<Expr> terms, int depth) {
        for (int i = 0; i < terms.size() && depth > 0; i++) {
            Expr term = terms.get(i);
            Expr choice = term.is(Operators.NEGATE) ? term.argument(0) : term;
            if (choice.is(Operators.SELECT)) {
                List<Expr> results = new ArrayList<>();
                boolean helps = false;
                for (Expr branch : choice.arguments().subList(1, 3)) {
                    List<Expr> chosen = new ArrayList<>(terms);
                    chosen.set(i, choice == term ? branch : algebra.negate(branch));
                    Expr plain = algebra.add(chosen);
                    Optional<Expr> raised =
                            plain.is(Operators.ADD) ? sum(plain.arguments(), depth - 1) : Optional.empty();
                    helps |= raised.isPresent() || fits.test(plain);
                    results.add(raised.orElse(plain));
                }
                return helps
                        ? Optional.of(algebra.select(choice.argument(0), results.get(0), results.get(1)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
