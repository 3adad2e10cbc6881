package io.lossmith.simd;

import static io.lossmith.simd.Widening.high;
import static io.lossmith.simd.Widening.low;
import static io.lossmith.simd.Widening.narrow;

import jdk.incubator.vector.FloatVector;

/**
 * Powers, roots and what is made of exponentials and logarithms, for vectors of {@code float}.
 *
 * <p>The two halves of a vector are computed as vectors of {@code double}, so that each result is rounded to {@code float} once. All methods
 * are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 */
public final class FloatPower {
    private FloatPower() {}

    /**
     * The power x^y, with x^0 = 1 except that NaN^0 is NaN.
     *
     * @param x the bases; a negative base with an exponent that is not whole gives NaN
     * @param y the exponents; an infinite exponent at base 1 or -1 gives NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector pow(FloatVector x, FloatVector y) {
        return narrow(WidePowers.pow(low(x), low(y)), WidePowers.pow(high(x), high(y)));
    }

    /**
     * The cube root.
     *
     * @param x any numbers; infinities and zeros give themselves, NaN NaN
     * @return any numbers, odd in x, within 1 ULP
     */
    public static FloatVector cbrt(FloatVector x) {
        return narrow(WidePowers.cbrt(low(x)), WidePowers.cbrt(high(x)));
    }

    /**
     * sqrt(x^2 + y^2) without overflow in between.
     *
     * @param x any numbers
     * @param y any numbers; an infinite one gives plus infinity, also beside NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static FloatVector hypot(FloatVector x, FloatVector y) {
        return narrow(WidePowers.hypot(low(x), low(y)), WidePowers.hypot(high(x), high(y)));
    }

    /**
     * The logarithm to base 2, exact at powers of two.
     *
     * @param x numbers in [0, inf]; 0 gives minus infinity, negative numbers and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector log2(FloatVector x) {
        return narrow(WidePowers.log2(low(x)), WidePowers.log2(high(x)));
    }

    /**
     * The logarithm to base 10.
     *
     * @param x numbers in [0, inf]; 0 gives minus infinity, negative numbers and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector log10(FloatVector x) {
        return narrow(WidePowers.log10(low(x)), WidePowers.log10(high(x)));
    }

    /**
     * The hyperbolic sine.
     *
     * @param x any numbers; infinities and zeros give themselves, NaN NaN
     * @return any numbers, odd in x, within 1 ULP
     */
    public static FloatVector sinh(FloatVector x) {
        return narrow(WidePowers.sinh(low(x)), WidePowers.sinh(high(x)));
    }

    /**
     * The hyperbolic cosine.
     *
     * @param x any numbers; infinities give plus infinity, NaN NaN
     * @return values in [1, inf], even in x, within 1 ULP
     */
    public static FloatVector cosh(FloatVector x) {
        return narrow(WidePowers.cosh(low(x)), WidePowers.cosh(high(x)));
    }

    /**
     * log(1 + x^2).
     *
     * @param x any numbers; infinities give plus infinity, NaN NaN
     * @return values in [0, inf], even in x, within 1 ULP
     */
    public static FloatVector log1pSquare(FloatVector x) {
        return narrow(WidePowers.log1pSquare(low(x)), WidePowers.log1pSquare(high(x)));
    }
}
