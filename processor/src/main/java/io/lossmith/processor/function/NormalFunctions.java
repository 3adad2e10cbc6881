package io.lossmith.processor.function;

import static io.lossmith.processor.function.Rows.unary;

import io.lossmith.math.NormalMath;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Ranges;
import io.lossmith.processor.ir.Trait;
import java.util.List;

/** The normal distribution, the error function, and what their derivatives are made of. */
final class NormalFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    static final List<Function> ROWS = List.of(
            unary("erf", "2/sqrt(pi)*gauss(x)", "NormalMath.erf")
                    .range(-1, 1)
                    .has(Trait.ZERO_ONLY_AT_ZERO)
                    .means("error function")
                    .domain("real")
                    .build(),
            unary("erfc", "-2/sqrt(pi)*gauss(x)", "NormalMath.erfc")
                    .range(0, 2)
                    .has(Trait.POSITIVE)
                    .means("1 - erf(x), exact in the tail")
                    .domain("real")
                    .build(),
            unary("gauss", "gauss_slope(x)", "NormalMath.gauss")
                    .even()
                    .hidden()
                    .range(0, 1)
                    .means("e^(-x^2)")
                    .build(),
            unary("gauss_slope", "-2*gauss(x) - 2*x*f", "NormalMath.gaussSlope")
                    .hidden()
                    .range(-0.86, 0.86)
                    .means("-2*x*e^(-x^2)")
                    .build(),
            unary("normal_cdf", "normal_pdf(x)", "NormalMath.normalCdf")
                    .range(0, 1)
                    .has(Trait.POSITIVE)
                    .means("standard normal distribution function")
                    .domain("real")
                    .build(),
            unary("normal_pdf", "normal_pdf_slope(x)", "NormalMath.normalPdf")
                    .even()
                    .hidden()
                    .range(0, 0.4)
                    .means("standard normal density")
                    .build(),
            unary("normal_pdf_slope", "-normal_pdf(x) - x*f", "NormalMath.normalPdfSlope")
                    .hidden()
                    .range(-0.25, 0.25)
                    .means("derivative of the standard normal density")
                    .build(),
            unary("log_normal_cdf", "mills_ratio(x)", "NormalMath.logNormalCdf")
                    .range(Ranges.increasing(NormalMath::logNormalCdf))
                    .means("log(normal_cdf(x))")
                    .domain("real")
                    .build(),
            unary("mills_ratio", "mills_slope(x)", "NormalMath.millsRatio")
                    .hidden()
                    .range(Ranges.decreasing(NormalMath::millsRatio))
                    .means("normal_pdf(x)/normal_cdf(x)")
                    .build(),
            unary("mills_slope", "-f*mills_excess(x) - mills_ratio(x)*(1 + f)", "NormalMath.millsSlope")
                    .hidden()
                    .range(-1, 0)
                    .means("derivative of normal_pdf(x)/normal_cdf(x)")
                    .build(),
            unary("mills_excess", "1 - mills_ratio(x)*f", "NormalMath.millsExcess")
                    .hidden()
                    .range(Ranges.increasing(NormalMath::millsExcess))
                    .means("x + normal_pdf(x)/normal_cdf(x)")
                    .build(),
            unary("gelu", "gelu_slope(x)", "NormalMath.gelu")
                    .range(-0.17, INF)
                    .means("x*normal_cdf(x)")
                    .domain("real")
                    .build(),
            unary("gelu_slope", "gelu_curvature(x)", "NormalMath.geluSlope")
                    .hidden()
                    .range(-0.13, 1.13)
                    .means("derivative of gelu")
                    .build(),
            unary("gelu_curvature", "(x^2 - 4)*x*normal_pdf(x)", "NormalMath.geluCurvature")
                    .even()
                    .hidden()
                    .range(-0.3, 0.8)
                    .means("second derivative of gelu")
                    .build());

    private NormalFunctions() {}
}
