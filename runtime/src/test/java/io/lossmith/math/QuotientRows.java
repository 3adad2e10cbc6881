package io.lossmith.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.ArrayList;
import java.util.List;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** The rows of quotients that are 0/0 somewhere, of products and ratios under a logarithm, and of differences of special functions. */
final class QuotientRows {
    private static final double INF = POSITIVE_INFINITY;
    private static final double NEG_INF = NEGATIVE_INFINITY;

    private QuotientRows() {}

    static List<MathRow> all() {
        List<MathRow> rows = new ArrayList<>(quotients());
        rows.addAll(ratios());
        rows.addAll(gamma());
        rows.addAll(intervals());
        return rows;
    }

    private static MathRow quotient(
            String name, MathRow.One body, MathRow.ExactOne exact, Samples samples, double ulps) {
        return MathRow.one(QuotientMath.class, name, body, exact, samples, ulps);
    }

    private static Apfloat sinc(Apfloat x) {
        return ApfloatMath.sin(x).divide(x);
    }

    private static Apfloat sincSlope(Apfloat x) {
        return ApfloatMath.cos(x).subtract(sinc(x)).divide(x);
    }

    private static Apfloat sincCurvature(Apfloat x) {
        return sinc(x).add(sincSlope(x).multiply(Reference.TWO).divide(x)).negate();
    }

    private static Apfloat logQuotient(Apfloat x) {
        return Reference.log(x).divide(x.subtract(Reference.ONE));
    }

    private static Apfloat logQuotientSlope(Apfloat x) {
        return Reference.ONE.divide(x).subtract(logQuotient(x)).divide(x.subtract(Reference.ONE));
    }

    private static Apfloat logQuotientCurvature(Apfloat x) {
        return Reference.ONE
                .divide(Reference.square(x))
                .add(logQuotientSlope(x).multiply(Reference.TWO))
                .negate()
                .divide(x.subtract(Reference.ONE));
    }

    private static List<MathRow> quotients() {
        Samples near = Samples.of(1e-9, 1.9);
        Samples positive = Samples.of(1e-9, 0.999999, 0.25);
        return List.of(
                quotient("sinc", QuotientMath::sinc, QuotientRows::sinc, Samples.of(1e-9, 100), 2)
                        .special(0, 1)
                        .special(INF, 0),
                quotient("sincSlope", QuotientMath::sincSlope, QuotientRows::sincSlope, near, 4)
                        .special(1e-200, -1e-200 / 3),
                quotient("sincCurvature", QuotientMath::sincCurvature, QuotientRows::sincCurvature, near, 8)
                        .special(0, -1.0 / 3)
                        .special(INF, 0),
                quotient("logQuotient", QuotientMath::logQuotient, QuotientRows::logQuotient, positive, 3)
                        .special(1, 1)
                        .special(0, INF)
                        .special(INF, 0),
                quotient(
                                "logQuotientSlope",
                                QuotientMath::logQuotientSlope,
                                QuotientRows::logQuotientSlope,
                                positive,
                                6)
                        .special(1, -0.5)
                        .special(0, NEG_INF),
                quotient(
                                "logQuotientCurvature",
                                QuotientMath::logQuotientCurvature,
                                QuotientRows::logQuotientCurvature,
                                positive,
                                10)
                        .special(0, INF)
                        .special(INF, 0));
    }

    private static List<MathRow> ratios() {
        Samples positive = Samples.of(1e-100, 1e100);
        Samples share = Samples.of(1e-3, 0.999);
        return List.of(
                MathRow.two(
                                QuotientMath.class,
                                "log1pOfRatio",
                                QuotientMath::log1pOfRatio,
                                (x, y) -> Reference.log1p(x.divide(y)),
                                positive,
                                positive,
                                2)
                        .special(0, 1, 0)
                        .special(1, 0, INF)
                        .special(0, 0, NaN)
                        .special(-1, 1, NaN),
                MathRow.two(
                                QuotientMath.class,
                                "logProduct",
                                QuotientMath::logProduct,
                                (x, y) -> Reference.log(x.multiply(y)),
                                positive,
                                positive,
                                2)
                        .special(0.1, 10, 5.551115123125783E-17)
                        .special(0, INF, NaN)
                        .special(-1, 1, NaN),
                MathRow.two(
                                QuotientMath.class,
                                "binaryDeviance",
                                QuotientMath::binaryDeviance,
                                (x, y) -> entropy(x, y)
                                        .add(entropy(Reference.ONE.subtract(x), Reference.ONE.subtract(y))),
                                share,
                                share,
                                6)
                        .special(0, 0, 0)
                        .special(1, 1, 0)
                        .special(1, 0, INF)
                        .special(2, 0.5, NaN),
                cauchy("log1pSquareOfRatio", CauchyMath::log1pSquareOfRatio, QuotientRows::logOfRatio, 2),
                cauchy("ratioSlope", CauchyMath::ratioSlope, QuotientRows::ratioSlope, 4),
                cauchy("ratioCurvature", CauchyMath::ratioCurvature, QuotientRows::ratioCurvature, 6),
                MathRow.two(
                                ExponentialMath.class,
                                "timesDecay",
                                ExponentialMath::timesDecay,
                                (x, y) -> x.multiply(Reference.exp(y)),
                                Samples.reals(),
                                Samples.of(-1500, 0, -700, -1200),
                                1.5)
                        .special(INF, NEG_INF, 0)
                        .special(-2, NEG_INF, -0.0),
                MathRow.two(
                                LogisticMath.class,
                                "softplusRise",
                                LogisticMath::softplusRise,
                                (x, y) -> Reference.softplus(x.add(y)).subtract(Reference.softplus(x)),
                                Samples.of(-30, 30),
                                Samples.of(0.01, 30, 1),
                                6)
                        .special(0, 0, 0)
                        .special(1e10, 3, 3));
    }

