package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The complement {@code 1 - p} of products, quotients, squares and choices of numbers between 0 and 1, from the complements of their
 * parts: {@code 1 - p*q} is {@code (1 - p) + p*(1 - q)}, where nothing cancels.
 */
final class Complements {
    /** What is said of it in explanations. */
    static final Rule RULE = new Rule(
            "complement-of-product",
            "1 - x*sigmoid(y)",
            "sigmoid(-y) + (1 - x)*sigmoid(y)",
            "x: unit",
            "the difference cancels where the product is near 1");

    private static final int MOST_TERMS = 8;
    private static final int DEPTH = 4;

    private final Algebra algebra;
    private final Signs signs;
    private final Trail trail;
    private final Function<Expr, Optional<Expr>> rules;

    /** {@code rules} finds what a rule makes of an expression. */
    Complements(Algebra algebra, Signs signs, Trail trail, Function<Expr, Optional<Expr>> rules) {
        this.algebra = algebra;
        this.signs = signs;
        this.trail = trail;
        this.rules = rules;
    }

    /** A sum equal to {@code sum}, a number minus so many times such an expression, without the difference. */
    Optional<Expr> join(Expr sum) {
        if (!sum.is(Operators.ADD) || sum.arguments().size() > MOST_TERMS) {
            return Optional.empty();
        }
        List<Expr> numbers =
                sum.arguments().stream().filter(Constant.class::isInstance).toList();
        for (Expr term : numbers.isEmpty() ? List.<Expr>of() : sum.arguments()) {
            Expr number = numbers.get(0);
            Expr share = term == number ? term : algebra.negate(algebra.divide(term, number));
            Optional<Expr> complement = isComposite(share) ? trail.attempt(() -> of(share, DEPTH)) : Optional.empty();
            if (complement.isPresent()) {
                List<Expr> others = new ArrayList<>(sum.arguments());
                others.remove(term);
                others.remove(number);
                others.add(algebra.multiply(number, complement.get()));
                return Optional.of(algebra.add(others));
            }
        }
        return Optional.empty();
    }

    private static boolean isComposite(Expr share) {
        return share.is(Operators.MULTIPLY)
                || share.is(Operators.DIVIDE)
                || share.is(Operators.POWER)
                || share.is(Operators.SELECT);
    }

    /** {@code 1 - share}, if it need not be computed as a difference of rounded numbers. */
    private Optional<Expr> of(Expr share, int depth) {
        Expr plain = algebra.subtract(algebra.one(), share);
        if (share instanceof Constant || (share.is(Operators.ADD) && size(plain) < size(share))) {
            return Optional.of(plain); // 1 - (1 - p) is p
        }
        if (depth == 0) {
            return Optional.empty();
        }
        if (share.is(Operators.SELECT)) {
            Optional<Expr> yes = of(share.argument(1), depth - 1);
            Optional<Expr> no = of(share.argument(2), depth - 1);
            return yes.isPresent() && no.isPresent()
                    ? Optional.of(algebra.select(share.argument(0), yes.get(), no.get()))
                    : Optional.empty();
        }
        if (share.is(Operators.DIVIDE)) {
            Expr rest = algebra.subtract(share.argument(1), share.argument(0));
            return size(rest) < size(share.argument(1))
                    ? Optional.of(algebra.divide(rest, share.argument(1)))
                    : Optional.empty();
        }
        if (share.is(Operators.MULTIPLY)) {
            return ofProduct(share.arguments(), depth);
        }
        Optional<Expr> known = rules.apply(plain);
        if (known.isEmpty() && share.is(Operators.POWER) && share.argument(1).isConstant(2)) {
            Expr base = share.argument(0);
            return of(base, depth - 1)
                    .map(complement -> algebra.multiply(complement, algebra.add(algebra.one(), base)));
        }
        return known;
    }

    /**
     * {@code (1 - p) + p*(1 - q)} and so on. A complement that is a sum would go into pieces there, except for the last one: it is a
     * factor, and that of an input.
     */
    private Optional<Expr> ofProduct(List<Expr> factors, int depth) {
        List<Expr> ordered = new ArrayList<>();
        List<Expr> inputs = new ArrayList<>();
        for (Expr factor : factors) {
            Optional<Expr> complement = signs.isUnit(factor) ? of(factor, depth - 1) : Optional.empty();
            if (complement.isPresent() && !complement.get().is(Operators.ADD)) {
                ordered.add(factor);
            } else if (signs.isUnit(factor) && isInput(factor)) {
                inputs.add(factor);
            } else {
                return Optional.empty();
            }
        }
        if (ordered.isEmpty() || inputs.size() > 1) {
            return Optional.empty();
        }
        ordered.addAll(inputs);
        Expr result = algebra.zero();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Expr factor = ordered.get(i);
            Expr complement = of(factor, depth - 1).orElseGet(() -> algebra.subtract(algebra.one(), factor));
            result = algebra.add(complement, algebra.multiply(factor, result));
        }
        return Optional.of(result);
    }

    private static boolean isInput(Expr factor) {
        Expr vector = factor.is(Operators.GATHER) ? factor.argument(0) : factor;
        return vector instanceof Variable;
    }

    private static int size(Expr expr) {
        boolean sum = expr.is(Operators.ADD);
        return sum ? expr.arguments().size() : expr.isConstant(0) ? 0 : 1;
    }
}
