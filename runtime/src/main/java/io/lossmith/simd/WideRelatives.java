package io.lossmith.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions that cancel in their first digits, of doubles that are floats: in double enough digits are left, except next to the root, where a
 * series is used.
 */
final class WideRelatives {
    /** Below this three terms of a series are exact enough. */
    private static final double NEAR = 0x1p-9;

    private static final double INF = Double.POSITIVE_INFINITY;

    private WideRelatives() {}

    static DoubleVector expm1mx(DoubleVector x) {
        DoubleVector series = x.mul(x).mul(x.mul(x.mul(1.0 / 24).add(1.0 / 6)).add(0.5));
        return DoubleMath.expm1(x)
                .sub(x)
                .blend(INF, x.compare(VectorOperators.GT, 700))
                .blend(series, x.abs().compare(VectorOperators.LT, NEAR));
    }

    static DoubleVector log1pmx(DoubleVector x) {
        DoubleVector series = x.mul(x).mul(x.mul(x.mul(-0.25).add(1.0 / 3)).sub(0.5));
        return DoubleMath.log1p(x)
                .sub(x)
                .blend(-INF, x.compare(VectorOperators.EQ, INF))
                .blend(series, x.abs().compare(VectorOperators.LT, NEAR))
                .blend(x, x.compare(VectorOperators.EQ, 0));
    }

    static DoubleVector exprel(DoubleVector x) {
        return DoubleMath.expm1(x)
                .div(x)
                .blend(INF, x.compare(VectorOperators.GT, 700))
                .blend(1, x.compare(VectorOperators.EQ, 0));
    }

    static DoubleVector logit(DoubleVector p) {
        return DoubleMath.log(p.div(p.neg().add(1)));
    }

    static DoubleVector logRatio(DoubleVector x, DoubleVector y) {
        var near = x.div(y).sub(1.25).abs().compare(VectorOperators.LE, 0.75); // the quotient is between 1/2 and 2
        var positive = x.compare(VectorOperators.GE, 0);
        return DoubleMath.log(x)
                .sub(DoubleMath.log(y))
                .blend(DoubleMath.log1p(x.sub(y).div(y)), near.and(positive));
    }

    static DoubleVector silu(DoubleVector x) {
        return x.mul(DoubleLogistic.sigmoid(x)).blend(-0.0, x.compare(VectorOperators.LT, -700));
    }

    static DoubleVector siluSlope(DoubleVector x) {
        DoubleVector bounded =
                x.blend(-700, x.compare(VectorOperators.LT, -700)).blend(700, x.compare(VectorOperators.GT, 700));
        DoubleVector s = DoubleLogistic.sigmoid(bounded);
        return s.mul(bounded.mul(DoubleLogistic.sigmoid(bounded.neg())).add(1));
    }
}
