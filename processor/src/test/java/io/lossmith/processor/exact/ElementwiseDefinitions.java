package io.lossmith.processor.exact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every function of numbers means, by its definition: the sentence of its row and nothing cleverer. A form that
 * cancels is fine here, since {@link Digits} computes again with more digits.
 */
final class ElementwiseDefinitions {
    /** A function of a few numbers. */
    interface Definition {
        ExactNumber of(ExactNumber[] x);
    }

    private interface One {
        ExactNumber of(ExactNumber x);
    }

    private interface Two {
        ExactNumber of(ExactNumber x, ExactNumber y);
    }

    private final Map<String, Definition> table = new LinkedHashMap<>();

    private ElementwiseDefinitions() {}

    static Map<String, Definition> table() {
        ElementwiseDefinitions definitions = new ElementwiseDefinitions();
        definitions.exponentials();
        definitions.powers();
        definitions.logistic();
        definitions.circular();
        definitions.normal();
        definitions.gamma();
        definitions.piecewise();
        DifferenceDefinitions.addTo(definitions.table);
        QuotientDefinitions.addTo(definitions.table);
        return definitions.table;
    }

    private void one(String name, One definition) {
        table.put(name, x -> definition.of(x[0]));
    }

    private void two(String name, Two definition) {
        table.put(name, x -> definition.of(x[0], x[1]));
    }

    private void exponentials() {
        one("exp", ExactNumber::exp);
        one("log", ExactNumber::log);
        one("log1p", x -> x.plus(1).log());
        one("expm1", x -> x.exp().minus(1));
        one("log2", x -> x.log().over(x.number(2).log()));
        one("log10", x -> x.log().over(x.number(10).log()));
        two("xlogy", (x, y) -> x.times(y.log()));
        two("logaddexp", (x, y) -> x.exp().plus(y.exp()).log());
        one("log1mexp_slope", x -> x.exp().over(x.exp().minus(1)));
        one("log1p_square", x -> x.square().plus(1).log());
        one("log1p_square_slope", x -> x.times(2).over(x.square().plus(1)));
        one(
                "log1p_square_curvature",
                x -> x.square()
                        .negate()
                        .plus(1)
                        .times(2)
                        .over(x.square().plus(1).square()));
        one("log1mexp", x -> x.exp().negate().plus(1).log());
    }

    private void powers() {
        one("sqrt", ExactNumber::sqrt);
        one("cbrt", ExactNumber::cbrt);
        two("hypot", ElementwiseDefinitions::hypot);
        two("hypot_slope", (x, y) -> x.over(hypot(x, y)));
        one("scale_for", ElementwiseDefinitions::scaleFor);
    }

    private static ExactNumber hypot(ExactNumber x, ExactNumber y) {
        return x.square().plus(y.square()).sqrt();
    }

    /** Squares of up to 2^31 numbers below 2^480 and above 2^-480 neither overflow nor lose digits to underflow. */
    private static ExactNumber scaleFor(ExactNumber x) {
        if (x.sign() == 0) {
            return x.number(1);
        }
        if (x.compareTo(x.number(0x1p480)) > 0) {
            return x.number(0x1p-600);
        }
        return x.number(x.compareTo(x.number(0x1p-480)) < 0 ? 0x1p600 : 1);
    }

    private static ExactNumber sigmoid(ExactNumber x) {
        return x.number(1).over(x.negate().exp().plus(1));
    }

    /** The second derivative of x*sigmoid(x): 2*s + x*t with the first two derivatives s and t of the sigmoid. */
    private static ExactNumber siluCurvature(ExactNumber x) {
        ExactNumber slope = sigmoid(x).times(sigmoid(x.negate()));
        ExactNumber curvature = slope.times(sigmoid(x).times(-2).plus(1));
        return slope.times(2).plus(x.times(curvature));
    }

    private static ExactNumber sinh(ExactNumber x) {
        return x.exp().minus(x.negate().exp()).over(2);
    }

    private static ExactNumber cosh(ExactNumber x) {
        return x.exp().plus(x.negate().exp()).over(2);
    }

    private static ExactNumber tanh(ExactNumber x) {
        return sinh(x).over(cosh(x));
    }

