package io.lossmith.simd;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;

/**
 * Scalar functions applied lane by lane to vectors of {@code double}: the vector form of everything that has no vector code.
 *
 * <p>This takes as long as the scalar function does for so many numbers. Lanes lie in
 * an array of the calling thread meanwhile, so that nothing is allocated after its first call.
 *
 * <pre>{@code
 * DoubleVector y = DoubleLanes.map(x, GammaMath::lgamma);
 * }</pre>
 */
public final class DoubleLanes {
    private static final ThreadLocal<double[]> FIRST = ThreadLocal.withInitial(() -> new double[Lanes.DOUBLES]);
    private static final ThreadLocal<double[]> SECOND = ThreadLocal.withInitial(() -> new double[Lanes.DOUBLES]);

    private DoubleLanes() {}

    /**
     * The function of every lane.
     *
     * @param x any numbers
     * @param function a function of one number that does not call this method, usually a reference to a static method
     * @return its results
     */
    public static DoubleVector map(DoubleVector x, DoubleUnaryOperator function) {
        double[] lanes = FIRST.get();
        x.intoArray(lanes, 0);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = function.applyAsDouble(lanes[i]);
        }
        return DoubleVector.fromArray(Lanes.DOUBLE, lanes, 0);
    }

    /**
     * The function of every pair of lanes.
     *
     * @param x any numbers
     * @param y any numbers
     * @param function a function of two numbers that does not call this method, usually a reference to a static method
     * @return its results
     */
    public static DoubleVector map(DoubleVector x, DoubleVector y, DoubleBinaryOperator function) {
        double[] lanes = FIRST.get();
        double[] others = SECOND.get();
        x.intoArray(lanes, 0);
        y.intoArray(others, 0);
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = function.applyAsDouble(lanes[i], others[i]);
        }
        return DoubleVector.fromArray(Lanes.DOUBLE, lanes, 0);
    }
}
