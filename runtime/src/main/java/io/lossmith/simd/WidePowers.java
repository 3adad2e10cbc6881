package io.lossmith.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Functions of doubles that are floats, with as many digits as rounding to float needs: about 45 bits. */
final class WidePowers {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG10_E = 0.4342944819032518;
    private static final double ROUNDER = 0x1.8p52;

    private WidePowers() {}

    static DoubleVector pow(DoubleVector x, DoubleVector y) {
        DoubleVector p = DoubleMath.exp(y.mul(DoubleMath.log(x.abs())));
        DoubleVector half = y.mul(0.5);
        // Floats from 2^24 on are even, so that the rounding below need not reach further.
        DoubleVector whole = y.add(ROUNDER).sub(ROUNDER).blend(y, y.abs().compare(VectorOperators.GT, 0x1p30));
        DoubleVector halfWhole =
                half.add(ROUNDER).sub(ROUNDER).blend(half, half.abs().compare(VectorOperators.GT, 0x1p30));
        var fraction = whole.compare(VectorOperators.NE, y);
        var odd = halfWhole.compare(VectorOperators.NE, half).andNot(fraction);
        var negative = x.compare(VectorOperators.LT, 0);
        var infinite = x.compare(VectorOperators.EQ, -INF);
        return p.blend(DoubleLogistic.signed(p, x), odd)
                .blend(Double.NaN, negative.and(fraction).andNot(infinite))
                .blend(1, y.compare(VectorOperators.EQ, 0))
                .blend(Double.NaN, x.compare(VectorOperators.NE, x).or(y.compare(VectorOperators.NE, y)));
    }

    static DoubleVector cbrt(DoubleVector x) {
        DoubleVector r = DoubleMath.exp(DoubleMath.log(x.abs()).div(3));
        return DoubleLogistic.signed(r, x);
    }

    static DoubleVector hypot(DoubleVector x, DoubleVector y) {
        var infinite = x.abs().compare(VectorOperators.EQ, INF).or(y.abs().compare(VectorOperators.EQ, INF));
        return x.mul(x).add(y.mul(y)).sqrt().blend(INF, infinite);
    }

    static DoubleVector log2(DoubleVector x) {
        return DoubleMath.log(x).mul(LOG2_E);
    }

    static DoubleVector log10(DoubleVector x) {
        return DoubleMath.log(x).mul(LOG10_E);
    }

    static DoubleVector sinh(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector m = DoubleMath.expm1(a);
        DoubleVector s = m.add(m.div(m.add(1))).mul(0.5).blend(INF, a.compare(VectorOperators.GT, 100));
        return DoubleLogistic.signed(s, x);
    }

    static DoubleVector cosh(DoubleVector x) {
        DoubleVector e = DoubleMath.exp(x.abs());
        return e.add(e.broadcast(1).div(e)).mul(0.5);
    }

    static DoubleVector tan(DoubleVector x) {
        return DoubleTrigonometry.sin(x).div(DoubleTrigonometry.cos(x));
    }

    static DoubleVector log1pSquare(DoubleVector x) {
        return DoubleMath.log1p(x.mul(x));
    }
}
