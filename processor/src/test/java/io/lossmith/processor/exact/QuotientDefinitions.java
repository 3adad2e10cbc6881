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
    }

    private void one(String name, UnaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0]));
    }

    private void two(String name, BinaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0], x[1]));
    }

    private void quotients() {
        one("sinc", x -> x.sign() == 0 ? x.number(1) : x.sin().over(x));
        one("sinc_slope", x -> x.sign() == 0 ? x : x.cos().minus(x.sin().over(x)).over(x));
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
        one("orientation", x -> x.over(x.abs()));
        one("orientation_slope", x -> x.over(x).minus(1));
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
                (x, y) -> y.square()
                        .minus(x.square())
                        .times(2)
                        .over(squares(x, y).square()));
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

    private static ExactNumber complement(ExactNumber x) {
        return x.negate().plus(1);
    }

    private static ExactNumber entropy(ExactNumber x, ExactNumber y) {
        return x.sign() == 0 ? x : x.times(x.over(y).log());
    }
}
