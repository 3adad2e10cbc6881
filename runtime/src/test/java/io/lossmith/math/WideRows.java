package io.lossmith.math;

import static io.lossmith.math.Reference.ONE;
import static io.lossmith.math.Reference.PI;
import static io.lossmith.math.Reference.TWO;
import static io.lossmith.math.Reference.abs;
import static io.lossmith.math.Reference.exp;
import static io.lossmith.math.Reference.expm1;
import static io.lossmith.math.Reference.half;
import static io.lossmith.math.Reference.less;
import static io.lossmith.math.Reference.number;
import static io.lossmith.math.Reference.square;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** The table of the functions of twice the digits. */
final class WideRows {

    private static final Apfloat NEAR = number(1e-3);
    private static final Apfloat TINY = number(1e-15);
    private static final Samples REALS = Samples.reals(1);
    private static final Samples POSITIVE = Samples.positive(1);

    private static final Samples WHOLE =
            Samples.reals(0.5, -0.5, 1, 1.5, -2.5, 1e6, 0x1p51 + 0.5, 0x1p52 + 1, -0x1p53, 0x1p54 + 4, 0x1p60);

    /** More bits than a result has. */
    static final int EXACT = 130;

    private WideRows() {}

    static Stream<WideRow> all() {
        return Stream.of(arithmetic(), exponential(), trigonometric(), special())
                .flatMap(List::stream);
    }

    private static List<WideRow> arithmetic() {
        WideRow sum = WideRow.two("sum", (m, r, x, y) -> r.sum(x, y), Apfloat::add, REALS, REALS, 103);
        WideRow difference =
                WideRow.two("difference", (m, r, x, y) -> r.difference(x, y), Apfloat::subtract, REALS, REALS, 103);
        return List.of(
                sum,
                sum.only("cancelling", cancelling(-1), 103),
                difference,
                difference.only("cancelling", cancelling(1), 103),
                WideRow.two("product", (m, r, x, y) -> r.product(x, y), Apfloat::multiply, REALS, REALS, 102),
                WideRow.two("quotient", (m, r, x, y) -> r.quotient(x, y), Apfloat::divide, REALS, POSITIVE, 102),
                WideRow.one("square", (m, r, x) -> r.square(x), Reference::square, REALS, 102),
                WideRow.one("sqrt", (m, r, x) -> r.sqrt(x), Reference::sqrt, Samples.of(0, Double.MAX_VALUE), 102),
                WideRow.one("floor", WideMath::floor, Apfloat::floor, WHOLE, EXACT),
                WideRow.one("round", WideMath::round, WideRows::round, WHOLE, EXACT));
    }

    private static List<WideRow> exponential() {
        Samples moderate = Samples.of(-16, 16, 2, -0.5, 3);
        Samples powers = Samples.of(-400, 400, 17, 0.1, -40);
        WideRow pow = WideRow.two("pow", WideMath::pow, Reference::pow, POSITIVE, powers, 90);
        return List.of(
                WideRow.one("exp", WideMath::exp, Reference::exp, Samples.reals(709.78, -745.13, 0.3465, -0.3465), 100),
                WideRow.one("expm1", WideMath::expm1, Reference::expm1, Samples.reals(0.3465, -0.3465, 1, -1, 83), 100),
                WideRow.one("log", WideMath::log, WideRows::log, Samples.positive(1, 0.7071, 1.4142), 100),
                WideRow.one(
                        "log1p",
                        WideMath::log1p,
                        Reference::log1p,
                        Samples.of(Math.nextUp(-1.0), Double.MAX_VALUE, -1, 0.4),
                        100),
                WideRow.one("sinh", WideMath::sinh, WideRows::sinh, Samples.reals(1, 710.47), 100),
                WideRow.one("cosh", WideMath::cosh, WideRows::cosh, Samples.reals(1, 710.47), 100),
                WideRow.one("tanh", WideMath::tanh, WideRows::tanh, Samples.reals(60, 0.17), 100),
                WideRow.one("cbrt", WideMath::cbrt, WideRows::cbrt, REALS, 100),
                pow,
                WideRow.two("pow, moderate", WideMath::pow, Reference::pow, POSITIVE, moderate, 95),
                pow.only("beside 1", besideOne(), 90));
    }

    private static List<WideRow> trigonometric() {
        Samples angles = Samples.of(-0x1p40, 0x1p40, Math.PI / 4, 1e5, 0x1p20);
        Samples unit = Samples.of(-1, 1, 1, -1, 0.7071);
        WideRow sin = WideRow.one("sin", WideMath::sin, WideRows::sin, angles, 100);
        WideRow cos = WideRow.one("cos", WideMath::cos, WideRows::cos, angles, 100);
        WideRow tan = WideRow.one("tan", WideMath::tan, WideRows::tan, angles, 100);
        return List.of(
                sin.floor(0x1p-10),
                sin.only("roots", multiplesOfHalfPi(), 90),
                cos.floor(0x1p-10),
                cos.only("roots", multiplesOfHalfPi(), 90),
                tan,
                tan.only("roots and poles", multiplesOfHalfPi(), 90),
                WideRow.one("asin", WideMath::asin, WideRows::asin, unit, 100),
                WideRow.one("acos", WideMath::acos, WideRows::acos, unit, 100),
                WideRow.one("atan", WideMath::atan, WideRows::atan, REALS, 100),
                WideRow.two("atan2", WideMath::atan2, WideRows::atan2, REALS, REALS, 100));
    }

