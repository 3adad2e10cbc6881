package io.lossmith.processor.lower;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.ir.Variable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes a NaN input reach the value of its row, also past a condition or an element that is not picked: inputs whose NaN
 * arithmetic would lose get an explicit test.
 */
public final class NanPolicy {
    private final Algebra algebra;
    private final UnaryOperator<Expr> asComputed;
    private final Map<Expr, Set<Variable>> carried = new HashMap<>();

    /** {@code asComputed} puts in what is added to an expression later and may keep a NaN out of it: special points. */
    public NanPolicy(Algebra algebra, UnaryOperator<Expr> asComputed) {
        this.algebra = algebra;
        this.asComputed = asComputed;
    }

    /** {@code value}, NaN whenever one of {@code inputs} is. */
    public Expr enforce(Expr value, List<Variable> inputs) {
        Expr anyNan = algebra.graph().condition(false);
        Set<Variable> spread = carries(asComputed.apply(value));
        for (Variable input : inputs) {
            if (input.type().kind() == Kind.REAL && !spread.contains(input)) {
                anyNan = algebra.or(anyNan, isNan(input));
            }
        }
        return algebra.select(anyNan, algebra.constant(Double.NaN), value);
    }

    /** Whether {@code expr}, every element of a vector, is NaN whenever one of {@code inputs} is, in any element. */
    public boolean holds(Expr expr, List<Variable> inputs) {
        Set<Variable> everywhere = spread(asComputed.apply(expr));
        return inputs.stream().filter(input -> input.type().kind() == Kind.REAL).allMatch(everywhere::contains);
    }

    /** The inputs whose NaN, in any element, surely makes all elements of a vector NaN: {@code -p/q} only has its own. */
    private Set<Variable> spread(Expr vector) {
        if (!vector.isVector()) {
            return carries(vector);
        }
        if (!(vector instanceof Apply apply) || losesNan(apply)) {
            return Set.of();
        }
        if (apply.is(Operators.SELECT)) {
            Set<Variable> both = new LinkedHashSet<>(spread(apply.argument(1)));
            both.retainAll(spread(apply.argument(2)));
            return both;
        }
        if (apply.function().shape() == Shape.ROW) {
            return carries(apply);
        }
        Set<Variable> result = new LinkedHashSet<>();
        apply.arguments()
                .subList(firstCarrier(apply), apply.arguments().size())
                .forEach(part -> result.addAll(spread(part)));
        return result;
    }

    private Expr isNan(Variable input) {
        Expr nan = algebra.graph().apply(Operators.NOT_EQUAL, List.of(input, input));
        if (!input.isVector()) {
            return nan;
        }
        return algebra.graph().apply(Operators.ANY, List.of(nan));
    }

    /** The inputs whose NaN surely makes {@code expr} NaN. */
    private Set<Variable> carries(Expr expr) {
        Set<Variable> known = carried.get(expr);
        if (known == null) {
            known = compute(expr);
            carried.put(expr, known);
        }
        return known;
    }

    private Set<Variable> compute(Expr expr) {
        Set<Variable> result = new LinkedHashSet<>();
        if (expr instanceof Variable variable) {
            result.add(variable);
        }
        if (!(expr instanceof Apply apply) || losesNan(apply)) {
            return result;
        }
        if (apply.is(Operators.SELECT)) {
            return choice(apply);
        }
        for (Expr argument :
                apply.arguments().subList(firstCarrier(apply), apply.arguments().size())) {
            result.addAll(carries(argument));
        }
        return result;
    }

    /** A comparison with NaN is false ({@code !=}: true), so the branch it leads to is the only one that counts. */
    private Set<Variable> choice(Apply choice) {
        Set<Variable> result = new LinkedHashSet<>(carries(choice.argument(1)));
        result.retainAll(carries(choice.argument(2)));
        if (choice.argument(0) instanceof Apply condition && Operators.isComparison(condition.function())) {
            Set<Variable> decided = new LinkedHashSet<>();
            condition.arguments().forEach(operand -> decided.addAll(carries(operand)));
            decided.retainAll(carries(choice.argument(condition.is(Operators.NOT_EQUAL) ? 1 : 2)));
            result.addAll(decided);
        }
        return result;
    }

    // In Java NaN^0 is 1.
    private static int firstCarrier(Apply apply) {
        return apply.is(Operators.POWER) && mayBeZero(apply.argument(1)) ? 1 : 0;
    }

    private static boolean mayBeZero(Expr exponent) {
        return !(exponent instanceof Constant number) || number.value() == 0;
    }

    private static boolean losesNan(Apply apply) {
        boolean picksInput = apply.function().shape() == Shape.GATHER && apply.argument(0) instanceof Variable;
        return apply.type().kind() != Kind.REAL
                || picksInput
                || apply.function().has(Trait.HIDES_NAN);
    }
}
