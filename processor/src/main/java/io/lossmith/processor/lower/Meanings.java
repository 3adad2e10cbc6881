package io.lossmith.processor.lower;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.HashMap;
import java.util.Map;

/** What functions of the table are by definition, in expressions of one graph. */
public final class Meanings {
    private final Algebra algebra;
    private final Map<Expr, Expr> known = new HashMap<>();

    /** Meanings in the graph of {@code algebra}. */
    public Meanings(Algebra algebra) {
        this.algebra = algebra;
    }

    /** {@code expr} with its outermost function written as its definition; {@code expr} itself if that has none. */
    public Expr of(Expr expr) {
        Expr definition = known.get(expr);
        if (definition == null) {
            boolean isDefined = expr instanceof Apply apply
                    && apply.function().shape() == Shape.ELEMENTWISE
                    && !apply.function().definition().isEmpty();
            definition = isDefined
                    ? TableFormulas.instantiate(
                            algebra, ((Apply) expr).function().definition(), expr.arguments())
                    : expr;
            known.put(expr, definition);
        }
        return definition;
    }
}
