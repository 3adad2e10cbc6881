package io.lossmith.math;

/**
 * Elementary functions of losses in a form that does not overflow, cancel or divide zero by zero.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * StableMath.softplus(1000);    // 1000, where Math.log(1 + Math.exp(1000)) is infinite
 * StableMath.logSigmoid(-800);  // -800, where Math.log(1 / (1 + Math.exp(800))) is -infinite
 * }</pre>
 */
public final class StableMath {

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_TAIL = 0x1.abc9e3b39803fp-56;

    /** Past this, exp(-x) and exp(-x) times any x of that size are below half the smallest double. */
    private static final double UNDERFLOW = 760;

    /** Past this, exp(-x) is near or below the normal range, and a factor is better applied between two square roots of it. */
    private static final double NEAR_UNDERFLOW = 700;

    /** Squares of magnitudes in [SMALL, LARGE] sum without overflow, and without an underflow that matters, over 2^31 terms. */
    private static final double LARGE = 0x1p480;

    private static final double SMALL = 0x1p-480;

    /** atanh(r)/r - 1 divided by r^2, in powers of r^2 on [0, 0.1875]: Chebyshev interpolation in 60 digits. */
    private static final double[] ATANH = {
        0.3333333333333333, 0.20000000000000012, 0.14285714285709938, 0.11111111111702313, 0.09090909049058697,
        0.07692309462231454, 0.06666618331300941, 0.058832451605852855, 0.05251745524701648, 0.04863907383737132,
        0.03716003814998275, 0.06631346571121556, -0.03169040661229407, 0.1293276820563496
    };

    /** (exp(x) - 1 - x) / x^2 on [-1, 1]: Chebyshev interpolation in 60 digits. */
    private static final double[] EXPM1MX = {
        0.5,
        0.16666666666666666,
        0.041666666666666664,
        0.008333333333333333,
        0.001388888888888876,
        0.00019841269841269773,
        2.4801587301690853e-05,
        2.755731922404034e-06,
        2.755731918331876e-07,
        2.505210836405804e-08,
        2.0876765658642154e-09,
        1.6059048396350562e-10,
        1.1469721885352242e-11,
        7.646625361656657e-13,
        4.842346201844238e-14,
        2.8445264169895285e-15
    };

    /** ((cosh(x) - 1) / x^2 - 1/2) / x^2, in powers of x^2 on [0, 1]: Chebyshev interpolation in 60 digits. */
    private static final double[] COSHM1 = {
        0.041666666666666664,
        0.001388888888888887,
        2.480158730161747e-05,
        2.7557319205890157e-07,
        2.0876762155587967e-09,
        1.146998832606381e-11,
        4.83445137390608e-14
    };

    private static final double SILU_ROOT = -1.2784645427610737;
    private static final double SILU_ROOT_TAIL = -1.0946994183093437e-16;

    /** siluSlope(x) / (x - root), in powers of x + 1.375 on [-2, -0.75]: Chebyshev interpolation in 70 digits. */
    private static final double[] SILU_SLOPE = {
        0.203843913694348,
        0.1426028249192172,
        0.022913855111559817,
        -0.012673559967940331,
        -0.006562151947667281,
        -0.00029780110456092604,
        0.0006645417310976295,
        0.00020770174045374129,
        -1.6617445097886032e-05,
        -2.5861200628405337e-05,
        -4.904664048752991e-06,
        1.3564688980516028e-06,
        8.281609204674457e-07,
        7.211390295806898e-08,
        -6.235819124885345e-08,
        -1.9002720187382857e-08,
        1.0841068367765835e-09
    };

    private StableMath() {}

    /**
     * The logistic function 1 / (1 + e^-x), by the branch whose exponential cannot overflow.
     *
     * @param x any number; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return a value in [0, 1], within 2.5 ULP
     */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /**
     * The derivative of the sigmoid, sigmoid(x) sigmoid(-x) = e / (1 + e)^2 with e = exp(-|x|), which keeps its relative accuracy where
     * sigmoid(x) is already 1.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [0, 1/4], within 4 ULP
     */
    public static double sigmoidSlope(double x) {
        double e = Math.exp(-Math.abs(x));
        double d = 1 + e;
        return e / (d * d);
    }

