package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials and logarithms of vectors of {@code double}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#DOUBLE}. They compute every lane alike, without branches and without memory, so
 * that compiled code keeps everything in registers. NaN in gives NaN out, infinite arguments give the limit, subnormal arguments and
 * results are full citizens. The largest error of each method, in ULP of the exact result, is asserted by the contract test, with and
 * without hardware FMA.
 *
 * <p>Numbers are split by powers of two, the rest is a minimax polynomial (coefficients: {@code src/test/coefficients}).
 *
 * <pre>{@code
 * DoubleVector p = DoubleMath.exp(DoubleVector.fromArray(Lanes.DOUBLE, logits, i));
 * }</pre>
 */
public final class DoubleMath {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Added to a number below 2^51 it leaves the nearest whole number, in the lowest bits; taken away again, as a double. */
    private static final double ROUNDER = 0x1.8p52;

    private static final long ROUNDER_BITS = 0x4338000000000000L;

    private static final double LOG2_E = 0x1.71547652b82fep0;

    /** ln 2 = LN2 + LN2_TAIL, where LN2 has so few bits that its multiples by exponents are exact. */
    private static final double LN2 = 0x1.62e42feep-1;

    private static final double LN2_TAIL = 0x1.a39ef35793c76p-33;

    /** Below this e^x is 0, above the other infinite. */
    static final double LOWEST = -746;

    private static final double HIGHEST = 710;

    /** From here on e^x - 1 is -1. */
    private static final double SATURATED = -40;

    private static final int MANTISSA_BITS = 52;

    /** The bits of sign and exponent, of 1 and of 3/4. */
    private static final long EXPONENT = 0xfff0000000000000L;

    private static final long ONE = 0x3ff0000000000000L;
    private static final long THREE_QUARTERS = 0x3fe8000000000000L;

    /** The upper half of the bits of a number, whose square is exact. */
    private static final long UPPER_HALF = 0xfffffffff8000000L;

    /** 2^54, above the reciprocal of the smallest distance from 1. */
    private static final double SCALE = 0x1p54;

    private static final double SCALE_EXPONENT = 54;

    private DoubleMath() {}

    /**
     * e^x.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector t = rounded(x);
        DoubleVector e = scaled(expOfRemainder(x, t), t);
        return e.blend(0, x.compare(VectorOperators.LT, LOWEST)).blend(INF, x.compare(VectorOperators.GT, HIGHEST));
    }

    /** e^x for x at most 0, or NaN. */
    static DoubleVector expOfNegative(DoubleVector x) {
        DoubleVector t = rounded(x);
        DoubleVector e = scaled(expOfRemainder(x, t), t);
        return e.blend(0, x.compare(VectorOperators.LT, LOWEST));
    }

    /** x / ln 2 rounded to a whole number n, plus ROUNDER. */
    static DoubleVector rounded(DoubleVector x) {
        return fma(x, x.broadcast(LOG2_E), ROUNDER);
    }

    /** exp(x - n ln 2), for t = n + ROUNDER. */
    static DoubleVector expOfRemainder(DoubleVector x, DoubleVector t) {
        DoubleVector n = t.sub(ROUNDER);
        DoubleVector high = fma(n, -LN2, x);
        DoubleVector lost = n.mul(LN2_TAIL);
        return high.add(expTail(high.sub(lost), lost)).add(1);
    }

    /** e^r - 1 - r - lost, for r up to ln(2) / 2 and a lost part that is tiny beside. */
    static DoubleVector expTail(DoubleVector r, DoubleVector lost) {
        return Lanes.FMA ? fma(r.mul(r), fma(expSeries(r), r, 0.5), lost.neg()) : expTailInHalves(r, lost);
    }

    /** The same with less rounding, for what is not added to 1. */
    static DoubleVector exactTail(DoubleVector r, DoubleVector lost) {
        return Lanes.FMA ? expTailOfSquare(r, r.mul(r).mul(0.5), lost) : expTailInHalves(r, lost);
    }

