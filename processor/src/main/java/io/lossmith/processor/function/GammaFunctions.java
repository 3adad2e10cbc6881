package io.lossmith.processor.function;

import static io.lossmith.processor.function.HiddenRows.binary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;
import static io.lossmith.processor.ir.Interval.POSITIVE;

import io.lossmith.processor.ir.Function;
import java.util.List;

/** Hidden functions that stand for differences of the logarithm of the gamma function and of its derivatives: rules put them in. */
final class GammaFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    static final List<Function> ROWS = List.of(
            binary("log_beta", "-digamma_rise(x, y)", "-digamma_rise(y, x)", "GammaDifferences.logBeta")
                    .definition("lgamma(x) + lgamma(y) - lgamma(x + y)")
                    .means("lgamma(x) + lgamma(y) - lgamma(x + y)")
                    .domain("x > 0, y > 0", POSITIVE, POSITIVE)
                    .build(),
            binary("lgamma_rise", "digamma_rise(x, y)", "digamma(x + y)", "GammaDifferences.lgammaRise")
                    .definition("lgamma(x + y) - lgamma(x)")
                    .means("lgamma(x + y) - lgamma(x)")
                    .domain("x > 0, y >= 0", POSITIVE, NONNEGATIVE)
                    .build(),
            binary("digamma_rise", "-trigamma_fall(x, y)", "trigamma(x + y)", "GammaDifferences.digammaRise")
                    .definition("digamma(x + y) - digamma(x)")
                    .range(0, INF)
                    .means("digamma(x + y) - digamma(x)")
                    .domain("x > 0, y >= 0", POSITIVE, NONNEGATIVE)
                    .build(),
            binary(
                            "trigamma_fall",
                            "polygamma(2, x) - polygamma(2, x + y)",
                            "-polygamma(2, x + y)",
                            "GammaDifferences.trigammaFall")
                    .definition("trigamma(x) - trigamma(x + y)")
                    .range(0, INF)
                    .means("trigamma(x) - trigamma(x + y)")
                    .domain("x > 0, y >= 0", POSITIVE, NONNEGATIVE)
                    .build());

    private GammaFunctions() {}
}
