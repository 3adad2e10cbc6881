package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Multiplies a sum out by a factor that divides some of its terms: {@code s*(x/s + y)} is {@code x + s*y}. */
final class OwnDivisors {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "own-divisor",
            "x*(y/x + z)",
            "y + x*z",
            "",
            "the quotient overflows where its product with the divisor does not");

    private static final int MOST_TERMS = 8;

    private final Algebra algebra;

    OwnDivisors(Algebra algebra) {
        this.algebra = algebra;
    }

    /** A sum equal to the product {@code expr}, if it has such a sum as a factor. */
    Optional<Expr> join(Expr expr) {
        if (!expr.is(Operators.MULTIPLY)) {
            return Optional.empty();
        }
        for (Expr sum : expr.arguments()) {
            if (sum.is(Operators.ADD) && sum.arguments().size() <= MOST_TERMS) {
                List<Expr> others = new ArrayList<>(expr.arguments());
                others.remove(sum);
                for (Expr factor : others) {
                    if (!(factor instanceof Constant)
                            && sum.arguments().stream().anyMatch(term -> isOver(term, factor))) {
                        others.remove(factor);
                        return Optional.of(algebra.multiply(algebra.multiply(others), times(sum, factor)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Expr times(Expr sum, Expr factor) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr term : sum.arguments()) {
            if (isOver(term, factor)) {
                terms.add(algebra.multiply(term, factor));
            } else {
                rest.add(term);
            }
        }
        terms.add(algebra.multiply(factor, algebra.add(rest)));
        return algebra.add(terms);
    }

    private static boolean isOver(Expr term, Expr factor) {
        Expr positive = term.is(Operators.NEGATE) ? term.argument(0) : term;
        if (!positive.is(Operators.DIVIDE)) {
            return false;
        }
        Expr divisor = positive.argument(1);
        return divisor == factor
                || (divisor.is(Operators.MULTIPLY) && divisor.arguments().contains(factor));
    }
}
