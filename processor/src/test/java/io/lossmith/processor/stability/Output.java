package io.lossmith.processor.stability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a kernel computes as its value, as its gradient or as its Hessian diagonal, at all points of a case. */
final class Output {
    /** More units in the last place than this are bad. */
    static final double BAD = 16;

    /**
     * A point with its worst element.
     *
     * @param reference the point
     * @param actual what the kernel computed
     * @param exact the correctly rounded result
     * @param ulps the distance in units of the latter, infinite for NaN
     * @param condition how much the exact function amplifies a relative error of its inputs there
     */
    record Point(Reference reference, double actual, double exact, double ulps, double condition) {
        boolean isBad() {
            return !(ulps <= BAD);
        }

        /** NaN or infinity although the exact result is finite. */
        boolean isLost() {
            return !Double.isFinite(actual) && Double.isFinite(exact);
        }
    }

    private final List<Point> points = new ArrayList<>();

    /** Adds the worst element of a point, unless none has a reference. */
    void add(Reference reference, List<Double> actual, List<Double> exact, double condition) {
        List<Point> elements = new ArrayList<>();
        for (int i = 0; i < exact.size(); i++) {
            if (!exact.get(i).isNaN()) {
                double ulps = ulps(actual.get(i), exact.get(i));
                elements.add(new Point(reference, actual.get(i), exact.get(i), ulps, condition));
            }
        }
        // What is lost comes first: it has a bar of its own.
        elements.stream()
                .max(Comparator.comparing(Point::isLost).thenComparingDouble(Point::ulps))
                .ifPresent(points::add);
    }

    /** The distance in units in the last place of {@code exact}; infinity comes after the largest number. */
    static double ulps(double actual, double exact) {
        if (actual == exact) {
            return 0;
        }
        if (Double.isInfinite(exact)) {
            double largest = Math.copySign(Double.MAX_VALUE, exact);
            return Double.isNaN(actual) ? Double.POSITIVE_INFINITY : ulps(actual, largest) + 1;
        }
        double distance = Math.abs(actual / 2 - exact / 2) / Math.ulp(exact) * 2;
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    int size() {
        return points.size();
    }

    List<Point> bad() {
        return points.stream().filter(Point::isBad).toList();
    }

    long lost() {
        return points.stream().filter(Point::isLost).count();
    }

    /** The point with the largest distance. */
    Point worst() {
        return points.stream()
                .max(Comparator.comparing(Point::isLost).thenComparingDouble(Point::ulps))
                .orElseThrow();
    }
}
