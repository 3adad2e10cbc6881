package io.lossmith.processor.lower;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the largest element of a vector before a number is added and it is multiplied with a positive one: {@code (v - x)/t -
 * max((v - x)/t)} is {@code (v - max(v))/t}, where nothing overflows on the way and no rounding of the multiple counts.
 */
public final class Scales {
    private static final Function PEAK = Functions.get("peak");
    private static final Function ARGMAX = Functions.get("argmax");

    private final Algebra algebra;
    private final Intervals intervals;
    private final Map<Expr, Expr> origins;
    private final Map<Expr, Expr> known = new HashMap<>();

    /**
     * A vector as a multiple of another one.
     *
     * @param vector what is shifted and multiplied
     * @param shift a number
     * @param factor a positive number
     */
    private record Multiple(Expr vector, Expr shift, Expr factor) {}

    /** {@code origins} knows which expressions lowered ones stand for, and learns it of those made here. */
    public Scales(Algebra algebra, Intervals intervals, Map<Expr, Expr> origins) {
        this.algebra = algebra;
        this.intervals = intervals;
        this.origins = origins;
    }

    /** {@code expr}, lowered, with such factors moved out of the largest elements. */
    public Expr moveOut(Expr expr) {
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

    private Expr apply(Apply apply) {
        if (apply.is(ARGMAX) || apply.is(PEAK)) {
            Optional<Multiple> multiple = multiple(apply.argument(0));
            if (multiple.isPresent()) {
                Expr inner = algebra.apply(apply.function(), List.of(moveOut(multiple.get().vector)));
                return apply.is(ARGMAX)
                        ? inner
                        : algebra.multiply(algebra.add(inner, multiple.get().shift), multiple.get().factor);
            }
        }
        if (apply.is(Operators.ADD) && apply.arguments().size() == 2) {
            Optional<Expr> shifted = shifted(apply.argument(0), apply.argument(1))
                    .or(() -> shifted(apply.argument(1), apply.argument(0)));
            if (shifted.isPresent()) {
                return shifted.get();
            }
        }
        List<Expr> arguments = new ArrayList<>();
        for (Expr argument : apply.arguments()) {
            arguments.add(moveOut(argument));
        }
        return arguments.equals(apply.arguments()) ? apply : algebra.with(apply, arguments);
    }

    /** The vector {@code scaled}, or an element of it, less its largest element. */
    private Optional<Expr> shifted(Expr scaled, Expr minusPeak) {
        if (!minusPeak.is(Operators.NEGATE) || !minusPeak.argument(0).is(PEAK)) {
            return Optional.empty();
        }
        Optional<Multiple> multiple = multiple(minusPeak.argument(0).argument(0));
        if (multiple.isEmpty()) {
            return Optional.empty();
        }
        Expr plain = algebra.subtract(algebra.divide(scaled, multiple.get().factor), multiple.get().shift);
        boolean isElement = plain.is(Operators.GATHER) && plain.argument(0) == multiple.get().vector;
        if (plain != multiple.get().vector && !isElement) {
            return Optional.empty();
        }
        Expr peak = algebra.apply(PEAK, List.of(moveOut(multiple.get().vector)));
        Expr difference = algebra.subtract(moveOut(plain), peak);
        return Optional.of(algebra.multiply(difference, multiple.get().factor));
    }

    private Optional<Multiple> multiple(Expr expr) {
        boolean isNegative = expr.is(Operators.NEGATE);
        Expr scaled = isNegative ? expr.argument(0) : expr;
        Expr product = scaled.is(Operators.DIVIDE) ? scaled.argument(0) : scaled;
        Expr divisor = scaled.is(Operators.DIVIDE) ? scaled.argument(1) : algebra.one();
        List<Expr> numbers = new ArrayList<>(
                product.is(Operators.MULTIPLY)
                        ? product.arguments()
                        : product.isVector() ? List.of() : List.of(product));
        numbers.removeIf(Expr::isVector);
        Expr factor = algebra.divide(algebra.multiply(numbers), divisor);
        boolean fits = !divisor.isVector()
                && intervals.of(divisor).isPositive()
                && numbers.stream().allMatch(number -> intervals.of(number).isPositive());
        Expr multiple = fits ? algebra.divide(scaled, factor) : scaled;
        Expr sum = isNegative ? algebra.negate(multiple) : multiple;
        List<Expr> terms = Operators.terms(sum);
        Expr vector = algebra.add(terms.stream().filter(Expr::isVector).toList());
        Expr shift = algebra.add(terms.stream().filter(term -> !term.isVector()).toList());
        boolean isPlain = factor.isConstant(1) && shift.isConstant(0);
        return fits && !isPlain && vector.isVector()
                ? Optional.of(new Multiple(vector, shift, factor))
                : Optional.empty();
    }
}
