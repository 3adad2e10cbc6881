package io.lossmith.simd;

import io.lossmith.math.NormalMath;
import io.lossmith.math.StableMath;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;

/**
 * A function of vectors of doubles, whose errors the oracle knows by its name.
 *
 * @param name what it is called
 * @param body vector to vector
 * @param scalar its scalar relative, which says what is no number, infinite or zero
 * @param low the lowest argument that the oracle is asked for
 * @param high the highest one
 * @param ulps the largest error allowed
 */
record DoubleRow(String name, Body body, DoubleUnaryOperator scalar, double low, double high, double ulps) {
    /** A function of one vector. */
    interface Body {
        DoubleVector at(DoubleVector x);
    }

    private static final double MAX = Double.MAX_VALUE;
    private static final double MIN = Double.MIN_VALUE;

    static List<DoubleRow> all() {
        return List.of(
                new DoubleRow("exp", DoubleMath::exp, StrictMath::exp, -MAX, MAX, 1),
                new DoubleRow("expm1", DoubleMath::expm1, StrictMath::expm1, -MAX, MAX, 1),
                new DoubleRow("log", DoubleMath::log, StrictMath::log, MIN, MAX, 1),
                new DoubleRow("log1p", DoubleMath::log1p, StrictMath::log1p, Math.nextUp(-1.0), MAX, 1),
                new DoubleRow("log1mexp", DoubleMath::log1mexp, StableMath::log1mexp, -MAX, -MIN, 2),
                new DoubleRow("sigmoid", DoubleLogistic::sigmoid, StableMath::sigmoid, -MAX, MAX, 2),
                new DoubleRow("sigmoidSlope", DoubleLogistic::sigmoidSlope, StableMath::sigmoidSlope, -MAX, MAX, 2),
                new DoubleRow("softplus", DoubleLogistic::softplus, StableMath::softplus, -MAX, MAX, 2),
                new DoubleRow("logSigmoid", DoubleLogistic::logSigmoid, StableMath::logSigmoid, -MAX, MAX, 2),
                new DoubleRow("tanh", DoubleLogistic::tanh, StrictMath::tanh, -300, 300, 2),
                new DoubleRow("tanhSlope", DoubleLogistic::tanhSlope, StableMath::tanhSlope, -MAX, MAX, 2),
                new DoubleRow("logCosh", DoubleLogistic::logCosh, StableMath::logCosh, -MAX, MAX, 2),
                new DoubleRow("erf", DoubleNormal::erf, NormalMath::erf, -30, 30, 2),
                new DoubleRow("erfc", DoubleNormal::erfc, NormalMath::erfc, -10, 30, 2),
                new DoubleRow("gauss", DoubleNormal::gauss, NormalMath::gauss, -30, 30, 2),
                new DoubleRow("normalPdf", DoubleNormal::normalPdf, NormalMath::normalPdf, -42, 42, 2),
                new DoubleRow("normalCdf", DoubleNormal::normalCdf, NormalMath::normalCdf, -42, 42, 2),
                new DoubleRow("millsRatio", DoubleNormal::millsRatio, NormalMath::millsRatio, -MAX, 42, 4),
                new DoubleRow("sin", DoubleTrigonometry::sin, StrictMath::sin, -1e9, 1e9, 1),
                new DoubleRow("cos", DoubleTrigonometry::cos, StrictMath::cos, -1e9, 1e9, 1),
                new DoubleRow("atan", DoubleTrigonometry::atan, StrictMath::atan, -MAX, MAX, 2));
    }

    double[] apply(double[] x) {
        double[] results = new double[x.length];
        for (int i = 0; i < x.length; i += Lanes.DOUBLES) {
            body.at(DoubleVector.fromArray(Lanes.DOUBLE, x, i)).intoArray(results, i);
        }
        return results;
    }

    @Override
    public String toString() {
        return name;
    }
}
