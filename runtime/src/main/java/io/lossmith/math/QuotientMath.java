package io.lossmith.math;

/**
 * Derivatives of quotients that are 0/0 somewhere, and logarithms of products and shares.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * QuotientMath.sincSlope(1e-9);           // -3.33e-10, where (Math.cos(x) - Math.sin(x) / x) / x is 0
 * QuotientMath.logProduct(1e200, 1e200);  // 921.03, where Math.log(1e200 * 1e200) is infinite
 * }</pre>
 */
public final class QuotientMath {
    /** Up to here the power series of the derivatives of sin(x)/x are used. */
    private static final double NEAR = 2;

    private static final int SINC_TERMS = 14;

    private static final int LOG_TERMS = 38;

    private QuotientMath() {}

    /**
     * sin(x)/x, continued by 1 at 0.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [-0.218, 1], within 2 ULP
     */
    public static double sinc(double x) {
        if (x == 0) {
            return 1;
        }
        return Double.isInfinite(x) ? 0 : Math.sin(x) / x;
    }

    /**
     * log(x)/(x - 1), continued by 1 at 1.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @return a value in [0, inf], within 3 ULP
     */
    public static double logQuotient(double x) {
        if (x == 1) {
            return 1;
        }
        return x == Double.POSITIVE_INFINITY ? 0 : Math.log(x) / (x - 1);
    }

    /**
     * The derivative of sin(x)/x, (cos(x) - sin(x)/x)/x, continued by 0 at 0.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [-1/2, 1/2], within 4 ULP for arguments up to 2, and of the larger term above
     */
    public static double sincSlope(double x) {
        if (Math.abs(x) < NEAR) {
            // the sum of (-1)^k 2k x^(2k-1)/(2k+1)!
            double square = x * x;
            double sum = 0;
            for (int k = SINC_TERMS; k > 1; k--) {
                sum = (1 - sum) * square / ((2 * k - 2) * (2 * k + 1));
            }
            return x / 3 * (sum - 1);
        }
        return Double.isInfinite(x) ? 0 * Math.signum(-x) : (Math.cos(x) - Math.sin(x) / x) / x;
    }

    /**
     * The second derivative of sin(x)/x, -sin(x)/x - 2 (cos(x) - sin(x)/x)/x^2, continued by -1/3 at 0.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [-1/3, 1/3], within 8 ULP for arguments up to 2, and of the larger term above
     */
    public static double sincCurvature(double x) {
        if (Math.abs(x) < NEAR) {
            // the sum of (-1)^k 2k (2k-1) x^(2k-2)/(2k+1)!
            double square = x * x;
            double sum = 0;
            for (int k = SINC_TERMS; k > 1; k--) {
                double step = (2.0 * k - 1) / ((2 * k - 2) * (2 * k - 3));
                sum = (1 - sum) * step * square / (2 * k + 1);
            }
            return (sum - 1) / 3;
        }
        return Double.isInfinite(x) ? 0 : -Math.sin(x) / x - 2 * (sincSlope(x) / x);
    }

    /**
     * The derivative of log(x)/(x - 1), (1/x - log(x)/(x - 1))/(x - 1), continued by -1/2 at 1.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @return a value in [-inf, 0], within 6 ULP
     */
    public static double logQuotientSlope(double x) {
        if (x > 0.25 && x < 4) {
            // With s = (x - 1)/(x + 1) the quotient is (1 - s) A(s^2) for A = 1 + v/3 + v^2/5 + ...
            double s = (x - 1) / (x + 1);
            double v = s * s;
            double half = (1 - s) * (1 - s) / 2;
            return half * (2 * s * (1 - s) * atanhSeries(v, 1) - atanhSeries(v, 0));
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return -1 / x;
        }
        return (1 / x - Math.log(x) / (x - 1)) / (x - 1);
    }

    /**
     * The second derivative of log(x)/(x - 1), continued by 2/3 at 1.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @return a value in [0, inf], within 10 ULP
     */
    public static double logQuotientCurvature(double x) {
        if (x > 0.25 && x < 4) {
            double s = (x - 1) / (x + 1);
            double v = s * s;
            double slope = 2 * s * (1 - s) * atanhSeries(v, 1) - atanhSeries(v, 0);
            double curvature = (2 - 6 * s) * atanhSeries(v, 1) + 4 * v * (1 - s) * atanhSeries(v, 2);
            double half = (1 - s) * (1 - s) / 2;
            return half * (half * curvature - (1 - s) * slope);
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return Math.abs(1 / x);
        }
        return (-1 / x / x - 2 * logQuotientSlope(x)) / (x - 1);
    }

    /** A derivative of the given order of the sum of v^k/(2k + 1), which is atanh(s)/s for v = s^2. */
    private static double atanhSeries(double v, int order) {
        double sum = 0;
        for (int k = LOG_TERMS; k >= order; k--) {
            double factor = order == 0 ? 1 : order == 1 ? k : k * (k - 1.0);
            sum = sum * v + factor / (2 * k + 1);
        }
        return sum;
    }

    /**
     * log(1 + x/y), also where the quotient overflows.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param y a number in [0, inf]; a negative one gives NaN, and so do two zeros or two infinities
     * @return a value in [0, inf], within 2 ULP
     */
    public static double log1pOfRatio(double x, double y) {
        if (x < 0 || y < 0) {
            return Double.NaN;
        }
        double ratio = x / y;
        return ratio == Double.POSITIVE_INFINITY && x <= Double.MAX_VALUE && y > 0
                ? Math.log(x) - Math.log(y)
                : Math.log1p(ratio);
    }

    /**
     * log(x y), also where the product overflows or underflows.
     *
     * @param x a number in [0, inf]; a negative one gives NaN
     * @param y a number in [0, inf]; a negative one gives NaN, and so does 0 beside infinity
     * @return any number, within 2 ULP
     */
    public static double logProduct(double x, double y) {
        if (x < 0 || y < 0) {
            return Double.NaN;
        }
        double product = x * y;
        if (product >= 0.5 && product <= 2) {
            return Math.log1p((product - 1) + Math.fma(x, y, -product));
        }
        if (product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE) {
            return Math.log(product);
        }
        return Math.log(x) + Math.log(y);
    }

    /**
     * The relative entropy y log(y/p) + (1 - y) log((1 - y)/(1 - p)) of two shares, about (y - p)^2/(2 p (1 - p)) where they are near
     * each other.
     *
     * @param y a number in [0, 1]; any other gives NaN
     * @param p a number in [0, 1]; any other gives NaN; 0 or 1 gives infinity unless y is the same
     * @return a value in [0, inf], within 6 ULP
     */
    public static double binaryDeviance(double y, double p) {
        if (!(y >= 0 && y <= 1 && p >= 0 && p <= 1)) {
            return Double.NaN;
        }
        double rest = 1 - y;
        double t = (y - p) / rest;
        double other = Math.abs(t) < 0.5 ? -rest * StableMath.log1pmx(t) : PowerMath.deviance(rest, 1 - p);
        return PowerMath.deviance(y, p) + other;
    }
}
