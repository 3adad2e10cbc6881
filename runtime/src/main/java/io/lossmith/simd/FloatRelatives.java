package io.lossmith.simd;

import static io.lossmith.simd.Widening.high;
import static io.lossmith.simd.Widening.low;
import static io.lossmith.simd.Widening.narrow;

import jdk.incubator.vector.FloatVector;

/**
 * Functions of vectors of {@code float} that cancel in their first digits, and are therefore computed in {@code double}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 *
 * <pre>{@code
 * FloatVector divergence = FloatRelatives.expm1mx(logRatio); // 0 where the ratio is 1
 * }</pre>
 */
public final class FloatRelatives {
    private FloatRelatives() {}

    /**
     * e^x - 1 - x, which is about x^2/2 near 0.
     *
     * @param x any numbers; infinities give plus infinity, NaN NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static FloatVector expm1mx(FloatVector x) {
        return narrow(WideRelatives.expm1mx(low(x)), WideRelatives.expm1mx(high(x)));
    }

    /**
     * log(1 + x) - x, which is about -x^2/2 near 0.
     *
     * @param x numbers in [-1, inf]; -1 and infinity give minus infinity, numbers below -1 and NaN NaN
     * @return values in [-inf, 0], within 1 ULP
     */
    public static FloatVector log1pmx(FloatVector x) {
        return narrow(WideRelatives.log1pmx(low(x)), WideRelatives.log1pmx(high(x)));
    }

    /**
     * (e^x - 1) / x, continued by 1 at 0.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static FloatVector exprel(FloatVector x) {
        return narrow(WideRelatives.exprel(low(x)), WideRelatives.exprel(high(x)));
    }

    /**
     * log(p / (1 - p)), the inverse of the sigmoid.
     *
     * @param p numbers in [0, 1]; the ends give infinities, others and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector logit(FloatVector p) {
        return narrow(WideRelatives.logit(low(p)), WideRelatives.logit(high(p)));
    }

    /**
     * The swish function x sigmoid(x).
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values of at least -0.2785, within 1 ULP
     */
    public static FloatVector silu(FloatVector x) {
        return narrow(WideRelatives.silu(low(x)), WideRelatives.silu(high(x)));
    }

    /**
     * The derivative of the swish function.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return values in [-0.0999, 1.0999], within 1 ULP
     */
    public static FloatVector siluSlope(FloatVector x) {
        return narrow(WideRelatives.siluSlope(low(x)), WideRelatives.siluSlope(high(x)));
    }

    /**
     * log(x / y), without overflow of the quotient.
     *
     * @param x numbers in [0, inf]; 0 gives minus infinity, negative numbers and NaN NaN
     * @param y numbers in [0, inf]; 0 gives plus infinity, negative numbers and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static FloatVector logRatio(FloatVector x, FloatVector y) {
        return narrow(WideRelatives.logRatio(low(x), low(y)), WideRelatives.logRatio(high(x), high(y)));
    }
}
