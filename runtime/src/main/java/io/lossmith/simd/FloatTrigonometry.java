package io.lossmith.simd;

import static io.lossmith.simd.Widening.high;
import static io.lossmith.simd.Widening.low;
import static io.lossmith.simd.Widening.narrow;

import jdk.incubator.vector.FloatVector;

/**
 * Sine, cosine, tangent and arc tangent of vectors of {@code float}.
 *
 * <p>The two halves of a vector are computed as vectors of {@code double}, so that each result is rounded to {@code float} once. All methods
 * are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 */
public final class FloatTrigonometry {
    private FloatTrigonometry() {}

    /**
     * The sine.
     *
     * @param x any numbers; -0 gives -0, infinities and NaN NaN
     * @return values in [-1, 1], within 1 ULP
     */
    public static FloatVector sin(FloatVector x) {
        return narrow(DoubleTrigonometry.sin(low(x)), DoubleTrigonometry.sin(high(x)));
    }

    /**
     * The cosine.
     *
     * @param x any numbers; infinities and NaN give NaN
     * @return values in [-1, 1], within 1 ULP
     */
    public static FloatVector cos(FloatVector x) {
        return narrow(DoubleTrigonometry.cos(low(x)), DoubleTrigonometry.cos(high(x)));
    }

    /**
     * The tangent.
     *
     * @param x any numbers; -0 gives -0, infinities and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector tan(FloatVector x) {
        return narrow(WidePowers.tan(low(x)), WidePowers.tan(high(x)));
    }

    /**
     * The arc tangent.
     *
     * @param x any numbers; infinities give -pi/2 and pi/2, -0 -0, NaN NaN
     * @return values in [-pi/2, pi/2], odd in x, within 1 ULP
     */
    public static FloatVector atan(FloatVector x) {
        return narrow(DoubleTrigonometry.atan(low(x)), DoubleTrigonometry.atan(high(x)));
    }
}
