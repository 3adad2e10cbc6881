package io.lossmith.processor.refine;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.spec.Domain;
import java.util.Map;
import java.util.Optional;

/** Numbers that algebra must not fold: the square root of 2 has more digits than a double. */
final class Numbers {
    private static final Map<String, Double> VALUES = Map.of("one", 1.0, "two", 2.0, "ten", 10.0);

    /** No name of a formula begins so. */
    private static final String MARK = "=";

    private Numbers() {}

    /** Makes their names known to a formula of a table. */
    static void bind(Algebra algebra, Scope scope) {
        VALUES.forEach((name, value) -> scope.with(name, variable(algebra, value)));
    }

    /** The operand of a formula; a constant is such a number. */
    static Expr unfolded(Algebra algebra, Expr operand) {
        return operand instanceof Constant constant ? variable(algebra, constant.value()) : operand;
    }

    private static Expr variable(Algebra algebra, double value) {
        Domain domain = value > 0 ? Domain.POSITIVE : Domain.REAL;
        return algebra.graph().variable(MARK + value, Origin.PARAMETER, Type.REAL, domain, Optional.empty());
    }

    /** The number, if {@code expr} is one of them. */
    static Optional<Double> value(Expr expr) {
        return expr instanceof Variable variable && variable.name().startsWith(MARK)
                ? Optional.of(Double.valueOf(variable.name().substring(MARK.length())))
                : Optional.empty();
    }
}
