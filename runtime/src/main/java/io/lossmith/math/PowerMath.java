package io.lossmith.math;

/**
 * Ratios, powers and roots of numbers that are near each other, or far apart.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * PowerMath.logRatio(1e-200, 1e200);   // -921.03, where Math.log(1e-200 / 1e200) is minus infinite
 * PowerMath.boxCox(3, 1e-12);          // 1.0986, where (Math.pow(3, 1e-12) - 1) / 1e-12 has 4 right digits
 * }</pre>
 */
public final class PowerMath {
    /** Below this, log and exp are better than the difference of a power to 1. */
    private static final double NEAR = 0.7;

    private PowerMath() {}

    /**
     * log(x / y): of the exact difference where the two are near each other, of the quotient where it is a normal number, else a difference
     * of logarithms.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param y a number in [0, inf]; a negative one gives NaN, and so do two zeros or two infinities
     * @return any number, within 2 ULP
     */
    public static double logRatio(double x, double y) {
        if (x < 0 || y < 0) {
            return Double.NaN;
        }
        double ratio = x / y;
        if (ratio >= 0.5 && ratio <= 2) {
            return Math.log1p((x - y) / y);
        }
        if (ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE) {
            return Math.log(ratio);
        }
        return Math.log(x) - Math.log(y);
    }

    /**
     * The term x log(x / m) - (x - m) of a relative entropy or deviance, which is about (x - m)^2 / (2 m) where the two are near each other.
     *
     * @param x a number in [0, inf]; 0 gives m, infinity infinity unless m is infinite too, a negative one NaN
     * @param m a number in [0, inf]; 0 gives infinity unless x is 0, a negative one NaN
     * @return a value in [0, inf], within 3 ULP
     */
    public static double deviance(double x, double m) {
        if (!(x > 0) || !(m >= 0)) {
            return x == 0 && m >= 0 ? m : Double.NaN;
        }
        double ratio = m / x;
        if (!(ratio >= 0.25 && ratio <= 4)) {
            double rest = m - x;
            return Math.abs(rest) == Double.POSITIVE_INFINITY ? Math.abs(rest) : x * logRatio(x, m) + rest;
        }
        double difference = m - x;
        double t = difference / x;
        double error = Wide.sumError(m, -x, difference);
        double tail = (Math.fma(-t, x, difference) + error) / x;
        return x * (tail * t / (1 + t) - StableMath.log1pmx(t));
    }

    /**
     * x^y - 1.
     *
     * @param x the base; a negative base with an exponent that is not an integer gives NaN
     * @param y the exponent
     * @return a value of at least -1 for x at least 0, within 2 ULP
     */
    public static double powm1(double x, double y) {
        double exponent = x > 0 ? y * Math.log(x) : Double.POSITIVE_INFINITY;
        if (Math.abs(exponent) < NEAR) {
            return Math.expm1(exponent);
        }
        return StableMath.pow(x, y) - 1;
    }

    /**
     * The Box-Cox transformation (x^l - 1) / l, continued by log(x) at l = 0.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param l any number
     * @return any number, within 3 ULP
     */
    public static double boxCox(double x, double l) {
        if (x < 0 || Double.isNaN(l)) {
            return Double.NaN;
        }
        double log = Math.log(x);
        double exponent = l * log;
        if (l == 0 || Math.abs(exponent) < NEAR) {
            return l == 0 ? log : log * StableMath.exprel(exponent);
        }
        double power = Math.pow(x, l);
        if (power <= Double.MAX_VALUE) {
            return (power - 1) / l;
        }
        double half = Math.pow(x, 0.5 * l);
        return Double.isInfinite(half) ? half / l : half / l * half;
    }

    /**
     * The Box-Cox transformation of 1 + x, ((1 + x)^l - 1) / l, continued by log(1 + x) at l = 0.
     *
     * @param x a number of at least -1; a smaller one gives NaN
     * @param l any number
     * @return any number, within 3 ULP
     */
    public static double boxCox1p(double x, double l) {
        double log = Math.log1p(x);
        double exponent = l * log;
        if (l == 0 || Math.abs(exponent) < NEAR) {
            return l == 0 ? log : log * StableMath.exprel(exponent);
        }
        double sum = 1 + x;
        double tail = Math.abs(x) < 1 ? x - (sum - 1) : 1 - (sum - x);
        double power = Math.pow(sum, l);
        return power > 0 && power <= Double.MAX_VALUE && tail != 0
                ? (power + power * Math.expm1(l * (tail / sum)) - 1) / l
                : boxCox(sum, l);
    }

    /**
     * The derivative of {@link #boxCox(double, double)} by l, (x^l (l log(x) - 1) + 1) / l^2.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param l any number; at x = 0 the result is infinite for l at most 0, at infinite x for l at least 0
     * @return a value in [0, inf], within 30 ULP for |l log(x)| up to 20 and 1.5 ULP more for each unit beyond
     */
    public static double boxCoxSlope(double x, double l) {
        if (x < 0 || Double.isNaN(l)) {
            return Double.NaN;
        }
        double log = Math.log(x);
        if (Double.isInfinite(log)) {
            return l != 0 && l > 0 == log < 0 ? 1 / l / l : Double.POSITIVE_INFINITY;
        }
        return log * ExponentialMath.exprelSlope(l * log) * log;
    }

    /**
     * log(1 - x^y) for a power between 0 and 1.
     *
     * @param x the base, at least 0
     * @param y the exponent; a power above 1 gives NaN, a power of 1 minus infinity
     * @return a value in [-inf, 0], within 3 ULP
     */
    public static double log1mPow(double x, double y) {
        double power = StableMath.pow(x, y);
        if (power < 0.5) {
            return Math.log1p(-power);
        }
        double difference = -powm1(x, y);
        return difference >= 0 && difference < Double.MIN_NORMAL
                ? Math.log(Math.abs(y)) + Math.log(Math.abs(Math.log(x)))
                : Math.log(difference);
    }

    /**
     * The deviance {@link #deviance(double, double)} of x from e^z, x (log(x) - z) - x + e^z, also where e^z is out of range.
     *
     * @param x a number in [0, inf); a negative one gives NaN
     * @param z any number; infinities give the limit
     * @return a value in [0, inf], within 8 ULP where x and e^z are not near each other; there, an error of e^z in its last place counts
     */
    public static double devianceFromExp(double x, double z) {
        double m = Math.exp(z);
        boolean near = m >= 0.25 * x && m <= 4 * x;
        if (!(x > 0) || near || m == Double.POSITIVE_INFINITY) {
            return deviance(x, m);
        }
        return x * (Math.log(x) - z - 1) + m;
    }

    /**
     * sqrt(1 + x^2) - 1.
     *
     * @param x any number; infinities give plus infinity, NaN NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double hypotm1(double x) {
        double a = Math.abs(x);
        if (a > 0x1p60) {
            return a;
        }
        return a * (a / (1 + Math.sqrt(1 + a * a)));
    }

    /**
     * The pseudo-Huber function d^2 (sqrt(1 + (x / d)^2) - 1), which is about x^2 / 2 near 0 and |d x| far from it.
     *
     * @param x any number
     * @param d any number but 0
     * @return a value in [0, inf], within 3 ULP
     */
    public static double pseudoHuber(double x, double d) {
        double ratio = Math.abs(x / d);
        if (ratio > 0x1p60) {
            return Math.abs(x) * Math.abs(d);
        }
        return Math.abs(x) * (Math.abs(x) / (1 + Math.sqrt(1 + ratio * ratio)));
    }
}
