package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Logistic and hyperbolic functions of vectors of {@code double}, in the forms that do not overflow or cancel.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#DOUBLE}; what is said of {@link DoubleMath} holds here too.
 *
 * <pre>{@code
 * DoubleVector loss = DoubleLogistic.softplus(x).sub(x.mul(y)); // binary cross-entropy
 * DoubleVector gradient = DoubleLogistic.sigmoid(x).sub(y);
 * }</pre>
 */
public final class DoubleLogistic {
    /** From here on tanh is 1, and the exponential in it is bounded. */
    private static final double TANH_END = 22;

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_TAIL = 0x1.abc9e3b39803fp-56;

    private DoubleLogistic() {}

    /**
     * The logistic function 1 / (1 + e^-x).
     *
     * @param x any numbers; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return values in [0, 1], within 2 ULP
     */
    public static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = DoubleMath.expOfNegative(x.abs().neg());
        DoubleVector d = e.add(1);
        DoubleVector lost = e.sub(d.sub(1));
        DoubleVector q =
                x.broadcast(1).blend(e, x.compare(VectorOperators.LT, 0)).div(d);
        return fma(q.mul(lost), minusReciprocal(e), q);
    }

    /** -1/(1 + e) to a few bits, for e in [0, 1]: enough to put a rounding error back. */
    static DoubleVector minusReciprocal(DoubleVector e) {
        return fma(fma(e, -1.0 / 3, e.broadcast(5.0 / 6)), e, -1);
    }

    /**
     * The derivative of the sigmoid, sigmoid(x) sigmoid(-x).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1/4], even in x, within 2 ULP
     */
    public static DoubleVector sigmoidSlope(DoubleVector x) {
        DoubleVector e = DoubleMath.expOfNegative(x.abs().neg());
        return overSquare(e, e);
    }

    /** y / (1 + e)^2 for e in [0, 1]. */
    static DoubleVector overSquare(DoubleVector y, DoubleVector e) {
        DoubleVector w = fma(e, e, e.add(e));
        DoubleVector d = w.add(1);
        DoubleVector back = d.sub(1);
        DoubleVector lost = w.sub(back).add(d.sub(back).neg().add(1));
        DoubleVector q = y.div(d);
        DoubleVector c = minusReciprocal(e);
        return q.sub(q.mul(lost).mul(c.mul(c)));
    }

    /**
     * log(1 + e^x).
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values in [0, inf], within 2 ULP
     */
    public static DoubleVector softplus(DoubleVector x) {
        DoubleVector l =
                DoubleMath.log1pOfPositive(DoubleMath.expOfNegative(x.abs().neg()));
        return x.blend(0, x.compare(VectorOperators.LT, 0)).add(l);
    }

    /**
     * log(sigmoid(x)) = -softplus(-x).
     *
     * @param x any numbers; minus infinity gives minus infinity, plus infinity -0, NaN NaN
     * @return values in [-inf, 0], within 2 ULP
     */
    public static DoubleVector logSigmoid(DoubleVector x) {
        return softplus(x.neg()).neg();
    }

    /**
     * The hyperbolic tangent.
     *
     * @param x any numbers; infinities give -1 and 1, -0 -0, NaN NaN
     * @return values in [-1, 1], odd in x, within 2 ULP
     */
    public static DoubleVector tanh(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector bounded = a.blend(TANH_END, a.compare(VectorOperators.GT, TANH_END));
        DoubleVector m = DoubleMath.expm1Bounded(bounded.add(bounded));
        var large = a.compare(VectorOperators.GT, 0.55);
        DoubleVector d = m.add(2);
        DoubleVector q = m.blend(2, large).div(d);
        DoubleVector lost = m.sub(d.sub(2));
        DoubleVector small = fma(q.mul(lost), fma(q, 0.5, q.broadcast(-0.5)), q); // 1/d is (1 - q)/2
        return signed(small.blend(q.neg().add(1), large), x);
    }

    /** a with the sign of x, for a at least 0. */
    static DoubleVector signed(DoubleVector a, DoubleVector x) {
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return a.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    /**
     * The derivative of tanh, 1 - tanh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2|x|).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1], even in x, within 2 ULP
     */
    public static DoubleVector tanhSlope(DoubleVector x) {
        DoubleVector y = x.abs().mul(-2);
        DoubleVector t = DoubleMath.rounded(y);
        // four times the exponential is rounded once, also where it is subnormal
        DoubleVector e4 = DoubleMath.scaled(DoubleMath.expOfRemainder(y, t).mul(4), t);
        DoubleVector bounded = e4.blend(0, y.compare(VectorOperators.LT, DoubleMath.LOWEST));
        return overSquare(bounded, bounded.mul(0.25));
    }

    /**
     * log(cosh(x)): its series below 1, |x| - ln 2 + log1p(exp(-2|x|)) above.
     *
     * @param x any numbers; infinities give plus infinity, NaN NaN
     * @return values in [0, inf], even in x, within 2 ULP
     */
    public static DoubleVector logCosh(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector l = DoubleMath.log1pOfPositive(DoubleMath.expOfNegative(a.mul(-2)));
        return a.sub(LN2).add(l.sub(LN2_TAIL)).blend(logCoshNear0(a), a.compare(VectorOperators.LT, 1));
    }

    /** log(cosh(x)) for x in [0, 1]. */
    static DoubleVector logCoshNear0(DoubleVector x) {
        DoubleVector square = x.mul(x);
        return fma(square.mul(square), logCoshSeries(square), square.mul(0.5));
    }

    /** (log(cosh(x)) - x^2/2) / x^4 for x in [0, 1], given x^2. */
    static DoubleVector logCoshSeries(DoubleVector square) {
        DoubleVector v2 = square.mul(square);
        DoubleVector even12 = fma(v2, -8.164507053703235e-09, v2.broadcast(-1.775663870160219e-07));
        DoubleVector even10 = fma(even12, v2, -1.5986153251316004e-06);
        DoubleVector even8 = fma(even10, v2, -1.1947420492799569e-05);
        DoubleVector even6 = fma(even8, v2, -9.098898702597673e-05);
        DoubleVector even4 = fma(even6, v2, -0.000738602948530288);
        DoubleVector even2 = fma(even4, v2, -0.006746031745995306);
        DoubleVector even0 = fma(even2, v2, -0.08333333333333333);
        DoubleVector odd13 = fma(v2, 7.323407818532874e-10, v2.broadcast(4.5726731832038565e-08));
        DoubleVector odd11 = fma(odd13, v2, 5.608984924068435e-07);
        DoubleVector odd9 = fma(odd11, v2, 4.383922708646831e-06);
        DoubleVector odd7 = fma(odd9, v2, 3.277644460510453e-05);
        DoubleVector odd5 = fma(odd7, v2, 0.0002565804647919299);
        DoubleVector odd3 = fma(odd5, v2, 0.0021869488527318727);
        DoubleVector odd1 = fma(odd3, v2, 0.022222222222221512);
        return fma(odd1, square, even0);
    }
}
