package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials and logarithms of vectors of {@code float}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#FLOAT}. They compute every lane alike, without branches and without memory, so
 * that compiled code keeps everything in registers. NaN in gives NaN out, infinite arguments give the limit, subnormal arguments and
 * results are full citizens. The largest error of each method, in ULP of the exact result, is asserted by the contract test, with and
 * without hardware FMA.
 *
 * <p>Numbers are split by powers of two, the rest is a minimax polynomial (coefficients: {@code src/test/coefficients}).
 *
 * <pre>{@code
 * FloatVector p = FloatMath.exp(FloatVector.fromArray(Lanes.FLOAT, logits, i));
 * }</pre>
 */
public final class FloatMath {
    private static final float INF = Float.POSITIVE_INFINITY;

    /** Added to a number below 2^22 it leaves the nearest whole number, in the lowest bits; taken away again, as a float. */
    private static final float ROUNDER = 0x1.8p23f;

    private static final float LOG2_E = 0x1.715476p0f;

    /** ln 2 = LN2 + LN2_TAIL, where LN2 has so few bits that its multiples by exponents are exact. */
    private static final float LN2 = 0x1.62e4p-1f;

    private static final float LN2_TAIL = 0x1.7f7d1cp-20f;

    /** Below this e^x is 0, above the other infinite. */
    static final float LOWEST = -105;

    private static final float HIGHEST = 89;

    /** From here on e^x - 1 is -1. */
    private static final float SATURATED = -20;

    private static final int MANTISSA_BITS = 23;

    /** The bits of sign and exponent, of 1 and of 3/4. */
    private static final int EXPONENT = 0xff800000;

    private static final int ONE = 0x3f800000;

    /** 2^64, which a power of two below 2^64 is multiplied with so that it is a normal number, and what takes it away again. */
    private static final int LIFTED_ONE = 0x5f800000;

    private static final float LIFT = 0x1p-64f;

    private static final int THREE_QUARTERS = 0x3f400000;

    /** The upper half of the bits of a number, whose square is exact. */
    private static final int UPPER_HALF = 0xfffff000;

    /** 2^24, above the reciprocal of the smallest distance from 1. */
    private static final float SCALE = 0x1p24f;

    private static final float SCALE_EXPONENT = 24;

    private FloatMath() {}

    /**
     * e^x.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity plus infinity, NaN NaN
     * @return values in [0, inf], within 1 ULP
     */
    public static FloatVector exp(FloatVector x) {
        FloatVector t = rounded(x);
        FloatVector e = scaled(expOfRemainder(x, t), t);
        return e.blend(0, x.compare(VectorOperators.LT, LOWEST)).blend(INF, x.compare(VectorOperators.GT, HIGHEST));
    }

    /** e^x for x at most 0, or NaN. */
    static FloatVector expOfNegative(FloatVector x) {
        FloatVector t = rounded(x);
        FloatVector e = expOfRemainder(x, t)
                .mul(t.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                        .add(LIFTED_ONE)
                        .reinterpretAsFloats())
                .mul(LIFT);
        return e.blend(0, x.compare(VectorOperators.LT, LOWEST));
    }

    /** x / ln 2 rounded to a whole number n, plus ROUNDER. */
    static FloatVector rounded(FloatVector x) {
        return fma(x, x.broadcast(LOG2_E), ROUNDER);
    }

    /** exp(x - n ln 2), for t = n + ROUNDER. */
    static FloatVector expOfRemainder(FloatVector x, FloatVector t) {
        FloatVector n = t.sub(ROUNDER);
        FloatVector high = fma(n, -LN2, x);
        FloatVector lost = n.mul(LN2_TAIL);
        return high.add(expTail(high.sub(lost), lost)).add(1);
    }

    /** e^r - 1 - r - lost, for r up to ln(2) / 2 and a lost part that is tiny beside. */
    static FloatVector expTail(FloatVector r, FloatVector lost) {
        return Lanes.FMA ? fma(r.mul(r), fma(expSeries(r), r, 0.5f), lost.neg()) : expTailInHalves(r, lost);
    }

    /** The same with less rounding, for what is not added to 1. */
    static FloatVector exactTail(FloatVector r, FloatVector lost) {
        return Lanes.FMA ? expTailOfSquare(r, r.mul(r).mul(0.5f), lost) : expTailInHalves(r, lost);
    }

    /** The same, where the rounding error of r^2 / 2 is put back. */
    static FloatVector expTailOfSquare(FloatVector r, FloatVector square, FloatVector lost) {
        FloatVector rounding = fma(r.mul(0.5f), r, square.neg());
        FloatVector cube = fma(square.mul(r.add(r)), expSeries(r), rounding.sub(lost));
        return square.add(cube);
    }

