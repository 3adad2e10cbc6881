package io.lossmith.processor.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of identities. Rows are tried in order, the special before the general, on expressions whose parts are rewritten
 * already: {@code log(1 - exp(x))} is {@code log(-expm1(x))} by the time the logarithm is looked at.
 */
public final class Rules {
    private static final List<Rule> LOGARITHMS = List.of(
            new Rule("log-of-exp", "log(exp(x))", "x", "exp(x) overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-product-with-exp",
                    "log(x*exp(y))",
                    "log(x) + y",
                    "x >= 0",
                    "exp(y) overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-quotient-by-exp",
                    "log(x/exp(y))",
                    "log(x) - y",
                    "x >= 0",
                    "exp(y) overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-sigmoid",
                    "log(sigmoid(x))",
                    "log_sigmoid(x)",
                    "sigmoid(x) is 0 below -745 and loses the distance to 1"),
            new Rule(
                    "log-of-product-with-sigmoid",
                    "log(x*sigmoid(y))",
                    "log(x) + log_sigmoid(y)",
                    "x >= 0",
                    "sigmoid(y) is 0 below -745"),
            new Rule(
                    "log-of-softmax-element",
                    "log(softmax(v)[i])",
                    "log_softmax(v)[i]",
                    "softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37"),
            new Rule(
                    "log-of-softmax",
                    "log(softmax(v))",
                    "log_softmax(v)",
                    "softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37"),
            new Rule(
                    "log-of-product-with-softmax-element",
                    "log(x*softmax(v)[i])",
                    "log(x) + log_softmax(v)[i]",
                    "x >= 0",
                    "softmax underflows when a class trails by 745"),
            new Rule("log-of-sum-exp", "log(sum(exp(v)))", "logsumexp(v)", "exp overflows above 709.8"),
            new Rule(
                    "log-of-product-with-sum-exp",
                    "log(x*sum(exp(v)))",
                    "log(x) + logsumexp(v)",
                    "x >= 0",
                    "exp overflows above 709.8"),
            new Rule(
                    "log-of-two-exps",
                    "log(exp(x) + exp(y))",
                    "logaddexp(x, y)",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-three-exps",
                    "log(exp(x) + exp(y) + exp(z))",
                    "logaddexp(logaddexp(x, y), z)",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-exp-plus-sum-exp",
                    "log(exp(x) + sum(exp(v)))",
                    "logaddexp(x, logsumexp(v))",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-co-softmax-element",
                    "log(co_softmax(v)[i])",
                    "log_co_softmax(v)[i]",
                    "1 - softmax underflows when a class leads by 745"),
            new Rule(
                    "log-of-co-softmax",
                    "log(co_softmax(v))",
                    "log_co_softmax(v)",
                    "1 - softmax underflows when a class leads by 745"),
            new Rule(
                    "log-of-sigmoid-difference",
                    "log(sigmoid_difference(x, y))",
                    "log_sigmoid(x) + log_sigmoid(-y) + log1mexp(y - x)",
                    "the difference is 0 where both are beyond 745"),
            new Rule("log-of-expm1", "log(expm1(x))", "x + log1mexp(-x)", "expm1(x) overflows above 709.8"),
            new Rule("log-of-one-minus-exp", "log(-expm1(x))", "log1mexp(x)", "expm1(x) rounds to -1 below -37"),
            new Rule(
                    "log-of-cosh",
                    "log(cosh(x))",
                    "log_cosh(x)",
                    "cosh(x) overflows above 710.4, and its logarithm loses the digits of a small x"),
            new Rule(
                    "log-of-mean-of-exps",
                    "log((exp(x) + exp(-x))/2)",
                    "log_cosh(x)",
                    "exp overflows above 709.8, and the sum loses the digits of a small x"),
            new Rule("log-of-odds", "log(x/(1 - x))", "logit(x)", "the quotient loses the digits near x = 1/2"),
            new Rule(
                    "log-of-reciprocal",
                    "log(1/x)",
                    "-log(x)",
                    "1/x rounds, which counts near x = 1, and overflows below 5.6e-309"),
            new Rule("log-of-normal-cdf", "log(normal_cdf(x))", "log_normal_cdf(x)", "normal_cdf(x) is 0 below -38.5"),
            new Rule("log-of-one-plus", "log(1 + x)", "log1p(x)", "1 + x loses the digits of a small x"),
            new Rule("log1p-of-exp", "log1p(exp(x))", "softplus(x)", "exp(x) overflows above 709.8"),
            new Rule(
                    "log1p-of-two-exps",
                    "log1p(exp(x) + exp(y))",
                    "softplus(logaddexp(x, y))",
                    "exp overflows above 709.8"),
            new Rule("log1p-of-sum-exp", "log1p(sum(exp(v)))", "softplus(logsumexp(v))", "exp overflows above 709.8"),
            new Rule(
                    "log1p-of-minus-exp",
                    "log1p(-exp(x))",
                    "log1mexp(x)",
                    "exp(x) loses the distance to 1 of a small x"),
            new Rule(
                    "log1p-of-minus-sigmoid",
                    "log1p(-sigmoid(x))",
                    "log_sigmoid(-x)",
                    "sigmoid(x) rounds to 1 above 37"),
            new Rule(
                    "log1p-of-minus-softmax-element",
                    "log1p(-softmax(v)[i])",
                    "log_co_softmax(v)[i]",
                    "softmax rounds to 1 when a class leads by 37"),
            new Rule("log1p-of-square", "log1p(x^2)", "log1p_square(x)", "x^2 overflows above 1.3e154"),
            new Rule(
                    "log1p-of-square-quotient",
                    "log1p(x^2/y)",
                    "log1p_square(x/sqrt(y))",
                    "y > 0",
                    "x^2 overflows above 1.3e154"),
            new Rule(
                    "log1p-of-square-multiple",
                    "log1p(y*x^2)",
                    "log1p_square(x*sqrt(y))",
                    "y > 0",
                    "x^2 overflows above 1.3e154"));

