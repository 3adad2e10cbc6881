package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Matches one expression against one {@link Pattern}. Sums and products match in any order; inside a function they have to
 * match as a whole, where a name alone takes all operands that are left; at the root they may have more operands, and a sum may
 * be a multiple of the pattern: {@code y + 3 - 3*sigmoid(x)} contains {@code 1 - sigmoid(x)}. Every step gets what is to be
 * matched after it, so that it can try its other ways when that fails.
 */
final class Matcher {
    /** Sums and products of more operands are not searched: work stays linear in the size of a formula. */
    static final int LARGEST = 32;

    /** What has to match after a step. */
    private interface Next {
        boolean matches();
    }

    /** What has to match after some operands were taken out of a list. */
    private interface Rest {
        boolean matches(List<Expr> operands);
    }

    /** {@code coefficient*base}. */
    private record Term(double coefficient, Expr base) {}

    private final Algebra algebra;
    private final BiPredicate<String, Expr> condition;
    private final Map<String, Expr> holes = new HashMap<>();
    private List<Expr> others = List.of();
    private List<Expr> divisors = List.of();
    private double multiple = 1;

    /** {@code condition} says whether a name may stand for an expression. */
    Matcher(Algebra algebra, BiPredicate<String, Expr> condition) {
        this.algebra = algebra;
        this.condition = condition;
    }

    /** Whether {@code expr} is the pattern, or contains it among its operands. */
    boolean matches(Expr pattern, Expr expr) {
        if (pattern.is(Operators.ADD)) {
            return expr.is(Operators.ADD) && isSmall(expr) && sum(pattern, expr);
        }
        if (isProduct(pattern)) {
            return isProduct(expr) && product(pattern, expr, true, () -> true);
        }
        return match(pattern, expr, () -> true);
    }

    /** A third is not matched by the double next to it. */
    private static boolean isSame(Constant pattern, Expr expr) {
        return expr instanceof Constant number
                && number.isConstant(pattern.value())
                && (pattern.rest() == 0 || number.rest() == pattern.rest());
    }

    /** What the names of the pattern stand for. */
    Map<String, Expr> holes() {
        return holes;
    }

    /** {@code replacement} together with the operands that were not matched. */
    Expr complete(Expr pattern, Expr replacement) {
        List<Expr> operands = new ArrayList<>(others);
        if (pattern.is(Operators.ADD)) {
            operands.add(algebra.multiply(algebra.constant(multiple), replacement));
            return algebra.add(operands);
        }
        if (operands.isEmpty() && divisors.isEmpty()) {
            return replacement;
        }
        operands.add(replacement);
        return algebra.divide(algebra.multiply(operands), algebra.multiply(divisors));
    }

    private boolean match(Expr pattern, Expr expr, Next next) {
        if (pattern instanceof Variable hole) {
            return fill(hole, expr, next);
        }
        if (pattern instanceof Constant number) {
            return isSame(number, expr) && next.matches();
        }
        if (pattern.is(Operators.NEGATE) && pattern.argument(0) instanceof Variable hole && isFilled(hole)) {
            return algebra.negate(holes.get(hole.name())) == expr && next.matches();
        }
        if (pattern.is(Operators.GATHER) && !expr.is(Operators.GATHER)) {
            return element(pattern, expr, next);
        }
        if (isProduct(pattern)) {
            return isProduct(expr) && product(pattern, expr, false, next);
        }
        if (!(pattern instanceof Apply apply) || !expr.is(apply.function()) || !isSmall(expr)) {
            return false;
        }
        return pattern.is(Operators.ADD)
                ? take(pattern.arguments(), expr.arguments(), left -> left.isEmpty() && next.matches())
                : inOrder(pattern.arguments(), expr.arguments(), next);
    }

    private boolean inOrder(List<Expr> patterns, List<Expr> operands, Next next) {
        return patterns.isEmpty()
                ? next.matches()
                : match(patterns.get(0), operands.get(0), () -> inOrder(tail(patterns), tail(operands), next));
    }

    private boolean isFilled(Variable hole) {
        return holes.containsKey(hole.name());
    }

    private boolean fill(Variable hole, Expr expr, Next next) {
        if (isFilled(hole)) {
            return holes.get(hole.name()) == expr && next.matches();
        }
        if (!Pattern.fits(hole, expr) || !condition.test(hole.name(), expr)) {
            return false;
        }
        holes.put(hole.name(), expr);
        if (next.matches()) {
            return true;
        }
        holes.remove(hole.name());
        return false;
    }

