package io.lossmith.processor.function;

import static io.lossmith.processor.function.HiddenRows.binary;
import static io.lossmith.processor.function.HiddenRows.unary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;
import static io.lossmith.processor.ir.Interval.POSITIVE;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.Builder;
import io.lossmith.processor.ir.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Hidden functions that stand for differences and quotients which cancel, or are 0/0, when they are computed as written: rules
 * put them in. Their derivatives are functions of this kind again.
 */
final class DifferenceFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double LN2 = 0.6931471805599454;

    static final List<Function> ROWS = List.of(
            // ---- exponentials
            unary("exprel", "exprel_slope(x)", "StableMath.exprel")
                    .fold(atZero(1))
                    .definition("(exp(x) - 1)/x")
                    .range(0, INF)
                    .means("(e^x - 1)/x, 1 at 0")
                    .build(),
            unary("exprel_slope", "exprel_curvature(x)", "ExponentialMath.exprelSlope")
                    .fold(atZero(0.5))
                    .definition("(exp(x)*(x - 1) + 1)/x^2")
                    .range(0, INF)
                    .means("derivative of (e^x - 1)/x")
                    .build(),
            unary("exprel_curvature", "(exp(x) - 3*f)/x", "ExponentialMath.exprelCurvature")
                    .fold(atZero(1.0 / 3))
                    .definition("(exp(x)*(x^2 - 2*x + 2) - 2)/x^3")
                    .range(0, INF)
                    .means("second derivative of (e^x - 1)/x")
                    .build(),
            unary("expm1mx", "expm1(x)", "StableMath.expm1mx")
                    .fold(atZero(0))
                    .definition("exp(x) - 1 - x")
                    .range(0, INF)
                    .means("e^x - 1 - x")
                    .build(),
            // f*inverse(-x): 1 + f would cancel below 0
            unary("expm1_inverse", "f*expm1_inverse(-x)", "")
                    .definition("1/(exp(x) - 1)")
                    .lowering("x > 1 ? exp(-x)/(-expm1(-x)) : 1/expm1(x)")
                    .means("1/(e^x - 1)")
                    .build(),
            unary("coshm1", "sinh(x)", "")
                    .even()
                    .fold(atZero(0))
                    .definition("(exp(x) + exp(-x))/2 - 1")
                    .lowering("2*sinh(x/2)^2")
                    .range(0, INF)
                    .means("cosh(x) - 1")
                    .build(),
            unary("sech", "-tanh(x)*f", "")
                    .even()
                    .fold(atZero(1))
                    .definition("2/(exp(x) + exp(-x))")
                    .lowering("2*exp(-abs(x))/(1 + exp(-2*abs(x)))")
                    .range(0, 1)
                    .means("1/cosh(x)")
                    .build(),
            // ---- logarithms
            unary("log1pmx", "-odds_share(x)", "StableMath.log1pmx")
                    .definition("log(1 + x) - x")
                    .fold(atZero(0))
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(1 + x) - x")
                    .domain("x >= -1", new Interval(-1, INF))
                    .build(),
            unary("odds_share", "1/(1 + x)^2", "")
                    .fold(atZero(0))
                    .lowering("x > 1 ? 1/(1 + 1/x) : x/(1 + x)")
                    .definition("1 - 1/(1 + x)")
                    .means("x/(1 + x)")
                    .domain("x >= -1", new Interval(-1, INF))
                    .build(),
            binary("log1p_of_exp", "1/(x + exp(-y))", "share_of_exp(x, y)", "ExponentialMath.log1pTimesExp")
                    .definition("log(1 + x*exp(y))")
                    .range(0, INF)
                    .means("log(1 + x*e^y)")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("share_of_exp", "co_share_of_exp(x, y)/(x + exp(-y))", "f*co_share_of_exp(x, y)", "")
                    .lowering("y > 0 ? 1/(1 + exp(-y)/x)"
                            + " : (x*exp(y) > 1 ? 1/(1 + 1/(x*exp(y))) : x*exp(y)/(1 + x*exp(y)))")
                    .range(0, 1)
                    .means("x*e^y/(1 + x*e^y)")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("co_share_of_exp", "-f/(x + exp(-y))", "-f*share_of_exp(x, y)", "")
                    .lowering("y > 0 && x >= 1 ? exp(-y)/(x + exp(-y)) : 1/(1 + times_exp(x, y))")
                    .range(0, 1)
                    .means("1/(1 + x*e^y)")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("log_ratio", "1/x", "-1/y", "PowerMath.logRatio")
                    .definition("log(x) - log(y)")
                    .fold(a -> a[0] == a[1] && a[0] > 0 ? 0 : Double.NaN)
                    .means("log(x/y)")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary("deviance", "log_ratio(x, y)", "relative_excess(x, y)", "PowerMath.deviance")
                    .definition("x*(log(x) - log(y)) - x + y")
                    .range(0, INF)
                    .means("x*log(x/y) - (x - y)")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary("relative_excess", "-1/y", "x/y^2", "")
                    .lowering("y > 2*x ? 1 - x/y : (y - x)/y")
                    .means("(y - x)/y")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary("log_excess", "x < y ? (x - y)/y/x : (x - y)/x/y", "(y - x)/y^2", "")
                    .lowering("x < y/4 || x > 4*y ? x/y - log_ratio(x, y) - 1 : deviance(y, x)/y")
                    .range(0, INF)
                    .means("x/y - log(x/y) - 1")
                    .domain("x > 0, y > 0", POSITIVE, POSITIVE)
                    .build(),
            binary("deviance_from_exp", "log(x) - y", "exp(y) - x", "PowerMath.devianceFromExp")
                    .definition("x*(log(x) - y) - x + exp(y)")
                    .range(0, INF)
                    .means("x*(log(x) - y) - (x - e^y)")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            unary("double_atanh", "2*atanh_slope(x)", "")
                    .definition("log(1 + x) - log(1 - x)")
                    .fold(atZero(0))
                    .lowering("log1p(x) - log1p(-x)")
                    .means("log((1 + x)/(1 - x))")
                    .domain("-1 <= x <= 1", Interval.SIGNED_UNIT)
                    .build(),
            unary("atanh_slope", "2*x*f^2", "")
                    .even()
                    .fold(atZero(1))
                    .lowering("1/((1 - x)*(1 + x))")
                    .range(1, INF)
                    .means("1/(1 - x^2)")
                    .domain("-1 <= x <= 1", Interval.SIGNED_UNIT)
                    .build(),
            // ---- powers
            binary("powm1", "y*x^(y - 1)", "xlogy(x^y, x)", "PowerMath.powm1")
                    .definition("x^y - 1")
                    .means("x^y - 1")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("power_below", "(y - 1)*f/x", "xlogy(f, x)", "")
                    .definition("x^y/x")
                    .lowering("abs(y) < 0.5 ? x^y/x : x^(y - 1)")
                    .range(0, INF)
                    .means("x^(y - 1)")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("box_cox", "power_below(x, y)", "box_cox_slope(x, y)", "PowerMath.boxCox")
                    .definition("(x^y - 1)/y")
                    .means("(x^y - 1)/y, log(x) where y is 0")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("box_cox_slope", "x^(y - 1)*log(x)", "log(x)^3*exprel_curvature(y*log(x))", "PowerMath.boxCoxSlope")
                    .definition("(x^y*log(x)*y - x^y + 1)/y^2")
                    .range(0, INF)
                    .means("derivative of (x^y - 1)/y by y")
                    .domain("x >= 0", NONNEGATIVE, null)
                    .build(),
            binary("box_cox1p", "(1 + x)^(y - 1)", "log1p(x)^2*exprel_slope(y*log1p(x))", "PowerMath.boxCox1p")
                    .definition("((1 + x)^y - 1)/y")
                    .means("((1 + x)^y - 1)/y, log(1 + x) where y is 0")
                    .domain("x >= -1", new Interval(-1, INF), null)
                    .build(),
            binary("log1m_pow", "log1m_pow_slope(x, y)", "xlogy(x^y, x)/powm1(x, y)", "PowerMath.log1mPow")
                    .definition("log(1 - x^y)")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(1 - x^y)")
                    .domain("0 <= x <= 1, y >= 0", Interval.UNIT, NONNEGATIVE)
                    .build(),
            binary(
                            "log1m_pow_slope",
                            "-f*(1 + box_cox(x, y))/box_cox(x, y)/x",
                            "x^(y - 1)*(y*log(x) < -1 ? exprel(y*log(x)) - exprel_slope(y*log(x))"
                                    + " : x^y*exprel_slope(-y*log(x)))/exprel(y*log(x))^2",
                            "")
                    .lowering("x^(y - 1)/box_cox(x, y)")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("derivative of log(1 - x^y) by x")
                    .domain("0 <= x <= 1, y >= 0", Interval.UNIT, NONNEGATIVE)
                    .build(),
            binary("square_difference", "2*x", "-2*y", "")
                    .definition("x^2 - y^2")
                    .lowering("(x - y)*(x + y)")
                    .means("x^2 - y^2")
                    .build(),
            unary("hypotm1", "hypot_slope(x, 1)", "PowerMath.hypotm1")
                    .definition("sqrt(1 + x^2) - 1")
                    .even()
                    .fold(atZero(0))
                    .range(0, INF)
                    .means("sqrt(1 + x^2) - 1")
                    .build(),
            binary("pseudo_huber", "y*hypot_slope(x, y)", "pseudo_huber_slope(x, y)", "PowerMath.pseudoHuber")
                    .definition("y*(sqrt(x^2 + y^2) - y)")
                    .range(0, INF)
                    .domain("y > 0", null, POSITIVE)
                    .means("y^2*(sqrt(1 + (x/y)^2) - 1)")
                    .build(),
            binary(
                            "pseudo_huber_slope",
                            "hypot_slope(x, y)^3",
                            "-(2 + y/hypot(x, y))*(x/hypot(x, y)*(x/(hypot(x, y) + y)))^2",
                            "")
                    .lowering("(x*(x/(hypot(x, y) + y)))^2/hypot(x, y)")
                    .range(0, INF)
                    .means(
                            "derivative of the pseudo-Huber function by its width, (sqrt(x^2 + y^2) - y)^2/sqrt(x^2 + y^2)")
                    .domain("y > 0", null, POSITIVE)
                    .build(),
            binary("sqrt_difference", "0.5/sqrt(x)", "-0.5/sqrt(y)", "")
                    .definition("sqrt(x) - sqrt(y)")
                    .lowering("x < 4*y && y < 4*x ? (x - y)/(sqrt(x) + sqrt(y)) : sqrt(x) - sqrt(y)")
                    .means("sqrt(x) - sqrt(y)")
                    .domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE)
                    .build(),
            binary("rsqrt_difference", "-0.5/sqrt(x)^3", "0.5/sqrt(y)^3", "")
                    .lowering("x < 4*y && y < 4*x ? sqrt_difference(y, x)/(sqrt(x)*sqrt(y)) : 1/sqrt(x) - 1/sqrt(y)")
                    .means("1/sqrt(x) - 1/sqrt(y)")
                    .domain("x > 0, y > 0", POSITIVE, POSITIVE)
                    .build(),
            // ---- others
            unary("versine", "sin(x)", "")
                    .even()
                    .fold(atZero(0))
                    .lowering("2*sin(x/2)^2")
                    .range(0, 2)
                    .means("1 - cos(x)")
                    .build(),
            unary("log_erfc", "-2/sqrt(pi)*gauss_over_erfc(x)", "ErfcMath.logErfc")
                    .definition("log(erfc(x))")
                    .fold(atZero(0))
                    .range(Double.NEGATIVE_INFINITY, LN2)
                    .means("log(erfc(x))")
                    .build(),
            unary("log_half_erfc", "-2/sqrt(pi)*gauss_over_erfc(x)", "ErfcMath.logHalfErfc")
                    .definition("log(erfc(x)/2)")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(erfc(x)/2)")
                    .build(),
            unary("gauss_over_erfc", "gauss_over_erfc_slope(x)", "ErfcMath.gaussOverErfc")
                    .definition("exp(-x^2)/erfc(x)")
                    .fold(atZero(1))
                    .range(0, INF)
                    .means("e^(-x^2)/erfc(x)")
                    .build(),
            unary(
                            "gauss_over_erfc_slope",
                            "2*gauss_over_erfc(x)*(mills_excess(-sqrt(2)*x)^2 + f/sqrt(pi) - 1)",
                            "ErfcMath.gaussOverErfcSlope")
                    .range(0, 1.7724538509055163)
                    .means("derivative of e^(-x^2)/erfc(x)")
                    .build(),
            unary("normal_centred", "2*normal_pdf(x)", "ErfcMath.normalCentred")
                    .definition("2*normal_cdf(x) - 1")
                    .fold(atZero(0))
                    .range(-1, 1)
                    .means("2*normal_cdf(x) - 1")
                    .build(),
            binary("times_exp", "exp(y)", "f", "ExponentialMath.timesExp")
                    .definition("x*exp(y)")
                    .means("x*e^y")
                    .build(),
            // ---- of sums: lowering puts them in, so that the rounding of the sum does not count
            ofSum("exp", "f", "f", "ExponentialMath.expSum").range(0, INF).build(),
            Function.elementwise("exp_of_sum_times", 3)
                    .derivatives("f*z", "f*z", "f*(x + y)")
                    .java("ExponentialMath.expSumTimes")
                    .hidden()
                    .definition("exp((x + y)*z)")
                    .range(0, INF)
                    .means("exp((x + y)*z)")
                    .build(),
            Function.elementwise("exp_of_sum_over", 3)
                    .derivatives("f/z", "f/z", "-f*((x + y)/z)/z")
                    .java("ExponentialMath.expSumOver")
                    .hidden()
                    .definition("exp((x + y)/z)")
                    .range(0, INF)
                    .means("exp((x + y)/z)")
                    .build(),
            ofSum("sigmoid", "sigmoid_slope_of_sum(x, y)", "sigmoid_slope_of_sum(x, y)", "ExponentialMath.sigmoidSum")
                    .range(0, 1)
                    .build(),
            ofSum("sigmoid_slope", "-f*tanh((x + y)/2)", "-f*tanh((x + y)/2)", "ExponentialMath.sigmoidSlopeSum")
                    .range(0, 0.25)
                    .build(),
            ofSum("softplus", "sigmoid_of_sum(x, y)", "sigmoid_of_sum(x, y)", "ExponentialMath.softplusSum")
                    .range(0, INF)
                    .build(),
            ofSum("log_sigmoid", "sigmoid_of_sum(-x, -y)", "sigmoid_of_sum(-x, -y)", "ExponentialMath.logSigmoidSum")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .build());

    private DifferenceFunctions() {}

    /** Limits are found from the values at 0. */
    private static ToDoubleFunction<double[]> atZero(double value) {
        return operands -> operands[0] == 0 ? value : Double.NaN;
    }

    private static Builder ofSum(String function, String first, String second, String java) {
        return binary(function + "_of_sum", first, second, java)
                .definition(function + "(x + y)")
                .means(function + "(x + y)");
    }
}
