package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What computing an expression in floating point can give, for inputs in a box: outward-rounded intervals, and whether an
 * operation can make a NaN. Inside a branch the condition is a fact. Functions of the table are taken at their word, which
 * the contract tests check: near their real value, and NaN only outside their domain.
 */
final class Reach {
    private static final double LARGEST_LENGTH = Integer.MAX_VALUE;

    private final Map<Expr, Interval> facts;
    private final Budget budget;
    private final UnaryOperator<Expr> meant;
    private final Map<Expr, Bounds> known = new HashMap<>();
    private final Map<Map<Expr, Interval>, Reach> branches = new HashMap<>();

    /** How many nodes may be looked at in all. */
    static final class Budget {
        private int left;

        Budget(int nodes) {
            left = nodes;
        }

        boolean spend() {
            return left-- > 0;
        }

        boolean isSpent() {
            return left < 0;
        }
    }

    Reach(Map<? extends Expr, Interval> facts, Budget budget, UnaryOperator<Expr> meant) {
        this.facts = Map.copyOf(facts);
        this.budget = budget;
        this.meant = meant;
    }

    Bounds of(Expr expr) {
        Bounds bounds = known.get(expr);
        if (bounds == null) {
            bounds = budget.spend() ? withFacts(expr, compute(expr)) : Bounds.UNKNOWN;
            known.put(expr, bounds);
            if (!bounds.interval().isFinite()) {
                bounds = asMeant(expr, bounds);
                known.put(expr, bounds);
            }
        }
        return bounds;
    }

    /** Of a function that is near to its real value all that is known of that value. */
    private Bounds asMeant(Expr expr, Bounds bounds) {
        Expr definition = meant.apply(expr);
        if (definition == expr) {
            return bounds;
        }
        Bounds real = of(definition);
        return real.isFiniteNumber()
                ? new Bounds(Outward.function(real.interval(), bounds.interval()), bounds.mayBeNan())
                : bounds;
    }

    /** The part of {@code expr} that is not as wanted, made of parts that are; empty where the formula was too long to know. */
    Optional<Expr> cause(Expr expr, Predicate<Bounds> wanted) {
        if (expr.is(Operators.SELECT)) {
            for (boolean truth : new boolean[] {true, false}) {
                for (Map<Expr, Interval> alternative : new Facts(this).of(expr.argument(0), truth)) {
                    Reach branch = under(alternative);
                    Expr chosen = expr.argument(truth ? 1 : 2);
                    if (!wanted.test(branch.of(chosen))) {
                        return branch.cause(chosen, wanted);
                    }
                }
            }
        }
        for (Expr argument : expr.arguments()) {
            if (!isCondition(argument) && !wanted.test(of(argument))) {
                return cause(argument, wanted);
            }
        }
        return budget.isSpent() ? Optional.empty() : Optional.of(expr);
    }

    private Bounds withFacts(Expr expr, Bounds computed) {
        Interval fact = facts.get(expr);
        if (fact == null) {
            return computed;
        }
        double lower = Math.max(fact.lower(), computed.interval().lower());
        double upper = Math.min(fact.upper(), computed.interval().upper());
        return new Bounds(lower <= upper ? new Interval(lower, upper) : fact, computed.mayBeNan());
    }

    private Bounds compute(Expr expr) {
        if (expr instanceof Constant constant) {
            return Double.isNaN(constant.value())
                    ? new Bounds(Interval.of(0), true)
                    : Bounds.of(Interval.of(constant.value()));
        }
        if (expr instanceof Variable) {
            return Bounds.of(Interval.ALL);
        }
        if (expr instanceof LengthValue) {
            return Bounds.of(new Interval(1, LARGEST_LENGTH));
        }
        if (expr instanceof Position) {
            return Bounds.of(new Interval(0, LARGEST_LENGTH));
        }
        Apply apply = (Apply) expr;
        return apply.is(Operators.SELECT) ? choice(apply) : applied(apply, operands(apply));
    }

    private List<Bounds> operands(Apply apply) {
        List<Bounds> operands = new ArrayList<>(apply.arguments().size());
        for (Expr argument : apply.arguments()) {
            operands.add(of(argument));
        }
        return operands;
    }

    private Bounds applied(Apply apply, List<Bounds> operands) {
        List<Interval> intervals = new ArrayList<>(operands.size());
        for (Bounds operand : operands) {
            intervals.add(operand.interval());
        }
        boolean nan = false;
        for (Expr operand : Operators.operands(apply)) {
            nan |= of(operand).mayBeNan();
        }
        if (apply.is(Operators.ADD)) {
            boolean opposite = opposite(intervals);
            return new Bounds(Outward.sum(intervals), nan || opposite);
        }
        if (apply.is(Operators.MULTIPLY)) {
            return product(intervals).orNanIf(nan);
        }
        if (apply.is(Operators.DIVIDE)) {
            Interval dividend = intervals.get(0);
            Interval divisor = intervals.get(1);
            boolean zeros = dividend.contains(0) && divisor.contains(0);
            boolean infinities = !dividend.isFinite() && !divisor.isFinite();
            return new Bounds(Outward.quotient(dividend, divisor), nan || zeros || infinities);
        }
        if (apply.is(Operators.NEGATE) || apply.is(Operators.GATHER) || apply.is(Operators.SPREAD)) {
            return new Bounds(apply.function().range(intervals), nan);
        }
        if (apply.is(Operators.SUM)) {
            Interval element = intervals.get(0);
            boolean opposite =
                    element.lower() == Double.NEGATIVE_INFINITY && element.upper() == Double.POSITIVE_INFINITY;
            return new Bounds(Outward.total(element, LARGEST_LENGTH), nan || opposite);
        }
        return function(apply.function(), intervals).orNanIf(nan);
    }

