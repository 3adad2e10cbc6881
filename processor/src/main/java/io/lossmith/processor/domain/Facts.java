package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from a condition: alternatives of which one holds, each a set of smaller intervals. No alternative means
 * that the condition cannot be; an empty one, that nothing follows.
 */
final class Facts {
    private static final int MOST_ALTERNATIVES = 8;
    private static final List<Map<Expr, Interval>> NOTHING = List.of(Map.of());

    private final Reach reach;

    Facts(Reach reach) {
        this.reach = reach;
    }

    List<Map<Expr, Interval>> of(Expr condition, boolean truth) {
        if (!(condition instanceof Apply apply)) {
            return NOTHING;
        }
        if (apply.is(Operators.NOT)) {
            return of(apply.argument(0), !truth);
        }
        if (apply.is(Operators.AND) || apply.is(Operators.OR)) {
            return apply.is(Operators.AND) == truth ? both(apply, truth) : either(apply, truth);
        }
        if (!Operators.isComparison(apply.function())) {
            return NOTHING;
        }
        return comparison(apply.argument(0), apply.argument(1), apply.function(), truth);
    }

    private List<Map<Expr, Interval>> either(Apply condition, boolean truth) {
        List<Map<Expr, Interval>> all = new ArrayList<>(of(condition.argument(0), truth));
        all.addAll(of(condition.argument(1), truth));
        return all.size() > MOST_ALTERNATIVES ? NOTHING : all;
    }

    private List<Map<Expr, Interval>> both(Apply condition, boolean truth) {
        List<Map<Expr, Interval>> all = new ArrayList<>();
        for (Map<Expr, Interval> first : of(condition.argument(0), truth)) {
            for (Map<Expr, Interval> second : of(condition.argument(1), truth)) {
                Map<Expr, Interval> joined = new LinkedHashMap<>(first);
                boolean possible = true;
                for (Map.Entry<Expr, Interval> fact : second.entrySet()) {
                    Interval other = joined.getOrDefault(fact.getKey(), Interval.ALL);
                    double lower = Math.max(other.lower(), fact.getValue().lower());
                    double upper = Math.min(other.upper(), fact.getValue().upper());
                    possible &= lower <= upper;
                    joined.put(fact.getKey(), possible ? new Interval(lower, upper) : other);
                }
                if (possible) {
                    all.add(joined);
                }
            }
        }
        return all.size() > MOST_ALTERNATIVES ? NOTHING : all;
    }

    private List<Map<Expr, Interval>> comparison(Expr a, Expr b, Function comparison, boolean truth) {
        List<Map<Expr, Interval>> all = new ArrayList<>();
        for (int sign = -1; sign <= 1; sign++) {
            if (Operators.compares(comparison, sign) == truth) {
                alternative(a, b, sign, all);
            }
        }
        return all;
    }

    /** Adds what holds where {@code a - b} has the given sign, unless it never has. */
    private void alternative(Expr a, Expr b, int sign, List<Map<Expr, Interval>> all) {
        Interval first = reach.of(a).interval();
        Interval second = reach.of(b).interval();
        double aLower = sign < 0
                ? first.lower()
                : Math.max(first.lower(), sign > 0 ? above(a, second.lower()) : second.lower());
        double aUpper = sign > 0
                ? first.upper()
                : Math.min(first.upper(), sign < 0 ? below(a, second.upper()) : second.upper());
        double bLower = sign > 0
                ? second.lower()
                : Math.max(second.lower(), sign < 0 ? above(b, first.lower()) : first.lower());
        double bUpper = sign < 0
                ? second.upper()
                : Math.min(second.upper(), sign > 0 ? below(b, first.upper()) : first.upper());
        if (aLower > aUpper || bLower > bUpper) {
            return;
        }
        Map<Expr, Interval> facts = new LinkedHashMap<>();
        put(facts, a, first, new Interval(aLower, aUpper));
        put(facts, b, second, new Interval(bLower, bUpper));
        all.add(facts);
    }

    private static void put(Map<Expr, Interval> facts, Expr expr, Interval before, Interval now) {
        if (!now.equals(before)
                && (expr instanceof Variable || !expr.arguments().isEmpty())) {
            facts.put(expr, now);
        }
    }

    private static double above(Expr expr, double value) {
        return isWhole(expr) ? Math.floor(value) + 1 : Math.nextUp(value);
    }

    private static double below(Expr expr, double value) {
        return isWhole(expr) ? Math.ceil(value) - 1 : Math.nextDown(value);
    }

    private static boolean isWhole(Expr expr) {
        return expr instanceof Variable variable
                && variable.domain().discrete()
                && variable.domain().kind() != Domain.Kind.SIGN;
    }
}
