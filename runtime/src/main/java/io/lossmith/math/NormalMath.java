package io.lossmith.math;

/**
 * The error function, the normal distribution and the functions of losses built on them, with relative accuracy in the lower tails.
 *
 * <p>Everything rests on two things: exp(-x^2) with the rounding error of x^2 put back, and the scaled function erfcx(y) = exp(y^2) erfc(y)
 * for y at least 0 as one polynomial in (y - 4) / (y + 4) (the substitution of Shepherd and Laframboise, "Chebyshev approximation of
 * (1 + 2x) exp(x^2) erfc x", Mathematics of Computation 36, 1981; the coefficients here were fitted anew in 60 digits).
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * NormalMath.normalCdf(-30);     // 4.9067e-198, where 0.5 * (1 + erf(-30 / sqrt(2))) is 0
 * NormalMath.logNormalCdf(-1e3); // -500007.82669...
 * }</pre>
 */
public final class NormalMath {

    private static final double INV_SQRT_2 = 0x1.6a09e667f3bcdp-1;
    private static final double INV_SQRT_2_TAIL = -0x1.bdd3413b26456p-55;
    private static final double INV_SQRT_2PI = 0x1.9884533d43651p-2;
    private static final double INV_SQRT_2PI_TAIL = -6.247337834861335e-17; // relative
    private static final double SQRT_2_OVER_PI = 0x1.9884533d43651p-1;
    private static final double SQRT_PI_OVER_2 = 1.2533141373155003;

    /** Past this many standard deviations the lower tail and its first derivatives are below half the smallest double. */
    private static final double TAIL_END = 40;

    /** exp(-s) for s above this nears the subnormal range and is taken as exp(256 ln 2 - s) and an exact factor 2^-256 at the end. */
    private static final double EXP_SPLIT = 650;

    private static final double SHIFT = 0x1.62e42fefa39efp7;
    private static final double SHIFT_TAIL = 0x1.abc9e3b39803fp-48;
    private static final double UNSHIFT = 0x1p-256;

    /** (1 + 2y) erfcx(y) - 1 for y = 4 (1 + u) / (1 - u), in powers of u on [-1, 1]: Chebyshev interpolation in 60 digits. */
    private static final double[] ERFCX = {
        0.2329951186255525,
        -0.1396211168405625,
        0.015379652102620042,
        0.06809705425469036,
        -0.10103906603632504,
        0.09373283499843951,
        -0.0663303658116485,
        0.03716751553591141,
        -0.01619773406595253,
        0.005031969992810925,
        -0.0007577732195352293,
        -0.0001992567764579197,
        0.00015062130746391778,
        -2.4398942309069806e-05,
        -1.1220753452725425e-05,
        5.709201212226352e-06,
        2.909062968371427e-07,
        -8.249127434964572e-07,
        7.89343963476142e-08,
        1.1009041560728304e-07,
        -2.1917128684776733e-08,
        -1.470518755238763e-08,
        3.979908209935334e-09,
        1.7887492189077536e-09,
        -5.47796315403793e-10,
        -1.37212432109558e-10,
        4.335744696880128e-11
    };

    /** The derivative of the polynomial ERFCX to about two digits, enough to put the rounding error of u back. */
    private static final double[] ERFCX_SLOPE = {
        -0.1399357031341973,
        0.030793491598532386,
        0.2143784697788074,
        -0.40526205302808055,
        0.41767430380319975,
        -0.3921337253607003,
        0.3439488521710807,
        -0.14025692190813213
    };

    /** (sqrt(pi/2) + t) millsExcess(-t) - 1 for t = 4 (1 + u) / (1 - u), in powers of u on [-1, 1]. */
    private static final double[] MILLS_EXCESS = {
        0.18518520162591914,
        -0.1566394983388076,
        -0.14194244455387253,
        0.18234271012939685,
        -0.06758576713814005,
        -0.02532541285947047,
        0.03235938385024019,
        -0.0027900979819105425,
        -0.010089035704786736,
        0.0036868804732615697,
        0.002488115435512544,
        -0.0017605932589169128,
        -0.00046283542120149093,
        0.0006412281711637845,
        3.850109623217023e-05,
        -0.0001979942517771778,
        1.7314998215073484e-05,
        5.2711205352939694e-05,
        -1.213564119134046e-05,
        -1.1657732218007845e-05,
        4.970701509080118e-06,
        1.820410380014797e-06,
        -1.6382354512237567e-06,
        -1.6788196861529235e-08,
        4.5780936829404143e-07,
        -1.1822291857581014e-07,
        -1.0445838128264255e-07,
        4.844154810379856e-08,
        1.70956357193242e-08,
        -1.0427985491508769e-08,
        -1.4596075622843153e-09,
        1.0310983841877318e-09
    };