    private static final List<Rule> EXPONENTIALS = List.of(
            new Rule(
                    "exp-of-log-sigmoid",
                    "exp(log_sigmoid(x))",
                    "sigmoid(x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-softplus",
                    "exp(-softplus(x))",
                    "sigmoid(-x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-log-softmax-element",
                    "exp(log_softmax(v)[i])",
                    "softmax(v)[i]",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-log-softmax",
                    "exp(log_softmax(v))",
                    "softmax(v)",
                    "exp magnifies the rounding of a large logarithm"));

    private static final List<Rule> COMPLEMENTS = List.of(
            new Rule(
                    "complement-of-sigmoid",
                    "1 - sigmoid(x)",
                    "sigmoid(-x)",
                    "1 - sigmoid(x) cancels, and is 0 above 36.7"),
            new Rule(
                    "complement-of-softmax-element",
                    "1 - softmax(v)[i]",
                    "co_softmax(v)[i]",
                    "1 - softmax cancels, and is 0 when a class leads by 37"),
            new Rule(
                    "complement-of-softmax",
                    "1 - softmax(v)",
                    "co_softmax(v)",
                    "1 - softmax cancels, and is 0 when a class leads by 37"),
            new Rule(
                    "complement-of-tanh-square",
                    "1 - tanh(x)^2",
                    "tanh_slope(x)",
                    "1 - tanh(x)^2 cancels, and is 0 beyond 19.1"),
            new Rule(
                    "complement-of-normal-cdf",
                    "1 - normal_cdf(x)",
                    "normal_cdf(-x)",
                    "1 - normal_cdf(x) cancels, and is 0 above 8.3"),
            new Rule("complement-of-erf", "1 - erf(x)", "erfc(x)", "1 - erf(x) cancels, and is 0 above 5.9"),
            new Rule(
                    "difference-of-sigmoids",
                    "sigmoid(x) - sigmoid(y)",
                    "sigmoid_difference(x, y)",
                    "the difference cancels where both are near 1 or near each other"),
            new Rule(
                    "log-softmax-element",
                    "v[i] - logsumexp(v)",
                    "log_softmax(v)[i]",
                    "the difference cancels when a class leads"),
            new Rule("log-softmax", "v - logsumexp(v)", "log_softmax(v)", "the difference cancels when a class leads"),
            new Rule("softplus-minus-argument", "softplus(x) - x", "softplus(-x)", "the difference cancels above 0"),
            new Rule("exp-minus-one", "exp(x) - 1", "expm1(x)", "exp(x) - 1 cancels near 0"));

    private static final List<Rule> SHARES = List.of(
            new Rule(
                    "softmax",
                    "exp(v)/sum(exp(v))",
                    "softmax(v)",
                    "exp overflows above 709.8, and all are 0 below -745"),
            new Rule(
                    "softmax-element",
                    "exp(v[i])/sum(exp(v))",
                    "softmax(v)[i]",
                    "exp overflows above 709.8, and all are 0 below -745"),
            new Rule("tanh-of-sinh-and-cosh", "sinh(x)/cosh(x)", "tanh(x)", "both overflow beyond 710.4"),
            new Rule(
                    "tanh-of-exps",
                    "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
                    "tanh(x)",
                    "exp overflows above 709.8, and the difference cancels near 0"),
            new Rule("tanh-of-half", "expm1(x)/(1 + exp(x))", "tanh(x/2)", "exp(x) overflows above 709.8"),
            new Rule("sigmoid", "exp(x)/(1 + exp(x))", "sigmoid(x)", "exp(x) overflows above 709.8"),
            new Rule(
                    "sigmoid-of-difference",
                    "exp(x)/(exp(x) + exp(y))",
                    "sigmoid(x - y)",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "sigmoid-among-others",
                    "exp(x)/(exp(x) + sum(exp(v)))",
                    "sigmoid(x - logsumexp(v))",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "sigmoid-of-minus",
                    "1/(1 + exp(x))",
                    "sigmoid(-x)",
                    "exp(x) overflows above 709.8, which takes its derivatives along"),
            new Rule("odds-of-sigmoid", "sigmoid(x)/sigmoid(-x)", "exp(x)", "sigmoid(-x) rounds and underflows"));

    private static final List<Rule> ROOTS = List.of(
            new Rule(
                    "sqrt-of-square",
                    "sqrt(x^2)",
                    "abs(x)",
                    "x^2 overflows above 1.3e154 and underflows below 1.5e-162"),
            new Rule(
                    "norm-of-squares",
                    "sqrt(sum(v^2))",
                    "norm(v)",
                    "v^2 overflows above 1.3e154, and the root has no slope at 0"));

    private static final List<Rule> ALL = Stream.of(LOGARITHMS, EXPONENTIALS, COMPLEMENTS, SHARES, ROOTS)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** All rows in the order they are tried. */
    public static List<Rule> all() {
        return ALL;
    }
}
