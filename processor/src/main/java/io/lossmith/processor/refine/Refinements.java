package io.lossmith.processor.refine;

import io.lossmith.math.Refinement;
import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Dependence;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Trait;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets sums that may cancel, and functions that may magnify the rounding errors of their operands, be computed again where
 * they do so.
 */
public final class Refinements {
    /** So many places of one loss at most. */
    private static final int MOST = 48;

    private static final Function ABS = Functions.get("abs");

    /** Whose results are an operand, or its opposite. */
    private static final Set<String> PICKS =
            Set.of("abs", "maximum", "minimum", "max_of", "min_of", "peak", "clamp", "relu");

    private final Algebra algebra;
    private final Intervals intervals;
    private final Map<Expr, Expr> origins;
    private final Map<Expr, Expr> known = new HashMap<>();
    private final Map<Expr, Expr> results = new HashMap<>();
    private final Map<Expr, Boolean> lost = new HashMap<>();
    private int count;

    /** {@code origins} knows which expressions lowered ones stand for, and learns it of those made here. */
    public Refinements(Algebra algebra, Intervals intervals, Map<Expr, Expr> origins) {
        this.algebra = algebra;
        this.intervals = intervals;
        this.origins = origins;
    }

    /** {@code expr}, lowered, with refinements; algebra must not see it afterwards. */
    public Expr refine(Expr expr) {
        Expr result = known.get(expr);
        if (result == null) {
            result = expr instanceof Apply apply ? apply(apply) : expr;
            known.put(expr, result);
            if (result != expr) {
                origins.putIfAbsent(result, origins.getOrDefault(expr, expr));
            }
        }
        return result;
    }

    /** A result: the same, and computed again where doubles overflow or underflow on the way to it. */
    public Expr refineResult(Expr expr) {
        Expr refined = refine(expr);
        if (!(expr instanceof Apply apply)
                || expr.type().kind() != Kind.REAL
                || expr.dependence() != Dependence.ROW
                || isExact(expr)
                || !mayBeLost(expr)) {
            return refined;
        }
        boolean isChoice = apply.is(Operators.SELECT) && !mayBeLost(apply.argument(0));
        if (isChoice || apply.is(Operators.NEGATE) || isPick(apply)) {
            // What is picked is a result; a number among them stays one.
            List<Expr> results =
                    apply.arguments().stream().map(this::refineResult).toList();
            return algebra.graph().apply(apply.function(), results);
        }
        Optional<Function.Refined> inner =
                refined instanceof Apply outer ? outer.function().refined() : Optional.empty();
        Optional<Function.Refined> program = inner.isPresent() ? inner : WideProgram.of(algebra, apply);
        if (program.isEmpty()) {
            return refined;
        }
        Expr plain = inner.isPresent() ? refined.argument(0) : refined;
        Expr size = inner.isPresent() ? refined.argument(1) : algebra.zero();
        return results.computeIfAbsent(expr, key -> refinement(apply, program.get(), true, plain, size));
    }

    private static boolean isPick(Apply apply) {
        return apply.function().shape() == Shape.ELEMENTWISE
                && PICKS.contains(apply.function().name());
    }

    /** Whether steps may overflow or underflow on the way to an ordinary number. */
    private boolean mayBeLost(Expr expr) {
        Boolean known = lost.get(expr);
        if (known == null) {
            known = expr instanceof Apply apply
                    && (leavesRange(apply) || apply.arguments().stream().anyMatch(this::mayBeLost));
            lost.put(expr, known);
        }
        return known;
    }

    private boolean leavesRange(Apply apply) {
        if (apply.is(Operators.MULTIPLY)) {
            return apply.arguments().stream()
                                    .filter(factor -> !(factor instanceof Constant))
                                    .count()
                            > 1
                    && !apply.arguments().stream().allMatch(this::isExact);
        }
        boolean isSafe = apply.is(Operators.ADD)
                || (apply.is(Operators.POWER) && apply.argument(1).isConstant(2));
        return !isSafe
                && !isExact(apply)
                && apply.type().kind() == Kind.REAL
                && !PICKS.contains(apply.function().name());
    }

