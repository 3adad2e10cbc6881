package io.lossmith.math;

/**
 * The logarithm of the gamma function and its derivatives.
 *
 * <p>For positive arguments each function is, near its roots, a polynomial with the roots as factors, and for large arguments the asymptotic
 * series (Abramowitz and Stegun, 6.1.40, 6.3.18, 6.4.11), whose remainder was fitted as a polynomial in 1/x^2. Negative arguments go through
 * the reflection formulas (6.1.17, 6.3.7, 6.4.7) and are accurate relative to the larger of the two terms there.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; plus infinity gives the
 * limit; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * GammaMath.lgamma(5);           // log(24)
 * GammaMath.lgamma(1 + 1e-12);   // about -5.77e-13, with full relative accuracy beside the root at 1
 * GammaMath.polygamma(2, 0.5);   // -14 zeta(3)
 * }</pre>
 */
public final class GammaMath {

    private static final double HALF_LOG_2PI_MINUS_HALF = 0.4189385332046727;

    /** The root of digamma is 1 + ROOT + ROOT_TAIL. */
    private static final double ROOT = 0.46163214496836236;

    private static final double ROOT_TAIL = -1.5522348162858677e-17;

    /** lgamma(1 + s) / (s (s - 1)) in powers of s - 0.25, for s in [-0.25, 0.75]: Chebyshev interpolation in 60 digits. */
    private static final double[] LGAMMA_LOW = {
        0.5241164609163369, -0.18455838443681613, 0.09456573803301287, -0.05627340727378745,
        0.036158797975033144, -0.02430880504169737, 0.01682767910951347, -0.01188823812402367,
        0.008525116326180785, -0.006183967789508345, 0.004526904483317071, -0.00333869452220327,
        0.0024774439197790938, -0.0018484131513611464, 0.001388741650662314, -0.0010451533575653255,
        0.0007684624280434295, -0.0005819085224587256, 0.0005293035381872439, -0.0004039313078866096,
        7.707576763392865e-05, -5.770397460096998e-05, 0.0003966203669202391, -0.0003054228330634547
    };

    /** lgamma(1 + s) / (s (s - 1)) in powers of s - 1.375, for s in [0.75, 2]: Chebyshev interpolation in 60 digits. */
    private static final double[] LGAMMA_HIGH = {
        0.38923337770173255, -0.07993806775035653, 0.022358674946394017, -0.007105905590302967,
        0.002420494716839075, -0.0008606734821664162, 0.0003149883060555212, -0.00011766361046437613,
        4.4624810158539835e-05, -1.7122094864729956e-05, 6.630029405072976e-06, -2.586306431472527e-06,
        1.014860076087631e-06, -4.003371435804313e-07, 1.592870874126096e-07, -6.334975429500772e-08,
        2.3805004054085785e-08, -9.520016971601913e-09, 5.590754994740054e-09, -2.250935136143731e-09
    };

    /** x (lgamma(x) - (x - 1/2) log(x) + x - log(2 pi) / 2) in powers of 1/x^2, for x at least 8. */
    static final double[] LGAMMA_TAIL = {
        0.08333333333333333,
        -0.002777777777773988,
        0.0007936507897524059,
        -0.0005952365845057049,
        0.0008414700852503147,
        -0.001890382993887715,
        0.005065905360156132
    };

    /** digamma(1 + s) / (s - root) in powers of s - 0.5, for s in [0, 1]: Chebyshev interpolation in 70 digits. */
    private static final double[] DIGAMMA_UNIT = {
        0.9510558760318328,
        -0.42362742128146047,
        0.24054248424078736,
        -0.14840492305391761,
        0.09498872445283,
        -0.06192213327165706,
        0.04076083394462657,
        -0.02697579684427536,
        0.017907248195969127,
        -0.011908215172584002,
        0.007927024067961237,
        -0.00528001782089874,
        0.0035180800751066694,
        -0.002344650082351321,
        0.0015635679757533885,
        -0.001042261556504223,
        0.0006899717801166841,
        -0.0004599625144612576,
        0.0003268068044141764,
        -0.0002178682145501451,
        9.173383289174792e-05,
        -6.11554261750751e-05,
        0.00012230983055406747,
        -8.153978973309418e-05
    };

