package io.lossmith.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the terms of a sum that are choices: two choices on one condition become one, and so do a term that counts only
 * where {@code c} holds and one that counts only where it does not. What was differentiated branch by branch comes
 * together again.
 */
final class Choices {
    /** A term that is {@code value} where all conditions hold and 0 elsewhere. */
    private record Guarded(List<Expr> conditions, Expr value) {}

    private final Algebra algebra;
    /** Guarded terms in order; no two have the same conditions. */
    private final Map<List<Expr>, Guarded> guarded = new LinkedHashMap<>();
    /** One guarded term for each condition, to find opposites. */
    private final Map<Expr, Guarded> byCondition = new HashMap<>();

    private final Map<Expr, Expr> choices = new LinkedHashMap<>();
    private final List<Expr> others = new ArrayList<>();

    Choices(Algebra algebra) {
        this.algebra = algebra;
    }

    /** The terms with the same sum, fewer if any could be merged. */
    List<Expr> merged(List<Expr> terms) {
        for (Expr term : terms) {
            add(term);
        }
        List<Expr> result = new ArrayList<>(others);
        result.addAll(choices.values());
        guarded.values().forEach(each -> result.add(term(each)));
        return result;
    }

    private void add(Expr term) {
        Expr choice = term.is(Operators.NEGATE) ? term.argument(0) : term;
        if (!choice.is(Operators.SELECT)) {
            others.add(term);
        } else if (Algebra.hasZeroBranch(choice)) {
            List<Expr> conditions =
                    conditions(algebra.guard(term)).stream().distinct().toList();
            add(new Guarded(conditions, Algebra.guarded(term)));
        } else {
            Expr condition = choice.argument(0);
            Expr earlier = choices.remove(condition);
            choices.put(condition, earlier == null ? term : onOneCondition(condition, earlier, term));
        }
    }

    private Expr onOneCondition(Expr condition, Expr first, Expr second) {
        return algebra.select(
                condition,
                algebra.add(algebra.assume(first, condition, true), algebra.assume(second, condition, true)),
                algebra.add(algebra.assume(first, condition, false), algebra.assume(second, condition, false)));
    }

    private void add(Guarded term) {
        Guarded same = guarded.get(term.conditions());
        if (same != null) {
            remove(same);
            add(new Guarded(same.conditions(), algebra.add(same.value(), term.value())));
            return;
        }
        for (int i = term.conditions().size() - 1; i >= 0; i--) {
            Expr condition = term.conditions().get(i);
            Guarded opposite = byCondition.get(algebra.not(condition));
            if (opposite != null) {
                remove(opposite);
                add(joined(condition, term, opposite));
                return;
            }
        }
        guarded.put(term.conditions(), term);
        term.conditions().forEach(condition -> byCondition.putIfAbsent(condition, term));
    }

    private void remove(Guarded term) {
        guarded.remove(term.conditions());
        term.conditions().forEach(condition -> byCondition.remove(condition, term));
    }

    /** Both terms as one choice on {@code condition}, under the conditions they share. */
    private Expr joined(Expr condition, Guarded term, Guarded opposite) {
        List<Expr> shared = new ArrayList<>(term.conditions());
        shared.retainAll(opposite.conditions());
        List<Expr> whenTrue = new ArrayList<>(term.conditions());
        whenTrue.removeAll(shared);
        whenTrue.remove(condition);
        List<Expr> whenFalse = new ArrayList<>(opposite.conditions());
        whenFalse.removeAll(shared);
        whenFalse.remove(algebra.not(condition));
        Expr choice = algebra.select(
                condition, term(new Guarded(whenTrue, term.value())), term(new Guarded(whenFalse, opposite.value())));
        return term(new Guarded(shared, choice));
    }

    private Expr term(Guarded guarded) {
        if (guarded.conditions().isEmpty()) {
            return guarded.value();
        }
        Expr all = guarded.conditions().get(0);
        for (Expr condition :
                guarded.conditions().subList(1, guarded.conditions().size())) {
            all = algebra.and(all, condition);
        }
        return algebra.select(all, guarded.value(), algebra.zero());
    }

    /** What has to hold for {@code guard} to hold. */
    static List<Expr> conditions(Expr guard) {
        if (!guard.is(Operators.AND)) {
            return List.of(guard);
        }
        List<Expr> all = new ArrayList<>(conditions(guard.argument(0)));
        all.addAll(conditions(guard.argument(1)));
        return all;
    }
}
