package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets 0 times an exponential be 0, also where the exponential is too large for a double: {@code (mu - y)^2*exp(-s)}.
 * Not where both depend on the same inputs, since then the one is not 0 where the other is large.
 */
final class Overflows {
    private final Algebra algebra;
    private final Intervals intervals = new Intervals();
    private final Map<Expr, Expr> guarded = new HashMap<>();
    private final Map<Expr, Set<Variable>> variables = new HashMap<>();

    Overflows(Algebra algebra) {
        this.algebra = algebra;
    }

    Expr guard(Expr expr) {
        Expr known = guarded.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply && apply.isDifferentiable() ? guardApply(apply) : expr;
            guarded.put(expr, known);
        }
        return known;
    }

    private Expr guardApply(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        apply.arguments().forEach(argument -> arguments.add(guard(argument)));
        Expr result = arguments.equals(apply.arguments()) ? apply : algebra.with(apply, arguments);
        List<Expr> zeros = apply.is(Operators.MULTIPLY) ? zeros(apply.arguments()) : List.of();
        if (zeros.isEmpty()) {
            return result;
        }
        // A square may be 0 where its base is not.
        Expr product =
                guard(algebra.multiply(zeros.stream().map(Overflows::base).toList()));
        return algebra.select(algebra.compare(Operators.EQUAL, product, algebra.zero()), algebra.zero(), result);
    }

    private static Expr base(Expr factor) {
        boolean power =
                factor.is(Operators.POWER) && factor.argument(1) instanceof Constant exponent && exponent.value() > 0;
        return power ? factor.argument(0) : factor;
    }

    /** The factors that may be 0 where an exponential among the others overflows. */
    private List<Expr> zeros(List<Expr> factors) {
        Set<Variable> free = new LinkedHashSet<>();
        for (Expr factor : factors) {
            if (factor.is(Functions.get("exp")) && !intervals.of(factor).isFinite()) {
                free.addAll(variables(factor));
            }
        }
        if (free.isEmpty()) {
            return List.of();
        }
        return factors.stream()
                .filter(factor -> factor.isDifferentiable() && !factor.is(Functions.get("exp")))
                .filter(factor ->
                        intervals.of(factor).contains(0) && !variables(factor).containsAll(free))
                .toList();
    }

    private Set<Variable> variables(Expr expr) {
        Set<Variable> known = variables.get(expr);
        if (known == null) {
            known = new LinkedHashSet<>();
            Variables.collect(expr, new HashSet<>(), known);
            variables.put(expr, known);
        }
        return known;
    }
}