    /** x^2 (log(x) - 1/(2x) - digamma(x)) in powers of 1/x^2, for x at least 2. */
    static final double[] DIGAMMA_TAIL = {
        0.08333333333333333,
        -0.008333333333315434,
        0.003968253959483287,
        -0.004166664932186944,
        0.007575572801591478,
        -0.02108050185602266,
        0.08277317135070876,
        -0.4245912070617261,
        2.5733394052573084,
        -16.376039782603392,
        98.54670610560603,
        -520.0811372815846,
        2287.0351265462577,
        -8063.975003943594,
        21990.51884978667,
        -44411.403610320245,
        62289.36687931711,
        -54024.44871749887,
        21784.42753032721
    };

    /** trigamma(1 + s) in powers of s - 0.5, for s in [0, 1]: Chebyshev interpolation in 70 digits. */
    private static final double[] TRIGAMMA_UNIT = {
        0.9348022005446793,
        -0.82879664423432,
        0.7045455170012181,
        -0.5790416377778705,
        0.4630645251015747,
        -0.3621493650252601,
        0.2780808133222533,
        -0.2103098730183017,
        0.15705320220285682,
        -0.11604072658884788,
        0.08496878345055633,
        -0.06174035307039934,
        0.044566734897933516,
        -0.03198646999520852,
        0.022840998703238545,
        -0.01624068646224385,
        0.011520194137437588,
        -0.00813131560485531,
        0.005627689415524579,
        -0.003950201436180103,
        0.0031142222054421336,
        -0.002172472669405826,
        0.0006798268875757572,
        -0.00047660544822405494,
        0.0014918776812680968,
        -0.0010320072518612293
    };

    /** x^3 (trigamma(x) - 1/x - 1/(2 x^2)) in powers of 1/x^2, for x at least 2. */
    static final double[] TRIGAMMA_TAIL = {
        0.16666666666666663,
        -0.03333333333319111,
        0.023809523732278678,
        -0.03333331638634407,
        0.07575557025106736,
        -0.25296506229691085,
        1.1591223437457556,
        -6.811184987400125,
        46.873283476097484,
        -338.8834254002886,
        2333.7466739816914,
        -14259.844162355095,
        73736.00417707507,
        -312011.2393742386,
        1049925.4940204811,
        -2724338.0259388406,
        5234047.889030076,
        -6991861.699852713,
        5786650.895673011,
        -2231506.0428222944
    };

    private GammaMath() {}

