package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** The error function and the normal distribution of doubles that are floats, with as many digits as rounding to float needs. */
final class WideNormal {
    private static final double INV_SQRT_2 = 0.7071067811865476;
    private static final double INV_SQRT_2PI = 0.3989422804014327;
    private static final double SQRT_2_OVER_PI = 0.7978845608028654;

    /** Past this the float nearest to erfc(x) is 0, and likewise exp(-x^2). */
    private static final double ERFC_END = 11;

    /** Past this many standard deviations the tail, or the density, is a float 0. */
    private static final double TAIL_END = 15;

    /** Past this the Mills ratio of -x is x. */
    private static final double MILLS_FAR = 0x1p24;

    private static final int MANTISSA_BITS = 52;
    private static final long ONE = 0x3ff0000000000000L;

    private WideNormal() {}

    static DoubleVector erf(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector far = DoubleLogistic.signed(erfcOfPositive(a).neg().add(1), x);
        DoubleVector near = fma(x, erfSeries(x.mul(x)), x).blend(x, x.compare(VectorOperators.EQ, 0));
        return far.blend(near, a.compare(VectorOperators.LT, 1));
    }

    static DoubleVector erfc(DoubleVector x) {
        DoubleVector c = erfcOfPositive(x.abs());
        return c.blend(c.neg().add(2), x.compare(VectorOperators.LT, 0));
    }

    static DoubleVector erfcOfPositive(DoubleVector x) {
        DoubleVector a = x.blend(ERFC_END, x.compare(VectorOperators.GT, ERFC_END));
        return expMinus(a.mul(a)).mul(erfcx(a));
    }

    /** exp(-x) for x in [0, 700]. */
    static DoubleVector expMinus(DoubleVector x) {
        DoubleVector t = DoubleMath.rounded(x.neg());
        LongVector n = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        return DoubleMath.expOfRemainder(x.neg(), t).mul(n.add(ONE).reinterpretAsDoubles());
    }

    /** exp(x^2) erfc(x) for x at least 0. */
    static DoubleVector erfcx(DoubleVector x) {
        DoubleVector u = x.sub(4).div(x.add(4));
        return erfcxSeries(u).div(x.add(x).add(1));
    }

    static DoubleVector gauss(DoubleVector x) {
        DoubleVector a = x.abs().blend(ERFC_END, x.abs().compare(VectorOperators.GT, ERFC_END));
        return expMinus(a.mul(a));
    }

    static DoubleVector normalPdf(DoubleVector x) {
        DoubleVector a = x.abs().blend(TAIL_END, x.abs().compare(VectorOperators.GT, TAIL_END));
        return expMinus(a.mul(a).mul(0.5)).mul(INV_SQRT_2PI);
    }

    static DoubleVector normalCdf(DoubleVector x) {
        DoubleVector a = x.abs().blend(TAIL_END, x.abs().compare(VectorOperators.GT, TAIL_END));
        DoubleVector tail = expMinus(a.mul(a).mul(0.5)).mul(0.5).mul(erfcx(a.mul(INV_SQRT_2)));
        return tail.blend(tail.neg().add(1), x.compare(VectorOperators.GT, 0));
    }

    static DoubleVector millsRatio(DoubleVector x) {
        DoubleVector positive = normalPdf(x).div(normalCdf(x));
        DoubleVector a = x.neg().blend(MILLS_FAR, x.compare(VectorOperators.LT, -MILLS_FAR));
        DoubleVector negative = x.broadcast(SQRT_2_OVER_PI).div(erfcx(a.mul(INV_SQRT_2)));
        return positive.blend(negative, x.compare(VectorOperators.LE, 0))
                .blend(x.neg(), x.compare(VectorOperators.LT, -MILLS_FAR));
    }

    /** (1 + 2y) exp(y^2) erfc(y) for y = 4 (1 + u) / (1 - u), u in [-1, 1]. */
    static DoubleVector erfcxSeries(DoubleVector u) {
        DoubleVector v2 = u.mul(u);
        DoubleVector even16 = fma(v2, 1.021111886444651e-08, v2.broadcast(4.1570255680946095e-07));
        DoubleVector even14 = fma(even16, v2, -1.1359749134405431e-05);
        DoubleVector even12 = fma(even14, v2, 0.0001507193339332777);
        DoubleVector even10 = fma(even12, v2, -0.0007578171494757475);
        DoubleVector even8 = fma(even10, v2, -0.016197721867823978);
        DoubleVector even6 = fma(even8, v2, -0.06633036778383065);
        DoubleVector even4 = fma(even6, v2, -0.10103906587244486);
        DoubleVector even2 = fma(even4, v2, 0.01537965209727535);
        DoubleVector even0 = fma(even2, v2, 1.2329951186255816);
        DoubleVector odd15 = fma(v2, -4.527724958007434e-07, v2.broadcast(5.053357920275113e-06));
        DoubleVector odd13 = fma(odd15, v2, -2.372682948610751e-05);
        DoubleVector odd11 = fma(odd13, v2, -0.0001996764880436655);
        DoubleVector odd9 = fma(odd11, v2, 0.005032130358374312);
        DoubleVector odd7 = fma(odd9, v2, 0.03716747930249851);
        DoubleVector odd5 = fma(odd7, v2, 0.09373283944960964);
        DoubleVector odd3 = fma(odd5, v2, 0.06809705400563486);
        DoubleVector odd1 = fma(odd3, v2, -0.13962111683647155);
        return fma(odd1, u, even0);
    }

    /** erf(x)/x - 1 for x in [-1, 1], given x^2. */
    static DoubleVector erfSeries(DoubleVector square) {
        DoubleVector v2 = square.mul(square);
        DoubleVector even6 = fma(v2, 1.5310760904691753e-06, v2.broadcast(0.00012046344493862368));
        DoubleVector even4 = fma(even6, v2, 0.00522396736340182);
        DoubleVector even2 = fma(even4, v2, 0.11283791658870512);
        DoubleVector even0 = fma(even2, v2, 0.12837916709549457);
        DoubleVector odd7 = fma(v2, -1.0478858936462989e-07, v2.broadcast(-1.4795854287746824e-05));
        DoubleVector odd5 = fma(odd7, v2, -0.0008547938642147037);
        DoubleVector odd3 = fma(odd5, v2, -0.026866169083635177);
        DoubleVector odd1 = fma(odd3, v2, -0.3761263890282067);
        return fma(odd1, square, even0);
    }
}
