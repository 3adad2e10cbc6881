package io.lossmith.math;

import static io.lossmith.math.Reference.ONE;
import static io.lossmith.math.Reference.TWO;
import static io.lossmith.math.Reference.abs;
import static io.lossmith.math.Reference.less;
import static io.lossmith.math.Reference.max;
import static io.lossmith.math.Reference.number;

import io.lossmith.math.ScaledRow.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** The table of the steps that take one or two numbers. */
@SuppressWarnings("UnnecessaryLambda") // they are columns of a table
final class ScaledRows {
    /** Steps that only scale: a formula undoes them, so any power of two is right. */
    static final Set<WideOperation> FREE = Set.of(WideOperation.SCALE_FOR, WideOperation.UNIT_SCALE);

    private static final Predicate<Apfloat> ALL = x -> true;
    private static final Predicate<Apfloat[]> BOTH = x -> true;
    private static final Predicate<Apfloat> NOT_NEGATIVE = x -> x.signum() >= 0;
    private static final Predicate<Apfloat> POSITIVE = x -> x.signum() > 0;
    private static final Predicate<Apfloat> ANGLES = x -> less(abs(x), number(0x1p40));

    /** Results of larger powers have exponents no test wants to wait for. */
    private static final Predicate<Apfloat> MODERATE = x -> less(abs(x), number(1e5));

    private static final MathRow.ExactOne LOG = exact("log");
    private static final MathRow.ExactOne ROUND = exact("round");
    private static final MathRow.ExactOne SINH = exact("sinh");
    private static final MathRow.ExactOne TANH = exact("tanh");
    private static final MathRow.ExactOne ERFC = exact("erfc");

    private ScaledRows() {}

    static Stream<ScaledRow> all() {
        return Stream.of(arithmetic(), comparisons(), exponential(), trigonometric(), special())
                .flatMap(List::stream);
    }

    private static List<ScaledRow> arithmetic() {
        return List.of(
                ScaledRow.two(WideOperation.ADD, Apfloat::add, BOTH)
                        .beside(x -> abs(x[0]).add(abs(x[1]))),
                ScaledRow.two(WideOperation.SUBTRACT, Apfloat::subtract, BOTH)
                        .beside(x -> abs(x[0]).add(abs(x[1]))),
                ScaledRow.two(WideOperation.MULTIPLY, Apfloat::multiply, BOTH),
                ScaledRow.two(WideOperation.DIVIDE, Apfloat::divide, x -> x[1].signum() != 0),
                ScaledRow.two(WideOperation.MAXIMUM, Reference::max, BOTH),
                ScaledRow.two(WideOperation.MINIMUM, (x, y) -> less(x, y) ? x : y, BOTH),
                ScaledRow.one(WideOperation.NOT, x -> x.signum() == 0 ? ONE : Apfloat.ZERO, ALL, 0),
                ScaledRow.one(WideOperation.NEGATE, Apfloat::negate, ALL),
                ScaledRow.one(WideOperation.SQUARE, Reference::square, ALL),
                ScaledRow.one(WideOperation.ABS, Reference::abs, ALL),
                ScaledRow.one(WideOperation.SIGN, x -> number(x.signum()), ALL),
                ScaledRow.one(WideOperation.FLOOR, ScaledRows::floor, ALL, 1, -3, 0.5),
                ScaledRow.one(WideOperation.ROUND, ScaledRows::round, ALL, 1, -3, 0.5, 2.5),
                ScaledRow.one(WideOperation.SQRT, Reference::sqrt, NOT_NEGATIVE),
                ScaledRow.one(WideOperation.CBRT, exact("cbrt"), ALL));
    }

    private static List<ScaledRow> comparisons() {
        return List.of(
                comparison(WideOperation.LESS, (x, y) -> less(x, y)),
                comparison(WideOperation.LESS_OR_EQUAL, (x, y) -> !less(y, x)),
                comparison(WideOperation.GREATER, (x, y) -> less(y, x)),
                comparison(WideOperation.GREATER_OR_EQUAL, (x, y) -> !less(x, y)),
                comparison(WideOperation.EQUAL, (x, y) -> x.equals(y)),
                comparison(WideOperation.NOT_EQUAL, (x, y) -> !x.equals(y)));
    }

    private static ScaledRow comparison(WideOperation operation, BiPredicate<Apfloat, Apfloat> holds) {
        List<Operand[]> equal = new ArrayList<>();
        for (Operand x : List.of(Operand.of(0), Operand.of(1), new Operand(-1.5, 0x1p-60, 3000))) {
            equal.add(new Operand[] {x, x});
            equal.add(new Operand[] {x, x.negate()});
        }
        return ScaledRow.two(operation, (x, y) -> holds.test(x, y) ? ONE : Apfloat.ZERO, BOTH)
                .also(equal);
    }

    private static List<ScaledRow> exponential() {
        Predicate<Apfloat[]> powers = x -> x[0].signum() > 0 && less(abs(x[1].multiply(exactLog(x[0]))), number(1e5));
        ScaledRow power = ScaledRow.two(WideOperation.POWER, ScaledRows::pow, powers)
                .beside(x -> pow(x[0], x[1]).multiply(ONE.add(abs(x[1].multiply(exactLog(abs(x[0])))))));
        return List.of(
                power.also(powersOfNegativeNumbers()),
                ScaledRow.one(WideOperation.EXP, ApfloatMath::exp, MODERATE, 0.7, 99.9, -100, 710, -745),
                ScaledRow.one(WideOperation.EXPM1, ScaledRows::expm1, MODERATE, 0.7, 99.9, -50, 710),
                ScaledRow.one(WideOperation.LOG, ScaledRows::exactLog, POSITIVE, 1, 2),
                ScaledRow.one(WideOperation.LOG1P, ScaledRows::log1p, x -> less(ONE.negate(), x), -1, 1),
                ScaledRow.one(WideOperation.SINH, ScaledRows::sinh, MODERATE, 1, 710, -800),
                ScaledRow.one(WideOperation.COSH, ScaledRows::cosh, MODERATE, 1, 710, -800),
                ScaledRow.one(WideOperation.TANH, ScaledRows::tanh, ALL, 0.2, 59, -61));
    }

