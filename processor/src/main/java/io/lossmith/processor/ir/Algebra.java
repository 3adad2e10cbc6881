package io.lossmith.processor.ir;

import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds expressions in a simple canonical form: constants folded, sums and products flat with the sign outside,
 * like terms collected, and a branch that is 0 pulled to the outside so that the branch not taken can never poison a
 * product with Infinity times 0.
 */
public final class Algebra {
    private final ExprGraph graph;
    private final Products products;

    public Algebra(ExprGraph graph) {
        this.graph = graph;
        this.products = new Products(this);
    }

    public ExprGraph graph() {
        return graph;
    }

    public Expr constant(double value) {
        return graph.constant(value);
    }

    public Expr zero() {
        return graph.constant(0);
    }

    public Expr one() {
        return graph.constant(1);
    }

    public Expr length(Length length) {
        return graph.length(length);
    }

    public Expr add(Expr... terms) {
        return add(List.of(terms));
    }

    /** The sum of {@code terms}, like terms collected in order of first appearance. */
    public Expr add(List<Expr> terms) {
        Map<Expr, Double> coefficients = new LinkedHashMap<>();
        double constant = collect(terms, 1, coefficients, 0);
        List<Expr> result = new ArrayList<>();
        for (Map.Entry<Expr, Double> term : coefficients.entrySet()) {
            if (term.getValue() != 0) {
                result.add(multiply(constant(term.getValue()), term.getKey()));
            }
        }
        if (constant != 0) {
            boolean first = result.stream().allMatch(term -> term.is(Operators.NEGATE));
            result.add(first ? 0 : result.size(), constant(constant));
        }
        startPositive(result);
        if (result.isEmpty()) {
            return zero();
        }
        if (result.size() == 1) {
            return result.get(0);
        }
        List<Expr> merged = new Choices(this).merged(result);
        return merged.size() == result.size() ? graph.apply(Operators.ADD, result) : add(merged);
    }

    /** Large sums and products stay one operand of what they stand in, or building them up would take quadratic time. */
    static boolean isSmall(Expr nary) {
        return nary.arguments().size() <= 8;
    }

