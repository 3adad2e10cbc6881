package io.lossmith.math;

/**
 * The probability of an interval under the standard normal distribution, as of a rounded or censored observation, and the moments of the
 * distribution inside it. An interval is given by its lower end and its width, so that a narrow one keeps its digits.
 *
 * <p>Intervals in a tail are integrated from their inner end by Gauss-Legendre quadrature, relative to the density there; intervals around 0
 * are sums of two positive areas.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; the error bound of each
 * method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * NormalIntervals.logProbability(40, 1);  // -804.6, where normalCdf(41) - normalCdf(40) is 0
 * }</pre>
 */
public final class NormalIntervals {
    private static final double HALF_LOG_2_PI = 0.9189385332046727;

    /** Beyond this exponent a tail does not count. */
    private static final double DEEPEST = 44;

    /** The rule of 16 points integrates so steep an exponential to the last digit. */
    private static final double STEEPEST = 11;

    private static final double[] NODES = {
        0.09501250983763744,
        0.2816035507792589,
        0.45801677765722737,
        0.6178762444026438,
        0.755404408355003,
        0.8656312023878318,
        0.9445750230732326,
        0.9894009349916499
    };

    private static final double[] WEIGHTS = {
        0.1894506104550685,
        0.18260341504492358,
        0.16915651939500254,
        0.14959598881657674,
        0.12462897125553388,
        0.09515851168249279,
        0.062253523938647894,
        0.027152459411754096
    };

    private NormalIntervals() {}

    /**
     * log(normalCdf(x + w) - normalCdf(x)).
     *
     * @param x the lower end, any finite number
     * @param w the width, a number of at least 0; a negative one gives NaN
     * @return a value in [-inf, 0], within 6 ULP
     */
    public static double logProbability(double x, double w) {
        if (!(w >= 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        double high = x + w;
        if (x < 0 && high > 0) {
            return w > 1
                    ? Math.log1p(-(NormalMath.normalCdf(x) + NormalMath.normalCdf(-high)))
                    : Math.log(around(x, high));
        }
        double inner = inner(x, high);
        return -0.5 * inner * inner - HALF_LOG_2_PI + Math.log(moment(inner, w, 0));
    }

    /**
     * The derivative of {@link #logProbability(double, double)} by its lower end: minus the mean of the distribution inside the interval.
     *
     * @param x the lower end, any finite number
     * @param w the width, a number of at least 0; a negative one gives NaN
     * @return any number, within 8 ULP, beside 0 of the larger end
     */
    public static double shift(double x, double w) {
        if (!(w >= 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        double high = x + w;
        if (x < 0 && high > 0) {
            // the difference of the densities
            double product = 0.5 * w * (x + high); // (high^2 - x^2)/2
            double difference = product > 0
                    ? NormalMath.normalPdf(x) * Math.expm1(-product)
                    : -NormalMath.normalPdf(high) * Math.expm1(product);
            return difference / around(x, high);
        }
        double inner = inner(x, high);
        double mean = inner + (w == 0 ? 0 : moment(inner, w, 1) / moment(inner, w, 0));
        return x < 0 ? mean : -mean;
    }

    /**
     * 1 minus the variance of the distribution inside the interval.
     *
     * @param x the lower end, any finite number
     * @param w the width, a number of at least 0; a negative one gives NaN
     * @return a value in [0, 1], within 16 ULP
     */
    public static double narrowness(double x, double w) {
        if (!(w >= 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        double high = x + w;
        if (x < 0 && high > 0) {
            double area = around(x, high);
            double ends = (high * NormalMath.normalPdf(high) - x * NormalMath.normalPdf(x)) / area;
            double shift = shift(x, w);
            return ends + shift * shift;
        }
        if (w == 0) {
            return 1;
        }
        double inner = inner(x, high);
        double all = moment(inner, w, 0);
        double mean = moment(inner, w, 1) / all;
        return 1 - (moment(inner, w, 2) / all - mean * mean);
    }

    /**
     * The derivative of {@link #logProbability(double, double)} by the width: the density at the upper end over the probability.
     *
     * @param x the lower end, any finite number
     * @param w the width, a number of at least 0; 0 gives infinity, a negative one NaN
     * @return a value of at least 0, within 512 ULP, where it underflows; within 8 ULP where it is above 1e-3
     */
    public static double endDensity(double x, double w) {
        if (!(w >= 0) || Double.isNaN(x)) {
            return Double.NaN;
        }
        double high = x + w;
        if (x < 0 && high > 0) {
            return NormalMath.normalPdf(high) / around(x, high);
        }
        double area = moment(inner(x, high), w, 0);
        return x < 0 ? 1 / area : Math.exp(-w * (x + 0.5 * w)) / area;
    }

    /** The distance of the end next to 0. */
    private static double inner(double x, double high) {
        return x < 0 ? -high : x;
    }

    /** The probability of an interval around 0. */
    private static double around(double x, double high) {
        return 0.5 * (ErfcMath.normalCentred(high) + ErfcMath.normalCentred(-x));
    }

    /** The integral of u^order e^(-a u - u^2/2) over u from 0 to w. */
    private static double moment(double a, double w, int order) {
        double deepest = 2 * DEEPEST / (a + Math.sqrt(a * a + 2 * DEEPEST));
        double end = Math.min(w, deepest);
        int panels = (int) Math.ceil(Math.max(end * (a + 0.5 * end), 1) / STEEPEST);
        double half = 0.5 * end / panels;
        double sum = 0;
        for (int panel = panels - 1; panel >= 0; panel--) {
            double middle = (2 * panel + 1) * half;
            double area = 0;
            for (int i = 0; i < NODES.length; i++) {
                double step = half * NODES[i];
                area += WEIGHTS[i] * (density(a, middle - step, order) + density(a, middle + step, order));
            }
            sum += area;
        }
        return sum * half;
    }

    private static double density(double a, double u, int order) {
        double density = Math.exp(-u * (a + 0.5 * u));
        return order == 0 ? density : order == 1 ? u * density : u * u * density;
    }
}
