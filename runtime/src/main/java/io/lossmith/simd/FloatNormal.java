package io.lossmith.simd;

import static io.lossmith.simd.Widening.high;
import static io.lossmith.simd.Widening.low;
import static io.lossmith.simd.Widening.narrow;

import jdk.incubator.vector.FloatVector;

/**
 * The error function and the normal distribution for vectors of {@code float}, with relative accuracy in the lower tails.
 *
 * <p>The two halves of a vector are computed as vectors of {@code double}, so that each result is rounded to {@code float} once. All methods
 * are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 */
public final class FloatNormal {
    private FloatNormal() {}

    /**
     * The error function.
     *
     * @param x any numbers; infinities give -1 and 1, -0 -0, NaN NaN
     * @return values in [-1, 1], odd in x, within 1 ULP
     */
    public static FloatVector erf(FloatVector x) {
        return narrow(WideNormal.erf(low(x)), WideNormal.erf(high(x)));
    }

    /**
     * The complementary error function 1 - erf(x).
     *
     * @param x any numbers; minus infinity gives 2, plus infinity 0, NaN NaN
     * @return values in [0, 2], within 1 ULP
     */
    public static FloatVector erfc(FloatVector x) {
        return narrow(WideNormal.erfc(low(x)), WideNormal.erfc(high(x)));
    }

    /**
     * The Gaussian bell exp(-x^2).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1], within 1 ULP
     */
    public static FloatVector gauss(FloatVector x) {
        return narrow(WideNormal.gauss(low(x)), WideNormal.gauss(high(x)));
    }

    /**
     * The density of the standard normal distribution.
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 0.3990], even in x, within 1 ULP
     */
    public static FloatVector normalPdf(FloatVector x) {
        return narrow(WideNormal.normalPdf(low(x)), WideNormal.normalPdf(high(x)));
    }

    /**
     * The distribution function of the standard normal distribution, with relative accuracy in the lower tail.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return values in [0, 1], within 1 ULP
     */
    public static FloatVector normalCdf(FloatVector x) {
        return narrow(WideNormal.normalCdf(low(x)), WideNormal.normalCdf(high(x)));
    }

    /**
     * The inverse Mills ratio normalPdf(x) / normalCdf(x).
     *
     * @param x any numbers; it grows as -x towards minus infinity, plus infinity gives 0, NaN NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static FloatVector millsRatio(FloatVector x) {
        return narrow(WideNormal.millsRatio(low(x)), WideNormal.millsRatio(high(x)));
    }
}
