package io.lossmith.simd;

import io.lossmith.math.CauchyMath;
import io.lossmith.math.ExponentialMath;
import io.lossmith.math.GammaMath;
import io.lossmith.math.NormalMath;
import io.lossmith.math.PowerMath;
import io.lossmith.math.RatioMath;
import io.lossmith.math.StableMath;
import java.util.List;

/** The table of the contract for floats: every public function, its accurate scalar relative and the error allowed. */
final class FloatRows {
    private FloatRows() {}

    static List<FloatRow> all() {
        return List.of(
                FloatRow.one("exp", FloatMath::exp, Math::exp, 1),
                FloatRow.one("expm1", FloatMath::expm1, Math::expm1, 1),
                FloatRow.one("log", FloatMath::log, Math::log, 1),
                FloatRow.one("log1p", FloatMath::log1p, Math::log1p, 1),
                FloatRow.one("log1mexp", FloatMath::log1mexp, StableMath::log1mexp, 2),
                FloatRow.two("xlogy", FloatMath::xlogy, StableMath::xlogy, 2),
                FloatRow.two("logaddexp", FloatMath::logaddexp, StableMath::logaddexp, 2),
                FloatRow.one("sigmoid", FloatLogistic::sigmoid, StableMath::sigmoid, 2),
                FloatRow.one("sigmoidSlope", FloatLogistic::sigmoidSlope, StableMath::sigmoidSlope, 2),
                FloatRow.one("softplus", FloatLogistic::softplus, StableMath::softplus, 2),
                FloatRow.one("logSigmoid", FloatLogistic::logSigmoid, StableMath::logSigmoid, 2),
                FloatRow.one("tanh", FloatLogistic::tanh, Math::tanh, 2),
                FloatRow.one("tanhSlope", FloatLogistic::tanhSlope, StableMath::tanhSlope, 2),
                FloatRow.one("logCosh", FloatLogistic::logCosh, StableMath::logCosh, 2),
                FloatRow.one("erf", FloatNormal::erf, NormalMath::erf, 1),
                FloatRow.one("erfc", FloatNormal::erfc, NormalMath::erfc, 1),
                FloatRow.one("gauss", FloatNormal::gauss, NormalMath::gauss, 1),
                FloatRow.one("normalPdf", FloatNormal::normalPdf, NormalMath::normalPdf, 1),
                FloatRow.one("normalCdf", FloatNormal::normalCdf, NormalMath::normalCdf, 1),
                FloatRow.one("millsRatio", FloatNormal::millsRatio, NormalMath::millsRatio, 1),
                FloatRow.one("sin", FloatTrigonometry::sin, StrictMath::sin, 1),
                FloatRow.one("cos", FloatTrigonometry::cos, StrictMath::cos, 1),
                FloatRow.one("tan", FloatTrigonometry::tan, StrictMath::tan, 1),
                FloatRow.one("atan", FloatTrigonometry::atan, StrictMath::atan, 1),
                FloatRow.two("pow", FloatPower::pow, StableMath::pow, 1),
                FloatRow.one("cbrt", FloatPower::cbrt, Math::cbrt, 1),
                FloatRow.two("hypot", FloatPower::hypot, Math::hypot, 1),
                FloatRow.one("log2", FloatPower::log2, StableMath::log2, 1),
                FloatRow.one("log10", FloatPower::log10, Math::log10, 1),
                FloatRow.one("sinh", FloatPower::sinh, StrictMath::sinh, 1),
                FloatRow.one("cosh", FloatPower::cosh, StrictMath::cosh, 1),
                FloatRow.one("log1pSquare", FloatPower::log1pSquare, CauchyMath::log1pSquare, 1),
                FloatRow.one("signum", FloatScaling::signum, Math::signum, 0),
                FloatRow.one("rint", FloatScaling::rint, Math::rint, 0),
                FloatRow.one("floor", FloatScaling::floor, Math::floor, 0),
                FloatRow.one("scaleFor", FloatScaling::scaleFor, FloatRows::scaleFor, 0),
                FloatRow.one("unitScale", FloatScaling::unitScale, x -> Math.min(RatioMath.unitScale(x), 0x1p127), 0),
                FloatRow.two("scaled", FloatScaling::scaled, RatioMath::scaled, 1),
                FloatRow.two(
                        "differenceOfProduct",
                        (x, y) -> FloatScaling.differenceOfProduct(x, y, y.broadcast(1)),
                        (x, y) -> x - y,
                        1),
                FloatRow.two("expSum", FloatScaling::expSum, ExponentialMath::expSum, 2),
                FloatRow.two("timesExp", FloatScaling::timesExp, ExponentialMath::timesExp, 2),
                FloatRow.one("expm1mx", FloatRelatives::expm1mx, StableMath::expm1mx, 1),
                FloatRow.one("log1pmx", FloatRelatives::log1pmx, StableMath::log1pmx, 1),
                FloatRow.one("exprel", FloatRelatives::exprel, StableMath::exprel, 1),
                FloatRow.one("logit", FloatRelatives::logit, StableMath::logit, 1),
                FloatRow.one("silu", FloatRelatives::silu, StableMath::silu, 1),
                FloatRow.one("siluSlope", FloatRelatives::siluSlope, StableMath::siluSlope, 1),
                FloatRow.two("logRatio", FloatRelatives::logRatio, PowerMath::logRatio, 1),
                FloatRow.one("map", x -> FloatLanes.map(x, GammaMath::lgamma), GammaMath::lgamma, 1),
                FloatRow.two("map", (x, y) -> FloatLanes.map(x, y, Math::atan2), Math::atan2, 1));
    }

    /** As for doubles, within the range of floats. */
    private static double scaleFor(double magnitude) {
        boolean large = magnitude > 0x1p50 && magnitude <= Float.MAX_VALUE;
        boolean small = magnitude < 0x1p-40 && magnitude > 0;
        return large ? 0x1p-75 : small ? 0x1p75 : 1;
    }
}