    /** An element of an element-wise expression is the expression of the elements: {@code (z/t)[y]} is {@code z[y]/t}. */
    private boolean element(Expr pattern, Expr expr, Next next) {
        if (!(pattern.argument(0) instanceof Variable vector) || !isFilled(vector)) {
            return false;
        }
        for (Expr index : indices(expr)) {
            if (algebra.gather(holes.get(vector.name()), index) == expr && match(pattern.argument(1), index, next)) {
                return true;
            }
        }
        return false;
    }

    /** The indices of the elements from which {@code expr} is computed. */
    private static Set<Expr> indices(Expr expr) {
        Set<Expr> indices = new LinkedHashSet<>();
        Set<Expr> seen = new LinkedHashSet<>();
        Deque<Expr> pending = new ArrayDeque<>(List.of(expr));
        while (!pending.isEmpty() && seen.size() < LARGEST) {
            Expr node = pending.pop();
            if (node.is(Operators.GATHER)) {
                indices.add(node.argument(1));
            } else if (node instanceof Apply apply && apply.function().shape() == Shape.ELEMENTWISE && seen.add(node)) {
                apply.arguments().forEach(pending::push);
            }
        }
        return indices;
    }

    // ---- sums and products

    private static boolean isProduct(Expr expr) {
        return expr.is(Operators.MULTIPLY) || expr.is(Operators.DIVIDE);
    }

    private static boolean isSmall(Expr expr) {
        return expr.arguments().size() <= LARGEST;
    }

    private static List<Expr> tail(List<Expr> list) {
        return list.subList(1, list.size());
    }

    /**
     * Matches {@code patterns} with different operands, names alone last: one takes all that is left, as their sum; a vector
     * beside a number takes the vectors, and two of a kind are two terms.
     */
    private boolean take(List<Expr> patterns, List<Expr> operands, Rest next) {
        List<Variable> names = bareHoles(patterns);
        return takeEach(compound(patterns), operands, false, all -> {
            List<Expr> left = new ArrayList<>(all);
            List<Variable> holes = new ArrayList<>(names);
            if (names.size() > 1) {
                holes.removeIf(name -> isFilled(name) && left.remove(value(name)));
            }
            if (holes.isEmpty()) {
                return next.matches(left);
            }
            if (holes.size() == 1) {
                return !left.isEmpty() && fill(holes.get(0), algebra.add(left), () -> next.matches(List.of()));
            }
            if (holes.get(0).isVector() == holes.get(1).isVector()) {
                return left.size() == 2
                        && (pair(holes, left, next) || pair(holes, List.of(left.get(1), left.get(0)), next));
            }
            List<Expr> first = left.stream()
                    .filter(each -> each.isVector() == holes.get(0).isVector())
                    .toList();
            List<Expr> second =
                    left.stream().filter(each -> !first.contains(each)).toList();
            return !first.isEmpty()
                    && !second.isEmpty()
                    && fill(
                            holes.get(0),
                            algebra.add(first),
                            () -> fill(holes.get(1), algebra.add(second), () -> next.matches(List.of())));
        });
    }

    private boolean pair(List<Variable> holes, List<Expr> terms, Rest next) {
        return fill(holes.get(0), terms.get(0), () -> fill(holes.get(1), terms.get(1), () -> next.matches(List.of())));
    }

    private static List<Variable> bareHoles(List<Expr> patterns) {
        return patterns.stream()
                .filter(Variable.class::isInstance)
                .map(Variable.class::cast)
                .toList();
    }