    /** erf(x)/x - 1 in powers of x^2 on [0, 1]: Chebyshev interpolation in 60 digits. */
    private static final double[] ERF = {
        0.1283791670955126, -0.37612638903183754, 0.1128379167095512, -0.02686617064512984,
        0.0052239776254232985, -0.000854832702193483, 0.00012055332902888736, -1.4925647567519332e-05,
        1.6462045441468418e-06, -1.6364642158167616e-07, 1.4792401209404813e-08, -1.216456005728345e-09,
        8.709045129053106e-11, -4.230945824295338e-12
    };

    private static final double GELU_ROOT = -0.7517915246935645;
    private static final double GELU_ROOT_TAIL = 1.4956759177009883e-17;

    /** geluSlope(x) / (x - root), in powers of x + 0.875 on [-1.5, -0.25]: Chebyshev interpolation in 70 digits. */
    private static final double[] GELU_SLOPE = {
        0.3835870106433039,
        0.38770970828898954,
        0.02224894373669081,
        -0.10396667859058513,
        -0.025568507185696487,
        0.0154349072568515,
        0.006129166511519,
        -0.0014235676560106602,
        -0.0008900306185781109,
        7.404823027282924e-05,
        9.349422561745955e-05,
        3.698088351426845e-07,
        -7.667109348323098e-06,
        -5.174606441220239e-07,
        5.117054111005582e-07,
        6.266270634089446e-08,
        -2.8468278679639348e-08,
        -5.037332820219155e-09,
        1.3329371692018038e-09,
        2.9043108052298665e-10,
        -4.937923052893687e-11
    };

    private NormalMath() {}

    /**
     * (e + e eTail) erfcx(y + yTail) for y at least 0, rounded once at the end; the tails are the small remainders of e (relative) and y.
     *
     * <p>The rounding errors of u = (y - 4) / (y + 4) are collected and put back with the slope of the polynomial, and the division keeps its
     * remainder, so that what is left is the error of e and about half a ULP.
     */
    private static double timesErfcx(double e, double eTail, double y, double yTail) {
        double top = y - 4;
        double bottom = y + 4;
        double topTail = Wide.sumError(y, -4, top) + yTail;
        double bottomTail = Wide.sumError(y, 4, bottom) + yTail;
        double u = top / bottom;
        double uTail = (Math.fma(-u, bottom, top) + topTail - u * bottomTail) / bottom;
        double p = Polynomials.evaluate(ERFCX, u);
        double numerator = 1 + p;
        double numeratorTail = (p - (numerator - 1)) + uTail * Polynomials.evaluate(ERFCX_SLOPE, u);
        double denominator = 1 + 2 * y;
        double denominatorTail = Wide.sumError(2 * y, 1, denominator) + 2 * yTail;
        double q = numerator / denominator;
        double qTail = (Math.fma(-q, denominator, numerator) + numeratorTail - q * denominatorTail) / denominator;
        return Math.fma(e, q, e * (qTail + q * eTail));
    }

    /**
     * The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.
     *
     * @param x any number; infinities give -1 and 1, NaN NaN
     * @return a value in [-1, 1], odd in x, within 2 ULP
     */
    public static double erf(double x) {
        double a = Math.abs(x);
        if (a < 1) {
            return Math.fma(x, Polynomials.evaluate(ERF, x * x), x);
        }
        return Math.copySign(1 - erfc(a), x);
    }

    /**
     * The complementary error function 1 - erf(x), with relative accuracy for large x until it underflows near 27.23.
     *
     * @param x any number; minus infinity gives 2, plus infinity 0, NaN NaN
     * @return a value in [0, 2], within 2 ULP
     */
    public static double erfc(double x) {
        if (x < 0) {
            return 2 - erfc(-x);
        }
        if (x > 28) {
            return 0;
        }
        double square = x * x;
        double squareTail = Math.fma(x, x, -square);
        if (square <= EXP_SPLIT) {
            return timesErfcx(Math.exp(-square), -squareTail, x, 0);
        }
        double shifted = SHIFT - square;
        double shiftedTail = Wide.sumError(SHIFT, -square, shifted) + (SHIFT_TAIL - squareTail);
        return timesErfcx(Math.exp(shifted), shiftedTail, x, 0) * UNSHIFT;
    }