    /** The same where products are rounded: the largest part of r^2 / 2 is exact. */
    static FloatVector expTailInHalves(FloatVector r, FloatVector lost) {
        FloatVector upper = r.reinterpretAsInts().and(UPPER_HALF).reinterpretAsFloats();
        FloatVector rest = r.sub(upper).mul(r.add(upper)).mul(0.5f);
        FloatVector cube = r.mul(r).mul(r).mul(expSeries(r));
        return upper.mul(upper).mul(0.5f).add(rest.add(cube.sub(lost)));
    }

    /** (e^r - 1 - r - r^2/2) / r^3. */
    static FloatVector expSeries(FloatVector r) {
        FloatVector p3 = fma(r, 0.001386381f, r.broadcast(0.008367482f));
        FloatVector p2 = fma(p3, r, 0.041667238f);
        return fma(p2, r, 0.16666535f);
    }

    /** y 2^n in two steps, of which only the second may round; for t = n + ROUNDER. */
    static FloatVector scaled(FloatVector y, FloatVector t) {
        IntVector n = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        IntVector half = n.lanewise(VectorOperators.ASHR, 1).and(EXPONENT);
        FloatVector first = half.add(ONE).reinterpretAsFloats();
        FloatVector second = n.sub(half).add(ONE).reinterpretAsFloats();
        return y.mul(first).mul(second);
    }

    /**
     * e^x - 1, exact near 0.
     *
     * @param x any numbers; minus infinity gives -1, plus infinity plus infinity, -0 -0, NaN NaN
     * @return values in [-1, inf], within 1 ULP
     */
    public static FloatVector expm1(FloatVector x) {
        FloatVector m = expm1Bounded(x.blend(SATURATED, x.compare(VectorOperators.LT, SATURATED)));
        return m.blend(INF, x.compare(VectorOperators.GT, HIGHEST));
    }