    private void logistic() {
        one("sigmoid", ElementwiseDefinitions::sigmoid);
        one("sigmoid_slope", x -> sigmoid(x).times(sigmoid(x.negate())));
        two("sigmoid_difference", (x, y) -> sigmoid(x).minus(sigmoid(y)));
        one("log_cosh", x -> cosh(x).log());
        one("logit", x -> x.over(x.negate().plus(1)).log());
        one("softplus", x -> x.exp().plus(1).log());
        one("log_sigmoid", x -> sigmoid(x).log());
        one("silu", x -> x.times(sigmoid(x)));
        one("silu_slope", x -> sigmoid(x).plus(x.times(sigmoid(x)).times(sigmoid(x.negate()))));
        one("silu_curvature", ElementwiseDefinitions::siluCurvature);
        one("tanh", ElementwiseDefinitions::tanh);
        one("tanh_slope", x -> tanh(x).square().negate().plus(1));
        one("sinh", ElementwiseDefinitions::sinh);
        one("cosh", ElementwiseDefinitions::cosh);
    }

    private void circular() {
        one("sin", ExactNumber::sin);
        one("cos", ExactNumber::cos);
        one("tan", x -> x.sin().over(x.cos()));
        one("asin", ElementwiseDefinitions::asin);
        one("acos", x -> x.pi().over(2).minus(asin(x)));
        one("atan", ExactNumber::atan);
        one("atan_slope", x -> x.number(1).over(x.square().plus(1)));
        two("atan2", ElementwiseDefinitions::angle);
    }

    private static ExactNumber asin(ExactNumber x) {
        return x.over(x.square().negate().plus(1).sqrt()).atan();
    }

    /** The angle of the point (x, y), y first as everywhere. */
    private static ExactNumber angle(ExactNumber y, ExactNumber x) {
        if (x.sign() == 0) {
            return x.pi().over(2).times(y.sign());
        }
        ExactNumber angle = y.over(x).atan();
        if (x.sign() > 0) {
            return angle;
        }
        return y.sign() < 0 ? angle.minus(x.pi()) : angle.plus(x.pi());
    }

    private static ExactNumber pdf(ExactNumber x) {
        return x.square().over(-2).exp().over(x.pi().times(2).sqrt());
    }

    private static ExactNumber cdf(ExactNumber x) {
        return x.negate().over(x.number(2).sqrt()).erfc().over(2);
    }

    private void normal() {
        one("erf", ExactNumber::erf);
        one("erfc", ExactNumber::erfc);
        one("gauss", x -> x.square().negate().exp());
        one("gauss_slope", x -> x.times(-2).times(x.square().negate().exp()));
        one("normal_pdf_slope", x -> x.negate().times(pdf(x)));
        one("mills_slope", x -> {
            ExactNumber ratio = pdf(x).over(cdf(x));
            return ratio.negate().times(x.plus(ratio));
        });
        one("normal_cdf", ElementwiseDefinitions::cdf);
        one("normal_pdf", ElementwiseDefinitions::pdf);
        one("log_normal_cdf", x -> cdf(x).log());
        one("mills_ratio", x -> pdf(x).over(cdf(x)));
        one("mills_excess", x -> x.plus(pdf(x).over(cdf(x))));
        one("gelu", x -> x.times(cdf(x)));
        one("gelu_slope", x -> cdf(x).plus(x.times(pdf(x))));
        one("gelu_curvature", x -> pdf(x).times(x.square().negate().plus(2)));
    }

    private void gamma() {
        one("lgamma", ExactNumber::lgamma);
        one("digamma", x -> x.lgammaDerivative(1));
        one("trigamma", x -> x.lgammaDerivative(2));
        two("polygamma", (n, x) -> x.lgammaDerivative(n.value().intValueExact() + 1));
    }

    private void piecewise() {
        one("abs", ExactNumber::abs);
        one("sign", x -> x.number(x.sign()));
        one("floor", ExactNumber::floor);
        one("round", ExactNumber::rint);
        one("relu", x -> x.sign() > 0 ? x : x.number(0));
        one("elu", x -> x.sign() > 0 ? x : x.exp().minus(1));
        one("stop", x -> x);
        two("maximum", ExactNumber::max);
        two("minimum", ExactNumber::min);
        table.put("clamp", x -> x[0].max(x[1]).min(x[2]));
        two("spread", (x, y) -> x);
    }
}
