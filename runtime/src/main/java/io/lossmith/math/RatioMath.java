package io.lossmith.math;

/**
 * Shares of a number in the sum or the mean of two, their logarithms, and the scale of a number.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * RatioMath.logOverMean(1, 1 + 1e-15);   // -5.0e-16, which is lost in Math.log(2 / (2 + 1e-15))
 * RatioMath.logShare(1, 1e-20);          // -1e-20, where Math.log(1 / (1 + 1e-20)) is 0
 * }</pre>
 */
public final class RatioMath {
    private static final double LN2 = 0.6931471805599453;

    private static final double E_HIGH = 2.718281828459045;
    private static final double E_LOW = 1.4456468917292502e-16;

    /** h(d) = (1 + d) log(1 + d) + (1 - d) log(1 - d) is the sum of d^(2k)/(k (2k - 1)); so many terms are enough up to d = 1/2. */
    private static final int TERMS = 26;

    private RatioMath() {}

    /**
     * log(x / ((x + y) / 2)).
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param y a number in [0, inf]; 0 gives log(2), a negative one NaN, and so do two infinities
     * @return a value of at most log(2), within 3 ULP
     */
    public static double logOverMean(double x, double y) {
        if (!(x >= 0) || !(y >= 0)) {
            return Double.NaN;
        }
        if (y == 0 || (x == Double.POSITIVE_INFINITY && y < x)) {
            return LN2;
        }
        if (x < y / 4) {
            return PowerMath.logRatio(x, y) + (LN2 - Math.log1p(x / y));
        }
        return Math.log1p(lean(x, y));
    }

    /** (x - y)/(x + y). */
    private static double lean(double x, double y) {
        double sum = x + y;
        return sum <= Double.MAX_VALUE ? (x - y) / sum : (x / 2 - y / 2) / (x / 2 + y / 2);
    }

    /**
     * The term x log(x / m) + y log(y / m) of a Jensen-Shannon divergence, where m is the mean of x and y.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param y a number in [0, inf]; a negative one gives NaN, and so do two infinities
     * @return a value in [0, inf], within 6 ULP
     */
    public static double jensenShannon(double x, double y) {
        if (!(x > 0) || !(y > 0)) {
            return x >= 0 && y >= 0 ? LN2 * (x + y) : Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY || y == Double.POSITIVE_INFINITY) {
            return x == y ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        double d = lean(x, y);
        if (Math.abs(d) > 0.5) {
            return x * logOverMean(x, y) + y * logOverMean(y, x);
        }
        return (x - y) / 2 * (d * series(d));
    }

    /** h(d)/d^2. */
    private static double series(double d) {
        double square = d * d;
        double h = 0;
        for (int k = TERMS; k > 0; k--) {
            h = h * square + 1.0 / (k * (2 * k - 1));
        }
        return h;
    }

    /**
     * The term of a Jensen-Shannon divergence for two numbers with the mean 1, given the difference of their logarithms:
     * (1 + d) log(1 + d) + (1 - d) log(1 - d) with d = tanh(x / 2).
     *
     * @param x any number
     * @return a value in [0, 2 log(2)], within 6 ULP
     */
    public static double jensenShannonShare(double x) {
        double d = Math.tanh(Math.abs(x) / 2);
        if (d <= 0.5) {
            return d * d * series(d);
        }
        double rest = 2 * StableMath.sigmoid(-Math.abs(x));
        return (1 + d) * Math.log1p(d) + (rest == 0 ? 0 : rest * Math.log(rest));
    }

    /**
     * log(x / (x + y)).
     *
     * @param x a number in [0, inf]; 0 gives minus infinity, a negative one NaN
     * @param y a number in [0, inf]; a negative one gives NaN, and so do two zeros or two infinities
     * @return a value of at most 0, within 2 ULP
     */
    public static double logShare(double x, double y) {
        if (!(x >= 0) || !(y >= 0)) {
            return Double.NaN;
        }
        return x < y ? PowerMath.logRatio(x, y) - Math.log1p(x / y) : -Math.log1p(y / x);
    }

    /**
     * log(2 sigmoid(x)), the logarithm of the first of two numbers over their mean, given the difference of their logarithms.
     *
     * @param x any number
     * @return a value of at most log(2), within 3 ULP
     */
    public static double logTwiceSigmoid(double x) {
        return x > 0 ? Math.log1p(Math.tanh(x / 2)) : x / 2 - StableMath.logCosh(x / 2);
    }

    /**
     * 1 + log(x), also near 1/e, where the sum cancels.
     *
     * @param x a number in [0, inf]; 0 gives minus infinity, a negative one NaN
     * @return any number, within 2 ULP
     */
    public static double onePlusLog(double x) {
        if (x > 0.2 && x < 0.7) {
            return Math.log1p(Math.fma(x, E_HIGH, -1) + x * E_LOW);
        }
        return 1 + Math.log(x);
    }

    /**
     * The exact power of two that makes a number at least 1 and less than 2, as far as it is a double itself.
     *
     * @param magnitude a number in [0, inf]; 0, infinity and NaN give 1
     * @return a power of two from 2^-1023 to 2^1023, exact
     */
    public static double unitScale(double magnitude) {
        if (!(magnitude > 0) || magnitude > Double.MAX_VALUE) {
            return 1;
        }
        return Math.scalb(1.0, -Math.max(Math.getExponent(magnitude), -1023));
    }

    /**
     * A number times a scale, which a compiler of formulas does not take apart.
     *
     * @param x any number
     * @param scale any number
     * @return x * scale, exact but for one rounding
     */
    public static double scaled(double x, double scale) {
        return x * scale;
    }

    /**
     * x - y * z, rounded once.
     *
     * @param x any number
     * @param y any number
     * @param z any number
     * @return the difference, exact but for one rounding
     */
    public static double differenceOfProduct(double x, double y, double z) {
        return Math.fma(-y, z, x);
    }
}
