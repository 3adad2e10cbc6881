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

/** The table of the contract: one row per public function, in the order of the classes. */
final class MathRows {

    private static final double INF = POSITIVE_INFINITY;
    private static final double NEG_INF = NEGATIVE_INFINITY;
    private static final double LN2 = 0.6931471805599453;

    private MathRows() {}

    static List<MathRow> all() {
        List<MathRow> rows = new ArrayList<>();
        rows.addAll(logistic());
        rows.addAll(elementary());
        rows.addAll(powers());
        rows.addAll(CauchyRows.all());
        rows.addAll(PowerRows.all());
        rows.addAll(RatioRows.all());
        rows.addAll(normal());
        rows.addAll(GammaRows.all());
        rows.addAll(QuotientRows.all());
        return List.copyOf(rows);
    }

    private static MathRow stable(String name, MathRow.One body, MathRow.ExactOne exact, Samples samples, double ulps) {
        return MathRow.one(StableMath.class, name, body, exact, samples, ulps);
    }

    private static MathRow normal(String name, MathRow.One body, MathRow.ExactOne exact, Samples samples, double ulps) {
        return MathRow.one(NormalMath.class, name, body, exact, samples, ulps);
    }

    private static List<MathRow> logistic() {
        Samples reals = Samples.reals();
        return List.of(
                stable("sigmoid", StableMath::sigmoid, Reference::sigmoid, reals, 2.5)
                        .special(NEG_INF, 0)
                        .special(INF, 1)
                        .special(0, 0.5)
                        .special(MIN_VALUE, 0.5),
                stable("sigmoidSlope", StableMath::sigmoidSlope, Reference::sigmoidSlope, reals, 4)
                        .special(NEG_INF, 0)
                        .special(INF, 0)
                        .special(0, 0.25)
                        .special(745, MIN_VALUE),
                stable("softplus", StableMath::softplus, Reference::softplus, reals, 2)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(0, LN2)
                        .special(1000, 1000)
                        .special(MAX_VALUE, MAX_VALUE),
                stable(
                                "logSigmoid",
                                StableMath::logSigmoid,
                                x -> Reference.softplus(x.negate()).negate(),
                                reals,
                                2)
                        .special(NEG_INF, NEG_INF)
                        .special(INF, -0.0)
                        .special(-800, -800),
                stable("silu", StableMath::silu, x -> x.multiply(Reference.sigmoid(x)), Samples.reals(-700, -760), 3)
                        .special(NEG_INF, -0.0)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(-0.0, -0.0)
                        .special(-MAX_VALUE, -0.0),
                stable(
                                "siluSlope",
                                StableMath::siluSlope,
                                Reference::siluSlope,
                                Samples.reals(-1.2784645427610737, -2, -0.75, -700, -760, 700),
                                4)
                        .special(NEG_INF, -0.0)
                        .special(INF, 1)
                        .special(0, 0.5)
                        .special(MAX_VALUE, 1),
                stable(
                                "siluCurvature",
                                StableMath::siluCurvature,
                                Reference::siluCurvature,
                                Samples.reals(2.399357280515468, -2.399357280515468, 700, 760),
                                6)
                        .floor(x -> StableMath.sigmoidSlope(x[0]))
                        .special(NEG_INF, -0.0)
                        .special(INF, -0.0)
                        .special(0, 0.5)
                        .special(MAX_VALUE, -0.0),
                stable("tanhSlope", StableMath::tanhSlope, Reference::tanhSlope, Samples.reals(350, -350), 4)
                        .special(NEG_INF, 0)
                        .special(INF, 0)
                        .special(0, 1)
                        .special(MAX_VALUE, 0),
                stable("logCosh", StableMath::logCosh, Reference::logCosh, Samples.reals(1, -1), 3)
                        .special(NEG_INF, INF)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(-0.0, 0)
                        .special(1e-170, 0),
                stable(
                                "logit",
                                StableMath::logit,
                                Reference::logit,
                                Samples.of(MIN_VALUE, Math.nextDown(1.0), 0.25, 0.5, 0.75, 1),
                                3)
                        .special(0, NEG_INF)
                        .special(-0.0, NEG_INF)
                        .special(1, INF)
                        .special(0.5, 0)
                        .special(-MIN_VALUE, NaN)
                        .special(1 + 0x1p-52, NaN)
                        .special(INF, NaN)
                        .special(NEG_INF, NaN));
    }

