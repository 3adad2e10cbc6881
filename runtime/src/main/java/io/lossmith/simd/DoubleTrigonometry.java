package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sine, cosine and arc tangent of vectors of {@code double}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#DOUBLE}. Angles beyond 1600 in some lane are computed lane by lane by
 * {@link StrictMath}, which reduces angles of any size.
 */
public final class DoubleTrigonometry {
    /** Up to here the reduction by multiples of pi/2 is exact enough beside each of them. */
    private static final double BOUND = 1600;

    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** pi/2 in parts, of which the first two have 33 bits. */
    private static final double HALF_PI_1 = 0x1.921fb544p0;

    private static final double HALF_PI_2 = 0x1.0b4611a6p-34;
    private static final double HALF_PI_3 = 0x1.3198a2e037073p-69;

    private static final double ROUNDER = 0x1.8p52;

    private static final double HALF_PI = 0x1.921fb54442d18p0;
    private static final double HALF_PI_TAIL = 0x1.1a62633145c07p-54;
    private static final double TAN_EIGHTH = 0.41421356237309503;

    private DoubleTrigonometry() {}

    /**
     * The sine.
     *
     * @param x any numbers; -0 gives -0, infinities and NaN NaN
     * @return values in [-1, 1], within 1 ULP
     */
    public static DoubleVector sin(DoubleVector x) {
        return x.abs().compare(VectorOperators.GT, BOUND).anyTrue()
                ? DoubleLanes.map(x, StrictMath::sin)
                : sinOfBounded(x).blend(x, x.compare(VectorOperators.EQ, 0));
    }

    /**
     * The cosine.
     *
     * @param x any numbers; infinities and NaN give NaN
     * @return values in [-1, 1], within 1 ULP
     */
    public static DoubleVector cos(DoubleVector x) {
        return x.abs().compare(VectorOperators.GT, BOUND).anyTrue()
                ? DoubleLanes.map(x, StrictMath::cos)
                : cosOfBounded(x);
    }

    /** x / (pi/2) rounded to a whole number, plus ROUNDER. */
    static DoubleVector quadrant(DoubleVector x) {
        return fma(x, x.broadcast(TWO_OVER_PI), ROUNDER);
    }

    static DoubleVector sinOfBounded(DoubleVector x) {
        DoubleVector t = quadrant(x);
        return turned(x, t, t.reinterpretAsLongs());
    }

    static DoubleVector cosOfBounded(DoubleVector x) {
        DoubleVector t = quadrant(x);
        return turned(x, t, t.reinterpretAsLongs().add(1));
    }

