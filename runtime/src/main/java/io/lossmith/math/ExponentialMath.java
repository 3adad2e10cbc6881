package io.lossmith.math;

/**
 * Exponentials of sums and differences, and the mean value of an exponential, for arguments where composing them by hand rounds,
 * overflows or divides zero by zero.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * ExponentialMath.expSum(300.1, -1000.3); // within 2 ULP, where Math.exp(300.1 - 1000.3) is off by 60
 * ExponentialMath.timesExp(1e-300, 800);  // 2.7e47, where 1e-300 * Math.exp(800) is infinite
 * }</pre>
 */
public final class ExponentialMath {
    /** Past this, e^x times any double is 0 or infinite. */
    private static final double BEYOND = 1500;

    private static final double STEP = 500;

    private static final double EXP_STEP = Math.exp(STEP);

    private static final double EXP_MINUS_STEP = Math.exp(-STEP);

    /** Where exp neither overflows nor leaves the normal range. */
    private static final double NORMAL = 700;

    /** The integral of t e^(xt) over [0, 1], in powers of x on [-1, 2]: Chebyshev interpolation in 60 digits. */
    private static final double[] SLOPE = {
        0.5,
        0.3333333333333333,
        0.12499999999999999,
        0.03333333333333335,
        0.006944444444444592,
        0.0011904761904760607,
        0.0001736111111104011,
        2.2045855379917776e-05,
        2.480158731693555e-06,
        2.5052108184621175e-07,
        2.2964431308257373e-08,
        1.9270880469040354e-09,
        1.4911966681494826e-10,
        1.070424277460196e-11,
        7.17711326750804e-13,
        4.5286142113412875e-14,
        2.316482635608114e-15,
        2.4447880347509824e-16
    };

    /** The same in powers of x + 2 on [-3, -1]. */
    private static final double[] SLOPE_BELOW = {
        0.14849853757254047, 0.08083089595423414, 0.02678935115652243, 0.006581627167963895, 0.0012940319125479697,
        0.00021252213404291377, 2.9988409277652776e-05, 3.7101145040953953e-06, 4.086744864103381e-07,
                4.056750174134163e-08,
        3.664740207736701e-09, 3.03731019154442e-10, 2.325017797258065e-11, 1.6538223216599481e-12,
                1.1147258583712581e-13,
        6.932831660137561e-15
    };

    /** The integral of t^2 e^(xt) over [0, 1], likewise on [-1, 2]. */
    private static final double[] CURVATURE = {
        0.3333333333333333,
        0.25,
        0.09999999999999999,
        0.027777777777777787,
        0.005952380952381093,
        0.001041666666666543,
        0.00015432098765364404,
        1.9841269841964886e-05,
        2.2546897561531837e-06,
        2.296443249520057e-07,
        2.1197936550195785e-08,
        1.7894389698410384e-09,
        1.3917835544258352e-10,
        1.0035199138073349e-11,
        6.75502519450724e-13,
        4.277303977476605e-14,
        2.192539342668109e-15,
        2.325543458621767e-16
    };

    /** And in powers of x + 2 on [-3, -1]. */
    private static final double[] CURVATURE_BELOW = {
        0.08083089595423414, 0.05357870231304486, 0.019744881503891684, 0.005176127650192012, 0.0010626106702145467,
        0.00017993045566431666, 2.5970801528815495e-05, 3.2693958996652953e-06, 3.651075152077571e-07,
                3.6647379720101304e-08,
        3.3410419536585037e-09, 2.790338467684716e-10, 2.149910478507403e-11, 1.5378465336061244e-12,
                1.041726059674014e-13,
        6.5062946110001615e-15
    };

    private ExponentialMath() {}

    /**
     * e^(a + b), where the rounding error of the sum is carried into the exponential.
     *
     * @param a any number
     * @param b any number; opposite infinities or a NaN give NaN
     * @return a value in [0, inf], within 1.5 ULP
     */
    public static double expSum(double a, double b) {
        double sum = a + b;
        double e = Math.exp(sum);
        return e > 0 && e <= Double.MAX_VALUE ? e + e * Wide.sumError(a, b, sum) : e;
    }

    /**
     * e^((a + b) c), where the rounding errors of the sum and of the product are carried into the exponential.
     *
     * @param a any number
     * @param b any number
     * @param c any number; with a + b infinite where c is 0, or a NaN, the result is NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double expSumTimes(double a, double b, double c) {
        double sum = a + b;
        double product = sum * c;
        double e = Math.exp(product);
        return e > 0 && e <= Double.MAX_VALUE && Math.abs(sum) <= Double.MAX_VALUE
                ? e + e * (Math.fma(sum, c, -product) + Wide.sumError(a, b, sum) * c)
                : e;
    }

    /**
     * e^((a + b)/c), where the rounding errors of the sum and of the quotient are carried into the exponential.
     *
     * @param a any number
     * @param b any number
     * @param c any number; where a + b and c are both 0 or both infinite, or one is NaN, the result is NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double expSumOver(double a, double b, double c) {
        double sum = a + b;
        double quotient = sum / c;
        double e = Math.exp(quotient);
        return e > 0 && e <= Double.MAX_VALUE && Math.abs(c) <= Double.MAX_VALUE && Math.abs(sum) <= Double.MAX_VALUE
                ? e + e * ((Math.fma(-quotient, c, sum) + Wide.sumError(a, b, sum)) / c)
                : e;
    }

    /**
     * The logistic function of a + b, where the rounding error of the sum counts as in {@link #expSum(double, double)}.
     *
     * @param a any number
     * @param b any number; opposite infinities or a NaN give NaN
     * @return a value in [0, 1], within 2 ULP
     */
    public static double sigmoidSum(double a, double b) {
        if (a + b >= 0) {
            return 1 / (1 + expSum(-a, -b));
        }
        double e = expSum(a, b);
        return e / (1 + e);
    }

