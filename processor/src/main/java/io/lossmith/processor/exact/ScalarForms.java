package io.lossmith.processor.exact;

import io.lossmith.math.RatioMath;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The element-wise functions in forms that keep their accuracy at few bits. Any form would do, since precision is raised
 * until the result is known; these make that rare.
 */
final class ScalarForms {
    /** A function of some numbers. */
    interface Form {
        Enclosure of(Special m, Enclosure[] x);
    }

    private interface One {
        Enclosure of(Special m, Enclosure x);
    }

    private interface Two {
        Enclosure of(Special m, Enclosure x, Enclosure y);
    }

    private final Map<String, Form> table = new LinkedHashMap<>();

    private ScalarForms() {}

    static Map<String, Form> table() {
        ScalarForms forms = new ScalarForms();
        forms.exponentials();
        forms.powers();
        forms.ratios();
        forms.logistic();
        forms.hyperbolic();
        forms.circular();
        forms.normal();
        forms.gamma();
        forms.piecewise();
        return forms.table;
    }

    private void one(String name, One form) {
        table.put(name, (m, x) -> form.of(m, x[0]));
    }

    private void two(String name, Two form) {
        table.put(name, (m, x) -> form.of(m, x[0], x[1]));
    }

    private void exponentials() {
        one("exp", Special::exp);
        one("log", Special::log);
        one("log1p", Special::log1p);
        one("expm1", Special::expm1);
        one("log2", (m, x) -> m.over(m.log(x), m.log(m.number(2))));
        one("log10", (m, x) -> m.over(m.log(x), m.log(m.number(10))));
        two("xlogy", ScalarForms::xlogy);
        two("logaddexp", ScalarForms::logaddexp);
        one("log1mexp", ScalarForms::log1mexp);
        one(
                "log1mexp_slope",
                (m, x) -> x.isZero()
                        ? Enclosure.exactly(BigFloat.MINUS_INFINITY)
                        : m.over(Enclosure.MINUS_ONE, m.expm1(m.negate(x))));
        one("log1p_square", (m, x) -> m.log1p(m.square(x)));
        one("log1p_square_slope", (m, x) -> m.over(m.scale(x, 1), m.plus(m.square(x), 1)));
        one("log1p_square_curvature", (m, x) -> {
            Enclosure above = m.times(m.plus(m.negate(x), 1), m.plus(x, 1));
            return m.over(m.scale(above, 1), m.square(m.plus(m.square(x), 1)));
        });
    }

    private void ratios() {
        two("log_over_mean", ScalarForms::logOverMean);
        two("jensen_shannon", (m, x, y) -> m.plus(share(m, x, y), share(m, y, x)));
        two("log_share", (m, x, y) -> m.negate(m.log1p(m.over(y, x))));
    }

    private static Enclosure logOverMean(Special m, Enclosure x, Enclosure y) {
        return m.log(y.isZero() ? m.number(2) : m.over(m.scale(x, 1), m.plus(x, y)));
    }

    private static Enclosure share(Special m, Enclosure x, Enclosure y) {
        return x.isZero() ? x.doubtedBy(y) : m.times(x, logOverMean(m, x, y));
    }

    private static Enclosure xlogy(Special m, Enclosure x, Enclosure y) {
        if (x.isZero() && y.isNonnegative()) {
            return x.doubtedBy(y);
        }
        return m.times(x, m.log(y));
    }

    private static Enclosure logaddexp(Special m, Enclosure a, Enclosure b) {
        Enclosure distance = m.abs(m.minus(a, b));
        return m.plus(m.max(a, b), m.log1p(m.exp(m.negate(distance))));
    }

    private static Enclosure log1mexp(Special m, Enclosure x) {
        return x.lower().compareTo(BigFloat.ONE.negate()) > 0
                ? m.log(m.negate(m.expm1(x)))
                : m.log1p(m.negate(m.exp(x)));
    }

