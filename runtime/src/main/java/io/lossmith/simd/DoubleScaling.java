package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Signs, whole numbers, powers of two, and exponentials of sums and with factors, of vectors of {@code double}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#DOUBLE}; what is said of {@link DoubleMath} holds here too.
 *
 * <pre>{@code
 * DoubleVector slope = DoubleScaling.signum(residual); // of the absolute error
 * }</pre>
 */
public final class DoubleScaling {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** From here on all numbers are whole. */
    private static final double WHOLE = 0x1p52;

    /** Numbers between these have squares that neither overflow nor underflow, also where many are added up. */
    private static final double LARGE = 0x1p480;

    private static final double SMALL = 0x1p-480;

    /** What brings the others there. */
    private static final double DOWN = 0x1p-600;

    private static final double UP = 0x1p600;

    /** Past this e^x times any number is infinite, or 0. */
    private static final double BEYOND = 1500;

    private static final int MANTISSA_BITS = 52;

    /** The bits of the exponent, and what is added to it. */
    private static final long EXPONENT = 0x7ff0000000000000L;

    private static final long BIAS = 1023;

    /** The bits of the exponent of the largest power of two, which is also the sum of the exponents of a power and its reciprocal. */
    private static final long LARGEST = 0x7fe0000000000000L;

    private static final double LARGEST_POWER = 0x1p1023;
    private static final double SMALLEST_RECIPROCAL = 0x1p-1023;

    /** The bits of what {@link DoubleMath#rounded} adds. */
    private static final long ROUNDER_BITS = 0x4338000000000000L;

    private DoubleScaling() {}

    /**
     * The sign.
     *
     * @param x any numbers; 0 and -0 give themselves, NaN NaN
     * @return -1, 0 or 1, exact
     */
    public static DoubleVector signum(DoubleVector x) {
        return x.blend(1, x.compare(VectorOperators.GT, 0)).blend(-1, x.compare(VectorOperators.LT, 0));
    }

    /**
     * The nearest whole number, the even one of two.
     *
     * @param x any numbers; infinities and NaN give themselves
     * @return whole numbers with the sign of x, exact
     */
    public static DoubleVector rint(DoubleVector x) {
        DoubleVector a = x.abs();
        DoubleVector r = DoubleLogistic.signed(a.add(WHOLE).sub(WHOLE), x);
        return r.blend(x, a.compare(VectorOperators.GE, WHOLE));
    }

    /**
     * The largest whole number that is not above.
     *
     * @param x any numbers; -0, infinities and NaN give themselves
     * @return whole numbers, exact
     */
    public static DoubleVector floor(DoubleVector x) {
        DoubleVector r = rint(x);
        return r.blend(r.sub(1), r.compare(VectorOperators.GT, x));
    }

    /**
     * A power of two by which numbers of this magnitude can be multiplied before they are squared.
     *
     * @param magnitude numbers in [0, inf]; 0, infinity and NaN give 1
     * @return powers of two, exact
     */
    public static DoubleVector scaleFor(DoubleVector magnitude) {
        return magnitude
                .broadcast(1)
                .blend(DOWN, magnitude.compare(VectorOperators.GT, LARGE))
                .blend(UP, magnitude.compare(VectorOperators.LT, SMALL))
                .blend(1, magnitude.compare(VectorOperators.LE, 0))
                .blend(1, magnitude.compare(VectorOperators.EQ, INF));
    }

    /**
     * The power of two that makes a number at least 1 and less than 2, as far as it is a number of this type.
     *
     * @param magnitude numbers in [0, inf]; 0, infinity and NaN give 1
     * @return powers of two, exact
     */
    public static DoubleVector unitScale(DoubleVector magnitude) {
        LongVector exponent = magnitude.reinterpretAsLongs().and(EXPONENT);
        DoubleVector scale = exponent.neg().add(LARGEST).reinterpretAsDoubles();
        return magnitude
                .broadcast(1)
                .blend(scale, magnitude.compare(VectorOperators.GT, 0))
                .blend(SMALLEST_RECIPROCAL, magnitude.compare(VectorOperators.GE, LARGEST_POWER))
                .blend(1, magnitude.compare(VectorOperators.EQ, INF));
    }

    /**
     * A number times a scale.
     *
     * @param x any numbers
     * @param scale any numbers
     * @return products, rounded once
     */
    public static DoubleVector scaled(DoubleVector x, DoubleVector scale) {
        return x.mul(scale);
    }

    /**
     * x - y z.
     *
     * @param x any numbers
     * @param y any numbers
     * @param z any numbers
     * @return differences, rounded once with {@link Lanes#FMA} and twice without
     */
    public static DoubleVector differenceOfProduct(DoubleVector x, DoubleVector y, DoubleVector z) {
        return fma(y.neg(), z, x);
    }

    /**
     * e^(a + b), where the rounding error of the sum is carried into the exponential.
     *
     * @param a any numbers
     * @param b any numbers; opposite infinities or a NaN give NaN
     * @return values in [0, inf], within 2 ULP
     */
    public static DoubleVector expSum(DoubleVector a, DoubleVector b) {
        DoubleVector sum = a.add(b);
        DoubleVector virtual = sum.sub(a);
        DoubleVector tail = a.sub(sum.sub(virtual)).add(b.sub(virtual));
        DoubleVector e = DoubleMath.exp(sum);
        return fma(e, tail, e).blend(e, e.compare(VectorOperators.EQ, INF)).blend(e, e.compare(VectorOperators.EQ, 0));
    }

    /**
     * factor e^x, where neither the exponential overflows before the factor brings it back, nor underflows.
     *
     * @param factor any numbers; 0 gives 0 for every finite x
     * @param x any numbers; infinite against a factor of 0 or infinity gives NaN where there is no limit
     * @return any numbers, within 2 ULP of the exact or of the smallest normal number
     */
    public static DoubleVector timesExp(DoubleVector factor, DoubleVector x) {
        DoubleVector bounded = x.blend(-BEYOND, x.compare(VectorOperators.LT, -BEYOND))
                .blend(BEYOND, x.compare(VectorOperators.GT, BEYOND));
        DoubleVector t = DoubleMath.rounded(bounded);
        LongVector n = t.reinterpretAsLongs().sub(ROUNDER_BITS);
        LongVector quarter = n.lanewise(VectorOperators.ASHR, 2);
        LongVector rest = n.sub(quarter).sub(quarter).sub(quarter);
        DoubleVector step =
                quarter.add(BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        DoubleVector last =
                rest.add(BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        DoubleVector e = DoubleMath.expOfRemainder(bounded, t);
        DoubleVector product = factor.mul(step).mul(e).mul(step).mul(step).mul(last);
        DoubleVector limit = factor.mul(x.blend(0, x.compare(VectorOperators.LT, 0))); // 0 inf
        DoubleVector other = factor.mul(0); // inf 0
        return product.blend(limit, x.compare(VectorOperators.EQ, INF))
                .blend(other, x.compare(VectorOperators.EQ, -INF));
    }
}
