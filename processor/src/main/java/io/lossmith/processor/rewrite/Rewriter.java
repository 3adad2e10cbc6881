package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
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
    private final ChoiceSinking sinking;
    private final SigmoidPowers powers;
    private final Map<Expr, Expr> rewritten = new HashMap<>();

    public Rewriter(Algebra algebra) {
        this.algebra = algebra;
        sinking = new ChoiceSinking(algebra);
        powers = new SigmoidPowers(algebra);
    }

    /** An expression equal to {@code expr}; equal subexpressions are rewritten once. */
    public Expr rewrite(Expr expr) {
        Expr known = rewritten.get(expr);
        if (known != null) {
            return known;
        }
        Expr result = expr instanceof Apply apply ? withRewrittenArguments(apply) : expr;
        Expr replaced = byRule(result);
        if (replaced == null) {
            replaced = behindFactor(result);
        }
        if (replaced == null) {
            replaced = powers.join(result).orElse(null);
        }
        if (replaced != null) {
            result = rewrite(replaced);
        }
        rewritten.put(expr, result);
        rewritten.put(result, result);
        return result;
    }

    /** What the first rule that fits makes of {@code expr}, null if none fits. */
    private Expr byRule(Expr expr) {
        for (Rule rule : Rules.all()) {
            Optional<Map<String, Expr>> holes = Matcher.match(TableFormulas.parse(rule.pattern()), expr);
            if (holes.isPresent()) {
                Scope scope = new Scope();
                holes.get().forEach(scope::with);
                return TableFormulas.instantiate(algebra, rule.replacement(), scope);
            }
        }
        return null;
    }

    /** A factor that both terms share hides a difference from the rules: {@code 0.5*exp(x) - 0.5} is half of one. */
    private Expr behindFactor(Expr sum) {
        if (!sum.is(Operators.ADD) || sum.arguments().size() != 2) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            if (sum.argument(i) instanceof Constant factor) {
                Expr rest = withoutFactor(sum.argument(1 - i), factor.value());
                Expr replaced = rest == null ? null : byRule(algebra.add(rest, algebra.one()));
                return replaced == null ? null : algebra.multiply(factor, replaced);
            }
        }
        return null;
    }

    /** {@code term} divided by {@code factor} where that needs no arithmetic, else null. */
    private Expr withoutFactor(Expr term, double factor) {
        if (term.is(Operators.NEGATE)) {
            return withoutFactor(term.argument(0), -factor);
        }
        if (!term.is(Operators.MULTIPLY)) {
            return null;
        }
        List<Expr> others = new ArrayList<>(term.arguments());
        boolean same = others.remove(algebra.constant(factor));
        boolean opposite = !same && others.remove(algebra.constant(-factor));
        Expr rest = algebra.multiply(others);
        return same ? rest : opposite ? algebra.negate(rest) : null;
    }

    private Expr withRewrittenArguments(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        boolean changed = false;
        for (Expr argument : apply.arguments()) {
            Expr replacement = rewrite(argument);
            if (!apply.is(Operators.SELECT)) {
                replacement = sinking.sink(replacement).map(this::rewrite).orElse(replacement);
            }
            changed |= replacement != argument;
            arguments.add(replacement);
        }
        return changed ? algebra.apply(apply.function(), arguments) : apply;
    }
}