    private static List<MathRow> elementary() {
        Samples reals = Samples.reals();
        Samples ordinary = Samples.of(-800, 800);
        return List.of(
                stable(
                                "log1mexp",
                                StableMath::log1mexp,
                                Reference::log1mexp,
                                Samples.of(-MAX_VALUE, -MIN_VALUE, -LN2, -1),
                                2)
                        .special(0, NEG_INF)
                        .special(-0.0, NEG_INF)
                        .special(NEG_INF, -0.0)
                        .special(MIN_VALUE, NaN)
                        .special(INF, NaN),
                stable(
                                "log2",
                                StableMath::log2,
                                x -> ApfloatMath.log(x).divide(ApfloatMath.log(new Apfloat(2, 80))),
                                Samples.of(MIN_VALUE, MAX_VALUE, 0.5, 1, 2, 1.4142135623730951),
                                2)
                        .special(0, NEG_INF)
                        .special(INF, INF)
                        .special(8, 3)
                        .special(MIN_VALUE, -1074)
                        .special(0x1p1023, 1023)
                        .special(-1, NaN),
                MathRow.two(
                                StableMath.class,
                                "logaddexp",
                                StableMath::logaddexp,
                                Reference::logaddexp,
                                ordinary,
                                ordinary,
                                2)
                        .floor(x -> Math.abs(Math.max(x[0], x[1])))
                        .also(nearlyEqualPairs())
                        .special(NEG_INF, NEG_INF, NEG_INF)
                        .special(INF, NEG_INF, INF)
                        .special(INF, INF, INF)
                        .special(NEG_INF, 3, 3)
                        .special(3, NEG_INF, 3)
                        .special(-MAX_VALUE, MAX_VALUE, MAX_VALUE)
                        .special(-40, -1e-20, 4.238354255291589e-18),
                MathRow.two(
                                StableMath.class,
                                "xlogy",
                                StableMath::xlogy,
                                (x, y) -> x.signum() == 0 ? x : x.multiply(Reference.log(y)),
                                reals,
                                Samples.positive(1),
                                1.5)
                        .special(0, 0, 0)
                        .special(-0.0, 0, 0)
                        .special(0, -0.0, 0)
                        .special(0, INF, 0)
                        .special(0, -1, NaN)
                        .special(0, NaN, NaN)
                        .special(2, 0, NEG_INF)
                        .special(INF, 1, NaN)
                        .special(1, -MIN_VALUE, NaN),
                stable(
                                "log1pmx",
                                StableMath::log1pmx,
                                Reference::log1pmx,
                                Samples.of(Math.nextUp(-1.0), MAX_VALUE, -0.6, 1.5, -1),
                                4)
                        .special(-1, NEG_INF)
                        .special(INF, NEG_INF)
                        .special(0, 0)
                        .special(-1.5, NaN)
                        .special(NEG_INF, NaN),
                stable("expm1mx", StableMath::expm1mx, Reference::expm1mx, Samples.reals(1, -1), 3)
                        .special(NEG_INF, INF)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(-0.0, 0),
                stable(
                                "exprel",
                                StableMath::exprel,
                                x -> x.signum() == 0
                                        ? Reference.ONE
                                        : Reference.expm1(x).divide(x),
                                Samples.reals(700, 716.35),
                                3)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(0, 1)
                        .special(-0.0, 1)
                        .special(MAX_VALUE, INF),
                MathRow.two(
                                StableMath.class,
                                "hypotSlope",
                                StableMath::hypotSlope,
                                Reference::hypotSlope,
                                Samples.reals(0x1p480, 0x1p-480),
                                Samples.reals(0x1p480, 0x1p-480),
                                2.5)
                        .special(0, 0, 0)
                        .special(-0.0, 0, -0.0)
                        .special(INF, 1, 1)
                        .special(NEG_INF, 1, -1)
                        .special(1, INF, 0)
                        .special(-1, NEG_INF, -0.0)
                        .special(INF, INF, NaN),
                stable("scaleFor", StableMath::scaleFor, MathRows::scale, Samples.positive(0x1p480, 0x1p-480), 0.5)
                        .special(0, 1)
                        .special(INF, 1)
                        .special(1, 1));
    }