    /**
     * log(1 + e^x) = max(x, 0) + log1p(exp(-|x|)).
     *
     * @param x any number; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double softplus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /**
     * log(sigmoid(x)) = -softplus(-x).
     *
     * @param x any number; minus infinity gives minus infinity, plus infinity -0, NaN NaN
     * @return a value in [-inf, 0], within 2 ULP
     */
    public static double logSigmoid(double x) {
        return -softplus(-x);
    }

    /**
     * log(1 - e^x) for x at most 0: log(-expm1(x)) above -ln 2, log1p(-exp(x)) below (Maechler, "Accurately computing log(1 - exp(-|a|))",
     * 2012).
     *
     * @param x a number in [-inf, 0]; 0 gives minus infinity, minus infinity -0, a positive number or NaN NaN
     * @return a value in [-inf, 0], within 2 ULP
     */
    public static double log1mexp(double x) {
        if (x > 0) {
            return Double.NaN;
        }
        return x > -LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
    }

    /**
     * log(e^a + e^b) = max + log1p(exp(min - max)), where the rounding error of the difference is carried into the exponential.
     *
     * @param a any number
     * @param b any number; both minus infinity give minus infinity, one plus infinity gives plus infinity, a NaN NaN
     * @return a value in [max(a, b), inf], within 2 ULP of the larger of the result and max(a, b)
     */
    public static double logaddexp(double a, double b) {
        if (a == b) {
            return a + LN2; // also equal infinities, whose difference would be NaN
        }
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        double d = low - high;
        if (d < -UNDERFLOW) {
            return high;
        }
        double tail = Wide.sumError(low, -high, d);
        double e = Math.exp(d);
        return high + Math.log1p(e + e * tail);
    }