    private static List<WideRow> special() {
        WideRow erfc = WideRow.one(
                "erfc", WideMath::erfc, ErrorFunctionReference::erfc, Samples.of(-30, 26, 2.5, -2.5, 0.5), 90);
        return List.of(
                WideRow.one("erf", WideMath::erf, ErrorFunctionReference::erf, Samples.reals(2.5, -2.5), 100),
                erfc,
                WideRow.one(
                        "scaledErfc",
                        WideMath::scaledErfc,
                        ErrorFunctionReference::erfcx,
                        Samples.of(2.5, 1e300, 2.5, 5),
                        98),
                WideRow.one(
                        "lgamma",
                        WideMath::lgamma,
                        GammaReference::lgamma,
                        gamma(1, 2, 0.96875, 1.03125, 1.96875, 2.03125, 30),
                        90),
                WideRow.one("digamma", WideMath::digamma, x -> GammaReference.polygamma(0, x), gamma(1, 30), 95)
                        .floor(0x1p-4),
                WideRow.one("trigamma", WideMath::trigamma, x -> GammaReference.polygamma(1, x), gamma(1, 30), 98));
    }

    private static Samples gamma(double... branches) {
        return Samples.positive(branches);
    }

    /** Pairs (x, y) for which x - sign y cancels, from the first digits to the last ones of the low parts. */
    private static List<double[]> cancelling(double sign) {
        SplittableRandom random = new SplittableRandom(11);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble(1, 2);
            double low = random.nextDouble(-1, 1) * 0x1p-54;
            double apart = Math.scalb(random.nextDouble(-1, 1), -random.nextInt(110));
            points.add(new double[] {x, low, sign * x, sign * (low + apart)});
        }
        return points;
    }

    /** Multiples of pi/2 as doubles, without a low part and, now and then, the right one. */
    private static List<double[]> multiplesOfHalfPi() {
        SplittableRandom random = new SplittableRandom(12);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long k = random.nextLong(1, 1L << random.nextInt(1, 20));
            points.add(new double[] {(i % 2 == 0 ? k : -k) * (Math.PI / 2), 0});
        }
        return points;
    }

    /** Bases so near to 1 that powers of any size are ordinary. */
    private static List<double[]> besideOne() {
        SplittableRandom random = new SplittableRandom(13);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int scale = random.nextInt(1, 90);
            points.add(new double[] {
                1, Math.scalb(random.nextDouble(-1, 1), -scale), Math.scalb(random.nextDouble(-1, 1), scale + 4), 0
            });
        }
        return points;
    }

    /** The nearest whole number, of two the even one. */
    private static Apfloat round(Apfloat x) {
        Apfloat above = x.add(Reference.HALF).floor();
        boolean tie = above.subtract(x).equals(Reference.HALF);
        return tie && !half(above).equals(half(above).floor()) ? above.subtract(ONE) : above;
    }

    private static Apfloat log(Apfloat x) {
        Apfloat distance = x.subtract(ONE);
        return less(abs(distance), NEAR) ? Reference.log1p(distance) : Reference.log(x);
    }

    private static Apfloat sinh(Apfloat x) {
        Apfloat e = expm1(abs(x));
        Apfloat sinh = half(e.add(e.divide(e.add(ONE))));
        return x.signum() < 0 ? sinh.negate() : sinh;
    }

    private static Apfloat cosh(Apfloat x) {
        Apfloat e = exp(abs(x));
        return half(e.add(ONE.divide(e)));
    }

    private static Apfloat tanh(Apfloat x) {
        Apfloat e = expm1(abs(x).multiply(TWO));
        Apfloat tanh = e.divide(e.add(TWO));
        return x.signum() < 0 ? tanh.negate() : tanh;
    }

    private static Apfloat cbrt(Apfloat x) {
        return ApfloatMath.cbrt(x);
    }

    private static Apfloat sin(Apfloat x) {
        return less(abs(x), TINY) ? cubic(x, -1.0, 6) : ApfloatMath.sin(x);
    }

    private static Apfloat cos(Apfloat x) {
        return less(abs(x), TINY) ? ONE.subtract(half(square(x))) : ApfloatMath.cos(x);
    }

    private static Apfloat tan(Apfloat x) {
        return less(abs(x), TINY) ? cubic(x, 1, 3) : ApfloatMath.sin(x).divide(ApfloatMath.cos(x));
    }

    private static Apfloat asin(Apfloat x) {
        return less(abs(x), TINY) ? cubic(x, 1, 6) : ApfloatMath.asin(x);
    }

    private static Apfloat acos(Apfloat x) {
        return x.signum() == 0 ? half(PI) : ApfloatMath.acos(x);
    }

    private static Apfloat atan(Apfloat x) {
        if (less(ONE, abs(x))) {
            Apfloat quarter = x.signum() < 0 ? half(PI).negate() : half(PI);
            return quarter.subtract(atan(ONE.divide(x)));
        }
        return less(abs(x), TINY) ? cubic(x, -1, 3) : ApfloatMath.atan(x);
    }

    private static Apfloat atan2(Apfloat y, Apfloat x) {
        if (x.signum() == 0) {
            return y.signum() == 0 ? y : half(PI).multiply(number(y.signum()));
        }
        Apfloat angle = atan(y.divide(x));
        return x.signum() > 0 ? angle : y.signum() < 0 ? angle.subtract(PI) : angle.add(PI);
    }

    /** x + x^3 n/d: what is left out is below 1e-60 of it. */
    private static Apfloat cubic(Apfloat x, double n, double d) {
        return x.add(x.multiply(square(x)).multiply(number(n)).divide(number(d)));
    }
}
