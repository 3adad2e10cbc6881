package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The error function and the normal distribution for vectors of {@code double}, with relative accuracy in the lower tails.
 *
 * <p>As in {@code io.lossmith.math.NormalMath}, everything rests on exp(-x^2) with the rounding error of x^2 put back, and on exp(y^2) erfc(y)
 * as a polynomial in (y - 4) / (y + 4). All methods are pure functions of vectors of {@link Lanes#DOUBLE}; what is said of {@link DoubleMath}
 * holds here too.
 */
public final class DoubleNormal {
    private static final double INV_SQRT_2 = 0x1.6a09e667f3bcdp-1;
    private static final double INV_SQRT_2_TAIL = -0x1.bdd3413b26456p-55;
    private static final double INV_SQRT_2PI = 0x1.9884533d43651p-2;
    private static final double INV_SQRT_2PI_TAIL = -6.247337834861335e-17; // relative
    private static final double SQRT_2_OVER_PI = 0x1.9884533d43651p-1;

    /** Past this the complementary error function and the bell are below half the smallest double. */
    private static final double ERFC_END = 28;

    /** The same in standard deviations. */
    private static final double TAIL_END = 40;

    /** Past this the Mills ratio of -x is x to within a quarter ULP. */
    private static final double MILLS_FAR = 0x1p28;

    /** A factor that leaves the upper half of the bits. */
    private static final double SPLITTER = 0x1p27 + 1;

    private DoubleNormal() {}

    /**
     * The error function.
     *
     * @param x any numbers; infinities give -1 and 1, -0 -0, NaN NaN
     * @return values in [-1, 1], odd in x, within 2 ULP
     */
    public static DoubleVector erf(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector far = DoubleLogistic.signed(erfcOfPositive(a).neg().add(1), x);
        DoubleVector near = fma(x, erfSeries(x.mul(x)), x).blend(x, x.compare(VectorOperators.EQ, 0));
        return far.blend(near, a.compare(VectorOperators.LT, 1));
    }

    /**
     * The complementary error function 1 - erf(x), until it underflows near 27.23.
     *
     * @param x any numbers; minus infinity gives 2, plus infinity 0, NaN NaN
     * @return values in [0, 2], within 2 ULP
     */
    public static DoubleVector erfc(DoubleVector x) {
        DoubleVector c = erfcOfPositive(x.abs());
        return c.blend(c.neg().add(2), x.compare(VectorOperators.LT, 0));
    }

    /** erfc(x) for x at least 0. */
    static DoubleVector erfcOfPositive(DoubleVector x) {
        DoubleVector a = x.blend(ERFC_END, x.compare(VectorOperators.GT, ERFC_END));
        DoubleVector square = a.mul(a);
        DoubleVector tail = productTail(a, a, square);
        DoubleVector t = DoubleMath.rounded(square.neg());
        DoubleVector p = DoubleMath.expOfRemainder(square.neg(), t);
        return DoubleMath.scaled(timesErfcx(p, tail.neg(), a, a.sub(a)), t);
    }

    /** a b - p for the rounded product p of numbers below 2^900. */
    static DoubleVector productTail(DoubleVector a, DoubleVector b, DoubleVector p) {
        return Lanes.FMA ? a.fma(b, p.neg()) : splitTail(a, b, p);
    }

    /** The same from products of halves, which are exact (Dekker, 1971). */
    static DoubleVector splitTail(DoubleVector a, DoubleVector b, DoubleVector p) {
        DoubleVector a1 = a.mul(SPLITTER).sub(a.mul(SPLITTER).sub(a));
        DoubleVector b1 = b.mul(SPLITTER).sub(b.mul(SPLITTER).sub(b));
        DoubleVector a2 = a.sub(a1);
        DoubleVector b2 = b.sub(b1);
        return a1.mul(b1).sub(p).add(a1.mul(b2)).add(a2.mul(b1)).add(a2.mul(b2));
    }

    /** The rounding error of sum = a + b (Knuth's two-sum). */
    static DoubleVector sumTail(DoubleVector a, double b, DoubleVector sum) {
        DoubleVector virtual = sum.sub(a);
        return a.sub(sum.sub(virtual)).add(virtual.neg().add(b));
    }

    /** (e + e eTail) erfcx(y + yTail) for y at least 0, rounded once at the end; tails are small remainders, that of e is relative. */
    static DoubleVector timesErfcx(DoubleVector e, DoubleVector eTail, DoubleVector y, DoubleVector yTail) {
        DoubleVector top = y.sub(4);
        DoubleVector bottom = y.add(4);
        DoubleVector topTail = sumTail(y, -4, top).add(yTail);
        DoubleVector bottomTail = sumTail(y, 4, bottom).add(yTail);
        DoubleVector u = top.div(bottom);
        DoubleVector uTail = quotientTail(u, bottom, top, topTail, bottomTail);
        DoubleVector p = erfcxSeries(u);
        DoubleVector numerator = p.add(1);
        DoubleVector numeratorTail = p.sub(numerator.sub(1)).add(uTail.mul(erfcxSlope(u)));
        DoubleVector twice = y.add(y);
        DoubleVector denominator = twice.add(1);
        DoubleVector denominatorTail = sumTail(twice, 1, denominator).add(yTail).add(yTail);
        DoubleVector q = numerator.div(denominator);
        DoubleVector qTail = quotientTail(q, denominator, numerator, numeratorTail, denominatorTail);
        return fma(e, q, e.mul(qTail.add(q.mul(eTail))));
    }

    /** What the quotient q = n / d lacks of (n + nTail) / (d + dTail). */
    static DoubleVector quotientTail(
            DoubleVector q, DoubleVector d, DoubleVector n, DoubleVector nTail, DoubleVector dTail) {
        DoubleVector product = q.mul(d);
        DoubleVector rest = n.sub(product).sub(productTail(q, d, product));
        return rest.add(nTail).sub(q.mul(dTail)).div(d);
    }

    /** (1 + 2y) exp(y^2) erfc(y) - 1 for y = 4 (1 + u) / (1 - u), u in [-1, 1]. */
    static DoubleVector erfcxSeries(DoubleVector u) {
        DoubleVector v2 = u.mul(u);
        DoubleVector even24 = fma(v2, 4.335744696880128e-11, v2.broadcast(-5.47796315403793e-10));
        DoubleVector even22 = fma(even24, v2, 3.979908209935334e-09);
        DoubleVector even20 = fma(even22, v2, -2.1917128684776733e-08);
        DoubleVector even18 = fma(even20, v2, 7.89343963476142e-08);
        DoubleVector even16 = fma(even18, v2, 2.909062968371427e-07);
        DoubleVector even14 = fma(even16, v2, -1.1220753452725425e-05);
        DoubleVector even12 = fma(even14, v2, 0.00015062130746391778);
        DoubleVector even10 = fma(even12, v2, -0.0007577732195352293);
        DoubleVector even8 = fma(even10, v2, -0.01619773406595253);
        DoubleVector even6 = fma(even8, v2, -0.0663303658116485);
        DoubleVector even4 = fma(even6, v2, -0.10103906603632504);
        DoubleVector even2 = fma(even4, v2, 0.015379652102620042);
        DoubleVector even0 = fma(even2, v2, 0.2329951186255525);
        DoubleVector odd23 = fma(v2, -1.37212432109558e-10, v2.broadcast(1.7887492189077536e-09));
        DoubleVector odd21 = fma(odd23, v2, -1.470518755238763e-08);
        DoubleVector odd19 = fma(odd21, v2, 1.1009041560728304e-07);
        DoubleVector odd17 = fma(odd19, v2, -8.249127434964572e-07);
        DoubleVector odd15 = fma(odd17, v2, 5.709201212226352e-06);
        DoubleVector odd13 = fma(odd15, v2, -2.4398942309069806e-05);
        DoubleVector odd11 = fma(odd13, v2, -0.0001992567764579197);
        DoubleVector odd9 = fma(odd11, v2, 0.005031969992810925);
        DoubleVector odd7 = fma(odd9, v2, 0.03716751553591141);
        DoubleVector odd5 = fma(odd7, v2, 0.09373283499843951);
        DoubleVector odd3 = fma(odd5, v2, 0.06809705425469036);
        DoubleVector odd1 = fma(odd3, v2, -0.1396211168405625);
        return fma(odd1, u, even0);
    }

    /** Its derivative, to about two digits. */
    static DoubleVector erfcxSlope(DoubleVector u) {
        DoubleVector p6 = fma(u, -0.14025692190813213, u.broadcast(0.3439488521710807));
        DoubleVector p5 = fma(p6, u, -0.3921337253607003);
        DoubleVector p4 = fma(p5, u, 0.41767430380319975);
        DoubleVector p3 = fma(p4, u, -0.40526205302808055);
        DoubleVector p2 = fma(p3, u, 0.2143784697788074);
        DoubleVector p1 = fma(p2, u, 0.030793491598532386);
        return fma(p1, u, -0.1399357031341973);
    }

    /** erf(x)/x - 1 for x in [-1, 1], given x^2. */
    static DoubleVector erfSeries(DoubleVector square) {
        DoubleVector v2 = square.mul(square);
        DoubleVector even10 = fma(v2, 8.709045129053106e-11, v2.broadcast(1.4792401209404813e-08));
        DoubleVector even8 = fma(even10, v2, 1.6462045441468418e-06);
        DoubleVector even6 = fma(even8, v2, 0.00012055332902888736);
        DoubleVector even4 = fma(even6, v2, 0.0052239776254232985);
        DoubleVector even2 = fma(even4, v2, 0.1128379167095512);
        DoubleVector even0 = fma(even2, v2, 0.1283791670955126);
        DoubleVector odd11 = fma(v2, -4.230945824295338e-12, v2.broadcast(-1.216456005728345e-09));
        DoubleVector odd9 = fma(odd11, v2, -1.6364642158167616e-07);
        DoubleVector odd7 = fma(odd9, v2, -1.4925647567519332e-05);
        DoubleVector odd5 = fma(odd7, v2, -0.000854832702193483);
        DoubleVector odd3 = fma(odd5, v2, -0.02686617064512984);
        DoubleVector odd1 = fma(odd3, v2, -0.37612638903183754);
        return fma(odd1, square, even0);
    }

    /**
     * The Gaussian bell exp(-x^2).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 1], within 2 ULP
     */
    public static DoubleVector gauss(DoubleVector x) {
        DoubleVector a = x.abs().blend(ERFC_END, x.abs().compare(VectorOperators.GT, ERFC_END));
        DoubleVector square = a.mul(a);
        DoubleVector t = DoubleMath.rounded(square.neg());
        DoubleVector p = DoubleMath.expOfRemainder(square.neg(), t);
        return DoubleMath.scaled(p.sub(p.mul(productTail(a, a, square))), t);
    }

    /**
     * The density of the standard normal distribution, exp(-x^2/2) / sqrt(2 pi).
     *
     * @param x any numbers; infinities give 0, NaN NaN
     * @return values in [0, 0.3990], even in x, within 2 ULP
     */
    public static DoubleVector normalPdf(DoubleVector x) {
        DoubleVector a = x.abs().blend(TAIL_END, x.abs().compare(VectorOperators.GT, TAIL_END));
        DoubleVector half = a.mul(0.5);
        DoubleVector square = half.mul(a);
        DoubleVector tail = productTail(half, a, square).neg().add(INV_SQRT_2PI_TAIL);
        DoubleVector t = DoubleMath.rounded(square.neg());
        DoubleVector p = DoubleMath.expOfRemainder(square.neg(), t).mul(INV_SQRT_2PI);
        return DoubleMath.scaled(fma(p, tail, p), t);
    }

    /**
     * The distribution function of the standard normal distribution, with relative accuracy in the lower tail.
     *
     * @param x any numbers; minus infinity gives 0, plus infinity 1, NaN NaN
     * @return values in [0, 1], within 2 ULP
     */
    public static DoubleVector normalCdf(DoubleVector x) {
        DoubleVector tail = upperTail(x.abs());
        return tail.blend(tail.neg().add(1), x.compare(VectorOperators.GT, 0));
    }

    /** normalCdf(-x) for x at least 0. */
    static DoubleVector upperTail(DoubleVector x) {
        DoubleVector a = x.blend(TAIL_END, x.compare(VectorOperators.GT, TAIL_END));
        DoubleVector half = a.mul(0.5);
        DoubleVector square = half.mul(a);
        DoubleVector squareTail = productTail(half, a, square);
        DoubleVector t = DoubleMath.rounded(square.neg());
        DoubleVector p = DoubleMath.expOfRemainder(square.neg(), t).mul(0.5);
        DoubleVector y = a.mul(INV_SQRT_2);
        return DoubleMath.scaled(timesErfcx(p, squareTail.neg(), y, overSqrt2Tail(a, y)), t);
    }

    /** a / sqrt(2) - y for the rounded quotient y. */
    static DoubleVector overSqrt2Tail(DoubleVector a, DoubleVector y) {
        return productTail(a, a.broadcast(INV_SQRT_2), y).add(a.mul(INV_SQRT_2_TAIL));
    }

    /** exp(x^2/2) 2 normalCdf(-x) for x in [0, 2^500]. */
    static DoubleVector scaledTail(DoubleVector x) {
        DoubleVector y = x.mul(INV_SQRT_2);
        return timesErfcx(x.broadcast(1), x.sub(x), y, overSqrt2Tail(x, y));
    }

    /**
     * The inverse Mills ratio normalPdf(x) / normalCdf(x), the derivative of log(normalCdf(x)).
     *
     * @param x any numbers; it grows as -x towards minus infinity, plus infinity gives 0, NaN NaN
     * @return values in [0, inf], within 4 ULP
     */
    public static DoubleVector millsRatio(DoubleVector x) {
        DoubleVector positive = normalPdf(x).div(normalCdf(x));
        DoubleVector a = x.neg().blend(MILLS_FAR, x.compare(VectorOperators.LT, -MILLS_FAR));
        DoubleVector negative = x.broadcast(SQRT_2_OVER_PI).div(scaledTail(a));
        return positive.blend(negative, x.compare(VectorOperators.LE, 0))
                .blend(x.neg(), x.compare(VectorOperators.LT, -MILLS_FAR));
    }
}
