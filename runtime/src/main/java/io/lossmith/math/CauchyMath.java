package io.lossmith.math;

/**
 * The negative log-likelihood of the Cauchy distribution, log(1 + x^2), and its derivatives, for arguments whose square overflows too.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * CauchyMath.log1pSquare(1e200);      // 921.03, where Math.log1p(x * x) is infinite
 * CauchyMath.log1pSquareSlope(1e200); // 2e-200, where 2 * x / (1 + x * x) is 0
 * }</pre>
 */
public final class CauchyMath {
    /** Past this, 1 is less than half an ULP beside the square. */
    private static final double LARGE = 0x1p27;

    private CauchyMath() {}

    /**
     * log(1 + x^2).
     *
     * @param x any number; infinities give plus infinity, NaN NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double log1pSquare(double x) {
        double a = Math.abs(x);
        return a > LARGE ? 2 * Math.log(a) : Math.log1p(a * a);
    }

    /**
     * The derivative of {@link #log1pSquare(double)}, 2 x / (1 + x^2).
     *
     * @param x any number; infinities give 0 with their sign, NaN NaN
     * @return a value in [-1, 1], within 2 ULP
     */
    public static double log1pSquareSlope(double x) {
        return Math.abs(x) > LARGE ? 2 / x : 2 * x / (1 + x * x);
    }

    /**
     * The derivative of {@link #log1pSquareSlope(double)}, 2 (1 - x^2) / (1 + x^2)^2, which is 0 at 1 and -1.
     *
     * @param x any number; infinities give -0, NaN NaN
     * @return a value in [-1/4, 2], within 4 ULP
     */
    public static double log1pSquareCurvature(double x) {
        double a = Math.abs(x);
        if (a > LARGE) {
            return -2 / a / a;
        }
        double d = 1 + a * a;
        return 2 * (1 - a) * (1 + a) / (d * d);
    }

    /**
     * log(1 + (x / y)^2), also where the quotient overflows.
     *
     * @param x any number
     * @param y any number; 0 gives infinity, beside an x of 0 NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double log1pSquareOfRatio(double x, double y) {
        double ratio = Math.abs(x / y);
        return ratio == Double.POSITIVE_INFINITY && Math.abs(x) <= Double.MAX_VALUE && y != 0
                ? 2 * (Math.log(Math.abs(x)) - Math.log(Math.abs(y)))
                : log1pSquare(ratio);
    }

    /**
     * The derivative of {@link #log1pSquareOfRatio(double, double)} by x, 2 x / (x^2 + y^2).
     *
     * @param x any number
     * @param y any number; 0 beside an x of 0 gives NaN
     * @return any number, within 4 ULP
     */
    public static double ratioSlope(double x, double y) {
        if (Math.abs(x) > Math.abs(y)) {
            double ratio = y / x;
            return 2 / x / (1 + ratio * ratio);
        }
        double ratio = x / y;
        return 2 * (ratio / y / (1 + ratio * ratio));
    }

    /**
     * The derivative of {@link #ratioSlope(double, double)} by x, 2 (y^2 - x^2) / (x^2 + y^2)^2.
     *
     * @param x any number
     * @param y any number; 0 beside an x of 0 gives NaN
     * @return any number, within 6 ULP
     */
    public static double ratioCurvature(double x, double y) {
        double a = Math.abs(x);
        double b = Math.abs(y);
        double large = Math.max(a, b);
        double ratio = Math.min(a, b) / large;
        double divisor = 1 + ratio * ratio;
        double square = ratio > 0.5 ? (b - a) / large * (1 + ratio) : (b > a ? 1 - ratio * ratio : ratio * ratio - 1);
        return 2 * (square / (divisor * divisor) / large / large);
    }
}
