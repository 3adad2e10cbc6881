package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.Scope;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the table of identities from the leaves up until none fits. */
public final class Rewriter {
    private final Algebra algebra;
    private final Choices choices;
    private final Map<Expr, Expr> rewritten = new HashMap<>();

    public Rewriter(Algebra algebra) {
        this.algebra = algebra;
        choices = new Choices(algebra);
    }

    /** An expression equal to {@code expr}; equal subexpressions are rewritten once. */
    public Expr rewrite(Expr expr) {
        Expr known = rewritten.get(expr);
        if (known != null) {
            return known;
        }
        Expr result = expr instanceof Apply apply ? withRewrittenArguments(apply) : expr;
        for (Rule rule : Rules.all()) {
            Optional<Map<String, Expr>> holes = Matcher.match(TableFormulas.parse(rule.pattern()), result);
            if (holes.isPresent()) {
                Scope scope = new Scope();
                holes.get().forEach(scope::with);
                result = rewrite(TableFormulas.instantiate(algebra, rule.replacement(), scope));
                break;
            }
        }
        rewritten.put(expr, result);
        rewritten.put(result, result);
        return result;
    }

    private Expr withRewrittenArguments(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        boolean changed = false;
        for (Expr argument : apply.arguments()) {
            Expr replacement = rewrite(argument);
            if (!apply.is(Operators.SELECT)) {
                replacement = choices.sink(replacement).map(this::rewrite).orElse(replacement);
            }
            changed |= replacement != argument;
            arguments.add(replacement);
        }
        return changed ? algebra.apply(apply.function(), arguments) : apply;
    }
}
