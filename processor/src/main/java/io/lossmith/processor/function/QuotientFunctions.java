package io.lossmith.processor.function;

import static io.lossmith.processor.function.HiddenRows.binary;
import static io.lossmith.processor.function.HiddenRows.unary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import java.util.List;

/**
 * Hidden functions that stand for quotients that are 0/0 somewhere, for logarithms of products and ratios out of range, and for what
 * compares two shares: rules put them in. Their derivatives are functions of this kind again.
 */
final class QuotientFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    static final List<Function> ROWS = List.of(
            unary("sinc", "sinc_slope(x)", "QuotientMath.sinc")
                    .even()
                    .definition("sin(x)/x")
                    .fold(a -> a[0] == 0 ? 1 : Double.NaN)
                    .range(-0.22, 1)
                    .means("sin(x)/x, 1 at 0")
                    .build(),
            unary("sinc_slope", "sinc_curvature(x)", "QuotientMath.sincSlope")
                    .definition("(cos(x) - sin(x)/x)/x")
                    .fold(a -> a[0] == 0 ? 0 : Double.NaN)
                    .range(-0.5, 0.5)
                    .means("derivative of sin(x)/x")
                    .build(),
            unary("sinc_curvature", "(-cos(x) - 3*f)/x", "QuotientMath.sincCurvature")
                    .even()
                    .definition("2*(sin(x)/x - cos(x))/x^2 - sin(x)/x")
                    .fold(a -> a[0] == 0 ? -1.0 / 3 : Double.NaN)
                    .range(-0.34, 0.34)
                    .means("second derivative of sin(x)/x")
                    .build(),
            unary("log_quotient", "log_quotient_slope(x)", "QuotientMath.logQuotient")
                    .definition("log(x)/(x - 1)")
                    .fold(a -> a[0] == 1 ? 1 : Double.NaN)
                    .range(0, INF)
                    .means("log(x)/(x - 1), 1 at 1")
                    .domain("x >= 0", NONNEGATIVE)
                    .build(),
            unary("log_quotient_slope", "log_quotient_curvature(x)", "QuotientMath.logQuotientSlope")
                    .definition("(1/x - log(x)/(x - 1))/(x - 1)")
                    .fold(a -> a[0] == 1 ? -0.5 : Double.NaN)
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("derivative of log(x)/(x - 1)")
                    .domain("x >= 0", NONNEGATIVE)
                    .build(),
            unary(
                            "log_quotient_curvature",
                            "abs(x - 1) < 0.005 ? 4.8*(x - 1) - 1.5"
                                    + " - (x - 1)^2*(10 - 120/7*(x - 1) + 26.25*(x - 1)^2 - 112/3*(x - 1)^3)"
                                    + " : (2/x^3 - 3*f)/(x - 1)",
                            "QuotientMath.logQuotientCurvature")
                    .definition("(2*log(x)/(x - 1) - 2/x - (x - 1)/x^2)/(x - 1)^2")
                    .fold(a -> a[0] == 1 ? 2.0 / 3 : Double.NaN)
                    .range(0, INF)
                    .means("second derivative of log(x)/(x - 1)")
                    .domain("x >= 0", NONNEGATIVE)
                    .build(),
            // ---- logarithms
            unary("log1m_square", "-2*x*atanh_slope(x)", "")
                    .definition("log(1 - x^2)")
                    .even()
                    .fold(a -> a[0] == 0 ? 0 : Double.NaN)
                    .lowering("abs(x) < 0.7 ? log1p(-x^2) : log((1 - x)*(1 + x))")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(1 - x^2)")
                    .domain("-1 <= x <= 1", Interval.SIGNED_UNIT)
                    .build(),
            binary("log1p_difference", "1/(1 + x)", "-1/(1 + y)", "")
                    .definition("log(1 + x) - log(1 + y)")
                    .lowering("abs(x - y) < 0.5*(1 + y) ? log1p((x - y)/(1 + y)) : log1p(x) - log1p(y)")
                    .means("log((1 + x)/(1 + y))")
                    .domain("x >= -1, y >= -1", new Interval(-1, INF), new Interval(-1, INF))
                    .build(),
            binary("log1p_of_ratio", "1/(x + y)", "-x/y/(x + y)", "QuotientMath.log1pOfRatio")
                    .definition("log(1 + x/y)")
                    .range(0, INF)
                    .means("log(1 + x/y)")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary("log_product", "1/x", "1/y", "QuotientMath.logProduct")
                    .definition("log(x) + log(y)")
                    .means("log(x*y)")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary(
                            "log1p_square_of_ratio",
                            "ratio_slope(x, y)",
                            "-2*square_share(x, y)/y",
                            "CauchyMath.log1pSquareOfRatio")
                    .definition("log(1 + (x/y)^2)")
                    .range(0, INF)
                    .means("log(1 + (x/y)^2)")
                    .build(),
            binary("ratio_slope", "ratio_curvature(x, y)", "-f*ratio_slope(y, x)", "CauchyMath.ratioSlope")
                    .definition("2*x/(x^2 + y^2)")
                    .means("2*x/(x^2 + y^2)")
                    .build(),
            binary(
                            "ratio_curvature",
                            "-ratio_slope(x, y)*(f + ratio_slope(y, x)^2)",
                            "ratio_slope(y, x)*(ratio_slope(x, y)^2 - f)",
                            "CauchyMath.ratioCurvature")
                    .definition("2*(y^2 - x^2)/(x^2 + y^2)^2")
                    .means("derivative of 2*x/(x^2 + y^2) by x")
                    .build(),
            binary("square_share", "ratio_slope(x, y)*square_share(y, x)", "-ratio_slope(y, x)*f", "")
                    .lowering("abs(x) > abs(y) ? 1/(1 + (y/x)^2) : (x/y)^2/(1 + (x/y)^2)")
                    .definition("x^2/(x^2 + y^2)")
                    .range(0, 1)
                    .means("x^2/(x^2 + y^2)")
                    .build(),
            // ---- shares
            binary(
                            "binary_deviance",
                            "log_ratio(x, y) - log_ratio(1 - x, 1 - y)",
                            "bernoulli_slope(y, x)",
                            "QuotientMath.binaryDeviance")
                    .definition("x*log(x/y) + (1 - x)*log((1 - x)/(1 - y))")
                    .range(0, INF)
                    .means("x*log(x/y) + (1 - x)*log((1 - x)/(1 - y))")
                    .domain("0 <= x <= 1, 0 <= y <= 1", Interval.UNIT, Interval.UNIT)
                    .build(),
            binary("bernoulli_slope", "y/x^2 + (1 - y)/(1 - x)^2", "-1/(x*(1 - x))", "")
                    .lowering("y == 0 ? 1/(1 - x) : y == 1 ? -1/x : (x - y)/(x*(1 - x))")
                    .means("(x - y)/(x*(1 - x))")
                    .domain("0 <= x <= 1, 0 <= y <= 1", Interval.UNIT, Interval.UNIT)
                    .build());

    private QuotientFunctions() {}
}