    /** The sine of the remainder, or its cosine, or one of them negated, as the two lowest bits of the quadrant say. */
    static DoubleVector turned(DoubleVector x, DoubleVector t, LongVector quadrant) {
        DoubleVector n = t.sub(ROUNDER);
        DoubleVector a = x.sub(n.mul(HALF_PI_1)); // exact, like the next product
        DoubleVector b = n.mul(HALF_PI_2);
        DoubleVector first = a.sub(b);
        DoubleVector virtual = first.sub(a);
        DoubleVector lost = a.sub(first.sub(virtual)).sub(b.add(virtual)).sub(n.mul(HALF_PI_3));
        DoubleVector high = first.add(lost);
        DoubleVector low = first.sub(high).add(lost);
        DoubleVector s = sinOfRemainder(high, low);
        DoubleVector c = cosOfRemainder(high, low);
        DoubleVector r =
                s.blend(c, quadrant.and(1).compare(VectorOperators.EQ, 1).cast(Lanes.DOUBLE));
        LongVector sign = quadrant.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE);
        return r.reinterpretAsLongs().lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
    }

    static DoubleVector sinOfRemainder(DoubleVector x, DoubleVector low) {
        DoubleVector square = x.mul(x);
        DoubleVector change = low.sub(square.mul(low).mul(0.5));
        return x.add(fma(square.mul(x), sinSeries(square), change));
    }

    static DoubleVector cosOfRemainder(DoubleVector x, DoubleVector low) {
        DoubleVector square = x.mul(x);
        DoubleVector half = square.mul(0.5);
        DoubleVector w = half.neg().add(1);
        DoubleVector lost = w.neg().add(1).sub(half);
        DoubleVector rest =
                fma(square.mul(square), cosSeries(square), x.mul(low).neg());
        return w.add(lost.add(rest));
    }

    /** (sin(x)/x - 1) / x^2 for |x| up to pi/4, given x^2. */
    static DoubleVector sinSeries(DoubleVector square) {
        DoubleVector p5 = fma(square, -7.566259556669423e-13, square.broadcast(1.605810641834651e-10));
        DoubleVector p4 = fma(p5, square, -2.5052102791239e-08);
        DoubleVector p3 = fma(p4, square, 2.755731920573376e-06);
        DoubleVector p2 = fma(p3, square, -0.0001984126984123813);
        DoubleVector p1 = fma(p2, square, 0.008333333333333307);
        return fma(p1, square, -0.16666666666666666);
    }

    /** (cos(x) - 1 + x^2/2) / x^4 for |x| up to pi/4, given x^2. */
    static DoubleVector cosSeries(DoubleVector square) {
        DoubleVector p5 = fma(square, 4.737221148565441e-14, square.broadcast(-1.1470274348932373e-11));
        DoubleVector p4 = fma(p5, square, 2.087675420640968e-09);
        DoubleVector p3 = fma(p4, square, -2.755731921469617e-07);
        DoubleVector p2 = fma(p3, square, 2.480158730156997e-05);
        DoubleVector p1 = fma(p2, square, -0.0013888888888888872);
        return fma(p1, square, 0.041666666666666664);
    }

    /**
     * The arc tangent: of (a - 1)/(a + 1) past tan(pi/8), of -1/a past its reciprocal.
     *
     * @param x any numbers; infinities give -pi/2 and pi/2, -0 -0, NaN NaN
     * @return values in [-pi/2, pi/2], odd in x, within 2 ULP
     */
    public static DoubleVector atan(DoubleVector x) {
        DoubleVector a = x.abs();
        var middle = a.compare(VectorOperators.GT, TAN_EIGHTH);
        var large = a.compare(VectorOperators.GT, 1 / TAN_EIGHTH);
        DoubleVector top = a.blend(a.sub(1), middle).blend(-1, large);
        DoubleVector bottom = x.broadcast(1).blend(a.add(1), middle).blend(a, large);
        DoubleVector q = top.div(bottom);
        DoubleVector turn = x.broadcast(0).blend(0.5, middle).blend(1, large);
        DoubleVector square = q.mul(q);
        DoubleVector rest = fma(square.mul(q), atanSeries(square), turn.mul(HALF_PI_TAIL));
        return DoubleLogistic.signed(turn.mul(HALF_PI).add(q.add(rest)), x);
    }

    /** (atan(x)/x - 1) / x^2 for |x| up to tan(pi/8), given x^2. */
    static DoubleVector atanSeries(DoubleVector square) {
        DoubleVector p9 = fma(square, -0.016035477333735546, square.broadcast(0.03633017316774278));
        DoubleVector p8 = fma(p9, square, -0.049700925961023344);
        DoubleVector p7 = fma(p8, square, 0.05832334161595835);
        DoubleVector p6 = fma(p7, square, -0.06660942788750648);
        DoubleVector p5 = fma(p6, square, 0.07691868440008699);
        DoubleVector p4 = fma(p5, square, -0.09090886918442909);
        DoubleVector p3 = fma(p4, square, 0.11111110406164708);
        DoubleVector p2 = fma(p3, square, -0.14285714272689456);
        DoubleVector p1 = fma(p2, square, 0.1999999999988006);
        return fma(p1, square, -0.3333333333333295);
    }
}
