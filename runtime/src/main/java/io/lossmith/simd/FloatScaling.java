package io.lossmith.simd;

import static io.lossmith.simd.Lanes.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Signs, whole numbers, powers of two, and exponentials of sums and with factors, of vectors of {@code float}.
 *
 * <p>All methods are pure functions of vectors of {@link Lanes#FLOAT}; what is said of {@link FloatMath} holds here too.
 *
 * <pre>{@code
 * FloatVector slope = FloatScaling.signum(residual); // of the absolute error
 * }</pre>
 */
public final class FloatScaling {
    private static final float INF = Float.POSITIVE_INFINITY;

    /** From here on all numbers are whole. */
    private static final float WHOLE = 0x1p23f;

    /** Numbers between these have squares that neither overflow nor underflow, also where many are added up. */
    private static final float LARGE = 0x1p50f;

    private static final float SMALL = 0x1p-40f;

    /** What brings the others there. */
    private static final float DOWN = 0x1p-75f;

    private static final float UP = 0x1p75f;

    /** Past this e^x times any number is infinite, or 0. */
    private static final float BEYOND = 200;

    /** Below this a number is multiplied by 2^24 first, so that it has all its bits when the next one rounds. */
    private static final float TINY = 0x1p-102f;

    private static final float LIFT = 0x1p24f;
    private static final float LIFT_EXPONENT = 24;

    private static final int MANTISSA_BITS = 23;

    /** The bits of the exponent, and what is added to it. */
    private static final int EXPONENT = 0x7f800000;

    private static final int BIAS = 127;

    /** The bits of the exponent of the largest power of two, which is also the sum of the exponents of a power and its reciprocal. */
    private static final int LARGEST = 0x7f000000;

    private static final float LARGEST_POWER = 0x1p127f;
    private static final float SMALLEST_RECIPROCAL = 0x1p-127f;

    /** The bits of what {@link FloatMath#rounded} adds. */
    private static final int ROUNDER_BITS = 0x4b400000;

    private FloatScaling() {}

    /**
     * The sign.
     *
     * @param x any numbers; 0 and -0 give themselves, NaN NaN
     * @return -1, 0 or 1, exact
     */
    public static FloatVector signum(FloatVector x) {
        return x.blend(1, x.compare(VectorOperators.GT, 0)).blend(-1, x.compare(VectorOperators.LT, 0));
    }

    /**
     * The nearest whole number, the even one of two.
     *
     * @param x any numbers; infinities and NaN give themselves
     * @return whole numbers with the sign of x, exact
     */
    public static FloatVector rint(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector r = FloatLogistic.signed(a.add(WHOLE).sub(WHOLE), x);
        return r.blend(x, a.compare(VectorOperators.GE, WHOLE));
    }

    /**
     * The largest whole number that is not above.
     *
     * @param x any numbers; -0, infinities and NaN give themselves
     * @return whole numbers, exact
     */
    public static FloatVector floor(FloatVector x) {
        FloatVector r = rint(x);
        return r.blend(r.sub(1), r.compare(VectorOperators.GT, x));
    }

    /**
     * A power of two by which numbers of this magnitude can be multiplied before they are squared.
     *
     * @param magnitude numbers in [0, inf]; 0, infinity and NaN give 1
     * @return powers of two, exact
     */
    public static FloatVector scaleFor(FloatVector magnitude) {
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
    public static FloatVector unitScale(FloatVector magnitude) {
        IntVector exponent = magnitude.reinterpretAsInts().and(EXPONENT);
        FloatVector scale = exponent.neg().add(LARGEST).reinterpretAsFloats();
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
    public static FloatVector scaled(FloatVector x, FloatVector scale) {
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
    public static FloatVector differenceOfProduct(FloatVector x, FloatVector y, FloatVector z) {
        return fma(y.neg(), z, x);
    }

    /**
     * e^(a + b), where the rounding error of the sum is carried into the exponential.
     *
     * @param a any numbers
     * @param b any numbers; opposite infinities or a NaN give NaN
     * @return values in [0, inf], within 2 ULP
     */
    public static FloatVector expSum(FloatVector a, FloatVector b) {
        FloatVector sum = a.add(b);
        FloatVector virtual = sum.sub(a);
        FloatVector tail = a.sub(sum.sub(virtual)).add(b.sub(virtual));
        FloatVector e = FloatMath.exp(sum);
        return fma(e, tail, e).blend(e, e.compare(VectorOperators.EQ, INF)).blend(e, e.compare(VectorOperators.EQ, 0));
    }

    /**
     * factor e^x, where neither the exponential overflows before the factor brings it back, nor underflows.
     *
     * @param factor any numbers; 0 gives 0 for every finite x
     * @param x any numbers; infinite against a factor of 0 or infinity gives NaN where there is no limit
     * @return any numbers, within 2 ULP of the exact or of the smallest normal number
     */
    public static FloatVector timesExp(FloatVector factor, FloatVector x) {
        FloatVector bounded = x.blend(-BEYOND, x.compare(VectorOperators.LT, -BEYOND))
                .blend(BEYOND, x.compare(VectorOperators.GT, BEYOND));
        FloatVector t = FloatMath.rounded(bounded);
        var isTiny = factor.abs().compare(VectorOperators.LT, TINY);
        FloatVector lifted = factor.blend(factor.mul(LIFT), isTiny);
        IntVector n = t.blend(t.sub(LIFT_EXPONENT), isTiny).reinterpretAsInts().sub(ROUNDER_BITS);
        IntVector quarter = n.lanewise(VectorOperators.ASHR, 2);
        IntVector rest = n.sub(quarter).sub(quarter).sub(quarter);
        FloatVector step =
                quarter.add(BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
        FloatVector last =
                rest.add(BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats();
        FloatVector e = FloatMath.expOfRemainder(bounded, t);
        FloatVector product = lifted.mul(step).mul(e).mul(step).mul(step).mul(last);
        FloatVector limit = factor.mul(x.blend(0, x.compare(VectorOperators.LT, 0))); // 0 inf
        FloatVector other = factor.mul(0); // inf 0
        return product.blend(limit, x.compare(VectorOperators.EQ, INF))
                .blend(other, x.compare(VectorOperators.EQ, -INF));
    }
}
