package io.lossmith.math;

import java.util.List;
import java.util.Map;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/** Errors against results in 70 digits, for the tests of other packages. */
public final class Oracle {
    private static final Map<String, MathRow.ExactOne> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", Reference::exp),
            Map.entry("expm1", Reference::expm1),
            Map.entry("log", Reference::log),
            Map.entry("log1p", Reference::log1p),
            Map.entry("log1mexp", Reference::log1mexp),
            Map.entry("sigmoid", Reference::sigmoid),
            Map.entry("sigmoidSlope", Reference::sigmoidSlope),
            Map.entry("softplus", Reference::softplus),
            Map.entry("logSigmoid", x -> Reference.softplus(x.negate()).negate()),
            Map.entry("tanh", x -> sign(x, tanh(Reference.abs(x)))),
            Map.entry("tanhSlope", Reference::tanhSlope),
            Map.entry("logCosh", Reference::logCosh),
            Map.entry("erf", ErrorFunctionReference::erf),
            Map.entry("erfc", ErrorFunctionReference::erfc),
            Map.entry("gauss", ErrorFunctionReference::gauss),
            Map.entry("normalPdf", ErrorFunctionReference::normalPdf),
            Map.entry("normalCdf", ErrorFunctionReference::normalCdf),
            Map.entry("millsRatio", ErrorFunctionReference::millsRatio),
            Map.entry("sin", ApfloatMath::sin),
            Map.entry("cos", ApfloatMath::cos),
            Map.entry("atan", Oracle::atan));

    private Oracle() {}

    /** The error of a result in ULP of the exact one. */
    public static double ulps(String function, double result, double x) {
        MathRow.Body body = arguments -> result;
        MathRow.ExactOne exact = FUNCTIONS.get(function);
        return new MathRow(Oracle.class, function, function, body, a -> exact.at(a[0]), List.of(), 0, a -> 0, List.of())
                .error(new double[] {x});
    }

    private static Apfloat sign(Apfloat x, Apfloat value) {
        return x.signum() < 0 ? value.negate() : value;
    }

    private static Apfloat tanh(Apfloat x) {
        Apfloat m = Reference.expm1(x.multiply(Reference.TWO));
        return m.divide(m.add(Reference.TWO));
    }

    /** Near 0 by its series, as the library cancels there. */
    private static Apfloat atan(Apfloat x) {
        return Reference.less(Reference.abs(x), Reference.number(1e-8))
                ? x.subtract(x.multiply(Reference.square(x)).divide(Reference.number(3)))
                : ApfloatMath.atan(x);
    }
}