    private void powers() {
        one("sqrt", Special::sqrt);
        one("cbrt", ScalarForms::cbrt);
        two("hypot", ScalarForms::hypot);
        two("hypot_slope", (m, x, y) -> x.isZero() && y.isZero() ? x : m.over(x, hypot(m, x, y)));
        one("scale_for", ScalarForms::scaleFor);
        one("unit_scale", ScalarForms::unitScale);
    }

    private static Enclosure cbrt(Special m, Enclosure x) {
        if (x.isZero()) {
            return x;
        }
        if (!x.isPositive() && !x.isNegative()) {
            return Enclosure.ANYTHING;
        }
        return x.isNegative() ? m.negate(cbrt(m, m.negate(x))) : m.exp(m.over(m.log(x), 3));
    }

    private static Enclosure hypot(Special m, Enclosure x, Enclosure y) {
        return m.sqrt(m.plus(m.square(x), m.square(y)));
    }

    /** A step function: 2^-600 above 2^480, 2^600 below 2^-480 and above 0, 1 elsewhere. */
    private static Enclosure scaleFor(Special m, Enclosure x) {
        Enclosure low = m.number(scaleFor(x.lower()));
        return low.hull(m.number(scaleFor(x.upper()))).doubtedBy(x);
    }

    private static double scaleFor(BigFloat x) {
        if (x.compareTo(BigFloat.of(0x1p480)) > 0) {
            return 0x1p-600;
        }
        return x.signum() > 0 && x.compareTo(BigFloat.of(0x1p-480)) < 0 ? 0x1p600 : 1;
    }

    /** Exact arguments are the rule: elements of the input. */
    private static Enclosure unitScale(Special m, Enclosure x) {
        double lower = RatioMath.unitScale(Math.min(x.lower().toDouble(), Double.MAX_VALUE));
        double upper = RatioMath.unitScale(Math.min(x.upper().toDouble(), Double.MAX_VALUE));
        return m.number(lower).hull(m.number(upper)).doubtedBy(x);
    }

    // ---- logistic functions

    private static Enclosure sigmoid(Special m, Enclosure x) {
        return m.inverse(m.plus(m.exp(m.negate(x)), 1));
    }

    private static Enclosure sigmoidSlope(Special m, Enclosure x) {
        Enclosure e = m.exp(m.negate(m.abs(x)));
        return m.over(e, m.square(m.plus(e, 1)));
    }

    static Enclosure softplus(Special m, Enclosure x) {
        return x.isPositive() ? m.plus(x, m.log1p(m.exp(m.negate(x)))) : m.log1p(m.exp(x));
    }

    private void logistic() {
        one("sigmoid", ScalarForms::sigmoid);
        one("sigmoid_slope", ScalarForms::sigmoidSlope);
        two(
                "sigmoid_difference",
                (m, x, y) -> x.lower().compareTo(y.upper()) >= 0 ? difference(m, x, y) : m.negate(difference(m, y, x)));
        one("logit", ScalarForms::logit);
        one("softplus", ScalarForms::softplus);
        one("log_sigmoid", (m, x) -> m.negate(softplus(m, m.negate(x))));
        one("silu", (m, x) -> m.times(x, sigmoid(m, x)));
        one("silu_slope", (m, x) -> m.times(sigmoid(m, x), m.plus(m.times(x, sigmoid(m, m.negate(x))), 1)));
        one("silu_curvature", (m, x) -> {
            Enclosure tanh = tanh(m, m.scale(x, -1));
            return m.times(sigmoidSlope(m, x), m.minus(m.number(2), m.times(x, tanh)));
        });
    }

    /** {@code sigmoid(x) - sigmoid(y)}, best where x is not the smaller one: (1 - e^(y - x)) e^(x)/((1 + e^x)(1 + e^y)). */
    private static Enclosure difference(Special m, Enclosure x, Enclosure y) {
        Enclosure gap = m.negate(m.expm1(m.minus(y, x)));
        return m.times(m.times(gap, sigmoid(m, x)), sigmoid(m, m.negate(y)));
    }

