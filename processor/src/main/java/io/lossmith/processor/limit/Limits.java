package io.lossmith.processor.limit;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.ir.Variables;
import io.lossmith.spec.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts in limits where the formula itself comes out as NaN: at the closed ends of the predictions' domains, infinite
 * ones included, where a divisor vanishes inside, and where a softmax is sure of a class. For predictions that are vectors, element by element.
 */
public final class Limits {
    private static final Interval ORDINARY = new Interval(-100, 100);

    /** More than anyone reads; a kernel of dozens of inputs has thousands, and each would be a call in one Java expression. */
    private static final int MOST_SENTENCES = 100;

    private final Algebra algebra;
    private final SeriesAlgebra series;
    private final SeriesLimit limits;
    private final List<Variable> inputs;
    private final List<Variable> predictions;
    private final Overflows overflows;
    private final List<String> sentences = new ArrayList<>();
    private final List<Jump> jumps = new ArrayList<>();

    /**
     * A point inside a domain where an expression has no limit.
     *
     * @param divisor what is 0 there
     * @param place the point, such as {@code x = 0}
     * @param what the expression in words
     */
    public record Jump(Expr divisor, String place, String what) {}

    public Limits(Algebra algebra, List<Variable> inputs) {
        this.algebra = algebra;
        this.series = new SeriesAlgebra(algebra);
        this.limits = new SeriesLimit(algebra);
        this.overflows = new Overflows(algebra);
        this.inputs = List.copyOf(inputs);
        this.predictions = inputs.stream()
                .filter(input ->
                        input.origin() == Origin.PREDICTION && input.domain().kind() == Domain.Kind.INTERVAL)
                .toList();
    }

    /** {@code expr} with its limits; {@code what} names it in {@link #sentences}. */
    public Expr complete(Expr expr, String what) {
        return overflows.guard(complete(expr, what, new HashMap<>()));
    }

    /** What was decided, one sentence for each limit; of very many, the first ones and how many more there are. */
    public List<String> sentences() {
        if (sentences.size() <= MOST_SENTENCES) {
            return sentences;
        }
        List<String> first = new ArrayList<>(sentences.subList(0, MOST_SENTENCES));
        first.add("There are " + (sentences.size() - MOST_SENTENCES) + " more limits of this kind.");
        return first;
    }

    /** Where the limits from both sides differ, so that nothing could be put in. */
    public List<Jump> jumps() {
        return jumps;
    }

    private Expr complete(Expr expr, String what, Map<Expr, Expr> known) {
        Expr result = withTermsCompleted(expr, what, known);
        for (Variable prediction : predictions) {
            if (isElementwise(expr, prediction)) {
                Domain domain = prediction.domain();
                result = domain.lowerOpen() ? result : withEnd(result, expr, prediction, domain.lower(), what);
                result = domain.upperOpen() ? result : withEnd(result, expr, prediction, domain.upper(), what);
                result = withPoles(result, expr, prediction, what);
            }
        }
        for (Expr complement : SureClass.complements(expr)) {
            Decision decision = SureClass.decide(algebra, complement, expr);
            Expr here = algebra.compare(Operators.EQUAL, complement, algebra.zero());
            result = with(decision, result, here, complement + " = 0", what);
        }
        return result;
    }

    /** Whether each number of {@code expr} can depend on one number of the prediction, the scalar or the one at its place. */
    private static boolean isElementwise(Expr expr, Variable prediction) {
        boolean sameLength = expr.type().length().equals(prediction.type().length());
        return (sameLength || !prediction.isVector())
                && Variables.anyOf(Set.of(prediction)).in(expr);
    }

