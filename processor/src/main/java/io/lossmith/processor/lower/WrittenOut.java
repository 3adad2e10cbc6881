package io.lossmith.processor.lower;

import io.lossmith.processor.exact.Forms;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes out what cannot be enclosed as it is: functions without one of the {@link Forms}, by their definition or lowering. */
public final class WrittenOut {
    private final Algebra algebra;
    private final Meanings meanings;
    private final Map<Expr, Expr> written = new HashMap<>();

    /** For expressions of one graph. */
    public WrittenOut(Algebra algebra) {
        this.algebra = algebra;
        this.meanings = new Meanings(algebra);
    }

    /** {@code expr}, with functions that have no form written out. */
    public Expr of(Expr expr) {
        Expr known = written.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply ? write(apply) : expr;
            written.put(expr, known);
        }
        return known;
    }

    private Expr write(Apply apply) {
        Function function = apply.function();
        if (!Forms.has(function)) {
            Expr defined = meanings.of(apply);
            if (defined != apply) {
                return of(defined);
            }
            if (!function.lowering().isEmpty()) {
                return of(TableFormulas.instantiate(algebra, function.lowering(), apply.arguments()));
            }
        }
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(of(argument));
        }
        return arguments.equals(apply.arguments()) ? apply : algebra.graph().apply(function, arguments);
    }
}