    private static List<ScaledRow> trigonometric() {
        double[] roots = {Math.PI, Math.PI / 2, 3e4 * Math.PI, 0.7};
        MathRow.ExactOne tan = exact("tan");
        Predicate<Apfloat> unit = x -> !less(ONE, abs(x));
        return List.of(
                ScaledRow.one(WideOperation.SIN, exact("sin"), ANGLES, roots).beside(x -> ONE),
                ScaledRow.one(WideOperation.COS, exact("cos"), ANGLES, roots).beside(x -> ONE),
                ScaledRow.one(WideOperation.TAN, tan, ANGLES, roots)
                        .beside(x -> ONE.add(Reference.square(tan.at(x[0])))),
                ScaledRow.one(WideOperation.ASIN, exact("asin"), unit, 1, -1, 0.7),
                ScaledRow.one(WideOperation.ACOS, exact("acos"), unit, 1, -1, 0.7),
                ScaledRow.one(WideOperation.ATAN, exact("atan"), ALL, 1),
                ScaledRow.two(WideOperation.ATAN2, exactTwo("atan2"), x -> x[1].signum() != 0 || x[0].signum() != 0)
                        .also(axes()));
    }

    private static List<ScaledRow> special() {
        return List.of(
                ScaledRow.one(WideOperation.ERF, exact("erf"), ALL, 2.5, 0.1),
                ScaledRow.one(WideOperation.ERFC, ScaledRows::erfc, x -> less(x, number(300)), 2.5, -2.5, 25, 28, 200)
                        .beside(x -> erfc(x[0]).multiply(ONE.add(Reference.square(x[0])))),
                ScaledRow.one(WideOperation.LGAMMA, GammaReference::lgamma, POSITIVE, 1, 2, 30),
                ScaledRow.one(
                                WideOperation.DIGAMMA,
                                x -> GammaReference.polygamma(0, x),
                                POSITIVE,
                                1,
                                1.4616321449683622)
                        .beside(x -> max(ONE, abs(GammaReference.polygamma(0, x[0])))),
                ScaledRow.one(WideOperation.TRIGAMMA, x -> GammaReference.polygamma(1, x), POSITIVE, 1, 30));
    }

    private static List<Operand[]> powersOfNegativeNumbers() {
        List<Operand[]> points = new ArrayList<>();
        for (double exponent : new double[] {-3, 1, 2, 7, 40}) {
            points.add(new Operand[] {new Operand(-1.25, 0x1p-60, 300), Operand.of(exponent)});
            points.add(new Operand[] {Operand.of(-3), Operand.of(exponent)});
        }
        return points;
    }

    private static List<Operand[]> axes() {
        List<Operand[]> points = new ArrayList<>();
        for (int power : new int[] {-3000, -300, 0, 300, 3000}) {
            Operand x = new Operand(1.5, 0x1p-60, power);
            for (Operand other : List.of(Operand.of(0), Operand.of(1), new Operand(1, 0, 3000))) {
                points.add(new Operand[] {x, other});
                points.add(new Operand[] {other, x});
                points.add(new Operand[] {x.negate(), other});
                points.add(new Operand[] {other, x.negate()});
            }
        }
        return points;
    }

    private static MathRow.ExactOne exact(String name) {
        WideRow.Exact exact = row(name);
        return x -> exact.at(new Apfloat[] {x});
    }

    private static MathRow.ExactTwo exactTwo(String name) {
        WideRow.Exact exact = row(name);
        return (x, y) -> exact.at(new Apfloat[] {x, y});
    }

    private static WideRow.Exact row(String name) {
        return WideRows.all()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .exact();
    }

    private static Apfloat floor(Apfloat x) {
        return x.floor();
    }

    private static Apfloat round(Apfloat x) {
        return ROUND.at(x);
    }

    private static Apfloat exactLog(Apfloat x) {
        return LOG.at(x);
    }

    private static Apfloat log1p(Apfloat x) {
        return Reference.log1p(x);
    }

    private static Apfloat expm1(Apfloat x) {
        return less(abs(x), ONE) ? Reference.expm1(x) : ApfloatMath.exp(x).subtract(ONE);
    }

    private static Apfloat pow(Apfloat x, Apfloat y) {
        Apfloat power = ApfloatMath.exp(y.multiply(exactLog(abs(x))));
        boolean isOdd = x.signum() < 0 && !y.divide(TWO).equals(y.divide(TWO).floor());
        return isOdd ? power.negate() : power;
    }

    private static Apfloat sinh(Apfloat x) {
        return less(abs(x), number(30)) ? SINH.at(x) : half(x, -1);
    }

    private static Apfloat cosh(Apfloat x) {
        return half(x, 1);
    }

    /** (e^x + sign e^-x)/2. */
    private static Apfloat half(Apfloat x, int sign) {
        Apfloat e = ApfloatMath.exp(x);
        return e.add(ONE.divide(e).multiply(number(sign))).divide(TWO);
    }

    private static Apfloat tanh(Apfloat x) {
        return less(abs(x), number(200)) ? TANH.at(x) : number(x.signum());
    }

    private static Apfloat erfc(Apfloat x) {
        return less(x, number(10))
                ? ERFC.at(x)
                : ApfloatMath.exp(Reference.square(x).negate()).multiply(ErrorFunctionReference.erfcx(x));
    }
}
