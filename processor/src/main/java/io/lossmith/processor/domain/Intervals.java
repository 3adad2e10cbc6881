package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The possible values of expressions, from the domains of the inputs and the ranges of the functions. */
public final class Intervals {
    private static final double LARGEST_LENGTH = Integer.MAX_VALUE;

    private final Map<Expr, Interval> known = new HashMap<>();

    /** Everywhere in the declared domains. */
    public Intervals() {
        this(Map.of());
    }

    /** Where some expressions are known to lie in smaller intervals. */
    public Intervals(Map<? extends Expr, Interval> facts) {
        known.putAll(facts);
    }

    /** An interval that holds every value {@code expr} can take inside the declared domains. */
    public Interval of(Expr expr) {
        Interval interval = known.get(expr);
        if (interval == null) {
            interval = compute(expr);
            known.put(expr, interval);
        }
        return interval;
    }

    private Interval compute(Expr expr) {
        if (expr instanceof Constant constant) {
            return Double.isNaN(constant.value()) ? Interval.ALL : Interval.of(constant.value());
        }
        if (expr instanceof Variable variable) {
            return variable(variable);
        }
        if (expr instanceof LengthValue) {
            return new Interval(1, LARGEST_LENGTH);
        }
        if (expr instanceof Position) {
            return new Interval(0, LARGEST_LENGTH);
        }
        Apply apply = (Apply) expr;
        List<Interval> operands = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            operands.add(of(argument));
        }
        return apply.function().range(operands);
    }

    private static Interval variable(Variable variable) {
        Domain domain = variable.domain();
        double lower = domain.lowerOpen() ? Math.nextUp(domain.lower()) : domain.lower();
        double upper = domain.upperOpen() ? Math.nextDown(domain.upper()) : domain.upper();
        // Parameters and targets are fixed numbers; only predictions run to infinity, where limits are asked for.
        if (!variable.isDifferentiable()) {
            lower = Math.max(lower, -Double.MAX_VALUE);
            upper = Math.min(upper, Double.MAX_VALUE);
        }
        return new Interval(lower, upper);
    }
}
