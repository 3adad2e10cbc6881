package io.lossmith.math;

import static io.lossmith.math.Reference.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apfloat.Apfloat;

/**
 * One function of twice the digits: how to call it, its exact value, where to try it, and how many bits of it must be right.
 *
 * @param name what is printed
 * @param body the call
 * @param exact the reference, in 70 digits
 * @param points the arguments to try, each high and low in turn
 * @param bits the relative error is at most 2^-bits
 * @param floor a magnitude below which results are only held to the error at the floor
 */
record WideRow(String name, Body body, Exact exact, List<double[]> points, int bits, double floor) {

    /** A function of one or two numbers. */
    interface Body {
        void at(WideMath math, Wide result, Wide[] x);
    }

    /** A function of one or two exact numbers. */
    interface Exact {
        Apfloat at(Apfloat[] x);
    }

    /** A method of one number. */
    interface One {
        void at(WideMath math, Wide result, Wide x);
    }

    /** A method of two numbers. */
    interface Two {
        void at(WideMath math, Wide result, Wide x, Wide y);
    }

    static WideRow one(String name, One body, MathRow.ExactOne exact, Samples samples, int bits) {
        SplittableRandom random = MathRow.random(name);
        List<double[]> points = new ArrayList<>();
        for (double x : samples.random(30).points(random)) {
            points.add(new double[] {x, low(samples, x, random)});
        }
        return new WideRow(
                name, (math, result, x) -> body.at(math, result, x[0]), x -> exact.at(x[0]), points, bits, 0);
    }

    static WideRow two(String name, Two body, MathRow.ExactTwo exact, Samples first, Samples second, int bits) {
        SplittableRandom random = MathRow.random(name);
        List<double[]> points = new ArrayList<>();
        for (double[] pair : Samples.pairs(first, second, 300, random)) {
            points.add(new double[] {pair[0], low(first, pair[0], random), pair[1], low(second, pair[1], random)});
        }
        return new WideRow(
                name,
                (math, result, x) -> body.at(math, result, x[0], x[1]),
                x -> exact.at(x[0], x[1]),
                points,
                bits,
                0);
    }

    /** A random low part for two numbers of three, none at the ends of the domain. */
    private static double low(Samples samples, double x, SplittableRandom random) {
        boolean plain = x == samples.low() || x == samples.high() || random.nextInt(3) == 0;
        return plain ? 0 : x * random.nextDouble(-1, 1) * 0x1p-54;
    }

    WideRow floor(double magnitude) {
        return new WideRow(name, body, exact, points, bits, magnitude);
    }

    /** The same row at other points only, each high and low in turn. */
    WideRow only(String part, List<double[]> others, int otherBits) {
        return new WideRow(name + ", " + part, body, exact, others, otherBits, 0);
    }

    /** The name without the part of the domain. */
    String method() {
        return name.replaceFirst(",.*", "");
    }

    static Wide[] arguments(double[] point) {
        Wide[] arguments = new Wide[point.length / 2];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new Wide();
            arguments[i].set(point[2 * i], point[2 * i + 1]);
        }
        return arguments;
    }

    Wide result(WideMath math, double[] point) {
        Wide result = new Wide();
        body.at(math, result, arguments(point));
        return result;
    }

    /** The relative error at a point as a part of what is allowed, whose absolute floor are a few of the smallest doubles. */
    double error(WideMath math, double[] point) {
        Wide actual = result(math, point);
        Apfloat[] x = Arrays.stream(arguments(point)).map(WideRow::exactly).toArray(Apfloat[]::new);
        Apfloat expected = exact.at(x);
        double rounded = new BigDecimal(expected.toString(false)).doubleValue();
        if (Double.isInfinite(rounded) || Double.isInfinite(actual.high) || actual.isNaN()) {
            return actual.high == rounded ? 0 : Double.POSITIVE_INFINITY;
        }
        Apfloat error = Reference.abs(exactly(actual).subtract(expected));
        Apfloat scale = Reference.max(Reference.abs(expected), number(floor));
        Apfloat allowed = scale.multiply(number(Math.scalb(1.0, -bits))).add(number(4 * Double.MIN_VALUE));
        return error.divide(allowed).doubleValue();
    }

    private static Apfloat exactly(Wide a) {
        return number(a.high).add(number(a.low));
    }

    @Override
    public String toString() {
        return name;
    }
}
