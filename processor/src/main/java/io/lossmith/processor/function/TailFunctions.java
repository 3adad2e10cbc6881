package io.lossmith.processor.function;

import static io.lossmith.processor.function.HiddenRows.binary;
import static io.lossmith.processor.function.HiddenRows.unary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import java.util.List;

/** Hidden functions of intervals and tails of distributions: rules put them in, and lowering what decays faster than anything grows. */
final class TailFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    static final List<Function> ROWS = List.of(
            binary(
                            "log_normal_interval",
                            "normal_interval_shift(x, y)",
                            "normal_interval_end(x, y)",
                            "NormalIntervals.logProbability")
                    .definition("log(normal_cdf(x + y) - normal_cdf(x))")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(normal_cdf(x + y) - normal_cdf(x))")
                    .domain("y >= 0", null, NONNEGATIVE)
                    .build(),
            binary(
                            "normal_interval_shift",
                            "-normal_interval_narrowness(x, y)",
                            "-normal_interval_end(x, y)*(x + y + f)",
                            "NormalIntervals.shift")
                    .definition("(normal_pdf(x + y) - normal_pdf(x))/(normal_cdf(x + y) - normal_cdf(x))")
                    .means("derivative of log(normal_cdf(x + y) - normal_cdf(x)) by x")
                    .domain("y >= 0", null, NONNEGATIVE)
                    .build(),
            binary(
                            "normal_interval_end",
                            "-f*(x + y + normal_interval_shift(x, y))",
                            "-f*(x + y + f)",
                            "NormalIntervals.endDensity")
                    .definition("normal_pdf(x + y)/(normal_cdf(x + y) - normal_cdf(x))")
                    .range(0, INF)
                    .means("derivative of log(normal_cdf(x + y) - normal_cdf(x)) by y")
                    .domain("y >= 0", null, NONNEGATIVE)
                    .build(),
            binary(
                            "normal_interval_narrowness",
                            "(1 - (x + y)^2)*normal_interval_end(x, y)"
                                    + " - (1 - x^2)*(normal_interval_end(x, y) - normal_interval_shift(x, y))"
                                    + " - normal_interval_shift(x, y)*(3*f - normal_interval_shift(x, y)^2)",
                            "normal_interval_end(x, y)*(1 - (x + y)^2 - f + normal_interval_shift(x, y)^2"
                                    + " - 2*normal_interval_shift(x, y)*(x + y + normal_interval_shift(x, y)))",
                            "NormalIntervals.narrowness")
                    .definition(
                            "((x + y)*normal_pdf(x + y) - x*normal_pdf(x))/(normal_cdf(x + y) - normal_cdf(x)) + ((normal_pdf(x + y) - normal_pdf(x))/(normal_cdf(x + y) - normal_cdf(x)))^2")
                    .range(0, 1)
                    .means("second derivative of log(normal_cdf(x + y) - normal_cdf(x)) by x, with the other sign")
                    .domain("y >= 0", null, NONNEGATIVE)
                    .build(),
            binary(
                            "softplus_rise",
                            "y > 0 ? -expm1(-y)*sigmoid(x + y)*sigmoid(-x) : expm1(y)*sigmoid(x)*sigmoid(-x - y)",
                            "sigmoid(x + y)",
                            "LogisticMath.softplusRise")
                    .definition("log(1 + exp(x + y)) - log(1 + exp(x))")
                    .means("log(1 + e^(x + y)) - log(1 + e^x)")
                    .build(),
            unary("log1mexp_of_exp", "gompertz_slope(x)", "")
                    .lowering("x < -37 ? x - exp(x)/2 : log1mexp(-exp(x))")
                    .definition("log(1 - exp(-exp(x)))")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(1 - e^(-e^x))")
                    .build(),
            unary("gompertz_slope", "gompertz_curvature(x)", "")
                    .lowering("1/exprel(exp(x))")
                    .range(0, 1)
                    .means("derivative of log(1 - e^(-e^x))")
                    .build(),
            unary("gompertz_curvature", "-f*(gompertz_slope(x) + exp(x) - 1) - gompertz_slope(x)*(f + exp(x))", "")
                    .lowering("x > 6.5738 ? 0*x : x > 4 ? (1 - exp(x))/exprel(exp(x))"
                            + " : -exp(x)*(exprel_slope(exp(x))/exprel(exp(x)))/exprel(exp(x))")
                    .range(-1, 0)
                    .means("second derivative of log(1 - e^(-e^x))")
                    .build(),
            binary("times_decay", "exp(y)", "f", "ExponentialMath.timesDecay")
                    .definition("x*exp(y)")
                    .means("x*e^y for a y that falls faster than any x grows")
                    .domain("y <= 0", null, new Interval(Double.NEGATIVE_INFINITY, 0))
                    .build());

    private TailFunctions() {}
}