    private static Apfloat scale(Apfloat m) {
        boolean large = Reference.less(Reference.number(0x1p480), m);
        return Reference.number(large ? 0x1p-600 : Reference.less(m, Reference.number(0x1p-480)) ? 0x1p600 : 1);
    }

    static List<double[]> nearlyEqualPairs() {
        SplittableRandom random = MathRow.random("nearlyEqualPairs");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double a = random.nextDouble(-800, 800);
            pairs.add(new double[] {a, a + random.nextDouble(-1, 1)});
            pairs.add(new double[] {a, Math.nextUp(a)});
            pairs.add(new double[] {-random.nextDouble(0, 745), random.nextDouble(0, 1e-10)});
        }
        return pairs;
    }

    private static List<MathRow> powers() {
        Samples base = Samples.positive(1);
        Samples exponent = Samples.of(-1e4, 1e4, 1, 2, 0.5, -1, 3);
        return List.of(
                MathRow.two(StableMath.class, "pow", StableMath::pow, Reference::pow, base, exponent, 1)
                        .also(nearOne())
                        .special(0, 0, 1)
                        .special(INF, 0, 1)
                        .special(NaN, 0, NaN)
                        .special(-8, 3, -512)
                        .special(-8, 1.0 / 3, NaN)
                        .special(1, INF, NaN)
                        .special(0, -1, INF),
                MathRow.two(
                                StableMath.class,
                                "powSlope",
                                StableMath::powSlope,
                                (x, y) -> y.signum() == 0 ? y : y.multiply(Reference.pow(x, y.subtract(Reference.ONE))),
                                base,
                                exponent,
                                3)
                        .also(nearOne())
                        .special(0, 0, 0)
                        .special(5, 0, 0)
                        .special(INF, 0, 0)
                        .special(NaN, 0, NaN)
                        .special(0, 1, 1)
                        .special(0, 2, 0)
                        .special(0, 0.5, INF)
                        .special(0, -1, NEG_INF)
                        .special(-3, 2, -6)
                        .special(-2, 3, 12)
                        .special(-2, -1, -0.25)
                        .special(-2, 0.5, NaN)
                        .special(-1, 1e-20, NaN)
                        .special(0.5, INF, 0)
                        .special(2, INF, INF)
                        .special(1, INF, NaN)
                        .special(INF, 1, 1)
                        .special(INF, 0.5, 0)
                        .special(INF, 2, INF),
                MathRow.two(
                                StableMath.class,
                                "powLog",
                                StableMath::powLog,
                                (x, y) -> Reference.pow(x, y).multiply(Reference.log(x)),
                                base,
                                exponent,
                                2.5)
                        .also(nearOne())
                        .special(0, 1, 0)
                        .special(0, INF, 0)
                        .special(0, 0, NEG_INF)
                        .special(0, -1, NEG_INF)
                        .special(INF, 1, INF)
                        .special(INF, 0, INF)
                        .special(INF, -1, 0)
                        .special(1, 7, 0)
                        .special(1, INF, NaN)
                        .special(-1, 2, NaN)
                        .special(2, INF, INF)
                        .special(2, NEG_INF, 0));
    }

    private static List<double[]> nearOne() {
        SplittableRandom random = MathRow.random("nearOne");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            pairs.add(new double[] {random.nextDouble(0.01, 4), random.nextDouble(-20, 20)});
            pairs.add(new double[] {1 + random.nextDouble(-1e-9, 1e-9), random.nextDouble(-1e12, 1e12)});
        }
        pairs.add(new double[] {1e-310, 1e-300});
        pairs.add(new double[] {1e308, 1e-17});
        return pairs;
    }

    private static List<MathRow> normal() {
        Samples bell = Samples.of(-42, 42, 36.05, -36.05, 37.5, -38.485, 38.6);
        return List.of(
                normal("erf", NormalMath::erf, ErrorFunctionReference::erf, Samples.of(-30, 30, 1, -1, 5.9), 2)
                        .special(NEG_INF, -1)
                        .special(INF, 1)
                        .special(0, 0)
                        .special(-0.0, -0.0)
                        .special(MAX_VALUE, 1),
                normal(
                                "erfc",
                                NormalMath::erfc,
                                ErrorFunctionReference::erfc,
                                Samples.of(-10, 30, 0.5, 4, 25.495, 26, 26.54, 26.6, 27.2, 27.226, 28),
                                2)
                        .special(NEG_INF, 2)
                        .special(INF, 0)
                        .special(0, 1)
                        .special(-0.0, 1)
                        .special(MAX_VALUE, 0),
                normal("gauss", NormalMath::gauss, ErrorFunctionReference::gauss, Samples.of(-30, 30, 26.6, 27.3), 1.5)
                        .special(NEG_INF, 0)
                        .special(INF, 0)
                        .special(0, 1)
                        .special(MAX_VALUE, 0),
                normal(
                                "gaussSlope",
                                NormalMath::gaussSlope,
                                ErrorFunctionReference::gaussSlope,
                                Samples.of(-30, 30, 26.6, 27.3, -27.3),
                                2.5)
                        .special(NEG_INF, 0)
                        .special(INF, -0.0)
                        .special(0, 0)
                        .special(MAX_VALUE, -0.0),
                normal("normalPdf", NormalMath::normalPdf, ErrorFunctionReference::normalPdf, bell, 2)
                        .special(NEG_INF, 0)
                        .special(INF, 0)
                        .special(0, 0.3989422804014327),
                normal("normalPdfSlope", NormalMath::normalPdfSlope, ErrorFunctionReference::normalPdfSlope, bell, 3)
                        .special(NEG_INF, 0)
                        .special(INF, -0.0)
                        .special(0, 0),
                normal("normalCdf", NormalMath::normalCdf, ErrorFunctionReference::normalCdf, bell, 2)
                        .special(NEG_INF, 0)
                        .special(INF, 1)
                        .special(0, 0.5)
                        .special(-0.0, 0.5),
                normal(
                                "logNormalCdf",
                                NormalMath::logNormalCdf,
                                ErrorFunctionReference::logNormalCdf,
                                Samples.of(-1.8e154, 42, -36.05, 36.05),
                                3)
                        .special(NEG_INF, NEG_INF)
                        .special(INF, -0.0)
                        .special(-MAX_VALUE, NEG_INF),
                normal(
                                "millsRatio",
                                NormalMath::millsRatio,
                                ErrorFunctionReference::millsRatio,
                                Samples.of(-MAX_VALUE, 42, -0x1p28, 36.05),
                                4)
                        .special(NEG_INF, INF)
                        .special(INF, 0),
                normal(
                                "millsExcess",
                                NormalMath::millsExcess,
                                ErrorFunctionReference::millsExcess,
                                Samples.of(-MAX_VALUE, 42, -4, -0x1p60, -1e5, -1e6, 36.05),
                                4)
                        .special(NEG_INF, 0)
                        .special(INF, INF)
                        .special(MAX_VALUE, MAX_VALUE),
                normal(
                                "millsSlope",
                                NormalMath::millsSlope,
                                ErrorFunctionReference::millsSlope,
                                Samples.of(-MAX_VALUE, 42, -4, 10, -0x1p28, -1e6, 36.05),
                                6)
                        .special(NEG_INF, -1)
                        .special(INF, -0.0)
                        .special(-MAX_VALUE, -1),
                normal("gelu", NormalMath::gelu, x -> x.multiply(ErrorFunctionReference.normalCdf(x)), bell, 3)
                        .special(NEG_INF, -0.0)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(-MAX_VALUE, -0.0)
                        .special(MAX_VALUE, MAX_VALUE),
                normal(
                                "geluSlope",
                                NormalMath::geluSlope,
                                ErrorFunctionReference::geluSlope,
                                Samples.of(-42, 42, -0.7517915246935645, -0.25, -1.5, 36.05),
                                4)
                        .special(NEG_INF, -0.0)
                        .special(INF, 1)
                        .special(0, 0.5)
                        .special(MAX_VALUE, 1),
                normal(
                                "geluCurvature",
                                NormalMath::geluCurvature,
                                ErrorFunctionReference::geluCurvature,
                                Samples.of(-42, 42, Math.sqrt(2), -Math.sqrt(2), 36.05),
                                4)
                        .special(NEG_INF, -0.0)
                        .special(INF, -0.0)
                        .special(0, 2 * NormalMath.normalPdf(0))
                        .special(MAX_VALUE, -0.0));
    }
}
