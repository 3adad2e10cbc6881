package io.lossmith.processor.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Vectors at which functions of vectors tend to break: confident rows, near ties, zeros, and the ends of the range. */
public final class VectorSamples {
    private static final int RANDOM = 12;

    private VectorSamples() {}

    static List<double[]> ordinary(int length, SplittableRandom random) {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            vectors.add(uniform(length, -2, 2, random));
        }
        return vectors;
    }

    public static List<double[]> points(int length, SplittableRandom random) {
        List<double[]> vectors = ordinary(length, random);
        for (double width : new double[] {30, 700, 1e-8, 1e8}) {
            vectors.add(uniform(length, -width, width, random));
            vectors.add(uniform(length, -width, width, random));
        }
        for (double lead : new double[] {20, 37, 40, 300, 700}) {
            double[] confident = uniform(length, -2, 2, random);
            confident[random.nextInt(length)] += lead;
            vectors.add(confident);
        }
        for (double scale : new double[] {0x1p-1000, 0x1p-300, 0x1p300, 0x1p1000}) {
            double[] scaled = uniform(length, -1, 1, random);
            for (int i = 0; i < length; i++) {
                scaled[i] *= scale;
            }
            vectors.add(scaled);
        }
        double[] nearTie = uniform(length, -1, 1, random);
        nearTie[0] = Math.nextUp(nearTie[length - 1]);
        vectors.add(nearTie);
        double[] withZero = uniform(length, -2, 2, random);
        withZero[random.nextInt(length)] = 0;
        vectors.add(withZero);
        return vectors;
    }

    /** Numbers that are floats. */
    public static double[] uniform(int length, double low, double high, SplittableRandom random) {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextDouble(low, high);
        }
        return vector;
    }
}
