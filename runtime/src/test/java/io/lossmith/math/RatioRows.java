package io.lossmith.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apfloat.Apfloat;

/** The rows of {@link RatioMath}. */
final class RatioRows {
    private static final double INF = POSITIVE_INFINITY;
    private static final double LN2 = 0.6931471805599453;

    private RatioRows() {}

    static List<MathRow> all() {
        Samples positive = Samples.positive(1);
        return List.of(
                MathRow.two(
                                RatioMath.class,
                                "logOverMean",
                                RatioMath::logOverMean,
                                RatioRows::logOverMean,
                                positive,
                                positive,
                                3)
                        .also(near())
                        .special(0, 0, LN2)
                        .special(0, 1, NEGATIVE_INFINITY)
                        .special(1, 0, LN2)
                        .special(3, 3, 0)
                        .special(INF, 1, LN2)
                        .special(1, INF, NEGATIVE_INFINITY)
                        .special(INF, INF, NaN)
                        .special(-1, 1, NaN)
                        .special(1, -1, NaN),
                MathRow.two(
                                RatioMath.class,
                                "jensenShannon",
                                RatioMath::jensenShannon,
                                RatioRows::jensenShannon,
                                Samples.positive(1, 1e-150, 1e150),
                                Samples.positive(1, 1e-150, 1e150),
                                6)
                        .also(near())
                        .special(0, 0, 0)
                        .special(0, 1, LN2)
                        .special(2, 0, 2 * LN2)
                        .special(3, 3, 0)
                        .special(INF, INF, NaN)
                        .special(-1, 1, NaN),
                MathRow.two(
                                RatioMath.class,
                                "logShare",
                                RatioMath::logShare,
                                (x, y) -> Reference.less(x, y)
                                        ? Reference.log(x.divide(y)).subtract(Reference.log1p(x.divide(y)))
                                        : Reference.log1p(y.divide(x)).negate(),
                                positive,
                                positive,
                                2)
                        .also(near())
                        .special(0, 1, NEGATIVE_INFINITY)
                        .special(1, 0, -0.0)
                        .special(0, 0, NaN)
                        .special(INF, 1, -0.0)
                        .special(1, INF, NEGATIVE_INFINITY)
                        .special(INF, INF, NaN)
                        .special(-1, 3, NaN),
                MathRow.one(
                                RatioMath.class,
                                "logTwiceSigmoid",
                                RatioMath::logTwiceSigmoid,
                                RatioRows::logTwiceSigmoid,
                                Samples.of(-800, 800, 1, 40, 700, 1e-8),
                                3)
                        .special(0, 0)
                        .special(INF, LN2)
                        .special(NEGATIVE_INFINITY, NEGATIVE_INFINITY),
                MathRow.one(
                                RatioMath.class,
                                "jensenShannonShare",
                                RatioMath::jensenShannonShare,
                                RatioRows::jensenShannonShare,
                                Samples.of(-70, 70, 1, 40, 1e-8),
                                6)
                        .special(0, 0)
                        .special(INF, 2 * LN2)
                        .special(NEGATIVE_INFINITY, 2 * LN2),
                MathRow.one(
                                RatioMath.class,
                                "onePlusLog",
                                RatioMath::onePlusLog,
                                x -> Reference.ONE.add(Reference.log(x)),
                                Samples.positive(1, 0.2, 0.7, 0.36787944117144233),
                                2)
                        .special(0, NEGATIVE_INFINITY)
                        .special(1, 1)
                        .special(INF, INF)
                        .special(-1, NaN),
                MathRow.one(
                                RatioMath.class,
                                "unitScale",
                                RatioMath::unitScale,
                                x -> Reference.number(
                                        Math.scalb(1.0, -Math.max(Math.getExponent(x.doubleValue()), -1023))),
                                Samples.of(1e-300, 1e300, 1),
                                0.5)
                        .special(0, 1)
                        .special(INF, 1)
                        .special(1, 1)
                        .special(3, 0.5),
                MathRow.two(
                                RatioMath.class,
                                "scaled",
                                RatioMath::scaled,
                                (x, y) -> x.multiply(y),
                                Samples.reals(1),
                                Samples.positive(1),
                                0.5)
                        .special(3, 0.5, 1.5),
                MathRow.three(
                        RatioMath.class,
                        "differenceOfProduct",
                        x -> RatioMath.differenceOfProduct(x[0], x[1], x[2]),
                        x -> x[0].subtract(x[1].multiply(x[2])),
                        triples(),
                        0.5),
                MathRow.three(
                                ExponentialMath.class,
                                "expSumTimes",
                                x -> ExponentialMath.expSumTimes(x[0], x[1], x[2]),
                                x -> Reference.exp(x[0].add(x[1]).multiply(x[2])),
                                triples(),
                                2)
                        .special(INF, 1, 2, INF)
                        .special(INF, 1, -2, 0)
                        .special(1, 1, NEGATIVE_INFINITY, 0)
                        .special(INF, 1, 0, NaN),
                MathRow.three(
                                ExponentialMath.class,
                                "expSumOver",
                                x -> ExponentialMath.expSumOver(x[0], x[1], x[2]),
                                x -> Reference.exp(x[0].add(x[1]).divide(x[2])),
                                triples(),
                                2)
                        .special(NEGATIVE_INFINITY, 1, 2, 0)
                        .special(3, 1, INF, 1)
                        .special(1, 1, 0, INF)
                        .special(1, -1, 0, NaN));
    }

