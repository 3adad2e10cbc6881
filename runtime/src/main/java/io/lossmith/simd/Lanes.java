package io.lossmith.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors that kernels compute with: how many lanes they have, and whether the machine multiplies and adds in one rounding.
 *
 * <p>Vectors have the shape that the machine prefers, but at most 512 bits. Where there is no hardware for a fused multiply-add,
 * {@link FloatVector#fma(float, float)} computes every lane with {@code BigDecimal}; {@link #fma(FloatVector, FloatVector, FloatVector)}
 * and its relatives then multiply and add, with two roundings. The system property {@code lossmith.simd.fma} may be {@code auto} (the
 * default: what {@link FmaSupport} finds), {@code true} or {@code false}.
 *
 * <pre>{@code
 * for (int i = 0; i < Lanes.FLOAT.loopBound(n); i += Lanes.FLOATS) {
 *     FloatMath.exp(FloatVector.fromArray(Lanes.FLOAT, x, i)).intoArray(result, i);
 * }
 * }</pre>
 */
public final class Lanes {
    private static final VectorShape SHAPE = shape();

    /** Vectors of {@code float}. */
    public static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, SHAPE);

    /** Vectors of {@code double}, as wide as those of {@code float}. */
    public static final VectorSpecies<Double> DOUBLE = VectorSpecies.of(double.class, SHAPE);

    /** The lanes of a vector of {@code float}: 4, 8 or 16 on the usual machines. */
    public static final int FLOATS = FLOAT.length();

    /** The lanes of a vector of {@code double}: half as many. */
    public static final int DOUBLES = DOUBLE.length();

    /** Whether a multiplication and an addition are one instruction with one rounding. */
    public static final boolean FMA = fmaWanted();

    private Lanes() {}

    private static VectorShape shape() {
        int bits = Math.min(VectorShape.preferredShape().vectorBitSize(), 512);
        return VectorShape.forBitSize(Math.max(bits, 64));
    }

    private static boolean fmaWanted() {
        return FmaSupport.wanted(System.getProperty("lossmith.simd.fma", "auto"), SHAPE.vectorBitSize());
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor
     * @param c what is added
     * @return a b + c lane by lane
     */
    public static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
        return FMA ? a.fma(b, c) : a.mul(b).add(c);
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor
     * @param c what is added in every lane
     * @return a b + c lane by lane
     */
    public static FloatVector fma(FloatVector a, FloatVector b, float c) {
        return FMA ? a.fma(b, a.broadcast(c)) : a.mul(b).add(c);
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor for every lane
     * @param c what is added
     * @return a b + c lane by lane
     */
    public static FloatVector fma(FloatVector a, float b, FloatVector c) {
        return FMA ? a.fma(a.broadcast(b), c) : a.mul(b).add(c);
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor
     * @param c what is added
     * @return a b + c lane by lane
     */
    public static DoubleVector fma(DoubleVector a, DoubleVector b, DoubleVector c) {
        return FMA ? a.fma(b, c) : a.mul(b).add(c);
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor
     * @param c what is added in every lane
     * @return a b + c lane by lane
     */
    public static DoubleVector fma(DoubleVector a, DoubleVector b, double c) {
        return FMA ? a.fma(b, a.broadcast(c)) : a.mul(b).add(c);
    }

    /**
     * a b + c, rounded once with {@link #FMA} and twice without.
     *
     * @param a a factor
     * @param b a factor for every lane
     * @param c what is added
     * @return a b + c lane by lane
     */
    public static DoubleVector fma(DoubleVector a, double b, DoubleVector c) {
        return FMA ? a.fma(a.broadcast(b), c) : a.mul(b).add(c);
    }
}