    /**
     * The derivative of the logistic function at a + b.
     *
     * @param a any number
     * @param b any number; opposite infinities or a NaN give NaN
     * @return a value in [0, 1/4], within 3 ULP
     */
    public static double sigmoidSlopeSum(double a, double b) {
        double e = a + b >= 0 ? expSum(-a, -b) : expSum(a, b);
        double d = 1 + e;
        return e / (d * d);
    }

    /**
     * log(1 + e^(a + b)).
     *
     * @param a any number
     * @param b any number; opposite infinities or a NaN give NaN
     * @return a value in [0, inf], within 1.5 ULP
     */
    public static double softplusSum(double a, double b) {
        double sum = a + b;
        return sum > 0 ? sum + Math.log1p(expSum(-a, -b)) : Math.log1p(expSum(a, b));
    }

    /**
     * log(sigmoid(a + b)).
     *
     * @param a any number
     * @param b any number; opposite infinities or a NaN give NaN
     * @return a value in [-inf, 0], within 1.5 ULP
     */
    public static double logSigmoidSum(double a, double b) {
        return -softplusSum(-a, -b);
    }

    /**
     * factor * e^x, where neither the exponential overflows before the factor brings it back, nor underflows.
     *
     * @param factor any number; 0 gives 0 for every finite x
     * @param x any number; infinite against a factor of 0 or infinity gives NaN where there is no limit
     * @return any number, within 1.5 ULP
     */
    public static double timesExp(double factor, double x) {
        if (Math.abs(x) <= NORMAL) {
            return factor * Math.exp(x);
        }
        if (!(Math.abs(x) <= BEYOND)) {
            return factor == 0 && Math.abs(x) <= Double.MAX_VALUE ? factor : factor * Math.exp(x);
        }
        double step = Math.copySign(STEP, x);
        double expStep = x > 0 ? EXP_STEP : EXP_MINUS_STEP;
        double scaled = factor * expStep;
        double rest = x - step; // exact
        return Math.abs(rest) <= NORMAL ? scaled * Math.exp(rest) : scaled * expStep * Math.exp(rest - step);
    }

    /**
     * factor * e^x for an x that falls faster than the factor grows: 0 where e^x is 0 for any factor that is a number, also one that has
     * overflowed.
     *
     * @param factor any number
     * @param x a number of at most 0
     * @return any number, within 1.5 ULP
     */
    public static double timesDecay(double factor, double x) {
        return x < -BEYOND ? 0 * Math.signum(factor) : timesExp(factor, x);
    }

    /**
     * log(1 + x e^y), also where e^y overflows.
     *
     * @param x a number of at least 0
     * @param y any number; infinite against an x of 0 gives NaN, as there is no limit
     * @return a value in [0, inf], within 2 ULP
     */
    public static double log1pTimesExp(double x, double y) {
        double product = timesExp(x, y);
        return product == Double.POSITIVE_INFINITY && x <= Double.MAX_VALUE ? Math.log(x) + y : Math.log1p(product);
    }

    /**
     * The derivative of (e^x - 1) / x, ((x - 1) e^x + 1) / x^2, continued by 1/2 at 0: the integral of t e^(xt) over [0, 1].
     *
     * @param x any number; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return a value in [0, inf], within 2 ULP
     */
    public static double exprelSlope(double x) {
        if (x > 2) {
            return x > NORMAL ? large((x - 1) / x / x, x) : (Math.exp(x) * (x - 1) + 1) / (x * x);
        }
        if (x >= -1) {
            return Polynomials.evaluate(SLOPE, x);
        }
        if (x >= -3) {
            return Polynomials.evaluate(SLOPE_BELOW, x + 2);
        }
        return x < -NORMAL ? 1 / x / x : (1 - (1 - x) * Math.exp(x)) / (x * x);
    }

    /**
     * The derivative of {@link #exprelSlope(double)}, ((x^2 - 2x + 2) e^x - 2) / x^3, continued by 1/3 at 0: the integral of t^2 e^(xt)
     * over [0, 1].
     *
     * @param x any number; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return a value in [0, inf], within 2.5 ULP
     */
    public static double exprelCurvature(double x) {
        if (x > 2) {
            return x > 600 // beside its factor, the square of x
                    ? large(((x - 2) / x + 2 / x / x) / x, x)
                    : (Math.exp(x) * (x * (x - 2) + 2) - 2) / (x * x * x);
        }
        if (x >= -1) {
            return Polynomials.evaluate(CURVATURE, x);
        }
        if (x >= -3) {
            return Polynomials.evaluate(CURVATURE_BELOW, x + 2);
        }
        return x < -NORMAL ? -2 / x / x / x : (Math.exp(x) * (x * (x - 2) + 2) - 2) / (x * x * x);
    }

    /** factor * e^x for a large x, without an overflow on the way. */
    private static double large(double factor, double x) {
        double half = Math.exp(0.5 * x);
        return half == Double.POSITIVE_INFINITY ? half : half * factor * half;
    }
}
