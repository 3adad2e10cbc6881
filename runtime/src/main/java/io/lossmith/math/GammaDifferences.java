package io.lossmith.math;

/**
 * Differences of the logarithm of the gamma function and of its derivatives, without the cancellation: what the gamma, beta, negative
 * binomial and Dirichlet distributions need.
 *
 * <p>From 8 on the asymptotic series are subtracted term by term; smaller arguments are raised by the recurrence (Abramowitz and Stegun,
 * 6.1.15, 6.3.5, 6.4.6), of which the differences are sums of positive terms.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; the error bound of each
 * method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * GammaDifferences.digammaRise(1e17, 1);  // 1e-17, where digamma(1e17 + 1) - digamma(1e17) is 0
 * GammaDifferences.logBeta(1e-3, 1e200);  // 6.45, where the logarithms of gamma are as large as 4.6e202
 * }</pre>
 */
public final class GammaDifferences {
    /** From here on the asymptotic series are used. */
    private static final double LARGE = 8;

    private GammaDifferences() {}

    /**
     * lgamma(x + h) - lgamma(x).
     *
     * @param x a positive number; any other gives NaN
     * @param h a number of at least 0; any other gives NaN
     * @return any number, within 16 ULP of the larger of it and h, except beside the root at x = 1.46
     */
    public static double lgammaRise(double x, double h) {
        if (!(x > 0 && h >= 0)) {
            return Double.NaN;
        }
        double raised = x;
        double logs = 0;
        for (; raised < LARGE; raised++) {
            double ratio = h / raised;
            logs += ratio <= Double.MAX_VALUE ? Math.log1p(ratio) : Math.log(h) - Math.log(raised);
        }
        double ratio = h / raised;
        double rise = h * Math.log(raised + h) - 0.5 * Math.log1p(ratio) + excess(raised, h, ratio);
        return rise + inverseDifference(GammaMath.LGAMMA_TAIL, raised, h) - logs;
    }

    /** x (log(1 + h/x) - h/x). */
    private static double excess(double x, double h, double ratio) {
        return ratio > 1 ? x * Math.log1p(ratio) - h : x * StableMath.log1pmx(ratio);
    }

    /** v P(v^2) - u P(u^2) for u = 1/x and v = 1/(x + h). */
    private static double inverseDifference(double[] coefficients, double x, double h) {
        double u = 1 / x;
        double v = 1 / (x + h);
        double step = -h / (x + h) * u; // v - u
        double[] split = divided(coefficients, u * u, v * v);
        return step * split[0] + v * (step * (u + v)) * split[1];
    }

    /** The polynomial at a, and its difference over {@code b - a}. */
    private static double[] divided(double[] coefficients, double a, double b) {
        double value = 0;
        double difference = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            difference = difference * b + value;
            value = value * a + coefficients[k];
        }
        return new double[] {value, difference};
    }

    /**
     * digamma(x + h) - digamma(x).
     *
     * @param x a positive number; any other gives NaN
     * @param h a number of at least 0; any other gives NaN
     * @return a value of at least 0, within 6 ULP
     */
    public static double digammaRise(double x, double h) {
        if (!(x > 0 && h >= 0)) {
            return Double.NaN;
        }
        double sum = 0;
        double raised = x;
        for (; raised < LARGE; raised++) {
            sum += h / (raised + h) / raised;
        }
        double u = 1 / raised;
        double v = 1 / (raised + h);
        double step = h / (raised + h) * u; // u - v
        double[] split = divided(GammaMath.DIGAMMA_TAIL, u * u, v * v);
        double tail = (u + v) * step * (split[0] + v * v * split[1]);
        return Math.log1p(h / raised) + 0.5 * step + tail + sum;
    }

    /**
     * trigamma(x) - trigamma(x + h).
     *
     * @param x a positive number; any other gives NaN
     * @param h a number of at least 0; any other gives NaN
     * @return a value of at least 0, within 6 ULP
     */
    public static double trigammaFall(double x, double h) {
        if (!(x > 0 && h >= 0)) {
            return Double.NaN;
        }
        double sum = 0;
        double raised = x;
        for (; raised < LARGE; raised++) {
            sum += h / (raised + h) / raised * (1 / raised + 1 / (raised + h));
        }
        double u = 1 / raised;
        double v = 1 / (raised + h);
        double step = h / (raised + h) * u; // u - v
        double[] split = divided(GammaMath.TRIGAMMA_TAIL, u * u, v * v);
        // u^3 P(u^2) - v^3 P(v^2)
        double tail = (u * u + u * v + v * v) * split[0] + v * v * v * (u + v) * split[1];
        return step * (1 + 0.5 * (u + v) + tail) + sum;
    }

    /**
     * The logarithm of the beta function, lgamma(x) + lgamma(y) - lgamma(x + y).
     *
     * @param x a positive number; any other gives NaN
     * @param y a positive number; any other gives NaN
     * @return any number, within 16 ULP of the larger of it and 1
     */
    public static double logBeta(double x, double y) {
        if (!(x > 0 && y > 0)) {
            return Double.NaN;
        }
        double small = Math.min(x, y);
        double large = Math.max(x, y);
        if (small < LARGE) {
            return GammaMath.lgamma(small) - lgammaRise(large, small);
        }
        // Stirling for all three: what grows like x log(x) is taken together first.
        double sum = small + large;
        double main = small * Math.log1p(large / small) + large * Math.log1p(small / large);
        double tails = tail(small) + tail(large) - tail(sum);
        return HALF_LOG_2PI - main + 0.5 * (Math.log1p(small / large) - Math.log(small)) + tails;
    }

    private static final double HALF_LOG_2PI = 0.9189385332046727;

    private static double tail(double x) {
        return Polynomials.evaluate(GammaMath.LGAMMA_TAIL, 1 / (x * x)) / x;
    }
}
