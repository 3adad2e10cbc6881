package io.lossmith.simd;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.FloatVector;

/**
 * A function of vectors of floats.
 *
 * @param name what it is called
 * @param arguments one or two
 * @param body vectors of the arguments to a vector
 * @param scalar a function of doubles that is accurate to far more than a float has
 * @param ulps the largest error allowed
 */
record FloatRow(String name, int arguments, Body body, DoubleBinaryOperator scalar, double ulps) {
    /** A function of one vector. */
    interface One {
        FloatVector at(FloatVector x);
    }

    /** A function of two vectors. */
    interface Body {
        FloatVector at(FloatVector x, FloatVector y);
    }

    static FloatRow one(String name, One body, DoubleUnaryOperator scalar, double ulps) {
        return new FloatRow(name, 1, (x, y) -> body.at(x), (x, y) -> scalar.applyAsDouble(x), ulps);
    }

    static FloatRow two(String name, Body body, DoubleBinaryOperator scalar, double ulps) {
        return new FloatRow(name, 2, body, scalar, ulps);
    }

    /** The results for whole vectors of arguments; the rest of the last vector is filled up. */
    void apply(float[] x, float[] y, float[] results) {
        for (int i = 0; i < x.length; i += Lanes.FLOATS) {
            FloatVector first = FloatVector.fromArray(Lanes.FLOAT, x, i);
            FloatVector second = FloatVector.fromArray(Lanes.FLOAT, y, i);
            body.at(first, second).intoArray(results, i);
        }
    }

    /** The error at a point in ULP; infinite where one of the results is no number, an infinity or a zero and the other is not the same. */
    double error(float x, float y, float result) {
        double exact = scalar.applyAsDouble(x, y);
        float rounded = (float) exact;
        boolean overflow = Float.isInfinite(rounded) && Float.isInfinite(result);
        if (Double.isNaN(exact) || Float.isNaN(result) || exact == 0 || Double.isInfinite(exact) || overflow) {
            return Float.compare(rounded, result) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double finite = Float.isInfinite(result) ? Math.copySign(0x1p128, result) : result;
        return Math.abs(finite - exact) / Math.ulp(Math.min(Math.abs(rounded), Float.MAX_VALUE));
    }

    @Override
    public String toString() {
        return name;
    }
}
