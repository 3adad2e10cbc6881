package io.lossmith.processor.certify;

import java.lang.reflect.Method;

/** A refinement of the runtime, of whichever class loader. */
final class WideCall {
    private final Object refinement;
    private final Method start;
    private final Method number;
    private final Method vector;
    private final Method result;

    private WideCall(Class<?> refinement, Class<?> refiner, String steps) throws ReflectiveOperationException {
        this.refinement = refinement.getMethod("of", String.class).invoke(null, steps);
        start = refinement.getMethod("start", double.class, double.class);
        number = refiner.getMethod("number", double.class);
        vector = refiner.getMethod("vector", double[].class, int.class, int.class);
        result = refiner.getMethod("result", int.class);
    }

    static WideCall of(String steps, ClassLoader runtime) {
        try {
            return new WideCall(
                    Class.forName("io.lossmith.math.Refinement", true, runtime),
                    Class.forName("io.lossmith.math.Refiner", true, runtime),
                    steps);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(steps, broken);
        }
    }

    /** The refined result; {@code leaves} are numbers, of one element, or vectors. */
    double of(double plain, double size, double[][] leaves, boolean[] isVector, int element) {
        try {
            Object refiner = start.invoke(refinement, plain, size);
            for (int i = 0; i < leaves.length; i++) {
                if (isVector[i]) {
                    vector.invoke(refiner, leaves[i], 0, leaves[i].length);
                } else {
                    number.invoke(refiner, leaves[i][0]);
                }
            }
            return (double) result.invoke(refiner, element);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