    private static MathRow cauchy(String name, MathRow.Two body, MathRow.ExactTwo exact, double ulps) {
        Samples reals = Samples.of(-1e70, 1e70);
        return MathRow.two(CauchyMath.class, name, body, exact, reals, Samples.of(1e-70, 1e70), ulps);
    }

    private static Apfloat logOfRatio(Apfloat x, Apfloat y) {
        return Reference.log1p(Reference.square(x.divide(y)));
    }

    private static Apfloat ratioSlope(Apfloat x, Apfloat y) {
        return x.multiply(Reference.TWO).divide(Reference.square(x).add(Reference.square(y)));
    }

    private static Apfloat ratioCurvature(Apfloat x, Apfloat y) {
        Apfloat sum = Reference.square(x).add(Reference.square(y));
        return y.subtract(x).multiply(y.add(x)).multiply(Reference.TWO).divide(Reference.square(sum));
    }

    private static Apfloat entropy(Apfloat x, Apfloat y) {
        return x.multiply(Reference.log(x.divide(y)));
    }

    private static MathRow gamma(String name, MathRow.Two body, MathRow.ExactTwo exact, double ulps) {
        Samples samples = Samples.of(1e-3, 1000, 8).random(20);
        return MathRow.two(GammaDifferences.class, name, body, exact, samples, samples, ulps)
                .special(-1, 1, NaN);
    }

    private static List<MathRow> gamma() {
        return List.of(
                gamma(
                                "lgammaRise",
                                GammaDifferences::lgammaRise,
                                (x, y) -> GammaReference.lgamma(x.add(y)).subtract(GammaReference.lgamma(x)),
                                16)
                        .floor(x -> x[1])
                        .special(3, 0, 0),
                gamma(
                                "digammaRise",
                                GammaDifferences::digammaRise,
                                (x, y) ->
                                        GammaReference.polygamma(0, x.add(y)).subtract(GammaReference.polygamma(0, x)),
                                6)
                        .special(3, 0, 0)
                        .special(1e17, 1, 1e-17),
                gamma(
                                "trigammaFall",
                                GammaDifferences::trigammaFall,
                                (x, y) ->
                                        GammaReference.polygamma(1, x).subtract(GammaReference.polygamma(1, x.add(y))),
                                6)
                        .special(3, 0, 0),
                gamma(
                                "logBeta",
                                GammaDifferences::logBeta,
                                (x, y) -> GammaReference.lgamma(x)
                                        .add(GammaReference.lgamma(y))
                                        .subtract(GammaReference.lgamma(x.add(y))),
                                16)
                        .floor(x -> 1));
    }

    private static MathRow interval(String name, MathRow.Two body, MathRow.ExactTwo exact, double ulps) {
        return MathRow.two(
                        NormalIntervals.class,
                        name,
                        body,
                        exact,
                        Samples.of(-30, 30),
                        Samples.of(1e-6, 30).random(20),
                        ulps)
                .special(0, -1, NaN);
    }

    private static Apfloat probability(Apfloat x, Apfloat w) {
        boolean left = x.signum() < 0;
        Apfloat from = left ? x.add(w).negate() : x;
        Apfloat to = left ? x.negate() : x.add(w);
        return ErrorFunctionReference.normalCdf(from.negate()).subtract(ErrorFunctionReference.normalCdf(to.negate()));
    }

    private static Apfloat density(Apfloat x) {
        return ErrorFunctionReference.normalPdf(x);
    }

    private static Apfloat shift(Apfloat x, Apfloat w) {
        return density(x.add(w)).subtract(density(x)).divide(probability(x, w));
    }

    private static List<MathRow> intervals() {
        return List.of(
                interval(
                        "logProbability",
                        NormalIntervals::logProbability,
                        (x, w) -> Reference.log(probability(x, w)),
                        6),
                interval("shift", NormalIntervals::shift, QuotientRows::shift, 8)
                        .floor(x -> Math.min(Math.abs(x[0]), Math.abs(x[0] + x[1]))),
                interval(
                        "narrowness",
                        NormalIntervals::narrowness,
                        (x, w) -> {
                            Apfloat high = x.add(w);
                            return high.multiply(density(high))
                                    .subtract(x.multiply(density(x)))
                                    .divide(probability(x, w))
                                    .add(Reference.square(shift(x, w)));
                        },
                        16),
                interval(
                        "endDensity",
                        NormalIntervals::endDensity,
                        (x, w) -> density(x.add(w)).divide(probability(x, w)),
                        512));
    }
}