    private static Enclosure logit(Special m, Enclosure x) {
        Enclosure complement = m.plus(m.negate(x), 1);
        if (complement.isZero()) {
            return Enclosure.exactly(BigFloat.INFINITY);
        }
        boolean middle = x.lower().compareTo(BigFloat.of(0.25)) > 0 && x.upper().compareTo(BigFloat.of(0.75)) < 0;
        return middle ? m.log1p(m.over(m.plus(m.scale(x, 1), -1), complement)) : m.minus(m.log(x), m.log(complement));
    }

    // ---- hyperbolic functions

    private static Enclosure tanh(Special m, Enclosure x) {
        if (!x.isNonnegative()) {
            boolean negative = x.upper().signum() <= 0;
            return negative ? m.negate(tanh(m, m.negate(x))) : m.plus(m.scale(sigmoid(m, m.scale(x, 1)), 1), -1);
        }
        Enclosure u = m.expm1(m.negate(m.scale(x, 1)));
        return m.over(m.negate(u), m.plus(u, 2));
    }

    private static Enclosure tanhSlope(Special m, Enclosure x) {
        return m.scale(sigmoidSlope(m, m.scale(x, 1)), 2);
    }

    private static Enclosure sinh(Special m, Enclosure x) {
        if (!x.isNonnegative()) {
            boolean negative = x.upper().signum() <= 0;
            return negative ? m.negate(sinh(m, m.negate(x))) : m.scale(m.minus(m.exp(x), m.exp(m.negate(x))), -1);
        }
        Enclosure u = m.expm1(x);
        return m.scale(m.plus(u, m.over(u, m.plus(u, 1))), -1);
    }

    private static Enclosure cosh(Special m, Enclosure x) {
        Enclosure e = m.exp(m.abs(x));
        return m.scale(m.plus(e, m.inverse(e)), -1);
    }

    private static Enclosure logCosh(Special m, Enclosure x) {
        Enclosure a = m.abs(x);
        if (a.upper().compareTo(BigFloat.ONE) < 0) {
            // cosh(x) = 1 + 2 sinh(x/2)^2
            return m.log1p(m.scale(m.square(sinh(m, m.scale(a, -1))), 1));
        }
        Enclosure tail = m.log1p(m.exp(m.negate(m.scale(a, 1))));
        return m.minus(m.plus(a, tail), m.log(m.number(2)));
    }

    private void hyperbolic() {
        one("tanh", ScalarForms::tanh);
        one("tanh_slope", ScalarForms::tanhSlope);
        one("sinh", ScalarForms::sinh);
        one("cosh", ScalarForms::cosh);
        one("log_cosh", ScalarForms::logCosh);
    }

    // ---- circular functions

    private static Enclosure quarter(Special m) {
        return m.scale(m.pi(), -1);
    }

    private static Enclosure asin(Special m, Enclosure x) {
        if (x.is(BigFloat.ONE) || x.is(BigFloat.ONE.negate())) {
            return m.times(quarter(m), x);
        }
        Enclosure root = m.sqrt(m.times(m.plus(m.negate(x), 1), m.plus(x, 1)));
        return m.atan(m.over(x, root));
    }

    private static Enclosure acos(Special m, Enclosure x) {
        if (x.is(BigFloat.ONE.negate())) {
            return m.pi();
        }
        return m.scale(m.atan(m.sqrt(m.over(m.plus(m.negate(x), 1), m.plus(x, 1)))), 1);
    }

    /** The angle of the point (x, y), y first as everywhere. */
    private static Enclosure angle(Special m, Enclosure y, Enclosure x) {
        if (x.isPositive()) {
            return m.atan(m.over(y, x));
        }
        if (y.isPositive()) {
            return m.minus(quarter(m), m.atan(m.over(x, y)));
        }
        if (y.isNegative()) {
            return m.minus(m.negate(quarter(m)), m.atan(m.over(x, y)));
        }
        if (y.isZero() && x.isNegative()) {
            return m.pi();
        }
        return y.isZero() && x.isZero() ? Enclosure.ZERO : Enclosure.ANYTHING;
    }

