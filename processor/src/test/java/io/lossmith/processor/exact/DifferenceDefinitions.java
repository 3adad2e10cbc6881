package io.lossmith.processor.exact;

import io.lossmith.math.RatioMath;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What the hidden functions mean that stand for differences and quotients: these, as a user would write them. */
final class DifferenceDefinitions {
    private final Map<String, ElementwiseDefinitions.Definition> table;

    private DifferenceDefinitions(Map<String, ElementwiseDefinitions.Definition> table) {
        this.table = table;
    }

    static void addTo(Map<String, ElementwiseDefinitions.Definition> table) {
        DifferenceDefinitions definitions = new DifferenceDefinitions(table);
        definitions.exponentials();
        definitions.logarithms();
        definitions.powers();
        definitions.others();
        definitions.ratios();
        definitions.sums();
    }

    private void one(String name, UnaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0]));
    }

    private void two(String name, BinaryOperator<ExactNumber> definition) {
        table.put(name, x -> definition.apply(x[0], x[1]));
    }

    private void exponentials() {
        one("exprel", x -> x.sign() == 0 ? x.number(1) : x.exp().minus(1).over(x));
        one(
                "exprel_slope",
                x -> x.sign() == 0
                        ? x.number(0.5)
                        : x.exp().times(x.minus(1)).plus(1).over(x.square()));
        one(
                "exprel_curvature",
                x -> x.sign() == 0
                        ? x.number(1).over(3)
                        : x.exp()
                                .times(x.square().minus(x.times(2)).plus(2))
                                .minus(2)
                                .over(x.square().times(x)));
        two("times_exp", (x, y) -> x.times(y.exp()));
        one("expm1mx", x -> x.exp().minus(1).minus(x));
        one("expm1_inverse", x -> x.number(1).over(x.exp().minus(1)));
        one("coshm1", x -> cosh(x).minus(1));
        one("sech", x -> x.number(1).over(cosh(x)));
    }

    private static ExactNumber cosh(ExactNumber x) {
        return x.exp().plus(x.negate().exp()).over(2);
    }

    private void logarithms() {
        one("log1pmx", x -> x.plus(1).log().minus(x));
        one("odds_share", x -> x.over(x.plus(1)));
        two("log1p_of_exp", (x, y) -> x.times(y.exp()).plus(1).log());
        two("share_of_exp", (x, y) -> x.times(y.exp()).over(x.times(y.exp()).plus(1)));
        two("co_share_of_exp", (x, y) -> x.number(1).over(x.times(y.exp()).plus(1)));
        two("log_ratio", (x, y) -> x.over(y).log());
        two(
                "deviance",
                (x, y) -> x.sign() == 0 ? y : x.times(x.over(y).log()).minus(x).plus(y));
        two(
                "deviance_from_exp",
                (x, y) -> x.sign() == 0
                        ? y.exp()
                        : x.times(x.log().minus(y)).minus(x).plus(y.exp()));
        two("relative_excess", (x, y) -> y.minus(x).over(y));
        one("double_atanh", x -> x.plus(1).over(x.negate().plus(1)).log());
        one("atanh_slope", x -> x.number(1).over(x.square().negate().plus(1)));
    }

    private void ratios() {
        two("share_of_sum", (x, y) -> x.over(x.plus(y)));
        two("log_share", (x, y) -> x.over(x.plus(y)).log());
        two("log_over_mean", DifferenceDefinitions::logOverMean);
        two("jensen_shannon", (x, y) -> share(x, y).plus(share(y, x)));
        one("log_twice_sigmoid", x -> x.number(2).over(x.negate().exp().plus(1)).log());
        one("jensen_shannon_share", x -> {
            ExactNumber one = x.number(2).over(x.negate().exp().plus(1));
            ExactNumber other = x.number(2).over(x.exp().plus(1));
            return one.times(one.log()).plus(other.times(other.log()));
        });
        one("one_plus_log", x -> x.log().plus(1));
        two(
                "box_cox_of_exp",
                (x, y) -> y.sign() == 0 ? x : x.times(y).exp().minus(1).over(y));
        two("scaled", ExactNumber::times);
        one("unit_scale", x -> x.number(RatioMath.unitScale(x.toDouble())));
        table.put("difference_of_product", x -> x[0].minus(x[1].times(x[2])));
        table.put("share_entropy", x -> {
            ExactNumber sum = x[0].plus(x[1]);
            ExactNumber first = x[0].times(sum.over(x[0]).log());
            return first.plus(x[2].times(sum.over(x[1]).log()));
        });
        table.put("shifted_deviance", x -> {
            ExactNumber sum = x[0].plus(x[2]);
            ExactNumber first =
                    x[0].sign() == 0 ? x[0] : x[0].times(x[0].over(x[1]).log());
            return first.minus(sum.times(sum.over(x[1].plus(x[2])).log()));
        });
        two("power_below", (x, y) -> x.power(y.minus(1)));
        table.put("exp_of_sum_times", x -> x[0].plus(x[1]).times(x[2]).exp());
        table.put("exp_of_sum_over", x -> x[0].plus(x[1]).over(x[2]).exp());
    }

    private static ExactNumber logOverMean(ExactNumber x, ExactNumber y) {
        return (y.sign() == 0 ? x.number(2) : x.times(2).over(x.plus(y))).log();
    }

    private static ExactNumber share(ExactNumber x, ExactNumber y) {
        return x.sign() == 0 ? x : x.times(logOverMean(x, y));
    }

    private void powers() {
        two("powm1", (x, y) -> x.power(y).minus(1));
        two("box_cox", (x, y) -> y.sign() == 0 ? x.log() : x.power(y).minus(1).over(y));
        two("log1m_pow", (x, y) -> x.power(y).negate().plus(1).log());
        two("box_cox_slope", (x, y) -> {
            ExactNumber z = y.times(x.log());
            ExactNumber factor = z.sign() == 0
                    ? x.number(0.5)
                    : z.exp().times(z.minus(1)).plus(1).over(z.square());
            return x.log().square().times(factor);
        });
        two(
                "log1m_pow_slope",
                (x, y) -> y.times(x.power(y)).over(x.times(x.power(y).minus(1))));
        two("log_excess", (x, y) -> x.over(y).minus(x.over(y).log()).minus(1));
        two(
                "box_cox1p",
                (x, y) -> y.sign() == 0
                        ? x.plus(1).log()
                        : x.plus(1).power(y).minus(1).over(y));
        two("square_difference", (x, y) -> x.square().minus(y.square()));
        two("pseudo_huber", (x, y) -> x.over(y).square().plus(1).sqrt().minus(1).times(y.square()));
        two("pseudo_huber_slope", (x, y) -> {
            ExactNumber hypot = x.square().plus(y.square()).sqrt();
            return hypot.minus(y).square().over(hypot);
        });
        one("hypotm1", x -> x.square().plus(1).sqrt().minus(1));
        two("sqrt_difference", (x, y) -> x.sqrt().minus(y.sqrt()));
        two(
                "rsqrt_difference",
                (x, y) -> x.number(1).over(x.sqrt()).minus(x.number(1).over(y.sqrt())));
    }

    private void others() {
        one("versine", x -> x.cos().negate().plus(1));
        one("log_erfc", x -> x.erfc().log());
        one("log_half_erfc", x -> x.erfc().over(2).log());
        one("gauss_over_erfc", x -> x.square().negate().exp().over(x.erfc()));
        one("gauss_over_erfc_slope", x -> {
            ExactNumber ratio = x.square().negate().exp().over(x.erfc());
            return ratio.times(2).times(ratio.over(x.pi().sqrt()).minus(x));
        });
        one("normal_centred", x -> x.over(x.number(2).sqrt()).erf());
    }

    private void sums() {
        for (String name : new String[] {"exp", "sigmoid", "sigmoid_slope", "softplus", "log_sigmoid"}) {
            ElementwiseDefinitions.Definition definition = table.get(name);
            table.put(name + "_of_sum", x -> definition.of(new ExactNumber[] {x[0].plus(x[1])}));
        }
    }
}
