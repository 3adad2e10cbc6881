package io.lossmith.math;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.MIN_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** The rows of ratios and powers, of exponentials of sums, and of the tails of the error function. */
final class PowerRows {
    private static final double INF = POSITIVE_INFINITY;
    private static final double NEG_INF = NEGATIVE_INFINITY;
    private static final double LN2 = 0.6931471805599453;

    private PowerRows() {}

    static List<MathRow> all() {
        List<MathRow> rows = new ArrayList<>(powers());
        rows.addAll(exponentials());
        rows.addAll(tails());
        return rows;
    }

    private static List<MathRow> powers() {
        Samples positive = Samples.positive(1);
        Samples exponent = Samples.of(-1e4, 1e4, 1, 2, 0.5, -1, 3, 1e-12);
        return List.of(
                MathRow.two(
                                PowerMath.class,
                                "logRatio",
                                PowerMath::logRatio,
                                PowerRows::logRatio,
                                positive,
                                positive,
                                2)
                        .also(nearlyEqual())
                        .special(0, 1, NEG_INF)
                        .special(1, 0, INF)
                        .special(0, 0, NaN)
                        .special(3, 3, 0)
                        .special(-1, 1, NaN)
                        .special(1, -1, NaN)
                        .special(-1, -1, NaN)
                        .special(INF, 1, INF)
                        .special(1, INF, NEG_INF)
                        .special(INF, INF, NaN),
                MathRow.two(
                                PowerMath.class,
                                "deviance",
                                PowerMath::deviance,
                                PowerRows::deviance,
                                positive,
                                positive,
                                3)
                        .also(nearlyEqual())
                        .special(0, 2.5, 2.5)
                        .special(0, 0, 0)
                        .special(-0.0, 2, 2)
                        .special(1, 0, INF)
                        .special(4, 4, 0)
                        .special(-1, 1, NaN)
                        .special(1, -1, NaN)
                        .special(0, -1, NaN)
                        .special(1, INF, INF)
                        .special(INF, 1, INF),
                MathRow.two(
                                PowerMath.class,
                                "powm1",
                                PowerMath::powm1,
                                (x, y) -> Reference.expm1(y.multiply(Reference.log(x))),
                                positive,
                                exponent,
                                2)
                        .also(nearOne())
                        .special(0, 0, 0)
                        .special(0, 1, -1)
                        .special(0, -1, INF)
                        .special(INF, 0, 0)
                        .special(-2, 3, -9)
                        .special(-2, 0.5, NaN)
                        .special(7, 0, 0)
                        .special(INF, -1, -1),
                MathRow.two(PowerMath.class, "boxCox", PowerMath::boxCox, PowerRows::boxCox, positive, exponent, 3)
                        .also(nearOne())
                        .special(0, 0, NEG_INF)
                        .special(0, 2, -0.5)
                        .special(0, -2, NEG_INF)
                        .special(INF, 0, INF)
                        .special(INF, -2, 0.5)
                        .special(1, 7, 0)
                        .special(-1, 2, NaN),
                MathRow.two(
                                PowerMath.class,
                                "boxCox1p",
                                PowerMath::boxCox1p,
                                (x, l) -> boxCox1p(x, l),
                                positive,
                                exponent,
                                3)
                        .special(-1, 0, NEG_INF)
                        .special(-1, 2, -0.5)
                        .special(1e-300, 2, 1e-300)
                        .special(0, 7, 0)
                        .special(-2, 2, NaN),
                MathRow.two(
                                PowerMath.class,
                                "boxCoxSlope",
                                PowerMath::boxCoxSlope,
                                (x, l) -> Reference.square(Reference.log(x))
                                        .multiply(mean(1, l.multiply(Reference.log(x)))),
                                Samples.of(1e-3, 1e3, 1, 2),
                                Samples.of(-3, 3, 1, 2, 0.5, 1e-12),
                                30)
                        .special(0, 2, 0.25)
                        .special(0, 0, INF)
                        .special(0, -2, INF)
                        .special(INF, -2, 0.25)
                        .special(INF, 1, INF)
                        .special(1, 7, 0)
                        .special(-1, 1, NaN),
                MathRow.two(
                                PowerMath.class,
                                "log1mPow",
                                PowerMath::log1mPow,
                                (x, y) -> Reference.log1mexp(y.multiply(Reference.log(x))),
                                Samples.of(MIN_VALUE, Math.nextDown(1.0), 0.5, 1e-300),
                                Samples.positive(1, 2, 0.5),
                                3)
                        .special(0, 1, -0.0)
                        .special(1, 3, NEG_INF)
                        .special(0.5, 0, NEG_INF)
                        .special(2, 1, NaN),
                MathRow.two(
                                PowerMath.class,
                                "devianceFromExp",
                                PowerMath::devianceFromExp,
                                (x, z) -> x.multiply(Reference.log(x).subtract(z))
                                        .subtract(x)
                                        .add(Reference.exp(z)),
                                positive,
                                Samples.of(-800, 800, 0, 1),
                                8)
                        .floor(x -> 0.25 * Math.min(x[0], Math.exp(x[1])))
                        .special(0, 2, Math.exp(2))
                        .special(3, NEG_INF, INF)
                        .special(3, INF, INF)
                        .special(0, NEG_INF, 0)
                        .special(-1, 0, NaN),
                MathRow.two(
                                PowerMath.class,
                                "pseudoHuber",
                                PowerMath::pseudoHuber,
                                (x, d) -> Reference.square(x)
                                        .divide(Reference.ONE.add(
                                                Reference.sqrt(Reference.ONE.add(Reference.square(x.divide(d)))))),
                                Samples.reals(1, 1e-8),
                                Samples.positive(1),
                                3)
                        .special(0, 2, 0)
                        .special(3, INF, 4.5)
                        .special(INF, 2, INF)
                        .special(2, -1e-300, 2e-300),
                MathRow.one(
                                PowerMath.class,
                                "hypotm1",
                                PowerMath::hypotm1,
                                x -> Reference.square(x)
                                        .divide(Reference.ONE.add(
                                                Reference.sqrt(Reference.ONE.add(Reference.square(x))))),
                                Samples.reals(1, 0x1p60, 1e-8),
                                2)
                        .special(NEG_INF, INF)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(MAX_VALUE, MAX_VALUE)
                        .special(1e-170, 0));
    }