    private Expr apply(Apply apply) {
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(refine(argument));
        }
        Expr plain =
                arguments.equals(apply.arguments()) ? apply : algebra.graph().apply(apply.function(), arguments);
        if (apply.type().kind() != Kind.REAL || apply.dependence() != Dependence.ROW || count >= MOST) {
            return plain;
        }
        Optional<Expr> size = size(apply, (Apply) plain);
        Optional<Function.Refined> program = size.isPresent() ? WideProgram.of(algebra, apply) : Optional.empty();
        if (program.isEmpty()) {
            return plain;
        }
        return refinement(apply, program.get(), false, plain, size.get());
    }

    private Expr refinement(Apply apply, Function.Refined program, boolean isResult, Expr plain, Expr size) {
        count++;
        Expr meant = origins.getOrDefault(apply, apply);
        Function refined = Function.elementwise("refined" + count, 2)
                .hidden()
                .refined(new Function.Refined(meant, program.leaves(), program.steps(), isResult))
                .range(operands -> operands.get(0))
                .build();
        origins.putIfAbsent(plain, meant);
        return algebra.graph().apply(refined, List.of(plain, size));
    }

    /** What the result is to be compared with, if it may be small beside it. */
    private Optional<Expr> size(Apply apply, Apply plain) {
        if (apply.is(Operators.ADD)) {
            return mayCancel(apply) ? Optional.of(sizeOfSum(plain)) : Optional.empty();
        }
        if (apply.is(Operators.SUM)) {
            Expr vector = plain.argument(0);
            return hasBothSigns(List.of(apply.argument(0)))
                    ? Optional.of(algebra.graph().apply(Operators.SUM, List.of(magnitude(vector))))
                    : Optional.empty();
        }
        boolean isExactPower = apply.is(Operators.POWER) && isExact(apply.argument(1));
        String formula = ErrorSizes.TABLE.get(
                isExactPower ? ErrorSizes.EXACT_POWER : apply.function().name());
        if (formula == null
                || apply.arguments().stream().allMatch(this::isExact)
                || isNeverDue(apply, instantiate(formula, apply))) {
            return Optional.empty();
        }
        return Optional.of(instantiate(formula, plain));
    }

    private Expr instantiate(String formula, Apply apply) {
        return TableFormulas.instantiate(
                algebra, formula, TableFormulas.operands(apply.arguments()).with("f", apply));
    }

    /** Whether {@code size} is so small a multiple of a result wherever that is. */
    private boolean isNeverDue(Expr result, Expr size) {
        if (intervals.of(size).upper() <= 0) {
            return true;
        }
        return intervals.of(result).lower() >= 0
                && intervals.of(algebra.divide(size, result)).upper() * Refinement.PART <= 1;
    }

    private boolean mayCancel(Apply sum) {
        boolean roundedOnce =
                sum.arguments().size() == 2 && sum.arguments().stream().allMatch(this::isExact);
        boolean hasRest = sum.arguments().stream()
                .anyMatch(
                        term -> term instanceof Apply apply && apply.function().has(Trait.REST));
        return !roundedOnce && !hasRest && hasBothSigns(sum.arguments());
    }

    private boolean hasBothSigns(List<Expr> terms) {
        boolean up = false;
        boolean down = false;
        for (Expr term : terms) {
            Interval interval = intervals.of(term);
            up |= interval.upper() > 0;
            down |= interval.lower() < 0;
        }
        return up && down;
    }

    private Expr sizeOfSum(Apply sum) {
        List<Expr> magnitudes = new ArrayList<>();
        for (Expr term : sum.arguments()) {
            magnitudes.add(magnitude(term));
        }
        return algebra.graph().apply(Operators.ADD, magnitudes);
    }

    private Expr magnitude(Expr term) {
        if (term instanceof Constant number) {
            return algebra.constant(Math.abs(number.value()));
        }
        Expr unsigned = term.is(Operators.NEGATE) ? term.argument(0) : term;
        return intervals.of(unsigned).lower() >= 0 ? unsigned : algebra.graph().apply(ABS, List.of(unsigned));
    }

    /** Whether doubles hold it without an error: inputs, numbers, and what only picks or signs them. */
    private boolean isExact(Expr expr) {
        if (expr instanceof Constant constant) {
            return constant.rest() == 0;
        }
        if (!(expr instanceof Apply apply)) {
            return true;
        }
        if (apply.is(Operators.SELECT)) {
            return isExact(apply.argument(1)) && isExact(apply.argument(2));
        }
        if (apply.function().shape() == Shape.GATHER) {
            return isExact(apply.argument(0));
        }
        boolean keeps = apply.is(Operators.NEGATE)
                || apply.is(Operators.SPREAD)
                || PICKS.contains(apply.function().name())
                || apply.type().kind() != Kind.REAL;
        if (apply.is(Operators.MULTIPLY) && apply.arguments().size() == 2) {
            Expr first = apply.argument(0);
            keeps = first instanceof Constant number && isPowerOfTwo(number.value());
        }
        return keeps && apply.arguments().stream().allMatch(this::isExact);
    }

    private static boolean isPowerOfTwo(double number) {
        double magnitude = Math.abs(number);
        return magnitude != 0
                && Double.isFinite(magnitude)
                && Math.scalb(1.0, Math.getExponent(magnitude)) == magnitude;
    }
}