    /** Whether one term may be infinite, and another one infinite the other way. */
    private static boolean opposite(List<Interval> terms) {
        boolean up = false;
        boolean down = false;
        for (Interval term : terms) {
            up |= term.upper() == Double.POSITIVE_INFINITY;
            down |= term.lower() == Double.NEGATIVE_INFINITY;
        }
        return up && down;
    }

    /** The order in which factors are multiplied is not known here: any part of the product may overflow or underflow. */
    private static Bounds product(List<Interval> factors) {
        Interval result = factors.get(0);
        for (Interval factor : factors.subList(1, factors.size())) {
            result = Outward.product(result, factor);
        }
        if (factors.size() == 2) {
            Interval a = factors.get(0);
            Interval b = factors.get(1);
            return new Bounds(result, (a.contains(0) && !b.isFinite()) || (b.contains(0) && !a.isFinite()));
        }
        double large = 1;
        double small = 1;
        for (Interval factor : factors) {
            large *= Math.max(1, Math.max(Math.abs(factor.lower()), Math.abs(factor.upper())));
            double least = factor.contains(0) ? 0 : Math.min(Math.abs(factor.lower()), Math.abs(factor.upper()));
            small *= Math.min(1, least);
        }
        boolean overflows = Double.isInfinite(large);
        Interval all =
                overflows ? result.union(Outward.product(result, new Interval(1, Double.POSITIVE_INFINITY))) : result;
        return new Bounds(all, overflows && small == 0);
    }

    private static Bounds function(Function function, List<Interval> operands) {
        boolean nan = function.naturalDomains().stream().anyMatch(domain -> {
            Interval operand = operands.get(domain.operand());
            return operand.lower() < domain.interval().lower()
                    || operand.upper() > domain.interval().upper();
        });
        boolean infinite = operands.stream().anyMatch(operand -> !operand.isFinite());
        if (function == Operators.POWER) {
            nan |= operands.get(0).lower() < 0 && !isWhole(operands.get(1));
            nan |= !operands.get(1).isFinite();
        } else if (infinite) {
            boolean several = operands.size() > 1;
            nan |= function.shape() != Shape.ELEMENTWISE
                    || (several && !function.has(Trait.DEFINED_AT_INFINITY))
                    || function.has(Trait.UNDEFINED_AT_INFINITY);
        }
        if (function.has(Trait.PRODUCT)) {
            nan |= mayOverflowAndVanish(operands.get(0));
        }
        List<Interval> anything = operands.stream().map(operand -> Interval.ALL).toList();
        return new Bounds(Outward.function(function.range(operands), function.range(anything)), nan);
    }

    /** Whether a product of any number of elements may overflow on its way and then meet a 0. */
    private static boolean mayOverflowAndVanish(Interval element) {
        double largest = Math.max(Math.abs(element.lower()), Math.abs(element.upper()));
        double smallest = element.contains(0) ? 0 : Math.min(Math.abs(element.lower()), Math.abs(element.upper()));
        return largest > 1 && smallest < 1;
    }

    private static boolean isWhole(Interval exponent) {
        return exponent.lower() == exponent.upper() && exponent.lower() == Math.rint(exponent.lower());
    }

    private Bounds choice(Apply choice) {
        Expr condition = choice.argument(0);
        Bounds result = null;
        for (boolean truth : new boolean[] {true, false}) {
            for (Map<Expr, Interval> alternative : new Facts(this).of(condition, truth)) {
                Bounds branch = under(alternative).of(choice.argument(truth ? 1 : 2));
                result = result == null ? branch : result.union(branch);
            }
        }
        return result == null ? Bounds.UNKNOWN : result.orNanIf(comparesNan(condition));
    }

    private boolean comparesNan(Expr condition) {
        return condition.arguments().stream()
                .anyMatch(operand -> isCondition(operand)
                        ? comparesNan(operand)
                        : of(operand).mayBeNan());
    }

    private static boolean isCondition(Expr expr) {
        return expr instanceof Apply apply && apply.function().result() == Kind.CONDITION;
    }

    private Reach under(Map<Expr, Interval> alternative) {
        if (alternative.isEmpty()) {
            return this;
        }
        return branches.computeIfAbsent(alternative, key -> {
            Map<Expr, Interval> all = new LinkedHashMap<>(facts);
            all.putAll(key);
            return new Reach(all, budget, meant);
        });
    }
}
