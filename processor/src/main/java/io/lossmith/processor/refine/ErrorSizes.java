package io.lossmith.processor.refine;

import java.util.Map;

/**
 * How much of a relative error of their operands functions take over, times their result: formulas over the operands {@code x}, {@code y},
 * {@code z} and the result {@code f}. A function that is not here takes over little wherever its result is used.
 */
final class ErrorSizes {
    /** A power whose exponent has no error. */
    static final String EXACT_POWER = "^ exact";

    static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("exp", "abs(x)*f"),
            Map.entry("expm1", "abs(x)*(f + 1)"),
            Map.entry("sinh", "abs(x*f)"),
            Map.entry("cosh", "abs(x*f)"),
            Map.entry("exprel", "x > 0 ? x*f : 0"),
            Map.entry("exprel_slope", "x > 0 ? x*f : 0"),
            Map.entry("exprel_curvature", "x > 0 ? x*f : 0"),
            Map.entry("expm1mx", "x > 0 ? x*f : 0"),
            Map.entry("times_exp", "abs(y*f)"),
            Map.entry("times_decay", "abs(y*f)"),
            Map.entry("exp_of_sum", "(abs(x) + abs(y))*f"),
            Map.entry("log", "1"),
            Map.entry("log2", "1.5"),
            Map.entry("log10", "0.5"),
            Map.entry("xlogy", "abs(x)"),
            Map.entry("log1p", "x < 0 ? -x/(1 + x) : 0"),
            Map.entry("log_ratio", "2"),
            Map.entry("log_product", "2"),
            Map.entry("log_over_mean", "1"),
            Map.entry("logit", "1/(1 - x)"),
            Map.entry("one_plus_log", "1"),
            Map.entry("log1mexp", "abs(x*f)"),
            Map.entry("deviance", "2*abs(x - y)"),
            Map.entry("jensen_shannon", "abs(x - y)"),
            Map.entry("powm1", "f > 2980 ? 16*f : abs(y)*(f + 1)"),
            Map.entry("box_cox", "y*f > 2980 ? 16*abs(f) : abs(y*f) + 1"),
            Map.entry("box_cox1p", "y*f > 2980 ? 16*abs(f) : abs(y*f) + 1"),
            // An exponent with an error counts as much as the result is far from 1.
            Map.entry("^", "(f > 2980 || f < 0.00034) ? 16*f : abs(y)*f"),
            Map.entry(EXACT_POWER, "abs(y)*f"),
            Map.entry("sigmoid", "x < 0 ? -x*f : 0"),
            Map.entry("sigmoid_slope", "abs(x)*f"),
            Map.entry("sigmoid_difference", "abs(x) + abs(y)"),
            Map.entry("softplus", "x < 0 ? -x*f : 0"),
            Map.entry("log_sigmoid", "x > 0 ? -x*f : 0"),
            Map.entry("sigmoid_of_sum", "(abs(x) + abs(y))*f*(1 - f)"),
            Map.entry("sigmoid_slope_of_sum", "(abs(x) + abs(y))*f"),
            Map.entry("softplus_of_sum", "x + y < 0 ? (abs(x) + abs(y))*f : abs(x) + abs(y)"),
            Map.entry("log_sigmoid_of_sum", "x + y > 0 ? -(abs(x) + abs(y))*f : abs(x) + abs(y)"),
            Map.entry("silu", "x < 0 ? x*f : 0"),
            Map.entry("tanh_slope", "2*abs(x)*f"),
            Map.entry("gauss", "2*x^2*f"),
            Map.entry("gauss_slope", "2*x^2*abs(f)"),
            Map.entry("normal_pdf", "x^2*f"),
            Map.entry("normal_pdf_slope", "x^2*abs(f)"),
            Map.entry("normal_cdf", "x < 0 ? x^2*f : 0"),
            Map.entry("log_normal_cdf", "x > 0 ? -x^2*f : 0"),
            Map.entry("erfc", "x > 0 ? 2*x^2*f : 0"),
            Map.entry("sin", "abs(x)"),
            Map.entry("cos", "abs(x)"),
            Map.entry("tan", "abs(x)*(1 + f^2)"),
            Map.entry("asin", "abs(x)/sqrt((1 - x)*(1 + x))"),
            Map.entry("acos", "abs(x)/sqrt((1 - x)*(1 + x))"),
            Map.entry("lgamma", "min(abs(x), 1)"),
            Map.entry("digamma", "2"));

    private ErrorSizes() {}
}