    /** b - a reads better than -a + b. */
    private static void startPositive(List<Expr> terms) {
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).is(Operators.NEGATE)) {
                terms.add(0, terms.remove(i));
                return;
            }
        }
    }

    private double collect(List<Expr> terms, double factor, Map<Expr, Double> coefficients, double constant) {
        double total = constant;
        for (Expr term : terms) {
            if (term instanceof Constant number) {
                total = plus(total, factor * number.value());
            } else if (term.is(Operators.NEGATE)) {
                total = collect(term.arguments(), -factor, coefficients, total);
            } else if (term.is(Operators.ADD) && (isSmall(term) || terms.size() == 1)) {
                total = collect(term.arguments(), factor, coefficients, total);
            } else if (term.is(Operators.MULTIPLY) && term.argument(0) instanceof Constant number) {
                Expr rest =
                        multiply(term.arguments().subList(1, term.arguments().size()));
                coefficients.merge(rest, factor * number.value(), this::plus);
            } else {
                coefficients.merge(term, factor, this::plus);
            }
        }
        return total;
    }

    /** The sum of two constants. */
    double plus(double a, double b) {
        return graph.fold(Operators.ADD, a, b);
    }

    /** {@code expr} where {@code condition} is known to hold or not; looks through signs and choices only. */
    Expr assume(Expr expr, Expr condition, boolean holds) {
        if (expr.is(Operators.NEGATE)) {
            return negate(assume(expr.argument(0), condition, holds));
        }
        if (expr.is(Operators.SELECT)) {
            if (expr.argument(0) == condition) {
                return assume(expr.argument(holds ? 1 : 2), condition, holds);
            }
            if (expr.argument(0) == not(condition)) {
                return assume(expr.argument(holds ? 2 : 1), condition, holds);
            }
        }
        return expr;
    }

    public Expr subtract(Expr a, Expr b) {
        return add(a, negate(b));
    }

    public Expr negate(Expr x) {
        if (x instanceof Constant number) {
            return constant(-number.value());
        }
        if (x.is(Operators.NEGATE)) {
            return x.argument(0);
        }
        if (x.is(Operators.ADD)) {
            List<Expr> terms = new ArrayList<>();
            for (Expr term : x.arguments()) {
                terms.add(negate(term));
            }
            return add(terms);
        }
        if (x.is(Operators.DIVIDE) && isMostlyNegative(x.argument(0))) {
            return divide(negate(x.argument(0)), x.argument(1)); // (1 - y)/d reads better than -(y - 1)/d
        }
        boolean negativeBranch = x.is(Operators.SELECT)
                && (x.argument(1).is(Operators.NEGATE) || x.argument(2).is(Operators.NEGATE));
        if (negativeBranch || hasZeroBranch(x)) {
            return select(x.argument(0), negate(x.argument(1)), negate(x.argument(2)));
        }
        return graph.apply(Operators.NEGATE, List.of(x));
    }

    private static boolean isMostlyNegative(Expr x) {
        if (!x.is(Operators.ADD)) {
            return false;
        }
        long negative = x.arguments().stream()
                .filter(term -> term.is(Operators.NEGATE) || (term instanceof Constant c && c.value() < 0))
                .count();
        return 2 * negative >= x.arguments().size();
    }

    /** The condition under which a choice with a branch of 0 is not 0. */
    Expr guard(Expr choice) {
        return choice.argument(2).isConstant(0) ? choice.argument(0) : not(choice.argument(0));
    }

    static Expr guarded(Expr choice) {
        return choice.argument(choice.argument(2).isConstant(0) ? 1 : 2);
    }

    static boolean hasZeroBranch(Expr x) {
        return x.is(Operators.SELECT)
                && (x.argument(1).isConstant(0) || x.argument(2).isConstant(0));
    }

    public Expr multiply(Expr... factors) {
        return multiply(List.of(factors));
    }

    public Expr multiply(List<Expr> factors) {
        return products.multiply(factors);
    }

    public Expr divide(Expr dividend, Expr divisor) {
        return products.divide(dividend, divisor);
    }

    public Expr power(Expr base, Expr exponent) {
        return products.power(base, exponent);
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    public Expr select(Expr condition, Expr whenTrue, Expr whenFalse) {
        if (condition instanceof Constant known) {
            return known.value() != 0 ? whenTrue : whenFalse;
        }
        if (condition.is(Operators.NOT)) {
            return select(condition.argument(0), whenFalse, whenTrue);
        }
        Expr yes = assume(whenTrue, condition, true);
        Expr no = assume(whenFalse, condition, false);
        if (yes == no) {
            return yes;
        }
        // c ? (d ? a : 0) : 0 is (d && c) ? a : 0, so that a value under many conditions stays one choice.
        if (no.isConstant(0) && hasZeroBranch(yes)) {
            return select(and(guard(yes), condition), guarded(yes), no);
        }
        if (yes.isConstant(0) && hasZeroBranch(no)) {
            return select(and(guard(no), not(condition)), guarded(no), yes);
        }
        return graph.apply(Operators.SELECT, List.of(condition, yes, no));
    }

    /** The opposite condition. That a comparison with NaN has none does not matter: then the whole row is NaN. */
    public Expr not(Expr condition) {
        if (condition instanceof Constant known) {
            return graph.condition(known.value() == 0);
        }
        if (condition.is(Operators.NOT)) {
            return condition.argument(0);
        }
        Function opposite = condition instanceof Apply apply ? Comparisons.opposite(apply.function()) : null;
        return opposite != null
                ? graph.apply(opposite, condition.arguments())
                : graph.apply(Operators.NOT, List.of(condition));
    }

    public Expr and(Expr a, Expr b) {
        if (a instanceof Constant known) {
            return known.value() != 0 ? b : a;
        }
        if (b instanceof Constant known) {
            return known.value() != 0 ? a : b;
        }
        return a == b ? a : graph.apply(Operators.AND, List.of(a, b));
    }

    public Expr or(Expr a, Expr b) {
        if (a instanceof Constant known) {
            return known.value() != 0 ? a : b;
        }
        if (b instanceof Constant known) {
            return known.value() != 0 ? b : a;
        }
        return a == b ? a : graph.apply(Operators.OR, List.of(a, b));
    }

    public Expr compare(Function comparison, Expr a, Expr b) {
        if (a instanceof Constant x && b instanceof Constant y) {
            return graph.condition(Comparisons.holds(comparison, x.value(), y.value()));
        }
        if (a == b && a.type().kind() == Kind.INTEGER) {
            return graph.condition(Comparisons.holds(comparison, 0, 0)); // an integer is never NaN
        }
        return graph.apply(comparison, List.of(a, b));
    }

    /** One element of a vector; element-wise functions are applied to the elements picked from their operands. */
    public Expr gather(Expr vector, Expr index) {
        if (!vector.isVector()) {
            return vector;
        }
        if (vector instanceof Position) {
            return index;
        }
        if (vector instanceof Apply apply && apply.function().shape() == Shape.ELEMENTWISE) {
            if (apply.is(Operators.SPREAD)) {
                return apply.argument(0);
            }
            List<Expr> elements = new ArrayList<>();
            for (Expr argument : apply.arguments()) {
                elements.add(gather(argument, index));
            }
            return apply(apply.function(), elements);
        }
        return graph.apply(Operators.GATHER, List.of(vector, index));
    }

    /** The sum of {@code length} elements of {@code expr}, a vector or one number for all positions. */
    public Expr sum(Expr expr, Length length) {
        if (!expr.isVector()) {
            return multiply(length(length), expr);
        }
        if (expr.is(Operators.SPREAD)) {
            return sum(expr.argument(0), length);
        }
        if (expr.is(Operators.NEGATE)) {
            return negate(sum(expr.argument(0), length));
        }
        if (expr.is(Operators.DIVIDE) && !expr.argument(1).isVector()) {
            return divide(sum(expr.argument(0), length), expr.argument(1));
        }
        if (expr.is(Operators.MULTIPLY)) {
            List<Expr> scalars = expr.arguments().stream()
                    .filter(factor -> !factor.isVector())
                    .toList();
            if (!scalars.isEmpty()) {
                List<Expr> vectors =
                        expr.arguments().stream().filter(Expr::isVector).toList();
                List<Expr> factors = new ArrayList<>(scalars);
                factors.add(sum(multiply(vectors), length));
                return multiply(factors);
            }
        }
        if (expr.is(Operators.SELECT) && expr.argument(2).isConstant(0) && isOneHot(expr.argument(0))) {
            return gather(expr.argument(1), expr.argument(0).argument(1));
        }
        if (hasZeroBranch(expr)) {
            // What does not depend on the position decides about the whole sum: a branch not taken stays unseen.
            List<Expr> conditions = Choices.conditions(guard(expr));
            Optional<Expr> common = conditions.stream()
                    .filter(condition -> !condition.isVector())
                    .reduce(this::and);
            if (common.isPresent()) {
                Expr part = conditions.stream()
                        .filter(Expr::isVector)
                        .reduce(this::and)
                        .map(condition -> select(condition, guarded(expr), zero()))
                        .orElse(guarded(expr));
                return select(common.get(), sum(part, length), zero());
            }
        }
        return graph.apply(Operators.SUM, List.of(expr));
    }

    /** {@code index(K) == y}: true at exactly one position, because {@code y} is one of K classes or a place in K. */
    private static boolean isOneHot(Expr condition) {
        if (!condition.is(Operators.EQUAL) || !(condition.argument(0) instanceof Position positions)) {
            return false;
        }
        Expr place = condition.argument(1);
        Optional<Length> choices = Optional.empty();
        if (place instanceof Variable variable && !variable.isVector()) {
            choices = variable.classes();
        } else if (place instanceof Apply apply
                && apply.function().shape() == Shape.REDUCTION
                && apply.type().kind() == Kind.INTEGER) {
            choices = apply.argument(0).type().length();
        }
        return choices.isPresent() && choices.equals(positions.type().length());
    }

    /**
     * {@code apply} with other operands of equal values. Where simplifying has left one number of a vector that is summed up or
     * reduced otherwise, the number stands at every position.
     */
    public Expr with(Apply apply, List<Expr> operands) {
        if (apply.function().shape() == Shape.ELEMENTWISE) {
            return apply(apply.function(), operands);
        }
        List<Expr> inShape = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Expr operand = operands.get(i);
            Optional<Length> length = apply.argument(i).type().length();
            inShape.add(length.isPresent() ? spread(operand, length.get()) : operand);
        }
        return apply(apply.function(), inShape);
    }

    /** {@code expr} as a vector: itself, or one number at every position. */
    public Expr spread(Expr expr, Length length) {
        return expr.isVector() ? expr : graph.apply(Operators.SPREAD, List.of(expr, graph.position(length)));
    }

    /** Any row of the table, operators included, with what little is always worth simplifying. */
    public Expr apply(Function function, List<Expr> arguments) {
        if (function == Operators.ADD) {
            return add(arguments);
        }
        if (function == Operators.MULTIPLY) {
            return multiply(arguments);
        }
        if (function == Operators.NEGATE) {
            return negate(arguments.get(0));
        }
        if (function == Operators.DIVIDE) {
            return divide(arguments.get(0), arguments.get(1));
        }
        if (function == Operators.POWER) {
            return power(arguments.get(0), arguments.get(1));
        }
        if (function == Operators.SELECT) {
            return select(arguments.get(0), arguments.get(1), arguments.get(2));
        }
        if (function == Operators.NOT) {
            return not(arguments.get(0));
        }
        if (function == Operators.AND) {
            return and(arguments.get(0), arguments.get(1));
        }
        if (function == Operators.OR) {
            return or(arguments.get(0), arguments.get(1));
        }
        if (function == Operators.SUM) {
            Expr vector = arguments.get(0);
            return sum(vector, vector.type().length().orElseThrow());
        }
        if (function == Operators.GATHER) {
            return gather(arguments.get(0), arguments.get(1));
        }
        if (Operators.isComparison(function)) {
            return compare(function, arguments.get(0), arguments.get(1));
        }
        if (function.folds() && arguments.stream().allMatch(Constant.class::isInstance)) {
            double[] values = arguments.stream()
                    .mapToDouble(argument -> ((Constant) argument).value())
                    .toArray();
            double value = graph.fold(function, values);
            if (!Double.isNaN(value)) {
                return constant(value);
            }
        }
        return graph.apply(function, function.isEven() ? List.of(magnitude(function, arguments.get(0))) : arguments);
    }

    /** {@code argument} or its opposite, so that an even function of both is one node, as first written. */
    private Expr magnitude(Function even, Expr argument) {
        if (argument.is(Operators.NEGATE)) {
            return argument.argument(0);
        }
        boolean isSum = argument.is(Operators.ADD) && isSmall(argument) && !graph.has(even, List.of(argument));
        Expr opposite = isSum ? negate(argument) : argument;
        return graph.has(even, List.of(opposite)) ? opposite : argument;
    }
}
