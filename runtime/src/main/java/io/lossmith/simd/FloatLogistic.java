package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Logistic and hyperbolic functions of vectors of {@code float}, in the forms that do not overflow or cancel.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 *
 * <pre>{@code
 * FloatVector loss = FloatLogistic.softplus(x).sub(x.mul(y)); // binary cross-entropy
 * FloatVector gradient = FloatLogistic.sigmoid(x).sub(y);
 * }</pre>
 */
public final class FloatLogistic {
    /** From here on tanh is 1, and the exponential in it is bounded. */
    private static final float TANH_END = 10;

    private static final float LN2 = 0x1.62e43p-1f;
    private static final float LN2_TAIL = -0x1.05c61p-29f;

    private FloatLogistic() {}

    /**
     * The logistic function 1 / (1 + e^-x).
     *
     * @param x any numbers; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return values in [0, 1], within 2 ULP
     */
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector e = FloatMath.expOfNegative(x.abs().neg());
        FloatVector d = e.add(1);
        FloatVector lost = e.sub(d.sub(1));
        FloatVector q =
                x.broadcast(1).blend(e, x.compare(VectorOperators.LT, 0)).div(d);
        return fma(q.mul(lost), minusReciprocal(e), q);
    }

    /** -1/(1 + e) to a few bits, for e in [0, 1]: enough to put a rounding error back. */
    static FloatVector minusReciprocal(FloatVector e) {
        return fma(fma(e, -1f / 3, e.broadcast(5f / 6)), e, -1f);
    }

    /**
     * The derivative of the sigmoid, sigmoid(x) sigmoid(-x).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1/4], even in x, within 2 ULP
     */
    public static FloatVector sigmoidSlope(FloatVector x) {
        FloatVector e = FloatMath.expOfNegative(x.abs().neg());
        return overSquare(e, e);
    }

    /** y / (1 + e)^2 for e in [0, 1]. */
    static FloatVector overSquare(FloatVector y, FloatVector e) {
        FloatVector w = fma(e, e, e.add(e));
        FloatVector d = w.add(1);
        FloatVector back = d.sub(1);
        FloatVector lost = w.sub(back).add(d.sub(back).neg().add(1));
        FloatVector q = y.div(d);
        FloatVector c = minusReciprocal(e);
        return q.sub(q.mul(lost).mul(c.mul(c)));
    }

    /**
     * log(1 + e^x).
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values in [0, inf], within 2 ULP
     */
    public static FloatVector softplus(FloatVector x) {
        FloatVector l =
                FloatMath.log1pOfPositive(FloatMath.expOfNegative(x.abs().neg()));
        return x.blend(0, x.compare(VectorOperators.LT, 0)).add(l);
    }

    /**
     * log(sigmoid(x)) = -softplus(-x).
     *
     * @param x any numbers; minus infinity gives minus infinity, plus infinity -0, NaN NaN
     * @return values in [-inf, 0], within 2 ULP
     */
    public static FloatVector logSigmoid(FloatVector x) {
        return softplus(x.neg()).neg();
    }

    /**
     * The hyperbolic tangent.
     *
     * @param x any numbers; infinities give -1 and 1, -0 -0, NaN NaN
     * @return values in [-1, 1], odd in x, within 2 ULP
     */
    public static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector bounded = a.blend(TANH_END, a.compare(VectorOperators.GT, TANH_END));
        FloatVector m = FloatMath.expm1Bounded(bounded.add(bounded));
        var large = a.compare(VectorOperators.GT, 0.55f);
        FloatVector d = m.add(2);
        FloatVector q = m.blend(2, large).div(d);
        FloatVector lost = m.sub(d.sub(2));
        FloatVector small = fma(q.mul(lost), fma(q, 0.5f, q.broadcast(-0.5f)), q); // 1/d is (1 - q)/2
        return signed(small.blend(q.neg().add(1), large), x);
    }

    /** a with the sign of x, for a at least 0. */
    static FloatVector signed(FloatVector a, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return a.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    /**
     * The derivative of tanh, 1 - tanh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2|x|).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1], even in x, within 2 ULP
     */
    public static FloatVector tanhSlope(FloatVector x) {
        FloatVector y = x.abs().mul(-2);
        FloatVector t = FloatMath.rounded(y);
        // four times the exponential is rounded once, also where it is subnormal
        FloatVector e4 = FloatMath.scaled(FloatMath.expOfRemainder(y, t).mul(4), t);
        FloatVector bounded = e4.blend(0, y.compare(VectorOperators.LT, FloatMath.LOWEST));
        return overSquare(bounded, bounded.mul(0.25f));
    }

    /**
     * log(cosh(x)): its series below 1, |x| - ln 2 + log1p(exp(-2|x|)) above.
     *
     * @param x any numbers; infinities give plus infinity, NaN NaN
     * @return values in [0, inf], even in x, within 2 ULP
     */
    public static FloatVector logCosh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector l = FloatMath.log1pOfPositive(FloatMath.expOfNegative(a.mul(-2)));
        return a.sub(LN2).add(l.sub(LN2_TAIL)).blend(logCoshNear0(a), a.compare(VectorOperators.LT, 1));
    }

    /** log(cosh(x)) for x in [0, 1]. */
    static FloatVector logCoshNear0(FloatVector x) {
        FloatVector square = x.mul(x);
        return fma(square.mul(square), logCoshSeries(square), square.mul(0.5f));
    }

    /** (log(cosh(x)) - x^2/2) / x^4 for x in [0, 1], given x^2. */
    static FloatVector logCoshSeries(FloatVector square) {
        FloatVector p5 = fma(square, -2.5766267e-5f, square.broadcast(1.7720972e-4f));
        FloatVector p4 = fma(p5, square, -6.816053e-4f);
        FloatVector p3 = fma(p4, square, 0.002163457f);
        FloatVector p2 = fma(p3, square, -0.0067408485f);
        FloatVector p1 = fma(p2, square, 0.022221701f);
        return fma(p1, square, -0.08333332f);
    }
}
