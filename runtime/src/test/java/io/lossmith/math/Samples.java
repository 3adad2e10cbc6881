package io.lossmith.math;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Points of an interval at which a function is checked: uniform over the doubles of the interval (every magnitude is as likely as any other),
 * uniform over the ordinary range, the places where formulas tend to change or break, and the neighbours of the function's own branch points.
 */
record Samples(double low, double high, List<Double> branches, int random) {

    /** Where exp saturates, underflows or is lost beside 1; squares overflow and underflow; and the ends of double. */
    private static final double[] EXTREMES = {
        0,
        Double.MIN_VALUE,
        0x1p-1060,
        Double.MIN_NORMAL,
        1e-300,
        1.5e-162,
        1e-154,
        1e-17,
        1.1e-16,
        1e-8,
        0.5,
        1,
        2,
        19.06,
        36.7,
        36.74,
        37.43,
        37.5,
        354,
        700,
        708.4,
        709.78,
        709.79,
        716,
        745.13,
        745.14,
        752,
        1e8,
        1e17,
        1.3e154,
        1.4e154,
        Double.MAX_VALUE
    };

    private static final int NEIGHBOURS = 2;

    static Samples of(double low, double high, double... branches) {
        return new Samples(low, high, Arrays.stream(branches).boxed().toList(), 60);
    }

    static Samples reals(double... branches) {
        return of(-Double.MAX_VALUE, Double.MAX_VALUE, branches);
    }

    static Samples positive(double... branches) {
        return of(Double.MIN_VALUE, Double.MAX_VALUE, branches);
    }

    /** The same points with fewer or more random ones: this many of each kind. */
    Samples random(int count) {
        return new Samples(low, high, branches, count);
    }

    /** The points, in a fixed order. */
    List<Double> points(SplittableRandom random) {
        List<Double> points = new ArrayList<>();
        for (double extreme : EXTREMES) {
            add(points, extreme);
            add(points, -extreme);
        }
        for (double branch : branches) {
            double below = branch;
            double above = branch;
            add(points, branch);
            for (int i = 0; i < NEIGHBOURS; i++) {
                below = Math.nextDown(below);
                above = Math.nextUp(above);
                add(points, below);
                add(points, above);
            }
            for (int i = 0; i < 4; i++) {
                add(points, branch * (1 + random.nextDouble(-1e-3, 1e-3)));
            }
        }
        for (int i = 0; i < this.random; i++) {
            add(points, fromOrdinal((long) random.nextDouble((double) ordinal(low), (double) ordinal(high))));
            addUniform(points, random, 760);
            addUniform(points, random, 40);
            addUniform(points, random, 4);
        }
        add(points, low);
        add(points, high);
        return points;
    }

    /** Random pairs of the points of two intervals, and every pair of their ends, zeros and ones. */
    static List<double[]> pairs(Samples first, Samples second, int count, SplittableRandom random) {
        List<Double> xs = first.points(random);
        List<Double> ys = second.points(random);
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new double[] {xs.get(random.nextInt(xs.size())), ys.get(random.nextInt(ys.size()))});
        }
        double[] corners = {Double.MIN_VALUE, 1e-300, 1e-17, 1, 1 + 0x1p-52, 2, 1e300, Double.MAX_VALUE};
        for (double x : corners) {
            for (double y : corners) {
                if (first.contains(x) && second.contains(y)) {
                    pairs.add(new double[] {x, y});
                }
                if (first.contains(x) && second.contains(-y)) {
                    pairs.add(new double[] {x, -y});
                }
            }
        }
        return pairs;
    }

    private void addUniform(List<Double> points, SplittableRandom random, double bound) {
        double from = Math.max(low, -bound);
        double to = Math.min(high, bound);
        if (from < to) {
            add(points, random.nextDouble(from, to));
        }
    }

    private void add(List<Double> points, double x) {
        if (contains(x)) {
            points.add(x);
        }
    }

    private boolean contains(double x) {
        return x >= low && x <= high;
    }

    /** A number that counts the doubles from 0 up to x, negative for negative x. */
    private static long ordinal(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double fromOrdinal(long ordinal) {
        return ordinal < 0 ? -Double.longBitsToDouble(-ordinal) : Double.longBitsToDouble(ordinal);
    }
}
