package io.lossmith.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apfloat.Apfloat;

/**
 * One function of this package, or one part of its domain: how to call it, its exact value, where to try it, the error allowed, and the
 * values it must have at special arguments.
 *
 * @param owner the class under test
 * @param method the name of the public method
 * @param label what is printed
 * @param body the call
 * @param exact the reference, in 70 digits
 * @param points the arguments to try
 * @param ulps the largest error allowed, in ULP of the correctly rounded result or of the floor
 * @param floor a magnitude below which results are only held to its ULP: 0 where the error is purely relative
 * @param specials arguments followed by the expected result, which must match in every bit
 */
record MathRow(
        Class<?> owner,
        String method,
        String label,
        Body body,
        Exact exact,
        List<double[]> points,
        double ulps,
        Body floor,
        List<double[]> specials) {

    /** A function of one or two doubles. */
    interface Body {
        double at(double[] x);
    }

    /** A function of one or two exact numbers. */
    interface Exact {
        Apfloat at(Apfloat[] x);
    }

    /** A function of one double. */
    interface One {
        double at(double x);
    }

    /** A function of two doubles. */
    interface Two {
        double at(double x, double y);
    }

    /** A function of one exact number. */
    interface ExactOne {
        Apfloat at(Apfloat x);
    }

    /** A function of two exact numbers. */
    interface ExactTwo {
        Apfloat at(Apfloat x, Apfloat y);
    }

    private static final BigDecimal BEYOND =
            new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE)));
    private static final long SEED = 20_171_117;

    static MathRow one(Class<?> owner, String method, One body, ExactOne exact, Samples samples, double ulps) {
        List<double[]> points = new ArrayList<>();
        for (double x : samples.points(random(method))) {
            points.add(new double[] {x});
        }
        return new MathRow(
                owner, method, method, x -> body.at(x[0]), x -> exact.at(x[0]), points, ulps, x -> 0, List.of());
    }

    static MathRow two(
            Class<?> owner, String method, Two body, ExactTwo exact, Samples first, Samples second, double ulps) {
        return new MathRow(
                owner,
                method,
                method,
                x -> body.at(x[0], x[1]),
                x -> exact.at(x[0], x[1]),
                Samples.pairs(first, second, 300, random(method)),
                ulps,
                x -> 0,
                List.of());
    }

    static MathRow three(Class<?> owner, String method, Body body, Exact exact, List<double[]> points, double ulps) {
        return new MathRow(owner, method, method, body, exact, points, ulps, x -> 0, List.of());
    }

    static SplittableRandom random(String method) {
        return new SplittableRandom(SEED + method.hashCode());
    }

    MathRow label(String part) {
        return new MathRow(owner, method, method + ", " + part, body, exact, points, ulps, floor, specials);
    }

    /** The same row with one more special value: the arguments, then the result. */
    MathRow special(double... argumentsAndResult) {
        List<double[]> more = new ArrayList<>(specials);
        more.add(argumentsAndResult);
        return new MathRow(owner, method, label, body, exact, points, ulps, floor, more);
    }

    MathRow floor(Body magnitude) {
        return new MathRow(owner, method, label, body, exact, points, ulps, magnitude, specials);
    }

    MathRow also(List<double[]> more) {
        List<double[]> all = new ArrayList<>(points);
        all.addAll(more);
        return new MathRow(owner, method, label, body, exact, all, ulps, floor, specials);
    }

    /** The error of the method at a point, in ULP; infinite where it returns NaN. */
    double error(double[] x) {
        double actual = body.at(x);
        Apfloat value = exact.at(Arrays.stream(x).mapToObj(Reference::number).toArray(Apfloat[]::new));
        BigDecimal expected = new BigDecimal(value.toString(false));
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        double rounded = expected.doubleValue();
        if (actual == rounded && Double.isInfinite(actual)) {
            return 0;
        }
        double scale = Math.max(Math.abs(rounded), floor.at(x));
        return ulpsBetween(actual, expected, scale);
    }

    private static double ulpsBetween(double actual, BigDecimal expected, double scale) {
        double ulp = Math.ulp(Math.min(Math.abs(scale), Double.MAX_VALUE));
        BigDecimal finite =
                Double.isInfinite(actual) ? (actual > 0 ? BEYOND : BEYOND.negate()) : new BigDecimal(actual);
        return finite.subtract(expected)
                .abs()
                .divide(new BigDecimal(ulp), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public String toString() {
        return label;
    }
}