    private static List<double[]> triples() {
        SplittableRandom random = MathRow.random("triples");
        List<double[]> triples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double a = random.nextDouble(-300, 300);
            double near = -a * (1 + random.nextDouble(-1e-6, 1e-6));
            triples.add(new double[] {a, random.nextDouble(-300, 300), random.nextDouble(-3, 3)});
            triples.add(new double[] {a, near, random.nextDouble(0.01, 3)});
            triples.add(new double[] {-a * near, a, near});
        }
        return triples;
    }

    private static Apfloat lean(Apfloat x, Apfloat y) {
        return x.subtract(y).divide(x.add(y));
    }

    private static Apfloat logOverMean(Apfloat x, Apfloat y) {
        return Reference.less(x, y.divide(Reference.number(4)))
                ? Reference.log(x.divide(y).multiply(Reference.TWO)).subtract(Reference.log1p(x.divide(y)))
                : Reference.log1p(lean(x, y));
    }

    /** The difference of the terms is good for 70 digits less those that cancel: at most 32 for different doubles. */
    private static Apfloat jensenShannon(Apfloat x, Apfloat y) {
        Apfloat d = lean(x, y);
        if (Reference.less(Reference.abs(d), Reference.number(1e-3))) {
            Apfloat rest = Reference.ONE
                    .add(d)
                    .multiply(Reference.log1pmx(d))
                    .add(Reference.ONE.subtract(d).multiply(Reference.log1pmx(d.negate())))
                    .add(Reference.TWO.multiply(Reference.square(d)));
            return x.add(y).divide(Reference.TWO).multiply(rest);
        }
        return x.multiply(logOverMean(x, y)).add(y.multiply(logOverMean(y, x)));
    }

    private static Apfloat logTwiceSigmoid(Apfloat x) {
        Apfloat half = Reference.half(x);
        return half.subtract(Reference.logCosh(half));
    }

    private static List<double[]> near() {
        SplittableRandom random = MathRow.random("ratios");
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double x = Math.pow(10, random.nextDouble(-200, 200));
            pairs.add(new double[] {x, Math.nextUp(x)});
            pairs.add(new double[] {x, x * (1 + random.nextDouble(-1e-6, 1e-6))});
            pairs.add(new double[] {x, x * random.nextDouble(0.2, 5)});
        }
        return pairs;
    }

    /** Near 0 the two logarithms cancel beyond the digits there are, and x^2/4 - x^4/32 is exact to 40. */
    private static Apfloat jensenShannonShare(Apfloat x) {
        if (Math.abs(x.doubleValue()) < 1e-10) {
            Apfloat square = x.multiply(x);
            return square.divide(Reference.number(4))
                    .subtract(square.multiply(square).divide(Reference.number(32)));
        }
        return jensenShannon(Reference.sigmoid(x), Reference.sigmoid(x.negate()))
                .multiply(Reference.TWO);
    }
}
