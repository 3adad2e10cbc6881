package io.lossmith.math;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import org.apfloat.Apfloat;

/** The rows of the Cauchy and logistic distributions. */
final class CauchyRows {
    private static final double INF = POSITIVE_INFINITY;
    private static final double NEG_INF = NEGATIVE_INFINITY;
    private static final double LN2 = 0.6931471805599453;

    private CauchyRows() {}

    private static MathRow cauchy(String name, MathRow.One body, MathRow.ExactOne exact, double ulps) {
        return MathRow.one(CauchyMath.class, name, body, exact, Samples.reals(0x1p27, -0x1p27, -1), ulps);
    }

    static List<MathRow> all() {
        return List.of(
                cauchy("log1pSquare", CauchyMath::log1pSquare, x -> Reference.log1p(Reference.square(x)), 2)
                        .special(NEG_INF, INF)
                        .special(INF, INF)
                        .special(0, 0)
                        .special(1e-170, 0)
                        .special(1, LN2)
                        .special(1e200, 921.0340371976183),
                cauchy(
                                "log1pSquareSlope",
                                CauchyMath::log1pSquareSlope,
                                x -> Reference.number(2).multiply(x).divide(onePlusSquare(x)),
                                2)
                        .special(NEG_INF, -0.0)
                        .special(INF, 0)
                        .special(0, 0)
                        .special(1, 1)
                        .special(1e200, 2e-200),
                cauchy(
                                "log1pSquareCurvature",
                                CauchyMath::log1pSquareCurvature,
                                x -> Reference.number(2)
                                        .multiply(Reference.ONE.subtract(Reference.square(x)))
                                        .divide(Reference.square(onePlusSquare(x))),
                                4)
                        .special(NEG_INF, -0.0)
                        .special(INF, -0.0)
                        .special(0, 2)
                        .special(1, 0)
                        .special(MAX_VALUE, -0.0),
                MathRow.two(
                                LogisticMath.class,
                                "sigmoidDifference",
                                LogisticMath::sigmoidDifference,
                                CauchyRows::sigmoidDifference,
                                Samples.of(-800, 800),
                                Samples.of(-800, 800),
                                6)
                        .also(MathRows.nearlyEqualPairs())
                        .special(NEG_INF, INF, -1)
                        .special(INF, NEG_INF, 1)
                        .special(INF, INF, 0)
                        .special(NEG_INF, NEG_INF, 0)
                        .special(INF, 0, 0.5)
                        .special(3, 3, 0));
    }

    private static Apfloat onePlusSquare(Apfloat x) {
        return Reference.ONE.add(Reference.square(x));
    }

    private static Apfloat sigmoidDifference(Apfloat x, Apfloat y) {
        return Reference.expm1(y.subtract(x))
                .negate()
                .multiply(Reference.sigmoid(x))
                .multiply(Reference.sigmoid(y.negate()));
    }
}