    /**
     * The Gaussian bell exp(-x^2) without the error that rounding x^2 would bring, up to hundreds of ULP.
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [0, 1], within 1.5 ULP
     */
    public static double gauss(double x) {
        double square = x * x;
        if (square > 750) {
            return 0;
        }
        double e = Math.exp(-square);
        return e - e * Math.fma(x, x, -square);
    }

    /**
     * The derivative of {@link #gauss(double)}, -2 x exp(-x^2).
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [-0.8578, 0.8578], odd in x, within 2.5 ULP
     */
    public static double gaussSlope(double x) {
        double square = x * x;
        if (square > 760) {
            return Math.copySign(0, -x);
        }
        double tail = -Math.fma(x, x, -square);
        if (square <= EXP_SPLIT) {
            double product = -2 * x * Math.exp(-square);
            return product + product * tail;
        }
        double shifted = SHIFT - square;
        double product = -2 * x * Math.exp(shifted);
        return (product + product * (tail + Wide.sumError(SHIFT, -square, shifted) + SHIFT_TAIL)) * UNSHIFT;
    }

    /**
     * The density of the standard normal distribution, exp(-x^2/2) / sqrt(2 pi).
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [0, 0.3990], within 2 ULP
     */
    public static double normalPdf(double x) {
        if (Math.abs(x) > TAIL_END) {
            return 0;
        }
        return timesBell(INV_SQRT_2PI, INV_SQRT_2PI_TAIL, x);
    }

    /**
     * The derivative of {@link #normalPdf(double)}, -x normalPdf(x).
     *
     * @param x any number; infinities give 0, NaN NaN
     * @return a value in [-0.2420, 0.2420], odd in x, within 3 ULP
     */
    public static double normalPdfSlope(double x) {
        if (Math.abs(x) > TAIL_END) {
            return Math.copySign(0, -x);
        }
        return timesBell(-x * INV_SQRT_2PI, INV_SQRT_2PI_TAIL, x);
    }

    /**
     * The distribution function of the standard normal distribution, erfc(-x / sqrt(2)) / 2, with relative accuracy in the lower tail.
     *
     * @param x any number; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return a value in [0, 1], within 2 ULP
     */
    public static double normalCdf(double x) {
        return x > 0 ? 1 - lowerTail(0.5, -x) : lowerTail(0.5, x);
    }

    /** factor * 2 normalCdf(x) for x at most 0, with the factor applied before the result can become subnormal. */
    private static double lowerTail(double factor, double x) {
        double a = -x;
        if (a > TAIL_END) {
            return factor * 0;
        }
        double half = 0.5 * a;
        double square = half * a;
        double squareTail = Math.fma(half, a, -square);
        double y = a * INV_SQRT_2;
        double yTail = Math.fma(a, INV_SQRT_2, -y) + a * INV_SQRT_2_TAIL;
        if (square <= EXP_SPLIT) {
            return timesErfcx(factor * Math.exp(-square), -squareTail, y, yTail);
        }
        double shifted = SHIFT - square;
        double shiftedTail = Wide.sumError(SHIFT, -square, shifted) + (SHIFT_TAIL - squareTail);
        return timesErfcx(factor * Math.exp(shifted), shiftedTail, y, yTail) * UNSHIFT;
    }

    /** erfcx(a / sqrt(2)) for a at least 0. */
    private static double scaledTail(double a) {
        double y = a * INV_SQRT_2;
        double yTail = Math.fma(a, INV_SQRT_2, -y) + a * INV_SQRT_2_TAIL;
        return timesErfcx(1, 0, y, yTail);
    }

