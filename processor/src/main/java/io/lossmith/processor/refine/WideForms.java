package io.lossmith.processor.refine;

import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.Map;
import java.util.Optional;

/** Functions in terms of what can be computed with twice the digits, where half of them may be lost. */
final class WideForms {
    static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("log2", "log(x)/log(2)"),
            Map.entry("log10", "log(x)/log(10)"),
            Map.entry("xlogy", "x == 0 ? 0 : x*log(y)"),
            Map.entry("logaddexp", "max(x, y) + log1p(exp(-abs(x - y)))"),
            Map.entry("log1mexp", "x > -0.5 ? log(-expm1(x)) : log1p(-exp(x))"),
            Map.entry("log1p_square", "log1p(x^2)"),
            Map.entry("log1p_square_slope", "2*x/(1 + x^2)"),
            Map.entry("log1p_square_curvature", "2*(1 - x)*(1 + x)/(1 + x^2)^2"),
            Map.entry("hypot_slope", "x == 0 ? 0 : x/sqrt(x^2 + y^2)"),
            Map.entry("sigmoid", "x < 0 ? exp(x)/(1 + exp(x)) : 1/(1 + exp(-x))"),
            Map.entry("sigmoid_slope", "exp(-abs(x))/(1 + exp(-abs(x)))^2"),
            Map.entry("sigmoid_difference", "-expm1(y - x)*sigmoid(x)*sigmoid(-y)"),
            Map.entry("logit", "log(x) - log1p(-x)"),
            Map.entry("softplus", "max(x, 0) + log1p(exp(-abs(x)))"),
            Map.entry("log_sigmoid", "min(x, 0) - log1p(exp(-abs(x)))"),
            Map.entry("silu", "x*sigmoid(x)"),
            Map.entry("silu_slope", "sigmoid(x)*(1 + x*sigmoid(-x))"),
            Map.entry("silu_curvature", "sigmoid_slope(x)*(2 - x*tanh(x/2))"),
            Map.entry("tanh_slope", "4*exp(-2*abs(x))/(1 + exp(-2*abs(x)))^2"),
            Map.entry("log_cosh", "log1p(2*sinh(x/2)^2)"),
            Map.entry("gauss", "exp(-x^2)"),
            Map.entry("gauss_slope", "-2*x*exp(-x^2)"),
            Map.entry("normal_cdf", "erfc(-x/sqrt(2))/2"),
            Map.entry("normal_pdf", "exp(-x^2/2)/sqrt(2*pi)"),
            Map.entry("normal_pdf_slope", "-x*normal_pdf(x)"),
            Map.entry("normal_centred", "erf(x/sqrt(2))"),
            Map.entry("log_normal_cdf", "x > 0 ? log1p(-normal_cdf(-x)) : log(normal_cdf(x))"),
            Map.entry("mills_ratio", "normal_pdf(x)/normal_cdf(x)"),
            Map.entry("mills_slope", "-normal_pdf(x)/normal_cdf(x)*(x + normal_pdf(x)/normal_cdf(x))"),
            Map.entry("mills_excess", "x + normal_pdf(x)/normal_cdf(x)"),
            Map.entry("gelu", "x*normal_cdf(x)"),
            Map.entry("gelu_slope", "normal_cdf(x) + x*normal_pdf(x)"),
            Map.entry("gelu_curvature", "normal_pdf(x)*(2 - x^2)"),
            Map.entry("gauss_over_erfc_slope", "2*(exp(-x^2)/erfc(x))*(exp(-x^2)/erfc(x)/sqrt(pi) - x)"),
            Map.entry("relu", "max(x, 0)"),
            Map.entry("clamp", "min(max(x, y), z)"),
            Map.entry("stop", "x"),
            Map.entry("exprel", "expm1(x)/x"),
            Map.entry("log1p_of_exp", "log1p(x*exp(y))"),
            Map.entry("log_ratio", "log(x/y)"),
            Map.entry("deviance", "x == 0 ? y : x*log(x/y) - x + y"),
            Map.entry("powm1", "expm1(y*log(x))"),
            Map.entry("box_cox", "expm1(y*log(x))/y"),
            Map.entry("box_cox1p", "expm1(y*log1p(x))/y"),
            Map.entry("log1m_pow", "log(-expm1(y*log(x)))"),
            Map.entry("hypotm1", "x^2/(1 + sqrt(1 + x^2))"),
            Map.entry("pseudo_huber", "y*x^2/(y + sqrt(x^2 + y^2))"),
            Map.entry("log_share", "-log1p(y/x)"),
            Map.entry("log_over_mean", "log1p((x - y)/(x + y))"),
            Map.entry("jensen_shannon", "x*log1p((x - y)/(x + y)) + y*log1p((y - x)/(x + y))"),
            Map.entry("log_twice_sigmoid", "-log1p(expm1(-x)/2)"),
            Map.entry("jensen_shannon_share", "-2*sigmoid(x)*log1p(expm1(-x)/2) - 2*sigmoid(-x)*log1p(expm1(x)/2)"),
            Map.entry("softplus_rise", "log1p(sigmoid(x)*expm1(y))"),
            Map.entry("log1p_of_ratio", "log1p(x/y)"),
            Map.entry("log1p_square_of_ratio", "log1p((x/y)^2)"),
            Map.entry("log_quotient", "log(x)/(x - 1)"));

    private WideForms() {}

    /** {@code apply} in other functions, if it is in the table or has a definition. */
    static Optional<Expr> write(Algebra algebra, Apply apply) {
        Function function = apply.function();
        String text = TABLE.getOrDefault(function.name(), function.definition());
        if (text.isEmpty() || apply.arguments().size() > 3) {
            return Optional.empty();
        }
        return Optional.of(TableFormulas.instantiate(algebra, text, apply.arguments()));
    }
}
