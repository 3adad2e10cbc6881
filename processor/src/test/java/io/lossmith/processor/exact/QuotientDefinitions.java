package io.lossmith.processor.exact;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What the hidden functions mean that stand for quotients, for logarithms of products, and for what compares shares. */
final class QuotientDefinitions {
    private final Map<String, ElementwiseDefinitions.Definition> table;

    private QuotientDefinitions(Map<String, ElementwiseDefinitions.Definition> table) {
        this.table = table;
    }

    static void addTo(Map<String, ElementwiseDefinitions.Definition> table) {
        QuotientDefinitions definitions = new QuotientDefinitions(table);
        definitions.quotients();
        definitions.logarithms();
        definitions.shares();
        definitions.gamma();
        definitions.tails();
    }

    private void one(String name, UnaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0]));
    }

    private void two(String name, BinaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0], x[1]));
    }

    private void quotients() {
        one("sinc", x -> x.sign() == 0 ? x.number(1) : x.sin().over(x));
        one(
                "sinc_slope",
                x -> x.sign() == 0 ? x : x.cos().minus(x.sin().over(x)).over(x));
        one(
                "sinc_curvature",
                x -> x.sign() == 0
                        ? x.number(-1).over(3)
                        : x.sin()
                                .over(x)
                                .minus(x.cos())
                                .times(2)
                                .over(x.square())
                                .minus(x.sin().over(x)));
        one("log_quotient", x -> isOne(x) ? x : logQuotient(x));
        one(
                "log_quotient_slope",
                x -> isOne(x)
                        ? x.number(-0.5)
                        : x.number(1).over(x).minus(logQuotient(x)).over(x.minus(1)));
        one(
                "log_quotient_curvature",
                x -> isOne(x)
                        ? x.number(2).over(3)
                        : logQuotient(x)
                                .minus(x.number(1).over(x))
                                .times(2)
                                .over(x.minus(1))
                                .minus(x.number(1).over(x.square()))
                                .over(x.minus(1)));
    }

    private static boolean isOne(ExactNumber x) {
        return x.minus(1).sign() == 0;
    }

    private static ExactNumber logQuotient(ExactNumber x) {
        return x.log().over(x.minus(1));
    }

    private void logarithms() {
        one("log1m_square", x -> x.square().negate().plus(1).log());
        two("log1p_difference", (x, y) -> x.plus(1).over(y.plus(1)).log());
        two("log1p_of_ratio", (x, y) -> x.over(y).plus(1).log());
        two("log_product", (x, y) -> x.times(y).log());
        two("log1p_square_of_ratio", (x, y) -> x.over(y).square().plus(1).log());
        two("ratio_slope", (x, y) -> x.times(2).over(squares(x, y)));
        two(
                "ratio_curvature",
                (x, y) ->
                        y.square().minus(x.square()).times(2).over(squares(x, y).square()));
        two("square_share", (x, y) -> x.square().over(squares(x, y)));
    }

    private static ExactNumber squares(ExactNumber x, ExactNumber y) {
        return x.square().plus(y.square());
    }

    private void shares() {
        two("binary_deviance", (x, y) -> entropy(x, y).plus(entropy(complement(x), complement(y))));
        two("bernoulli_slope", (x, y) -> complement(y).over(complement(x)).minus(y.over(x)));
    }

    private void gamma() {
        two("log_beta", (x, y) -> x.lgamma().plus(y.lgamma()).minus(x.plus(y).lgamma()));
        two("lgamma_rise", (x, y) -> x.plus(y).lgamma().minus(x.lgamma()));
        two("digamma_rise", (x, y) -> x.plus(y).lgammaDerivative(1).minus(x.lgammaDerivative(1)));
        two("trigamma_fall", (x, y) -> x.lgammaDerivative(2).minus(x.plus(y).lgammaDerivative(2)));
    }

    private void tails() {
        two("log_normal_interval", (x, y) -> interval(x, y).log());
        two("normal_interval_shift", (x, y) -> pdf(x.plus(y)).minus(pdf(x)).over(interval(x, y)));
        two("normal_interval_end", (x, y) -> pdf(x.plus(y)).over(interval(x, y)));
        two("normal_interval_narrowness", (x, y) -> {
            ExactNumber high = x.plus(y);
            ExactNumber ends = high.times(pdf(high)).minus(x.times(pdf(x))).over(interval(x, y));
            return pdf(high).minus(pdf(x)).over(interval(x, y)).square().plus(ends);
        });
        two(
                "softplus_rise",
                (x, y) -> x.plus(y).exp().plus(1).log().minus(x.exp().plus(1).log()));
        one("log1mexp_of_exp", x -> x.exp().negate().exp().negate().plus(1).log());
        one("gompertz_slope", QuotientDefinitions::gompertz);
        one(
                "gompertz_curvature",
                x -> gompertz(x).negate().times(gompertz(x).plus(x.exp()).minus(1)));
        two("times_decay", (x, y) -> x.times(y.exp()));
    }

    private static ExactNumber gompertz(ExactNumber x) {
        return x.exp().over(x.exp().exp().minus(1));
    }

    private static ExactNumber pdf(ExactNumber x) {
        return x.square().over(-2).exp().over(x.pi().times(2).sqrt());
    }

    private static ExactNumber interval(ExactNumber x, ExactNumber y) {
        ExactNumber root = x.number(2).sqrt();
        return x.over(root).erfc().minus(x.plus(y).over(root).erfc()).over(2);
    }

    private static ExactNumber complement(ExactNumber x) {
        return x.negate().plus(1);
    }

    private static ExactNumber entropy(ExactNumber x, ExactNumber y) {
        return x.sign() == 0 ? x : x.times(x.over(y).log());
    }
}