    /** The same, where the rounding error of r^2 / 2 is put back. */
    static DoubleVector expTailOfSquare(DoubleVector r, DoubleVector square, DoubleVector lost) {
        DoubleVector rounding = fma(r.mul(0.5), r, square.neg());
        DoubleVector cube = fma(square.mul(r.add(r)), expSeries(r), rounding.sub(lost));
        return square.add(cube);
    }

    /** The same where products are rounded: the largest part of r^2 / 2 is exact. */
    static DoubleVector expTailInHalves(DoubleVector r, DoubleVector lost) {
        DoubleVector upper = r.reinterpretAsLongs().and(UPPER_HALF).reinterpretAsDoubles();
        DoubleVector rest = r.sub(upper).mul(r.add(upper)).mul(0.5);
        DoubleVector cube = r.mul(r).mul(r).mul(expSeries(r));
        return upper.mul(upper).mul(0.5).add(rest.add(cube.sub(lost)));
    }

    /** (e^r - 1 - r - r^2/2) / r^3. */
    static DoubleVector expSeries(DoubleVector r) {
        DoubleVector p9 = fma(r, 2.0923682403964407e-09, r.broadcast(2.5108995697853123e-08));
        DoubleVector p8 = fma(p9, r, 2.7557245832647254e-07);
        DoubleVector p7 = fma(p8, r, 2.755724433699268e-06);
        DoubleVector p6 = fma(p7, r, 2.480158735581585e-05);
        DoubleVector p5 = fma(p6, r, 0.0001984126988598553);
        DoubleVector p4 = fma(p5, r, 0.0013888888888870287);
        DoubleVector p3 = fma(p4, r, 0.008333333333321695);
        DoubleVector p2 = fma(p3, r, 0.04166666666666669);
        return fma(p2, r, 0.16666666666666677);
    }

    /** y 2^n in two steps, of which only the second may round; for t = n + ROUNDER. */
    static DoubleVector scaled(DoubleVector y, DoubleVector t) {
        LongVector n = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        LongVector half = n.lanewise(VectorOperators.ASHR, 1).and(EXPONENT);
        DoubleVector first = half.add(ONE).reinterpretAsDoubles();
        DoubleVector second = n.sub(half).add(ONE).reinterpretAsDoubles();
        return y.mul(first).mul(second);
    }

    /**
     * e^x - 1, exact near 0.
     *
     * @param x any numbers; minus infinity gives -1, plus infinity plus infinity, -0 -0, NaN NaN
     * @return values in [-1, inf], within 1 ULP
     */
    public static DoubleVector expm1(DoubleVector x) {
        DoubleVector m = expm1Bounded(x.blend(SATURATED, x.compare(VectorOperators.LT, SATURATED)));
        return m.blend(INF, x.compare(VectorOperators.GT, HIGHEST));
    }

