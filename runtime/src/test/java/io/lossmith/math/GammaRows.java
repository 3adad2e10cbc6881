package io.lossmith.math;

import static java.lang.Double.MAX_VALUE;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The rows of the gamma function and its derivatives. */
final class GammaRows {
    private static final double INF = POSITIVE_INFINITY;
    private static final double NEG_INF = NEGATIVE_INFINITY;

    private GammaRows() {}

    private static MathRow gamma(String name, MathRow.One body, MathRow.ExactOne exact, Samples samples, double ulps) {
        return MathRow.one(GammaMath.class, name, body, exact, samples, ulps);
    }

    static List<MathRow> all() {
        Samples positive = Samples.positive(0.75, 1, 1.4616321449683622, 1.75, 2, 3, 5, 8);
        Samples negative = Samples.of(-29.9, -1e-300).random(20);
        return List.of(
                gamma("lgamma", GammaMath::lgamma, GammaReference::lgamma, positive, 4)
                        .special(0, INF)
                        .special(-0.0, INF)
                        .special(1, 0)
                        .special(2, 0)
                        .special(-3, INF)
                        .special(INF, INF)
                        .special(NEG_INF, INF)
                        .special(-MAX_VALUE, INF)
                        .special(MAX_VALUE, INF),
                gamma("lgamma", GammaMath::lgamma, GammaReference::lgamma, negative, 4)
                        .label("x < 0")
                        .floor(x -> Math.abs(GammaMath.lgamma(-x[0]))),
                gamma("digamma", GammaMath::digamma, x -> GammaReference.polygamma(0, x), positive, 4)
                        .special(0, NEG_INF)
                        .special(-0.0, INF)
                        .special(-1, NaN)
                        .special(INF, INF)
                        .special(NEG_INF, NaN),
                gamma("digamma", GammaMath::digamma, x -> GammaReference.polygamma(0, x), negative, 4)
                        .label("x < 0")
                        .floor(x -> Math.abs(GammaMath.digamma(1 - x[0]))),
                gamma("trigamma", GammaMath::trigamma, x -> GammaReference.polygamma(1, x), positive, 3)
                        .special(0, INF)
                        .special(-0.0, INF)
                        .special(-1, NaN)
                        .special(INF, 0)
                        .special(NEG_INF, NaN),
                gamma("trigamma", GammaMath::trigamma, x -> GammaReference.polygamma(1, x), negative, 8)
                        .label("x < 0"),
                polygamma(Samples.of(1e-100, 1e100, 1, 2, 30).random(2), 5, 0, 1, 2, 3, 4, 5, 10, 11, 20, 50, 170)
                        .special(0, 0, NEG_INF)
                        .special(0, INF, INF)
                        .special(1, INF, 0)
                        .special(2, 0, NEG_INF)
                        .special(2, -0.0, INF)
                        .special(2, -1, NaN)
                        .special(3, -0.0, INF)
                        .special(3, -1, NaN)
                        .special(2, INF, -0.0)
                        .special(3, INF, 0)
                        .special(3, NEG_INF, NaN)
                        .special(171, 1e-3, INF),
                polygamma(negative.random(5), 8, 2, 3, 6, 7)
                        .label("x < 0")
                        .floor(x -> Math.abs(GammaMath.polygamma((int) x[0], Math.abs(x[1] - Math.rint(x[1]))))));
    }

    private static MathRow polygamma(Samples samples, double ulps, int... orders) {
        List<double[]> points = new ArrayList<>();
        SplittableRandom random = MathRow.random("polygamma");
        for (int n : orders) {
            for (double x : samples.points(random)) {
                points.add(new double[] {n, x});
            }
        }
        return new MathRow(
                GammaMath.class,
                "polygamma",
                "polygamma",
                x -> GammaMath.polygamma((int) x[0], x[1]),
                x -> GammaReference.polygamma(x[0].intValue(), x[1]),
                points,
                ulps,
                x -> 0,
                List.of());
    }
}
