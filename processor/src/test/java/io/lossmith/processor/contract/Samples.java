package io.lossmith.processor.contract;

import io.lossmith.processor.ir.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Points of an interval: where formulas tend to break, every magnitude, and the ordinary range; the same in every run. */
public final class Samples {
    /** Where exp saturates, underflows or is lost beside 1, where squares leave the range, and where our functions branch. */
    private static final double[] EXTREMES = {
        0,
        Double.MIN_NORMAL,
        0x1p-900,
        1e-300,
        1.5e-162,
        1e-154,
        1e-100,
        1e-17,
        1.1e-16,
        1e-8,
        1e-3,
        0.25,
        0.5,
        0.5000001,
        0.6931471805599453,
        0.75,
        1,
        1.4616321449683622,
        1.5,
        2,
        3,
        5.9,
        8,
        19.06,
        25.5,
        26.6,
        30,
        36.05,
        36.74,
        37.5,
        38.5,
        354,
        700,
        708.4,
        709.78,
        745.13,
        760,
        1e5,
        1e8,
        1e17,
        1.3e154,
        1e300,
        Double.MAX_VALUE
    };

    /** Half-widths of the uniform ranges. */
    private static final double[] ORDINARY = {1, 4, 40};

    private final Interval interval;
    private final SplittableRandom random;

    public Samples(Interval interval, SplittableRandom random) {
        this.interval = interval;
        this.random = random;
    }

    /** All kinds of points. */
    public List<Double> points(int randomOfEachKind) {
        List<Double> points = new ArrayList<>();
        for (double extreme : EXTREMES) {
            add(points, extreme);
            add(points, -extreme);
            add(points, 1 - extreme);
        }
        add(points, Math.nextUp(1.0));
        add(points, Math.nextDown(1.0));
        double low = ordinal(Math.max(interval.lower(), -Double.MAX_VALUE));
        double high = ordinal(Math.min(interval.upper(), Double.MAX_VALUE));
        for (int i = 0; i < randomOfEachKind; i++) {
            add(points, fromOrdinal((long) random.nextDouble(low, high)));
            for (double width : ORDINARY) {
                double x = ordinary(width);
                add(points, x);
                add(points, (float) x);
            }
        }
        return points;
    }

    /** A random point of the ordinary range that is a float. */
    public double ordinary() {
        return (float) ordinary(ORDINARY[random.nextInt(ORDINARY.length)]);
    }

    private double ordinary(double width) {
        double from = Math.max(interval.lower(), -width);
        double to = Math.min(interval.upper(), width);
        return from < to ? random.nextDouble(from, to) : from;
    }

    private void add(List<Double> points, double x) {
        if (interval.contains(x) && !points.contains(x)) {
            points.add(x);
        }
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