    /** e^x - 1 from twice SATURATED to HIGHEST. */
    static DoubleVector expm1Bounded(DoubleVector x) {
        DoubleVector t = rounded(x);
        DoubleVector n = t.sub(ROUNDER);
        DoubleVector high = fma(n, -LN2, x);
        DoubleVector lost = n.mul(LN2_TAIL);
        DoubleVector r = high.sub(lost);
        DoubleVector rounding = high.sub(r).sub(lost);
        DoubleVector tail = exactTail(r, fma(r, rounding.neg(), lost));
        LongVector exponent = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        // 2^(n-1), because 2^n may overflow where the result does not
        DoubleVector half = exponent.add(ONE - (1L << MANTISSA_BITS)).reinterpretAsDoubles();
        DoubleVector whole = half.sub(0.5);
        DoubleVector part = half.mul(high);
        DoubleVector sum = whole.add(part);
        DoubleVector rest = part.sub(sum.sub(whole)).add(half.sub(whole).sub(0.5));
        DoubleVector m = sum.add(fma(half, tail, rest));
        // n = 0: right below the normal range too; and expm1(-0) is -0
        return m.add(m)
                .blend(high.add(tail), t.compare(VectorOperators.EQ, ROUNDER))
                .blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /**
     * The natural logarithm.
     *
     * @param x numbers in [0, inf]; 0 and -0 give minus infinity, plus infinity plus infinity, negative numbers and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static DoubleVector log(DoubleVector x) {
        DoubleVector y = normalised(x);
        LongVector shift = negativeExponent(y);
        DoubleVector r = logOfParts(mantissaLess1(y, shift), exponentOf(x, shift));
        return ends(r, x);
    }

    /** x, or x 2^54 where it is subnormal. */
    static DoubleVector normalised(DoubleVector x) {
        return x.blend(x.mul(SCALE), x.compare(VectorOperators.LT, Double.MIN_NORMAL));
    }

    /** For u = m 2^e with m in [3/4, 3/2): a number with -e above its lowest bits. */
    static LongVector negativeExponent(DoubleVector u) {
        return u.reinterpretAsLongs().neg().add(THREE_QUARTERS - 1 + (1L << MANTISSA_BITS));
    }

    /** m - 1, which is exact. */
    static DoubleVector mantissaLess1(DoubleVector u, LongVector shift) {
        return u.reinterpretAsLongs()
                .add(shift.and(EXPONENT))
                .reinterpretAsDoubles()
                .sub(1);
    }

    /** -e as a double. */
    static DoubleVector exponent(LongVector shift) {
        LongVector bits = shift.lanewise(VectorOperators.ASHR, MANTISSA_BITS).add(ROUNDER_BITS);
        return bits.reinterpretAsDoubles().sub(ROUNDER);
    }

    /** -e of x, where the shift is that of the normalised x. */
    static DoubleVector exponentOf(DoubleVector x, LongVector shift) {
        DoubleVector e = exponent(shift);
        return e.blend(e.add(SCALE_EXPONENT), x.compare(VectorOperators.LT, Double.MIN_NORMAL));
    }

    /**
     * log(1 + f) + e ln 2 for f in [-1/4, 1/2], given -e. With s = f / (2 + f) it is 2 atanh(s), and 2 s = f - f^2/2 + s f^2/2.
     */
    static DoubleVector logOfParts(DoubleVector f, DoubleVector e) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector square = s.mul(s);
        DoubleVector half = f.mul(f).mul(0.5);
        DoubleVector rest = fma(s, fma(square, atanhSeries(square), half), e.mul(-LN2_TAIL));
        return fma(e, -LN2, f.sub(half.sub(rest)));
    }

    /** (2 atanh(s) - 2 s) / s^3 for |s| up to 1/5, given s^2. */
    static DoubleVector atanhSeries(DoubleVector square) {
        DoubleVector p7 = fma(square, 0.127236605486737, square.broadcast(0.13352441493517708));
        DoubleVector p6 = fma(p7, square, 0.15379525036551317);
        DoubleVector p5 = fma(p6, square, 0.1818205554052519);
        DoubleVector p4 = fma(p5, square, 0.22222217079554402);
        DoubleVector p3 = fma(p4, square, 0.28571428627529316);
        DoubleVector p2 = fma(p3, square, 0.39999999999717367);
        return fma(p2, square, 0.6666666666666714);
    }

    /** The logarithm r of x, with the values at the ends of the domain. */
    static DoubleVector ends(DoubleVector r, DoubleVector x) {
        return x.broadcast(Double.NaN)
                .blend(r, x.compare(VectorOperators.GT, 0))
                .blend(-INF, x.compare(VectorOperators.EQ, 0))
                .blend(INF, x.compare(VectorOperators.EQ, INF));
    }