    /** Completes the vectors that are summed up, or reduced otherwise, inside {@code expr}. */
    private Expr withTermsCompleted(Expr expr, String what, Map<Expr, Expr> known) {
        if (!(expr instanceof Apply apply) || !expr.isDifferentiable()) {
            return expr;
        }
        Expr result = known.get(expr);
        if (result == null) {
            List<Expr> arguments = new ArrayList<>();
            boolean inside = apply.function().shape() != Shape.ELEMENTWISE;
            for (Expr argument : apply.arguments()) {
                boolean term = inside && argument.isVector() && argument.isDifferentiable();
                arguments.add(
                        term
                                ? complete(argument, "a term of " + what, known)
                                : withTermsCompleted(argument, what, known));
            }
            result = arguments.equals(apply.arguments()) ? expr : algebra.with(apply, arguments);
            known.put(expr, result);
        }
        return result;
    }

    private Expr withEnd(Expr result, Expr expr, Variable prediction, double end, String what) {
        Intervals there = new Intervals(facts(prediction, end));
        List<Series> paths = paths(prediction, end);
        Decision decision = new Cases(
                        algebra,
                        prediction,
                        each -> new NanRisk(there).of(each),
                        each -> paths.stream()
                                .map(path -> new Expansion(algebra, prediction, path).of(each))
                                .flatMap(Optional::stream)
                                .map(limits::of)
                                .flatMap(Optional::stream)
                                .findFirst())
                .of(expr);
        Expr point = algebra.constant(end);
        return with(
                decision, result, algebra.compare(Operators.EQUAL, prediction, point), place(prediction, point), what);
    }

    /** At infinity the other inputs with a gradient are ordinary numbers: what happens when two are out of range is not asked. */
    private Map<Expr, Interval> facts(Variable prediction, double end) {
        Map<Expr, Interval> facts = new HashMap<>();
        for (Variable other : inputs) {
            if (Double.isInfinite(end)
                    && other.isDifferentiable()
                    && other.domain().equals(Domain.REAL)) {
                facts.put(other, ORDINARY);
            }
        }
        facts.put(prediction, Interval.of(end));
        return facts;
    }

    /** How the prediction goes to an end of its domain, the more telling way first. */
    private List<Series> paths(Variable prediction, double end) {
        double inwards = end == prediction.domain().lower() ? 1 : -1;
        return Double.isInfinite(end)
                ? List.of(series.infiniteByLogarithm(-inwards), series.infiniteByPower(-inwards))
                : List.of(series.towards(algebra.constant(end), inwards));
    }

    private Expr withPoles(Expr result, Expr expr, Variable prediction, String what) {
        Expr completed = result;
        for (Map.Entry<Expr, Expr> pole : Poles.of(algebra, expr, prediction).entrySet()) {
            Expr root = pole.getValue();
            Decision decision = new Cases(
                            algebra, prediction, each -> true, each -> removable(each, prediction, pole, what))
                    .of(expr);
            Expr here = algebra.compare(Operators.EQUAL, pole.getKey(), algebra.zero());
            completed = with(decision, completed, here, place(prediction, root), what);
        }
        return completed;
    }

    /** The limit from both sides, if it is finite and one. */
    private Optional<Expr> removable(Expr expr, Variable prediction, Map.Entry<Expr, Expr> pole, String what) {
        Expr root = pole.getValue();
        Optional<Expr> above = oneSided(expr, prediction, root, 1);
        Optional<Expr> below = oneSided(expr, prediction, root, -1);
        if (above.isPresent() && below.isPresent() && !above.equals(below)) {
            jumps.add(new Jump(pole.getKey(), place(prediction, root), what));
        }
        return above.equals(below) ? above : Optional.empty();
    }

    private Optional<Expr> oneSided(Expr expr, Variable prediction, Expr root, double direction) {
        return new Expansion(algebra, prediction, series.towards(root, direction))
                .of(expr)
                .flatMap(limits::finite);
    }

    private static String place(Variable prediction, Expr point) {
        return prediction.name() + " = " + ExprPrinter.print(point);
    }

    private Expr with(Decision decision, Expr result, Expr here, String place, String what) {
        if (decision instanceof Decision.Keep) {
            return result;
        }
        decision.sentences(algebra, what)
                .forEach(sentence ->
                        sentences.add("At " + place + (sentence.startsWith("where") ? ", " : " ") + sentence + "."));
        return algebra.select(here, decision.applied(algebra, result), result);
    }
}