    /** e^x - 1 from twice SATURATED to HIGHEST. */
    static FloatVector expm1Bounded(FloatVector x) {
        FloatVector t = rounded(x);
        FloatVector n = t.sub(ROUNDER);
        FloatVector high = fma(n, -LN2, x);
        FloatVector lost = n.mul(LN2_TAIL);
        FloatVector r = high.sub(lost);
        FloatVector rounding = high.sub(r).sub(lost);
        FloatVector tail = exactTail(r, fma(r, rounding.neg(), lost));
        IntVector exponent = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        // 2^(n-1), because 2^n may overflow where the result does not
        FloatVector half = exponent.add(ONE - (1 << MANTISSA_BITS)).reinterpretAsFloats();
        FloatVector whole = half.sub(0.5f);
        FloatVector part = half.mul(high);
        FloatVector sum = whole.add(part);
        FloatVector rest = part.sub(sum.sub(whole)).add(half.sub(whole).sub(0.5f));
        FloatVector m = sum.add(fma(half, tail, rest));
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
    public static FloatVector log(FloatVector x) {
        FloatVector y = normalised(x);
        IntVector shift = negativeExponent(y);
        FloatVector r = logOfParts(mantissaLess1(y, shift), exponentOf(x, shift));
        return ends(r, x);
    }

    /** x, or x 2^24 where it is subnormal. */
    static FloatVector normalised(FloatVector x) {
        return x.blend(x.mul(SCALE), x.compare(VectorOperators.LT, Float.MIN_NORMAL));
    }

    /** For u = m 2^e with m in [3/4, 3/2): a number with -e above its lowest bits. */
    static IntVector negativeExponent(FloatVector u) {
        return u.reinterpretAsInts().neg().add(THREE_QUARTERS - 1 + (1 << MANTISSA_BITS));
    }

    /** m - 1, which is exact. */
    static FloatVector mantissaLess1(FloatVector u, IntVector shift) {
        return u.reinterpretAsInts()
                .add(shift.and(EXPONENT))
                .reinterpretAsFloats()
                .sub(1);
    }

    /** -e as a float. */
    static FloatVector exponent(IntVector shift) {
        return (FloatVector) shift.lanewise(VectorOperators.ASHR, MANTISSA_BITS).convert(VectorOperators.I2F, 0);
    }

    /** -e of x, where the shift is that of the normalised x. */
    static FloatVector exponentOf(FloatVector x, IntVector shift) {
        FloatVector e = exponent(shift);
        return e.blend(e.add(SCALE_EXPONENT), x.compare(VectorOperators.LT, Float.MIN_NORMAL));
    }

    /** log(1 + f) + e ln 2 for f in [-1/4, 1/2], given -e. */
    static FloatVector logOfParts(FloatVector f, FloatVector e) {
        FloatVector tail = fma(f.mul(f), logTail(f), e.mul(-LN2_TAIL));
        return fma(e, -LN2, f.add(tail));
    }

    /** (log(1 + f) - f) / f^2 for f in [-1/4, 1/2]. */
    static FloatVector logTail(FloatVector f) {
        FloatVector p7 = fma(f, -0.045074992f, f.broadcast(0.10463054f));
        FloatVector p6 = fma(p7, f, -0.13161209f);
        FloatVector p5 = fma(p6, f, 0.14478394f);
        FloatVector p4 = fma(p5, f, -0.16647309f);
        FloatVector p3 = fma(p4, f, 0.19990861f);
        FloatVector p2 = fma(p3, f, -0.25000095f);
        FloatVector p1 = fma(p2, f, 0.3333345f);
        return fma(p1, f, -0.5f);
    }

    /** The logarithm r of x, with the values at the ends of the domain. */
    static FloatVector ends(FloatVector r, FloatVector x) {
        return x.broadcast(Float.NaN)
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
    public static FloatVector log1p(FloatVector x) {
        IntVector shift = negativeExponent(x.add(1));
        FloatVector s =
                shift.and(EXPONENT).add(ONE + (2 << MANTISSA_BITS)).reinterpretAsFloats(); // 4 2^-e, which is normal
        FloatVector f = fma(x.mul(s), 0.25f, s.mul(0.25f).sub(1));
        FloatVector r = logOfParts(f, exponent(shift));
        return r.blend(x, x.add(x).compare(VectorOperators.EQ, x)) // 0, -0 and infinity
                .blend(Float.NaN, x.compare(VectorOperators.LT, -1))
                .blend(-INF, x.compare(VectorOperators.EQ, -1));
    }

    /** log(1 + x) for x in [0, 2^60], or NaN. */
    static FloatVector log1pOfPositive(FloatVector x) {
        IntVector shift = negativeExponent(x.add(1));
        FloatVector s = shift.and(EXPONENT).add(ONE).reinterpretAsFloats();
        return logOfParts(fma(x, s, s.sub(1)), exponent(shift));
    }

    /**
     * log(1 - e^x) for x at most 0: log(-expm1(x)) above -ln 2, log1p(-exp(x)) below.
     *
     * @param x numbers in [-inf, 0]; 0 gives minus infinity, minus infinity -0, positive numbers and NaN NaN
     * @return values in [-inf, 0], within 2 ULP
     */
    public static FloatVector log1mexp(FloatVector x) {
        var below = x.compare(VectorOperators.LT, -LN2);
        FloatVector e = expOfNegative(x);
        FloatVector m = expm1Bounded(x.blend(-1, below)).neg();
        FloatVector u = m.mul(SCALE).blend(e.neg().add(1), below);
        IntVector shift = negativeExponent(u);
        FloatVector s = shift.and(EXPONENT).add(ONE).reinterpretAsFloats();
        FloatVector f = mantissaLess1(u, shift).blend(s.sub(1).sub(e.mul(s)), below);
        FloatVector n = exponent(shift);
        FloatVector r =
                logOfParts(f, n.add(SCALE_EXPONENT).blend(n, below)).abs().neg();
        return x.broadcast(Float.NaN)
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
    public static FloatVector xlogy(FloatVector x, FloatVector y) {
        FloatVector product = x.mul(log(y));
        return product.blend(0, x.compare(VectorOperators.EQ, 0).and(y.compare(VectorOperators.GE, 0)));
    }

    /**
     * log(e^a + e^b) = max + log1p(exp(min - max)), where the rounding error of the difference is put back.
     *
     * @param a any numbers
     * @param b any numbers; both minus infinity give minus infinity, one plus infinity gives plus infinity, a NaN NaN
     * @return values in [max(a, b), inf], within 2 ULP of the larger of the result and max(a, b)
     */
    public static FloatVector logaddexp(FloatVector a, FloatVector b) {
        var less = a.compare(VectorOperators.LT, b);
        FloatVector high = a.blend(b, less);
        FloatVector low = b.blend(a, less);
        FloatVector d = low.sub(high);
        FloatVector virtual = d.sub(low);
        FloatVector tail = low.sub(d.sub(virtual)).sub(high.add(virtual)); // what d has lost
        FloatVector e = expOfNegative(d);
        FloatVector corrected = e.add(e.mul(tail.blend(0, d.compare(VectorOperators.LT, LOWEST))));
        FloatVector sum = high.add(log1pOfPositive(corrected));
        return sum.blend(a.add(LN2 + LN2_TAIL), a.compare(VectorOperators.EQ, b));
    }
}