    /**
     * log|gamma(x)|.
     *
     * @param x any number; 0, negative integers and both infinities give plus infinity, NaN NaN
     * @return any number, within 4 ULP for x above 0; within 4 ULP of the largest term of the reflection for x below 0
     */
    public static double lgamma(double x) {
        if (x <= 0) {
            return reflectedLgamma(x);
        }
        if (x < 0.75) {
            return lgammaLow(x) - Math.log(x);
        }
        if (x < 1.75) {
            return lgammaLow(x - 1);
        }
        if (x < 3) {
            return lgammaHigh(x);
        }
        if (x < 8) {
            double product = 1;
            double rest = x;
            while (rest >= 3) {
                rest -= 1; // exact below 8
                product *= rest;
            }
            return Math.log(product) + lgammaHigh(rest);
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        double tail = HALF_LOG_2PI_MINUS_HALF + Polynomials.evaluate(LGAMMA_TAIL, 1 / (x * x)) / x;
        return (x - 0.5) * (Math.log(x) - 1) + tail;
    }

    /** lgamma(1 + s) for s in [-0.25, 0.75]; s is exact, so the root at s = 0 costs nothing. */
    private static double lgammaLow(double s) {
        return 0.0 - s * (1 - s) * Polynomials.evaluate(LGAMMA_LOW, s - 0.25); // 0 - 0 is +0, at the root
    }

    /** lgamma(x) for x in [1.75, 3], where x - 1 and x - 2 are exact. */
    private static double lgammaHigh(double x) {
        return (x - 1) * (x - 2) * Polynomials.evaluate(LGAMMA_HIGH, x - 2.375);
    }

    private static double reflectedLgamma(double x) {
        double rest = x - Math.rint(x);
        if (rest == 0 || x == Double.NEGATIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        if (x > -0.25) {
            return lgammaLow(x) - Math.log(-x);
        }
        return Math.log(Math.PI / Math.abs(x * Math.sin(Math.PI * rest))) - lgamma(-x);
    }

    /**
     * The derivative of lgamma.
     *
     * @param x any number; 0 gives minus infinity (-0 plus infinity), plus infinity plus infinity; negative integers, minus infinity and
     *     NaN give NaN
     * @return any number, within 4 ULP for x above 0, also beside its root at 1.4616; within 4 ULP of the larger term of the reflection for
     *     x below 0
     */
    public static double digamma(double x) {
        if (x >= 2) {
            if (x == Double.POSITIVE_INFINITY) {
                return x;
            }
            double v = 1 / (x * x);
            return Math.log(x) - (0.5 / x + Polynomials.evaluate(DIGAMMA_TAIL, v) * v);
        }
        if (x >= 1) {
            return digammaUnit(x - 1);
        }
        if (x > 0) {
            return digammaUnit(x) - 1 / x;
        }
        if (x == 0) {
            return -1 / x;
        }
        double rest = x - Math.rint(x);
        return x < 0 && rest != 0 ? digamma(1 - x) - Math.PI * cotangentOfPi(rest) : Double.NaN;
    }

    /** cot(pi r) for r in [-1/2, 1/2], taken from the nearer end so that it vanishes at both halves. */
    private static double cotangentOfPi(double r) {
        double a = Math.abs(r);
        return a > 0.25 ? Math.copySign(Math.tan(Math.PI * (0.5 - a)), r) : 1 / Math.tan(Math.PI * r);
    }

    /** digamma(1 + s) for s in [0, 1]. */
    private static double digammaUnit(double s) {
        return ((s - ROOT) - ROOT_TAIL) * Polynomials.evaluate(DIGAMMA_UNIT, s - 0.5);
    }

    /**
     * The second derivative of lgamma.
     *
     * @param x any number; 0 gives plus infinity, plus infinity 0; negative integers, minus infinity and NaN give NaN
     * @return any number, within 3 ULP for x above 0, within 8 ULP for x below 0
     */
    public static double trigamma(double x) {
        if (x >= 2) {
            double tail = 0.5 + Polynomials.evaluate(TRIGAMMA_TAIL, 1 / (x * x)) / x;
            return (1 + tail / x) / x;
        }
        if (x >= 1) {
            return Polynomials.evaluate(TRIGAMMA_UNIT, x - 1.5);
        }
        if (x > 0) {
            return Polynomials.evaluate(TRIGAMMA_UNIT, x - 0.5) + 1 / x / x;
        }
        if (x == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double rest = x - Math.rint(x);
        double cosecant = Math.PI / Math.sin(Math.PI * rest);
        return x < 0 && rest != 0 ? cosecant * cosecant - trigamma(1 - x) : Double.NaN;
    }

    /**
     * The derivative of order n of digamma: digamma for n = 0, trigamma for n = 1, and above that (-1)^(n+1) n! times the Hurwitz zeta
     * function of order n + 1.
     *
     * @param n the order, at least 0
     * @param x any number; 0 gives the infinity that is the limit from the side of its sign, plus infinity gives 0 (n = 0: infinity);
     *     negative integers, minus infinity and NaN give NaN
     * @return any number; for n from 2 to 170 and x above 0 within 5 ULP, for larger n within as many ULP as the sum of the logarithms of
     *     n! and x^(n+1); for x below 0 within 8 ULP of the largest term of the reflection
     * @throws IllegalArgumentException if n is negative
     */
    public static double polygamma(int n, double x) {
        if (n < 0) {
            throw new IllegalArgumentException("polygamma needs an order n of at least 0, but n is " + n + ".");
        }
        return switch (n) {
            case 0 -> digamma(x);
            case 1 -> trigamma(x);
            default -> HurwitzZeta.polygamma(n, x);
        };
    }
}
