package io.lossmith.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Vectors of floats as two vectors of doubles, and back. */
final class Widening {
    private Widening() {}

    static DoubleVector low(FloatVector x) {
        return (DoubleVector) x.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 0);
    }

    static DoubleVector high(FloatVector x) {
        return (DoubleVector) x.convertShape(VectorOperators.F2D, Lanes.DOUBLE, 1);
    }

    static FloatVector narrow(DoubleVector low, DoubleVector high) {
        FloatVector first = (FloatVector) low.convertShape(VectorOperators.D2F, Lanes.FLOAT, 0);
        FloatVector second = (FloatVector) high.convertShape(VectorOperators.D2F, Lanes.FLOAT, -1);
        return first.reinterpretAsInts().or(second.reinterpretAsInts()).reinterpretAsFloats();
    }
}