    /**
     * The logarithm to base 2, exact at powers of two.
     *
     * @param x a number in [0, inf]; 0 gives minus infinity, a negative number or NaN NaN
     * @return any number, within 2 ULP
     */
    public static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        double normal = subnormal ? x * 0x1p54 : x;
        int exponent = Math.getExponent(normal);
        double mantissa = Math.scalb(normal, -exponent);
        if (mantissa > 1.4142135623730951) {
            mantissa *= 0.5; // in [1/2, 1) beside 1, so that sum and logarithm do not cancel
            exponent++;
        }
        return (subnormal ? exponent - 54 : exponent) + Math.log(mantissa) * 1.4426950408889634;
    }

    /**
     * x log(y), with the limit 0 at x = 0 for every y at least 0.
     *
     * @param x any number; infinite times log(1) is NaN
     * @param y a number in [0, inf]; a negative number or NaN gives NaN, also at x = 0
     * @return any number, within 1.5 ULP
     */
    public static double xlogy(double x, double y) {
        if (x == 0) {
            return y >= 0 ? 0 : Double.NaN;
        }
        return x * Math.log(y);
    }

    /**
     * The log-odds log(p / (1 - p)), the inverse of the sigmoid. Between 1/4 and 3/4 it is an odd log1p of the exact difference to 1/2,
     * because the quotient would cancel there.
     *
     * @param p a number in [0, 1]; 0 gives minus infinity, 1 plus infinity, anything outside or NaN NaN
     * @return any number, within 3 ULP
     */
    public static double logit(double p) {
        if (p >= 0.25 && p <= 0.75) {
            return p < 0.5 ? -Math.log1p((1 - 2 * p) / p) : Math.log1p((2 * p - 1) / (1 - p));
        }
        return Math.log(p / (1 - p));
    }

    /**
     * The swish function x sigmoid(x) (Elfwing et al., "Sigmoid-weighted linear units", 2018).
     *
     * @param x any number; minus infinity gives -0, plus infinity plus infinity, NaN NaN
     * @return a value of at least -0.2785, within 3 ULP
     */
    public static double silu(double x) {
        if (x >= 0) {
            return x / (1 + Math.exp(-x));
        }
        if (x < -NEAR_UNDERFLOW) {
            return timesExp(x, x);
        }
        double e = Math.exp(x);
        return x * e / (1 + e);
    }

    /**
     * The derivative of {@link #silu(double)}, sigmoid(x) (1 + x sigmoid(-x)); around its root at -1.2785 a polynomial with that root as a
     * factor keeps the relative accuracy.
     *
     * @param x any number; minus infinity gives -0, plus infinity 1, NaN NaN
     * @return a value in [-0.0999, 1.0999], within 4 ULP
     */
    public static double siluSlope(double x) {
        if (x > NEAR_UNDERFLOW) {
            return 1;
        }
        if (x < -NEAR_UNDERFLOW) {
            return timesExp(1 + x, x);
        }
        if (x > -2 && x < -0.75) {
            return ((x - SILU_ROOT) - SILU_ROOT_TAIL) * Polynomials.evaluate(SILU_SLOPE, x + 1.375);
        }
        double e = Math.exp(-Math.abs(x));
        double d = 1 + e;
        double numerator = x >= 0 ? 1 + e * (1 + x) : e * ((1 + x) + e);
        return numerator / (d * d);
    }

    /**
     * The derivative of {@link #siluSlope(double)}, sigmoidSlope(x) (2 - x tanh(x/2)), which is 0 at 2.3994 and -2.3994.
     *
     * @param x any number; infinities give -0, NaN NaN
     * @return a value in [-0.0439, 0.5], even in x, within 6 ULP of the larger of the result and sigmoidSlope(x)
     */
    public static double siluCurvature(double x) {
        double a = Math.abs(x);
        if (a > NEAR_UNDERFLOW) {
            return timesExp(2 - a, -a);
        }
        return sigmoidSlope(x) * (2 - a * Math.tanh(0.5 * a));
    }

    /** factor * exp(x) for x below -700: the factor goes between two halves of the exponential, so that only the result is subnormal. */
    private static double timesExp(double factor, double x) {
        if (x < -UNDERFLOW) {
            return -0.0; // all callers pass a negative factor
        }
        double half = Math.exp(0.5 * x);
        return factor * half * half;
    }

    /**
     * The derivative of tanh, 1 - tanh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2|x|), which keeps its relative accuracy in the tails.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [0, 1], within 4 ULP
     */
    public static double tanhSlope(double x) {
        double a = Math.abs(x);
        if (a > 350) {
            double root =
                    2 * Math.exp(-a); // its square is the value to within e^-700, and only the square may be subnormal
            return root * root;
        }
        double e = Math.exp(-2 * a);
        double d = 1 + e;
        return 4 * e / (d * d);
    }

    /**
     * log(1 + x) - x, which is about -x^2/2 near 0. With r = x / (2 + x), log(1 + x) = 2 atanh(r) and 2r - x = -x r exactly, so that near 0
     * nothing cancels (series 4.1.29 of Abramowitz and Stegun).
     *
     * @param x a number in [-1, inf]; -1 and plus infinity give minus infinity, below -1 or NaN NaN
     * @return a value in [-inf, 0], within 4 ULP
     */
    public static double log1pmx(double x) {
        if (x > -0.6 && x < 1.5) {
            double r = x / (2 + x);
            double w = r * r;
            return r * (2 * w * Polynomials.evaluate(ATANH, w) - x);
        }
        return x == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : Math.log1p(x) - x;
    }

    /**
     * e^x - 1 - x, which is about x^2/2 near 0.
     *
     * @param x any number; infinities give plus infinity, NaN NaN
     * @return a value in [0, inf], within 3 ULP
     */
    public static double expm1mx(double x) {
        if (Math.abs(x) < 1) {
            return x * x * Polynomials.evaluate(EXPM1MX, x);
        }
        double m = Math.expm1(x);
        return m == Double.POSITIVE_INFINITY ? m : m - x;
    }

    /**
     * (e^x - 1) / x, continued by 1 at 0.
     *
     * @param x any number; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return a value in [0, inf], within 3 ULP
     */
    public static double exprel(double x) {
        if (x == 0) {
            return 1;
        }
        if (x > NEAR_UNDERFLOW) {
            double half = Math.exp(0.5 * x);
            return half == Double.POSITIVE_INFINITY ? half : half / x * half;
        }
        return Math.expm1(x) / x;
    }

    /**
     * The power x^y as {@link Math#pow(double, double)} has it, with x^0 = 1 at 0 and at infinity too, except that NaN^0 is NaN.
     *
     * @param x the base; a negative base with an exponent that is not an integer gives NaN
     * @param y the exponent; an infinite exponent at base 1 or -1 gives NaN, as there is no limit
     * @return any number, within 1 ULP
     */
    public static double pow(double x, double y) {
        return Double.isNaN(x) ? x : Math.pow(x, y);
    }

    /**
     * The derivative of x^y by x, y x^(y-1), and 0 for every x when y = 0. The rounding error of y - 1 is carried into the power, and the
     * factor y may bring a power beyond the range of double back into it.
     *
     * @param x the base; a negative base with an exponent that is not an integer gives NaN
     * @param y the exponent; at x = 0 below 1 the result is infinite with the sign of y
     * @return any number, within 3 ULP
     */
    public static double powSlope(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        if (y == 0) {
            return 0;
        }
        if (x < 0) {
            double slope = powSlope(-x, y);
            return y != Math.rint(y) || Double.isInfinite(y) ? Double.NaN : isEven(y) ? -slope : slope;
        }
        double exponent = y - 1;
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            double power = Math.pow(x, exponent);
            return power == 0 ? 0 : y * power;
        }
        double tail = Wide.sumError(y, -1, exponent);
        double slope = scaledPower(y, x, exponent);
        double correction = slope * (tail * Math.log(x));
        return Math.abs(slope) <= Double.MAX_VALUE ? slope + correction : slope;
    }

    private static boolean isEven(double integer) {
        double half = 0.5 * integer;
        return half == Math.rint(half);
    }

    /**
     * The derivative of x^y by y, x^y log(x), with the limit 0 at x = 0 for positive y and at infinite x for negative y.
     *
     * @param x the base, at least 0; a negative base gives NaN
     * @param y the exponent; at x = 0 the result is minus infinity for y at most 0, at infinite x plus infinity for y at least 0
     * @return any number, within 2.5 ULP
     */
    public static double powLog(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y) || x < 0) {
            return Double.NaN;
        }
        if (x == 0) {
            return y > 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return y < 0 ? 0 : x;
        }
        return scaledPower(Math.log(x), x, y);
    }

    /** factor * x^exponent; a power beyond the normal range is taken as two halves with the factor between them. */
    private static double scaledPower(double factor, double x, double exponent) {
        double power = Math.pow(x, exponent);
        if (power >= Double.MIN_NORMAL && power <= Double.MAX_VALUE) {
            return factor * power;
        }
        double half = Math.pow(x, 0.5 * exponent);
        return factor * half * half;
    }

    /**
     * log(cosh(x)): log1p of the series of cosh(x) - 1 below 1, |x| - ln 2 + log1p(exp(-2|x|)) above.
     *
     * @param x any number; infinities give plus infinity, NaN NaN
     * @return a value in [0, inf], within 3 ULP
     */
    public static double logCosh(double x) {
        double a = Math.abs(x);
        if (a < 1) {
            double square = a * a;
            return Math.log1p(0.5 * square + square * square * Polynomials.evaluate(COSHM1, square));
        }
        return (a - LN2) + (Math.log1p(Math.exp(-2 * a)) - LN2_TAIL);
    }

    /**
     * An exact power of two that makes the squares of numbers up to a magnitude safe to add: 2^31 squares of {@code magnitude * scale}
     * neither overflow nor lose accuracy to underflow. It is 1 for the magnitudes that need nothing.
     *
     * <pre>{@code
     * double s = StableMath.scaleFor(max);           // max of |v[i]|
     * double norm = Math.sqrt(sumOfSquares(v, s)) / s; // sum of (v[i] * s)^2
     * }</pre>
     *
     * @param magnitude a number in [0, inf]; 0, infinity and NaN give 1
     * @return 1, 2^600 or 2^-600, exact
     */
    public static double scaleFor(double magnitude) {
        if (magnitude > LARGE && magnitude <= Double.MAX_VALUE) {
            return 0x1p-600;
        }
        return magnitude < SMALL && magnitude > 0 ? 0x1p600 : 1;
    }

    /**
     * The derivative of hypot(x, y) by x, x / hypot(x, y), with 0 at the origin (the convention for norms).
     *
     * @param x any number; infinite against a finite y gives the sign of x
     * @param y any number; infinite against a finite x gives 0 with the sign of x; both infinite give NaN, as there is no limit
     * @return a value in [-1, 1], odd in x, within 2.5 ULP
     */
    public static double hypotSlope(double x, double y) {
        double magnitude = Math.max(Math.abs(x), Math.abs(y));
        if (magnitude == 0) {
            return x;
        }
        if (magnitude == Double.POSITIVE_INFINITY) {
            return Double.isInfinite(y) ? (Double.isInfinite(x) ? Double.NaN : x / magnitude) : Math.signum(x);
        }
        double s = scaleFor(magnitude);
        double sx = x * s;
        double sy = y * s;
        double norm = Math.sqrt(sx * sx + sy * sy);
        // Scaling up first keeps a tiny x; scaling down last keeps an x that is small beside a huge y.
        return s > 1 ? sx / norm : x / norm * s;
    }
}
