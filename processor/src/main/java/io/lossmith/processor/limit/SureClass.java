package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Substitution;
import io.lossmith.processor.ir.Type;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.ir.Variables;
import io.lossmith.spec.Domain;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The special point of a softmax: all probability on one class, so that its complement {@code t} is 0. The logits go
 * there in no particular way, so of the other classes' probabilities only {@code 0 <= p <= t} is used.
 */
final class SureClass {
    private final Algebra algebra;
    private final SeriesAlgebra series;
    private final SeriesLimit limits;
    private final Expr logits;
    private final Expr index;
    private final Variable share;

    private SureClass(Algebra algebra, Expr complement) {
        this.algebra = algebra;
        this.series = new SeriesAlgebra(algebra);
        this.limits = new SeriesLimit(algebra);
        this.logits = complement.argument(0).argument(0);
        this.index = complement.argument(1);
        this.share = algebra.graph()
                .variable("share of another class", Origin.PARAMETER, Type.REAL, Domain.UNIT, Optional.empty());
    }

    /** The elements {@code co_softmax(…)[i]} in {@code expr}. */
    static Set<Expr> complements(Expr expr) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(expr, new LinkedHashSet<>(), found);
        return found;
    }

    private static void collect(Expr expr, Set<Expr> seen, Set<Expr> found) {
        if (seen.add(expr)) {
            if (expr.is(Operators.GATHER) && expr.argument(0).is(Functions.get("co_softmax"))) {
                found.add(expr);
            }
            expr.arguments().forEach(argument -> collect(argument, seen, found));
        }
    }

    /** What {@code expr} is where {@code complement}, one of its {@link #complements}, is 0. */
    static Decision decide(Algebra algebra, Expr complement, Expr expr) {
        return new SureClass(algebra, complement).decide(expr);
    }

    private Decision decide(Expr expr) {
        if (!expr.isVector()) {
            return decide(expr, false);
        }
        Expr own = algebra.compare(
                Operators.EQUAL, algebra.graph().position(logits.type().length().orElseThrow()), index);
        return Decision.depending(own, decide(assume(expr, own, true), true), decide(assume(expr, own, false), false));
    }

    private Expr assume(Expr expr, Expr condition, boolean holds) {
        return new Substitution(algebra, Map.of(condition, algebra.graph().condition(holds))).in(expr);
    }

    private Decision decide(Expr expr, boolean own) {
        Series t = series.towards(algebra.zero(), 1);
        Series rest = series.towards(algebra.one(), -1);
        Map<Expr, Series> known = new HashMap<>();
        known.put(element("co_softmax"), t);
        known.put(element("softmax"), rest);
        known.put(element("log_softmax"), logarithm(rest));
        known.put(all("co_softmax"), own ? t : series.add(series.constant(algebra.one()), scaled(t, -1)));
        known.put(all("softmax"), own ? rest : scaled(t, 1));
        Map<Expr, Interval> facts = new HashMap<>();
        facts.put(element("co_softmax"), Interval.of(0));
        facts.put(element("softmax"), Interval.of(1));
        facts.put(element("log_softmax"), Interval.of(0));
        facts.put(all("co_softmax"), Interval.of(own ? 0 : 1));
        facts.put(all("softmax"), Interval.of(own ? 1 : 0));
        if (!new NanRisk(new Intervals(facts)).of(expr)) {
            return new Decision.Keep();
        }
        return new Expansion(algebra, variables(logits), known)
                .of(expr)
                .flatMap(limits::of)
                .filter(limit -> !variables(limit).contains(share))
                .<Decision>map(Decision.Is::new)
                .orElse(new Decision.Keep());
    }

    private Series scaled(Series t, double sign) {
        return series.scale(t, algebra.multiply(algebra.constant(sign), share));
    }

    private Series logarithm(Series rest) {
        Variable x = algebra.graph()
                .variable("probability of the class", Origin.PREDICTION, Type.REAL, Domain.UNIT, Optional.empty());
        Expr log = algebra.apply(Functions.get("log"), List.of(x));
        return new Expansion(algebra, x, rest).of(log).orElseThrow();
    }

    private Expr all(String function) {
        return algebra.apply(Functions.get(function), List.of(logits));
    }

    private Expr element(String function) {
        return algebra.gather(all(function), index);
    }

    private static Set<Variable> variables(Expr expr) {
        Set<Variable> found = new LinkedHashSet<>();
        Variables.collect(expr, new LinkedHashSet<>(), found);
        return found;
    }
}
