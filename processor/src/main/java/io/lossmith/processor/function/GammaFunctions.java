package io.lossmith.processor.function;

import static io.lossmith.processor.ir.Interval.NONNEGATIVE;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.Builder;
import io.lossmith.processor.ir.Interval;
import java.util.List;

/** Hidden functions that stand for differences of the logarithm of the gamma function and of its derivatives: rules put them in. */
final class GammaFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    static final List<Function> ROWS = List.of(
            binary("log_beta", "-digamma_rise(x, y)", "-digamma_rise(y, x)", "GammaDifferences.logBeta")
                    .definition("lgamma(x) + lgamma(y) - lgamma(x + y)")
                    .means("lgamma(x) + lgamma(y) - lgamma(x + y)")
                    .domain("x > 0, y > 0", positive(), positive())
                    .build(),
            binary("lgamma_rise", "digamma_rise(x, y)", "digamma(x + y)", "GammaDifferences.lgammaRise")
                    .definition("lgamma(x + y) - lgamma(x)")
                    .means("lgamma(x + y) - lgamma(x)")
                    .domain("x > 0, y >= 0", positive(), NONNEGATIVE)
                    .build(),
            binary("digamma_rise", "-trigamma_fall(x, y)", "trigamma(x + y)", "GammaDifferences.digammaRise")
                    .definition("digamma(x + y) - digamma(x)")
                    .range(0, INF)
                    .means("digamma(x + y) - digamma(x)")
                    .domain("x > 0, y >= 0", positive(), NONNEGATIVE)
                    .build(),
            binary(
                            "trigamma_fall",
                            "polygamma(2, x) - polygamma(2, x + y)",
                            "-polygamma(2, x + y)",
                            "GammaDifferences.trigammaFall")
                    .definition("trigamma(x) - trigamma(x + y)")
                    .range(0, INF)
                    .means("trigamma(x) - trigamma(x + y)")
                    .domain("x > 0, y >= 0", positive(), NONNEGATIVE)
                    .build());

    private GammaFunctions() {}

    private static Interval positive() {
        return new Interval(Double.MIN_VALUE, INF);
    }

    private static Builder binary(String name, String first, String second, String java) {
        return Function.elementwise(name, 2)
                .derivatives(first, second)
                .java(java)
                .hidden();
    }
}
