package io.lossmith.simd;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.FloatVector;

/**
 * Scalar functions applied lane by lane to vectors of {@code float}: the vector form of everything that has no vector code.
 *
 * <p>A lane is computed in {@code double} and rounded once. This takes as long as the scalar function does for so many numbers. Lanes lie in
 * an array of the calling thread meanwhile, so that nothing is allocated after its first call.
 *
 * <pre>{@code
 * FloatVector y = FloatLanes.map(x, GammaMath::lgamma);
 * }</pre>
 */
public final class FloatLanes {
    private static final ThreadLocal<float[]> FIRST = ThreadLocal.withInitial(() -> new float[Lanes.FLOATS]);
    private static final ThreadLocal<float[]> SECOND = ThreadLocal.withInitial(() -> new float[Lanes.FLOATS]);

    private FloatLanes() {}

    /**
     * The function of every lane.
     *
     * @param x any numbers
     * @param function a function of one number that does not call this method, usually a reference to a static method
     * @return its results, rounded to {@code float}
     */
    public static FloatVector map(FloatVector x, DoubleUnaryOperator function) {
        float[] lanes = FIRST.get();
        x.intoArray(lanes, 0);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = (float) function.applyAsDouble(lanes[i]);
        }
        return FloatVector.fromArray(Lanes.FLOAT, lanes, 0);
    }

    /**
     * The function of every pair of lanes.
     *
     * @param x any numbers
     * @param y any numbers
     * @param function a function of two numbers that does not call this method, usually a reference to a static method
     * @return its results, rounded to {@code float}
     */
    public static FloatVector map(FloatVector x, FloatVector y, DoubleBinaryOperator function) {
        float[] lanes = FIRST.get();
        float[] others = SECOND.get();
        x.intoArray(lanes, 0);
        y.intoArray(others, 0);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = (float) function.applyAsDouble(lanes[i], others[i]);
        }
        return FloatVector.fromArray(Lanes.FLOAT, lanes, 0);
    }
}
