package io.lossmith.processor.compiler;

import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Operators;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where a formula can need the values that the language gives to {@code 0^0} and {@code 0*log(0)}. */
final class SpecialValues {
    private final Intervals intervals = new Intervals();

    /** Whether {@link #of} decides about the convention of {@code function}, which merely standing there does not need. */
    static boolean decides(Function function) {
        return function == Operators.POWER || function.name().equals("log");
    }

    /** The convention that {@code apply} needs somewhere in the inputs' domains: {@code ^} or {@code log}. */
    Optional<String> of(Apply apply) {
        if (apply.is(Operators.POWER)) {
            boolean needed = mayBeZero(apply.argument(0)) && mayBeZero(apply.argument(1));
            return needed ? Optional.of("^") : Optional.empty();
        }
        if (apply.function().name().equals("xlogy")) {
            boolean needed = mayVanishTogether(apply.argument(0), apply.argument(1));
            return needed ? Optional.of("log") : Optional.empty();
        }
        return apply.is(Operators.MULTIPLY) && hasZeroTimesLogarithm(apply.arguments())
                ? Optional.of("log")
                : Optional.empty();
    }

    private boolean hasZeroTimesLogarithm(List<Expr> factors) {
        for (Expr factor : factors) {
            if (factor instanceof Apply apply && apply.function().name().equals("log")) {
                boolean needed = factors.stream()
                        .anyMatch(other -> other != factor && mayVanishTogether(other, apply.argument(0)));
                if (needed) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code 1 - p} is not 0 where {@code p} is. */
    private boolean mayVanishTogether(Expr factor, Expr argument) {
        return mayBeZero(argument)
                && new Intervals(Map.of(argument, Interval.of(0))).of(factor).contains(0);
    }

    private boolean mayBeZero(Expr expr) {
        return intervals.of(expr).contains(0);
    }
}
