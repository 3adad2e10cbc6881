package io.lossmith.processor.ir;

import io.lossmith.math.GammaMath;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Result intervals of the arithmetic operators and of monotone functions. */
public final class Ranges {
    /** Where lgamma is least. */
    private static final double LEAST_LGAMMA_AT = 1.4616321449683622;

    private Ranges() {}

    static Interval sum(List<Interval> terms) {
        double lower = 0;
        double upper = 0;
        for (Interval term : terms) {
            lower += term.lower();
            upper += term.upper();
        }
        return Interval.hull(lower, upper);
    }

    /** The sum of any number of values of one interval. */
    static Interval total(Interval element) {
        return new Interval(
                element.lower() < 0 ? Double.NEGATIVE_INFINITY : element.lower(),
                element.upper() > 0 ? Double.POSITIVE_INFINITY : element.upper());
    }

    public static Interval product(List<Interval> factors) {
        Interval result = Interval.of(1);
        for (Interval factor : factors) {
            result = Interval.hull(
                    times(result.lower(), factor.lower()),
                    times(result.lower(), factor.upper()),
                    times(result.upper(), factor.lower()),
                    times(result.upper(), factor.upper()));
        }
        return result;
    }

    static Interval negation(List<Interval> operand) {
        Interval x = operand.get(0);
        return new Interval(-x.upper(), -x.lower());
    }

    static Interval quotient(List<Interval> operands) {
        Interval divisor = operands.get(1);
        if (divisor.contains(0)) {
            Interval dividend = operands.get(0);
            boolean divisorOneSided = divisor.isNonnegative() || divisor.upper() <= 0;
            boolean dividendOneSided = dividend.isNonnegative() || dividend.upper() <= 0;
            if (!divisorOneSided || !dividendOneSided) {
                return Interval.ALL;
            }
            return dividend.isNonnegative() == divisor.isNonnegative() ? Interval.NONNEGATIVE : Interval.NONPOSITIVE;
        }
        return product(List.of(operands.get(0), Interval.hull(1 / divisor.lower(), 1 / divisor.upper())));
    }

    static Interval power(List<Interval> operands) {
        Interval base = operands.get(0);
        Interval exponent = operands.get(1);
        if (base.isNonnegative()) {
            Interval corners = Interval.hull(
                    Math.pow(base.lower(), exponent.lower()),
                    Math.pow(base.lower(), exponent.upper()),
                    Math.pow(base.upper(), exponent.lower()),
                    Math.pow(base.upper(), exponent.upper()));
            // x^0 is 1 inside, and 1 lies between the corners whenever the base crosses 1.
            return exponent.contains(0) || base.contains(1) ? corners.union(Interval.of(1)) : corners;
        }
        double power = exponent.lower();
        if (power != exponent.upper() || power != Math.rint(power)) {
            return Interval.ALL;
        }
        if (power % 2 == 0) {
            return power > 0 ? even(x -> Math.pow(x, power)).of(operands) : Interval.NONNEGATIVE;
        }
        return power > 0 ? increasing(x -> Math.pow(x, power)).of(operands) : Interval.ALL;
    }

    /** The range of a function that never decreases. */
    public static Function.Range increasing(DoubleUnaryOperator function) {
        return operands -> Interval.hull(
                function.applyAsDouble(operands.get(0).lower()),
                function.applyAsDouble(operands.get(0).upper()));
    }

    /** The range of a function that never increases. */
    public static Function.Range decreasing(DoubleUnaryOperator function) {
        return increasing(function); // the hull of both ends, whichever is larger
    }

    /** The range of an even function that never decreases from 0 on. */
    public static Function.Range even(DoubleUnaryOperator function) {
        return operands -> {
            Interval x = operands.get(0);
            double smallest = x.contains(0) ? 0 : Math.min(Math.abs(x.lower()), Math.abs(x.upper()));
            return Interval.hull(
                    function.applyAsDouble(smallest),
                    function.applyAsDouble(Math.max(Math.abs(x.lower()), Math.abs(x.upper()))));
        };
    }

    /** The range of a function that never decreases where it is defined: from {@code start} on. */
    public static Function.Range increasingFrom(double start, DoubleUnaryOperator function) {
        return operands -> Interval.hull(
                function.applyAsDouble(Math.max(start, operands.get(0).lower())),
                function.applyAsDouble(Math.max(start, operands.get(0).upper())));
    }

    // The end of an interval is a bound, not a value reached: 0 times an unbounded factor is bounded by 0.
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /** The range of {@code hypot}. */
    public static Interval hypot(List<Interval> operands) {
        Interval x = even(Math::abs).of(operands.subList(0, 1));
        Interval y = even(Math::abs).of(operands.subList(1, 2));
        return Interval.hull(Math.hypot(x.lower(), y.lower()), Math.hypot(x.upper(), y.upper()));
    }

    /** The range of {@code lgamma} where it is defined, which falls to a least value and then rises. */
    public static Interval lgamma(List<Interval> operands) {
        Interval x = operands.get(0);
        double lower = GammaMath.lgamma(Math.max(0, x.lower()));
        double upper = GammaMath.lgamma(Math.max(0, x.upper()));
        Interval ends = Interval.hull(lower, upper);
        return x.contains(LEAST_LGAMMA_AT) ? ends.union(Interval.of(GammaMath.lgamma(LEAST_LGAMMA_AT))) : ends;
    }
}