    private static Apfloat logRatio(Apfloat x, Apfloat y) {
        return near(x, y)
                ? Reference.log1p(x.subtract(y).divide(y))
                : Reference.log(x).subtract(Reference.log(y));
    }

    private static boolean near(Apfloat x, Apfloat y) {
        return Reference.less(Reference.abs(x.subtract(y)), y.multiply(Reference.number(1e-3)));
    }

    private static Apfloat deviance(Apfloat x, Apfloat m) {
        return near(m, x)
                ? x.multiply(Reference.log1pmx(m.subtract(x).divide(x))).negate()
                : x.multiply(Reference.log(x).subtract(Reference.log(m))).add(m.subtract(x));
    }

    private static Apfloat boxCox(Apfloat x, Apfloat l) {
        return l.signum() == 0
                ? Reference.log(x)
                : Reference.expm1(l.multiply(Reference.log(x))).divide(l);
    }

    private static Apfloat boxCox1p(Apfloat x, Apfloat l) {
        return l.signum() == 0
                ? Reference.log1p(x)
                : Reference.expm1(l.multiply(Reference.log1p(x))).divide(l);
    }

    private static List<double[]> nearlyEqual() {
        SplittableRandom random = MathRow.random("nearlyEqual");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            double x = Math.pow(10, random.nextDouble(-200, 200));
            pairs.add(new double[] {x, Math.nextUp(x)});
            pairs.add(new double[] {x, x * (1 + random.nextDouble(-1e-6, 1e-6))});
            pairs.add(new double[] {x, x * random.nextDouble(0.2, 5)});
        }
        return pairs;
    }

    private static List<double[]> nearOne() {
        SplittableRandom random = MathRow.random("nearOnePower");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pairs.add(new double[] {random.nextDouble(0.01, 4), random.nextDouble(-3, 3)});
            pairs.add(new double[] {random.nextDouble(0.01, 4), random.nextDouble(-1e-9, 1e-9)});
            pairs.add(new double[] {1 + random.nextDouble(-1e-9, 1e-9), random.nextDouble(-20, 20)});
        }
        pairs.add(new double[] {3, 1e-320});
        return pairs;
    }

    private static List<MathRow> exponentials() {
        return List.of(
                sum("expSum", ExponentialMath::expSum, Reference::exp, 1.5)
                        .special(INF, 1, INF)
                        .special(NEG_INF, 1, 0)
                        .special(INF, NEG_INF, NaN)
                        .special(MAX_VALUE, MAX_VALUE, INF)
                        .special(MAX_VALUE, -MAX_VALUE, 1),
                sum("sigmoidSum", ExponentialMath::sigmoidSum, Reference::sigmoid, 2)
                        .special(INF, 1, 1)
                        .special(NEG_INF, 1, 0)
                        .special(0, 0, 0.5)
                        .special(INF, NEG_INF, NaN),
                sum("sigmoidSlopeSum", ExponentialMath::sigmoidSlopeSum, Reference::sigmoidSlope, 3)
                        .special(INF, 1, 0)
                        .special(NEG_INF, 1, 0)
                        .special(0, 0, 0.25)
                        .special(INF, NEG_INF, NaN),
                sum("softplusSum", ExponentialMath::softplusSum, Reference::softplus, 1.5)
                        .special(INF, 1, INF)
                        .special(NEG_INF, 1, 0)
                        .special(0, 0, LN2)
                        .special(INF, NEG_INF, NaN),
                sum(
                                "logSigmoidSum",
                                ExponentialMath::logSigmoidSum,
                                x -> Reference.softplus(x.negate()).negate(),
                                1.5)
                        .special(INF, 1, -0.0)
                        .special(NEG_INF, 1, NEG_INF)
                        .special(0, 0, -LN2)
                        .special(INF, NEG_INF, NaN),
                MathRow.two(
                                ExponentialMath.class,
                                "timesExp",
                                ExponentialMath::timesExp,
                                (x, y) -> x.multiply(Reference.exp(y)),
                                Samples.reals(),
                                Samples.of(-1500, 1500, 700, -700, 1200, -1200, 0),
                                1.5)
                        .special(0, 1e300, 0)
                        .special(-0.0, 800, -0.0)
                        .special(1e-300, 1e300, INF)
                        .special(-1, INF, NEG_INF)
                        .special(2, NEG_INF, 0)
                        .special(0, INF, NaN)
                        .special(INF, NEG_INF, NaN),
                MathRow.two(
                                ExponentialMath.class,
                                "log1pTimesExp",
                                ExponentialMath::log1pTimesExp,
                                (x, y) -> Reference.log1p(x.multiply(Reference.exp(y))),
                                Samples.positive(1),
                                Samples.of(-1500, 1500, 700, -700, 1200, -1200, 0),
                                2)
                        .special(0, 800, 0)
                        .special(1, MAX_VALUE, MAX_VALUE)
                        .special(1, INF, INF)
                        .special(INF, 1, INF)
                        .special(1, NEG_INF, 0)
                        .special(0, INF, NaN),
                MathRow.one(
                                ExponentialMath.class,
                                "exprelSlope",
                                ExponentialMath::exprelSlope,
                                x -> mean(1, x),
                                Samples.reals(-3, -1, 2, 700, -700, 716),
                                2)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(0, 0.5)
                        .special(MAX_VALUE, INF)
                        .special(-1e160, 1e-320),
                MathRow.one(
                                ExponentialMath.class,
                                "exprelCurvature",
                                ExponentialMath::exprelCurvature,
                                x -> mean(2, x),
                                Samples.reals(-3, -1, 2, 700, -700, 716),
                                2.5)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(0, 0.3333333333333333)
                        .special(MAX_VALUE, INF));
    }

    private static MathRow sum(String name, MathRow.Two body, MathRow.ExactOne exact, double ulps) {
        Samples ordinary = Samples.of(-800, 800, 700, -700, 745, -745);
        return MathRow.two(ExponentialMath.class, name, body, (a, b) -> exact.at(a.add(b)), ordinary, ordinary, ulps)
                .also(MathRows.nearlyEqualPairs());
    }

    /** The integral of t^n e^(xt) over [0, 1]: its series, or by parts for large x. */
    private static Apfloat mean(int n, Apfloat x) {
        if (Reference.less(Reference.abs(x), Reference.number(30))) {
            Apfloat sum = Apfloat.ZERO;
            Apfloat term = Reference.ONE;
            for (int k = 0; k < 200; k++) {
                sum = sum.add(term.divide(Reference.number(k + n + 1)));
                term = term.multiply(x).divide(Reference.number(k + 1));
            }
            return sum;
        }
        Apfloat exp = Reference.exp(x);
        return n == 0
                ? exp.subtract(Reference.ONE).divide(x)
                : exp.subtract(Reference.number(n).multiply(mean(n - 1, x))).divide(x);
    }

    private static List<MathRow> tails() {
        Samples tail = Samples.of(-30, 1e4, 0.7, 5, 20, 26.5, 27.2, -5.9, 0);
        return List.of(
                MathRow.one(
                                ErfcMath.class,
                                "gaussOverErfc",
                                ErfcMath::gaussOverErfc,
                                x -> ErrorFunctionReference.millsRatio(
                                                rootTwo(x).negate())
                                        .multiply(Reference.sqrt(Reference.half(Reference.PI))),
                                tail,
                                2)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(0, 1)
                        .special(1e200, 1.772453850905516e200),
                MathRow.one(
                                ErfcMath.class,
                                "gaussOverErfcSlope",
                                ErfcMath::gaussOverErfcSlope,
                                PowerRows::gaussOverErfcSlope,
                                tail,
                                6)
                        .special(NEG_INF, 0)
                        .special(INF, 1.772453850905516)
                        .special(1e200, 1.772453850905516),
                MathRow.one(ErfcMath.class, "logErfc", ErfcMath::logErfc, PowerRows::logErfc, tail, 1.5)
                        .special(NEG_INF, LN2)
                        .special(INF, NEG_INF)
                        .special(0, -0.0)
                        .special(1e200, NEG_INF),
                MathRow.one(
                                ErfcMath.class,
                                "logHalfErfc",
                                ErfcMath::logHalfErfc,
                                x -> ErrorFunctionReference.logNormalCdf(
                                        rootTwo(x).negate()),
                                tail,
                                1.5)
                        .special(NEG_INF, -0.0)
                        .special(INF, NEG_INF)
                        .special(0, -LN2)
                        .special(1e200, NEG_INF),
                MathRow.one(
                                ErfcMath.class,
                                "normalCentred",
                                ErfcMath::normalCentred,
                                x -> ErrorFunctionReference.erf(x.divide(ApfloatMath.sqrt(Reference.TWO))),
                                Samples.of(-30, 30, 1, -1, 8.3),
                                2.5)
                        .special(NEG_INF, -1)
                        .special(INF, 1)
                        .special(0, 0)
                        .special(-0.0, -0.0));
    }

    private static Apfloat gaussOverErfcSlope(Apfloat x) {
        Apfloat t = rootTwo(x).negate();
        return ErrorFunctionReference.millsRatio(t)
                .multiply(ErrorFunctionReference.millsExcess(t))
                .multiply(Reference.sqrt(Reference.PI));
    }

    private static Apfloat logErfc(Apfloat x) {
        return Reference.less(x, Reference.HALF)
                ? Reference.log1p(ErrorFunctionReference.erf(x).negate())
                : ErrorFunctionReference.logNormalCdf(rootTwo(x).negate()).add(Reference.LN2);
    }

    private static Apfloat rootTwo(Apfloat x) {
        return x.multiply(ApfloatMath.sqrt(Reference.TWO));
    }
}