    /**
     * log(normalCdf(x)): -x^2/2 + log(erfcx(-x / sqrt(2)) / 2) in the lower half, log1p of the upper tail in the upper half.
     *
     * @param x any number; minus infinity gives minus infinity, plus infinity -0, NaN NaN
     * @return a value in [-inf, 0], within 3 ULP
     */
    public static double logNormalCdf(double x) {
        if (x > 0) {
            return Math.log1p(-lowerTail(0.5, -x));
        }
        double half = -0.5 * x;
        double square = -x * half;
        if (square == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double squareTail = Math.fma(-x, half, -square);
        return (Math.log(0.5 * scaledTail(-x)) - squareTail) - square;
    }

    /**
     * The inverse Mills ratio normalPdf(x) / normalCdf(x), the derivative of {@link #logNormalCdf(double)}.
     *
     * @param x any number; it grows as -x towards minus infinity, plus infinity gives 0, NaN NaN
     * @return a value in [0, inf], within 4 ULP
     */
    public static double millsRatio(double x) {
        if (x > 0) {
            return normalPdf(x) / normalCdf(x);
        }
        // Past 2^28 the next term of the asymptotic series, -1/x, is below a quarter ULP.
        return x < -0x1p28 ? -x : SQRT_2_OVER_PI / scaledTail(-x);
    }

    /**
     * x + millsRatio(x), without the cancellation for negative x; minus the derivative of the Mills ratio is millsRatio(x) times this.
     *
     * @param x any number; it falls as -1/x towards minus infinity, plus infinity gives plus infinity, NaN NaN
     * @return a value in [0, inf], within 4 ULP
     */
    public static double millsExcess(double x) {
        if (x >= 0) {
            return x + millsRatio(x);
        }
        if (x < -0x1p60) {
            return -1 / x;
        }
        double t = -x;
        return (1 + Polynomials.evaluate(MILLS_EXCESS, (t - 4) / (t + 4))) / (SQRT_PI_OVER_2 + t);
    }

    /**
     * The derivative of {@link #millsRatio(double)}, -millsRatio(x) millsExcess(x): the second derivative of
     * {@link #logNormalCdf(double)}.
     *
     * @param x any number; minus infinity gives -1, plus infinity -0, NaN NaN
     * @return a value in [-1, 0], within 6 ULP
     */
    public static double millsSlope(double x) {
        if (x > 10) {
            return normalPdfSlope(x); // normalCdf(x) rounds to 1, and millsRatio(x) is lost beside x
        }
        return x < -0x1p28 ? -1 : -millsRatio(x) * millsExcess(x);
    }

    /**
     * The Gaussian error linear unit x normalCdf(x) (Hendrycks and Gimpel, 2016).
     *
     * @param x any number; minus infinity gives -0, plus infinity plus infinity, NaN NaN
     * @return a value of at least -0.1701, within 3 ULP
     */
    public static double gelu(double x) {
        if (x < -TAIL_END) {
            return -0.0;
        }
        return x > 0 ? x * normalCdf(x) : lowerTail(0.5 * x, x);
    }

    /**
     * The derivative of {@link #gelu(double)}, normalCdf(x) + x normalPdf(x); around its root at -0.7518 a polynomial with that root as a
     * factor keeps the relative accuracy.
     *
     * @param x any number; minus infinity gives -0, plus infinity 1, NaN NaN
     * @return a value in [-0.1290, 1.1290], within 4 ULP
     */
    public static double geluSlope(double x) {
        if (x > -0.25) {
            return x > TAIL_END ? 1 : normalCdf(x) + x * normalPdf(x);
        }
        if (x > -1.5) {
            return ((x - GELU_ROOT) - GELU_ROOT_TAIL) * Polynomials.evaluate(GELU_SLOPE, x + 0.875);
        }
        if (x < -TAIL_END) {
            return -0.0;
        }
        return timesBell(Math.fma(x, INV_SQRT_2PI, 0.5 * scaledTail(-x)), 0, x);
    }

    /**
     * The second derivative of {@link #gelu(double)}, (2 - x^2) normalPdf(x).
     *
     * @param x any number; infinities give -0, NaN NaN
     * @return a value in [-0.1463, 0.7979], even in x, within 4 ULP
     */
    public static double geluCurvature(double x) {
        if (Math.abs(x) > TAIL_END) {
            return -0.0;
        }
        return timesBell(Math.fma(-x, x, 2) * INV_SQRT_2PI, INV_SQRT_2PI_TAIL, x);
    }

    /** factor (1 + factorTail) exp(-x^2/2), with the factor applied before the result can become subnormal. */
    private static double timesBell(double factor, double factorTail, double x) {
        double half = 0.5 * x;
        double square = half * x;
        double tail = factorTail - Math.fma(half, x, -square);
        if (square <= EXP_SPLIT) {
            double product = factor * Math.exp(-square);
            return product + product * tail;
        }
        double shifted = SHIFT - square;
        double product = factor * Math.exp(shifted);
        return (product + product * (tail + Wide.sumError(SHIFT, -square, shifted) + SHIFT_TAIL)) * UNSHIFT;
    }
}