    private void circular() {
        one("sin", Special::sin);
        one("cos", Special::cos);
        one("tan", Special::tan);
        one("asin", ScalarForms::asin);
        one("acos", ScalarForms::acos);
        one("atan", Special::atan);
        one("atan_slope", (m, x) -> m.inverse(m.plus(m.square(x), 1)));
        two("atan2", ScalarForms::angle);
    }

    // ---- the normal distribution

    /** 2 g (g/sqrt(pi) - x) with g = e^(-x^2)/erfc(x). */
    private static Enclosure gaussOverErfcSlope(Special m, Enclosure x) {
        Enclosure ratio = m.over(m.exp(m.negate(m.times(x, x))), m.erfc(x));
        Enclosure excess = m.plus(m.over(ratio, m.sqrt(m.pi())), m.negate(x));
        return m.scale(m.times(ratio, excess), 1);
    }

    private static Enclosure pdf(Special m, Enclosure x) {
        Enclosure exp = m.exp(m.negate(m.scale(m.square(x), -1)));
        return m.over(exp, m.sqrt(m.scale(m.pi(), 1)));
    }

    private static Enclosure cdf(Special m, Enclosure x) {
        return m.scale(m.erfc(m.negate(m.over(x, m.sqrt(m.number(2))))), -1);
    }

    private static Enclosure mills(Special m, Enclosure x) {
        return m.over(pdf(m, x), cdf(m, x));
    }

    private void normal() {
        one("erf", Special::erf);
        one("erfc", Special::erfc);
        one("gauss", (m, x) -> m.exp(m.negate(m.square(x))));
        one("gauss_slope", (m, x) -> m.negate(m.scale(m.times(x, m.exp(m.negate(m.square(x)))), 1)));
        one("gauss_over_erfc_slope", ScalarForms::gaussOverErfcSlope);
        one("normal_cdf", ScalarForms::cdf);
        one("normal_pdf", ScalarForms::pdf);
        one("normal_pdf_slope", (m, x) -> m.negate(m.times(x, pdf(m, x))));
        one("log_normal_cdf", (m, x) -> x.isPositive() ? m.log1p(m.negate(cdf(m, m.negate(x)))) : m.log(cdf(m, x)));
        one("mills_ratio", ScalarForms::mills);
        one("mills_slope", (m, x) -> {
            Enclosure ratio = mills(m, x);
            return m.negate(m.times(ratio, m.plus(x, ratio)));
        });
        one("mills_excess", (m, x) -> m.plus(x, mills(m, x)));
        one("gelu", (m, x) -> m.times(x, cdf(m, x)));
        one("gelu_slope", (m, x) -> m.plus(cdf(m, x), m.times(x, pdf(m, x))));
        one("gelu_curvature", (m, x) -> m.times(pdf(m, x), m.minus(m.number(2), m.square(x))));
    }

    private void gamma() {
        one("lgamma", Special::lgamma);
        one("digamma", (m, x) -> m.polygamma(0, x));
        one("trigamma", (m, x) -> m.polygamma(1, x));
        two("polygamma", (m, n, x) -> {
            boolean known = n.isExact()
                    && n.lower().isWhole()
                    && n.isNonnegative()
                    && n.lower().top() < 10;
            return known ? m.polygamma(n.lower().fixed(0).intValueExact(), x) : Enclosure.ANYTHING;
        });
    }

    private void piecewise() {
        one("abs", Special::abs);
        one("sign", Special::sign);
        one("floor", Special::floor);
        one("round", Special::round);
        one("relu", (m, x) -> m.max(x, Enclosure.ZERO));
        one("elu", (m, x) -> m.plus(m.max(x, Enclosure.ZERO), m.expm1(m.min(x, Enclosure.ZERO))));
        one("stop", (m, x) -> x);
        two("maximum", Special::max);
        two("minimum", Special::min);
        table.put("clamp", (m, x) -> m.min(m.max(x[0], x[1]), x[2]));
    }
}
