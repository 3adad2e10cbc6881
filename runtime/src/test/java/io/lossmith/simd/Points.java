package io.lossmith.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where functions are tried: every exponent with random digits, the ranges where losses live, and the places where formulas change. */
final class Points {
    private static final long SEED = 20_261_123;
    private static final int NEIGHBOURS = 3;

    private static final double[] BREAKS = {
        0,
        0.25,
        0.34657359,
        0.375,
        0.41421356,
        0.5,
        0.55,
        0.69314718,
        0.70710678,
        0.75,
        1,
        1.03972077,
        1.5,
        2,
        2.41421356,
        3,
        4,
        8,
        10,
        11,
        17.5,
        20,
        22,
        28,
        37,
        38.5,
        40,
        44,
        45,
        88.722839,
        89,
        89.5,
        103.28,
        103.97,
        104,
        105,
        354,
        372,
        700,
        709.78,
        710,
        710.48,
        745.13,
        745.14,
        746,
        1600,
        0x1p27,
        0x1p28,
        0x1p53,
        0x1p63,
        1e154,
        1.4e154,
        3.141592653589793,
        1.5707963267948966,
        1598.8813215,
        0x1p-60
    };

    private Points() {}

    /** Arguments of float functions: a multiple of 16 of them. */
    static float[] floats() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Float> points = new ArrayList<>();
        for (float x :
                new float[] {0, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN
                }) {
            points.add(x);
            points.add(-x);
        }
        for (double x : BREAKS) {
            float below = (float) x;
            float above = (float) x;
            for (int i = 0; i < NEIGHBOURS; i++) {
                points.add(below);
                points.add(-below);
                points.add(above);
                points.add(-above);
                below = Math.nextDown(below);
                above = Math.nextUp(above);
            }
        }
        for (int exponent = 0; exponent < 255; exponent++) {
            for (int i = 0; i < 16; i++) {
                float x = Float.intBitsToFloat(exponent << 23 | random.nextInt(1 << 23));
                points.add(x);
                points.add(-x);
            }
        }
        for (double bound : new double[] {110, 20, 4, 1}) {
            for (int i = 0; i < 2_500; i++) {
                points.add((float) random.nextDouble(-bound, bound));
            }
        }
        while (points.size() % 16 != 0) {
            points.add(1f);
        }
        float[] array = new float[points.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = points.get(i);
        }
        return array;
    }

    /** Arguments of double functions: a multiple of 8 of them. */
    static double[] doubles() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Double> points = new ArrayList<>();
        for (double x : new double[] {Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE}) {
            points.add(x);
            points.add(-x);
        }
        for (double x : BREAKS) {
            for (double y : new double[] {x, x * (1 + random.nextDouble(-1e-3, 1e-3))}) {
                points.add(y);
                points.add(-y);
            }
        }
        for (long exponent = 0; exponent < 2047; exponent += 15) {
            double x = Double.longBitsToDouble(exponent << 52 | random.nextLong(1L << 52));
            points.add(random.nextBoolean() ? x : -x);
        }
        for (double bound : new double[] {760, 40, 4, 1}) {
            for (int i = 0; i < 50; i++) {
                points.add(random.nextDouble(-bound, bound));
            }
        }
        while (points.size() % 8 != 0) {
            points.add(1.0);
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The same numbers in another order, to make pairs. */
    static float[] shuffled(float[] x) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] y = x.clone();
        for (int i = y.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float swapped = y[i];
            y[i] = y[j];
            y[j] = swapped;
        }
        return y;
    }
}