    /**
     * log(1 + x), exact near 0.
     *
     * @param x numbers in [-1, inf]; -1 gives minus infinity, plus infinity plus infinity, -0 -0, numbers below -1 and NaN NaN
     * @return any numbers, within 1 ULP
     */
    public static DoubleVector log1p(DoubleVector x) {
        LongVector shift = negativeExponent(x.add(1));
        DoubleVector s =
                shift.and(EXPONENT).add(ONE + (2L << MANTISSA_BITS)).reinterpretAsDoubles(); // 4 2^-e, which is normal
        DoubleVector f = fma(x.mul(s), 0.25, s.mul(0.25).sub(1));
        DoubleVector r = logOfParts(f, exponent(shift));
        return r.blend(x, x.add(x).compare(VectorOperators.EQ, x)) // 0, -0 and infinity
                .blend(Double.NaN, x.compare(VectorOperators.LT, -1))
                .blend(-INF, x.compare(VectorOperators.EQ, -1));
    }

    /** log(1 + x) for x in [0, 2^60], or NaN. */
    static DoubleVector log1pOfPositive(DoubleVector x) {
        LongVector shift = negativeExponent(x.add(1));
        DoubleVector s = shift.and(EXPONENT).add(ONE).reinterpretAsDoubles();
        return logOfParts(fma(x, s, s.sub(1)), exponent(shift));
    }

    /**
     * log(1 - e^x) for x at most 0: log(-expm1(x)) above -ln 2, log1p(-exp(x)) below.
     *
     * @param x numbers in [-inf, 0]; 0 gives minus infinity, minus infinity -0, positive numbers and NaN NaN
     * @return values in [-inf, 0], within 2 ULP
     */
    public static DoubleVector log1mexp(DoubleVector x) {
        var below = x.compare(VectorOperators.LT, -LN2);
        DoubleVector e = expOfNegative(x);
        DoubleVector m = expm1Bounded(x.blend(-1, below)).neg();
        DoubleVector u = m.mul(SCALE).blend(e.neg().add(1), below);
        LongVector shift = negativeExponent(u);
        DoubleVector s = shift.and(EXPONENT).add(ONE).reinterpretAsDoubles();
        DoubleVector f = mantissaLess1(u, shift).blend(s.sub(1).sub(e.mul(s)), below);
        DoubleVector n = exponent(shift);
        DoubleVector r =
                logOfParts(f, n.add(SCALE_EXPONENT).blend(n, below)).abs().neg();
        return x.broadcast(Double.NaN)
                .blend(r, x.compare(VectorOperators.LT, 0))
                .blend(-INF, x.compare(VectorOperators.EQ, 0));
    }

    /**
     * x log(y), with the limit 0 at x = 0 for every y at least 0.
     *
     * @param x any numbers; infinite times log(1) is NaN
     * @param y numbers in [0, inf]; negative numbers and NaN give NaN, also at x = 0
     * @return any numbers, within 2 ULP
     */
    public static DoubleVector xlogy(DoubleVector x, DoubleVector y) {
        DoubleVector product = x.mul(log(y));
        return product.blend(0, x.compare(VectorOperators.EQ, 0).and(y.compare(VectorOperators.GE, 0)));
    }

    /**
     * log(e^a + e^b) = max + log1p(exp(min - max)), where the rounding error of the difference is put back.
     *
     * @param a any numbers
     * @param b any numbers; both minus infinity give minus infinity, one plus infinity gives plus infinity, a NaN NaN
     * @return values in [max(a, b), inf], within 2 ULP of the larger of the result and max(a, b)
     */
    public static DoubleVector logaddexp(DoubleVector a, DoubleVector b) {
        var less = a.compare(VectorOperators.LT, b);
        DoubleVector high = a.blend(b, less);
        DoubleVector low = b.blend(a, less);
        DoubleVector d = low.sub(high);
        DoubleVector virtual = d.sub(low);
        DoubleVector tail = low.sub(d.sub(virtual)).sub(high.add(virtual)); // what d has lost
        DoubleVector e = expOfNegative(d);
        DoubleVector corrected = e.add(e.mul(tail.blend(0, d.compare(VectorOperators.LT, LOWEST))));
        DoubleVector sum = high.add(log1pOfPositive(corrected));
        return sum.blend(a.add(LN2 + LN2_TAIL), a.compare(VectorOperators.EQ, b));
    }
}