    private boolean takeEach(List<Expr> patterns, List<Expr> operands, boolean factors, Rest next) {
        if (patterns.isEmpty()) {
            return next.matches(operands);
        }
        Expr pattern = patterns.get(0);
        for (int i = 0; i < operands.size(); i++) {
            Expr operand = operands.get(i);
            List<Expr> left = new ArrayList<>(operands);
            left.remove(i);
            if (match(pattern, operand, () -> takeEach(tail(patterns), left, factors, next))) {
                return true;
            }
            if (factors && isPower(operand) && !pattern.is(Operators.POWER)) {
                Expr exponent = algebra.subtract(operand.argument(1), algebra.one());
                left.add(i, algebra.power(operand.argument(0), exponent));
                if (match(pattern, operand.argument(0), () -> takeEach(tail(patterns), left, factors, next))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A factor from which one can be taken. */
    private static boolean isPower(Expr factor) {
        return factor.is(Operators.POWER) && factor.argument(1) instanceof Constant exponent && exponent.value() > 1;
    }

    /** Divisors first: in a share such as {@code exp(v[i])/sum(exp(v))} only they say what the vector is. */
    private boolean product(Expr pattern, Expr expr, boolean open, Next next) {
        List<Expr> dividends = factors(dividend(pattern));
        List<Expr> below = factors(divisor(pattern));
        List<Expr> ownDividends = factors(dividend(expr));
        List<Expr> ownDivisors = factors(divisor(expr));
        if (ownDividends.size() > LARGEST || ownDivisors.size() > LARGEST) {
            return false;
        }
        List<Variable> holes = bareHoles(dividends);
        List<Variable> holesBelow = bareHoles(below);
        return takeEach(
                compound(below),
                ownDivisors,
                true,
                leftBelow -> takeEach(
                        compound(dividends),
                        ownDividends,
                        true,
                        left -> names(holes, holesBelow, left, leftBelow, open, next)));
    }

    /** Names alone: those that are known have to be factors, the one that is not takes all that is left. */
    private boolean names(
            List<Variable> holes,
            List<Variable> below,
            List<Expr> left,
            List<Expr> leftBelow,
            boolean open,
            Next next) {
        Expr above = algebra.multiply(left);
        Expr divisor = algebra.multiply(leftBelow);
        List<Variable> unknown = holes.stream().filter(each -> !isFilled(each)).toList();
        List<Variable> unknownBelow =
                below.stream().filter(each -> !isFilled(each)).toList();
        for (Variable hole : holes) {
            if (isFilled(hole)) {
                above = without(above, holes.get(0) == hole && holes.size() == 1 && open, value(hole));
            }
        }
        for (Variable hole : below) {
            if (isFilled(hole)) {
                divisor = without(divisor, open, value(hole));
            }
        }
        if (above == null || divisor == null || unknown.size() > 1 || unknownBelow.size() > 1) {
            return false;
        }
        boolean more = !above.isConstant(1) || !divisor.isConstant(1);
        if (unknown.isEmpty() && unknownBelow.isEmpty()) {
            return (open || !more) && remaining(above, divisor, next);
        }
        if (unknownBelow.isEmpty()) {
            return more && fill(unknown.get(0), algebra.divide(above, divisor), () -> remaining(null, null, next));
        }
        Expr dividend = above;
        Expr filled = divisor;
        if (filled.isConstant(1) || (unknown.isEmpty() && !open && !dividend.isConstant(1))) {
            return false;
        }
        return fill(
                unknownBelow.get(0),
                filled,
                () -> unknown.isEmpty()
                        ? remaining(dividend, null, next)
                        : !dividend.isConstant(1) && fill(unknown.get(0), dividend, () -> remaining(null, null, next)));
    }

    private Expr value(Variable hole) {
        return holes.get(hole.name());
    }

    /**
     * {@code product} without the factor {@code known}, null if it is none; where more may be left, {@code known} may also be
     * a fixed multiple of what is there: {@code expm1(2*x)/x}.
     */
    private Expr without(Expr product, boolean multiples, Expr known) {
        if (product == null) {
            return null;
        }
        Expr quotient = algebra.divide(product, known);
        Expr positive = quotient.is(Operators.NEGATE) ? quotient.argument(0) : quotient;
        boolean factor = !positive.is(Operators.DIVIDE) && !product.isConstant(1);
        boolean multiple = multiples && !quotient.isDifferentiable() && product.isDifferentiable();
        return factor || multiple ? quotient : null;
    }

    private boolean remaining(Expr above, Expr below, Next next) {
        others = above == null || above.isConstant(1) ? List.of() : List.of(above);
        divisors = below == null || below.isConstant(1) ? List.of() : List.of(below);
        return next.matches();
    }

    private static List<Expr> compound(List<Expr> factors) {
        return factors.stream().filter(factor -> !(factor instanceof Variable)).toList();
    }

    private static Expr dividend(Expr expr) {
        return expr.is(Operators.DIVIDE) ? expr.argument(0) : expr;
    }

    private static Expr divisor(Expr expr) {
        return expr.is(Operators.DIVIDE) ? expr.argument(1) : null;
    }

    private static List<Expr> factors(Expr product) {
        if (product == null || product.isConstant(1)) {
            return List.of();
        }
        return Operators.factors(product);
    }

    /** Some terms of {@code expr} are a multiple of the pattern; a positive one first, which reads better. */
    private boolean sum(Expr pattern, Expr expr) {
        List<Term> wanted = new ArrayList<>(pattern.arguments().stream()
                .filter(term -> !(term instanceof Constant))
                .map(Matcher::patternTerm)
                .sorted(Comparator.comparing(term -> isKnownLater(term.base)))
                .toList());
        Term lead = wanted.remove(0);
        for (boolean positive : new boolean[] {true, false}) {
            for (Expr term : expr.arguments()) {
                Term own = term(term);
                double factor = own.coefficient / lead.coefficient;
                if (!(term instanceof Constant) && factor > 0 == positive) {
                    List<Expr> left = new ArrayList<>(expr.arguments());
                    left.remove(term);
                    if (match(lead.base, own.base, () -> terms(wanted, factor, left, constant(pattern)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The number that {@code expr} is a multiple of, and the rest; a number above a divisor counts as well. */
    private Term term(Expr expr) {
        if (expr.is(Operators.NEGATE)) {
            Term positive = term(expr.argument(0));
            return new Term(-positive.coefficient, positive.base);
        }
        Expr product = dividend(expr);
        boolean quotient = expr.is(Operators.DIVIDE);
        if (product.is(Operators.MULTIPLY) && product.argument(0) instanceof Constant number) {
            Expr rest = algebra.multiply(tail(product.arguments()));
            return new Term(number.value(), quotient ? algebra.divide(rest, divisor(expr)) : rest);
        }
        if (quotient && product instanceof Constant number) {
            return new Term(number.value(), algebra.divide(algebra.one(), divisor(expr)));
        }
        return new Term(1, expr);
    }

    /** The same of a pattern, which is of another graph and begins with no number but 1. */
    private static Term patternTerm(Expr pattern) {
        if (pattern.is(Operators.NEGATE)) {
            Term positive = patternTerm(pattern.argument(0));
            return new Term(-positive.coefficient, positive.base);
        }
        boolean multiple = pattern.is(Operators.MULTIPLY)
                && pattern.arguments().size() == 2
                && pattern.argument(0) instanceof Constant;
        return multiple
                ? new Term(((Constant) pattern.argument(0)).value(), pattern.argument(1))
                : new Term(1, pattern);
    }

    private static double constant(Expr sum) {
        return sum.arguments().stream()
                .filter(Constant.class::isInstance)
                .mapToDouble(term -> ((Constant) term).value())
                .sum();
    }

    private boolean terms(List<Term> wanted, double factor, List<Expr> operands, double constant) {
        if (wanted.isEmpty()) {
            List<Expr> left = new ArrayList<>(operands);
            if (constant != 0 && !left.remove(algebra.constant(factor * constant))) {
                return false;
            }
            others = left;
            multiple = factor;
            return true;
        }
        Term first = wanted.get(0);
        if (first.base instanceof Variable hole && isFilled(hole) && value(hole).is(Operators.ADD)) {
            // A name that is a sum is in pieces here: softplus(a - b) - a + b.
            List<Expr> left = new ArrayList<>(operands);
            Expr pieces = algebra.multiply(algebra.constant(factor * first.coefficient), value(hole));
            boolean all =
                    pieces.is(Operators.ADD) && pieces.arguments().stream().allMatch(left::remove);
            return all && terms(wanted.subList(1, wanted.size()), factor, left, constant);
        }
        for (Expr operand : operands) {
            Expr base = quotient(operand, factor * first.coefficient, isKnownLater(first.base));
            if (base != null) {
                List<Expr> left = new ArrayList<>(operands);
                left.remove(operand);
                if (match(first.base, base, () -> terms(wanted.subList(1, wanted.size()), factor, left, constant))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A name or an element is known once the functions of a sum are found. */
    private static boolean isKnownLater(Expr base) {
        return base instanceof Variable || base.is(Operators.GATHER);
    }

    /** {@code term/factor}, null where that takes arithmetic; what is known may be a multiple itself, as in 2*x. */
    private Expr quotient(Expr term, double factor, boolean known) {
        if (known && Math.abs(factor) == 1) {
            return factor > 0 ? term : algebra.negate(term);
        }
        Term own = term(term);
        return own.coefficient == factor ? own.base : null;
    }
}
