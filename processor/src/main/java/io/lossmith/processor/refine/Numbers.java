package io.lossmith.processor.refine;

import io.lossmith.processor.ir.Algebra;
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
        VALUES.forEach((name, value) -> scope.with(
                name,
                algebra.graph()
                        .variable(MARK + value, Origin.PARAMETER, Type.REAL, Domain.POSITIVE, Optional.empty())));
    }

    /** The number, if {@code expr} is one of them. */
    static Optional<Double> value(Expr expr) {
        return expr instanceof Variable variable && variable.name().startsWith(MARK)
                ? Optional.of(Double.valueOf(variable.name().substring(MARK.length())))
                : Optional.empty();
    }
}
