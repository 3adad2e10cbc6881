package io.lossmith.math;

/**
 * Logarithms and ratios of the complementary error function, also where it underflows.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * ErfcMath.logErfc(30); // -903.97, where Math.log(NormalMath.erfc(30)) is minus infinite
 * }</pre>
 */
public final class ErfcMath {
    private static final double SQRT_2 = 1.4142135623730951;

    private static final double SQRT_PI = 1.772453850905516;

    /** From here on erfc(x) e^(x^2) x sqrt(pi) is the start of its asymptotic series. */
    private static final double FAR = 20;

    /** (-1)^k (2k - 1)!! / 2^k (formula 7.1.23 of Abramowitz and Stegun), in powers of 1 / x^2. */
    private static final double[] ASYMPTOTIC = {
        1, -0.5, 0.75, -1.875, 6.5625, -29.53125, 162.421875, -1055.7421875, 7918.06640625
    };

    private ErfcMath() {}

    /**
     * e^(-x^2) / erfc(x), which is about sqrt(pi) x for large x.
     *
     * @param x any number; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double gaussOverErfc(double x) {
        if (x < FAR) {
            return NormalMath.gauss(x) / NormalMath.erfc(x);
        }
        double inverse = 1 / x;
        return SQRT_PI * x / Polynomials.evaluate(ASYMPTOTIC, inverse * inverse);
    }

    /**
     * The derivative of {@link #gaussOverErfc(double)}, 2 r (r / sqrt(pi) - x) where r is the ratio.
     *
     * @param x any number; minus infinity gives 0, plus infinity sqrt(pi), NaN NaN
     * @return a value in [0, sqrt(pi)], within 6 ULP
     */
    public static double gaussOverErfcSlope(double x) {
        double ratio = gaussOverErfc(x);
        if (ratio == 0) {
            return 0;
        }
        if (x > 1e10) {
            return SQRT_PI;
        }
        return x < 0 ? 2 * ratio * (ratio / SQRT_PI - x) : SQRT_2 * ratio * NormalMath.millsExcess(-SQRT_2 * x);
    }

    /**
     * log(erfc(x)).
     *
     * @param x any number; minus infinity gives log(2), plus infinity minus infinity, NaN NaN
     * @return a value in [-inf, log(2)], within 1.5 ULP
     */
    public static double logErfc(double x) {
        if (x < 0.7) {
            return Math.log1p(-NormalMath.erf(x));
        }
        return tail(x, 0);
    }

    /**
     * log(erfc(x) / 2).
     *
     * @param x any number; minus infinity gives 0, plus infinity minus infinity, NaN NaN
     * @return a value in [-inf, 0], within 1.5 ULP
     */
    public static double logHalfErfc(double x) {
        if (x < 0) {
            return Math.log1p(-0.5 * NormalMath.erfc(-x));
        }
        return tail(x, 1);
    }

    /** log(erfc(x) / 2^halvings) for positive x. */
    private static double tail(double x, int halvings) {
        if (x < 5) {
            return Math.log(Math.scalb(NormalMath.erfc(x), -halvings));
        }
        double log = Math.log(Math.scalb(gaussOverErfc(x), halvings));
        return log == Double.POSITIVE_INFINITY ? -log : -x * x - log;
    }

    /**
     * 2 normalCdf(x) - 1 = erf(x / sqrt(2)), the probability between -x and x.
     *
     * @param x any number; minus infinity gives -1, plus infinity 1, NaN NaN
     * @return a value in [-1, 1], odd in x, within 2.5 ULP
     */
    public static double normalCentred(double x) {
        return NormalMath.erf(x * 0.7071067811865476);
    }
}
