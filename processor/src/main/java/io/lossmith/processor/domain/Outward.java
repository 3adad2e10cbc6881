package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Interval;
import java.util.List;

/**
 * Interval arithmetic whose ends are rounded outward, so that they enclose both the real result and the computed one. An
 * end that is exact stays: a sum of non-negative numbers is non-negative.
 */
final class Outward {
    /** Every function of the table is closer than this to its real value, in units in the last place. */
    private static final int FUNCTION_ULPS = 4;

    private static final double INF = Double.POSITIVE_INFINITY;

    private Outward() {}

    static Interval sum(List<Interval> terms) {
        double lower = 0;
        double upper = 0;
        for (Interval term : terms) {
            lower = lowerSum(lower, term.lower());
            upper = -lowerSum(-upper, -term.upper());
        }
        return new Interval(lower, upper);
    }

    /** The sum of one to {@code count} numbers of an interval. */
    static Interval total(Interval element, double count) {
        double lower = element.lower() < 0 ? lowerProduct(element.lower(), count) : element.lower();
        double upper = element.upper() > 0 ? -lowerProduct(-element.upper(), count) : element.upper();
        return new Interval(lower, upper);
    }

    static Interval product(Interval a, Interval b) {
        double lower = INF;
        double upper = -INF;
        for (double x : new double[] {a.lower(), a.upper()}) {
            for (double y : new double[] {b.lower(), b.upper()}) {
                lower = Math.min(lower, lowerProduct(x, y));
                upper = Math.max(upper, -lowerProduct(-x, y));
            }
        }
        return new Interval(lower + 0.0, upper + 0.0); // 0, not -0
    }

    /** The quotient by an interval without 0, or with 0 as an end that the divisor approaches from one side. */
    static Interval quotient(Interval dividend, Interval divisor) {
        if (divisor.lower() < 0 && divisor.upper() > 0) {
            return Interval.ALL;
        }
        // 1/0 is the infinity of the side that the divisor is on.
        double first = divisor.lower() == 0 ? INF : 1 / divisor.lower();
        double second = divisor.upper() == 0 ? -INF : 1 / divisor.upper();
        return product(dividend, new Interval(down(second, divisor.upper() > 0), -down(-first, divisor.lower() < 0)));
    }

    /** The range of a function with errors, no wider than {@code limits}. */
    static Interval function(Interval range, Interval limits) {
        double lower = range.lower();
        double upper = range.upper();
        for (int i = 0; i < FUNCTION_ULPS; i++) {
            lower = lower == 0 && 1 / lower > 0 ? lower : Math.nextDown(lower);
            upper = upper == 0 && 1 / upper < 0 ? upper : Math.nextUp(upper);
        }
        return new Interval(Math.max(lower, limits.lower()), Math.min(upper, limits.upper()));
    }

    private static double lowerSum(double a, double b) {
        double sum = a + b;
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Double.isNaN(sum) ? -INF : sum;
        }
        // An infinite sum of finite numbers is what the program computes: it counts as it is.
        double back = sum - a;
        double error = (a - (sum - back)) + (b - back);
        return error < 0 ? Math.nextDown(sum) : sum;
    }

    private static double lowerProduct(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        double product = a * b;
        boolean exact = Double.isInfinite(a)
                || Double.isInfinite(b)
                || (Math.abs(product) > 0x1p-900 && Math.fma(a, b, -product) == 0);
        return exact ? product : down(product, (a > 0) == (b > 0));
    }

    /** One step down, though not past 0 where the real number is known to be positive. */
    private static double down(double value, boolean positive) {
        if (Double.isInfinite(value)) {
            return value;
        }
        double below = Math.nextDown(value);
        return positive ? Math.max(0, below) : below;
    }
}
