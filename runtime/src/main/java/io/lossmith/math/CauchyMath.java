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
}
