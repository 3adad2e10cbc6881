package io.lossmith.processor.rewrite;

import java.util.List;

/** Logarithms of what overflows, underflows, or is near 1. */
final class LogarithmRules {
    static final List<Rule> ROWS = List.of(
            new Rule("log-of-exp", "log(exp(x))", "x", "exp(x) overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-product-with-exp",
                    "log(x*exp(y))",
                    "log(x) + y",
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
                    "log-of-weighted-sum-exp",
                    "log(sum(w*exp(v)))",
                    "logsumexp(v + log(w))",
                    "w >= 0",
                    "exp overflows above 709.8"),
            new Rule(
                    "log-of-two-exps",
                    "log(exp(x) + exp(y))",
                    "logaddexp(x, y)",
                    "exp overflows above 709.8 and is 0 below -745"),
            new Rule(
                    "log-of-difference-of-exps",
                    "log(exp(x) - exp(y))",
                    "x + log1mexp(y - x)",
                    "exp overflows above 709.8, and the difference cancels where x is near y"),
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
                    "log-of-inverse-expm1",
                    "log(expm1_inverse(x))",
                    "-x - log1mexp(-x)",
                    "expm1_inverse(x) underflows above 745"),
            new Rule(
                    "log-of-slope-of-sigmoid",
                    "log(sigmoid_slope(x))",
                    "log_sigmoid(x) + log_sigmoid(-x)",
                    "the slope underflows beyond 745"),
            new Rule(
                    "log-of-slope-of-tanh",
                    "log(tanh_slope(x))",
                    "-2*log_cosh(x)",
                    "the slope underflows beyond 373, and its logarithm loses the digits of a small x"),
            new Rule(
                    "log-of-cosh",
                    "log(cosh(x))",
                    "log_cosh(x)",
                    "cosh(x) overflows above 710.4, and its logarithm loses the digits of a small x"),
            new Rule(
                    "log-of-share-of-mean",
                    "log(2*x/(x + y))",
                    "log_over_mean(x, y)",
                    "x >= 0 and y >= 0",
                    "the quotient rounds, which counts near 1, and is 0/0 where both are 0"),
            new Rule(
                    "log-of-share-of-halves",
                    "log(x/(x/2 + y/2))",
                    "log_over_mean(x, y)",
                    "x >= 0 and y >= 0",
                    "the quotient rounds, which counts near 1, and is 0/0 where both are 0"),
            new Rule("log-of-odds", "log(x/(1 - x))", "logit(x)", "the quotient loses the digits near x = 1/2"),
            new Rule("logit-of-sigmoid", "logit(sigmoid(x))", "x", "sigmoid(x) rounds to 1 above 36.7"),
            new Rule(
                    "log-of-reciprocal",
                    "log(1/x)",
                    "-log(x)",
                    "1/x rounds, which counts near x = 1, and overflows below 5.6e-309"),
            new Rule("log-of-minus-odds", "log((1 - x)/x)", "-logit(x)", "the quotient loses the digits near x = 1/2"),
            new Rule(
                    "log-of-ratio-of-complements",
                    "log((1 + x)/(1 - x))",
                    "double_atanh(x)",
                    "1 + x and 1 - x lose the digits of a small x"),
            new Rule(
                    "log-of-minus-ratio-of-complements",
                    "log((1 - x)/(1 + x))",
                    "-double_atanh(x)",
                    "1 + x and 1 - x lose the digits of a small x"),
            new Rule("log-of-normal-cdf", "log(normal_cdf(x))", "log_normal_cdf(x)", "normal_cdf(x) is 0 below -38.5"),
            new Rule(
                    "log-of-square",
                    "log(x^2)",
                    "2*log(abs(x))",
                    "x^2 overflows above 1.3e154 and underflows below 1.5e-162"),
            new Rule(
                    "log-of-power",
                    "log(x^y)",
                    "y*log(x)",
                    "x >= 0",
                    "the power overflows, underflows, and loses the digits of a small exponent"),
            new Rule("log-of-sqrt", "log(sqrt(x))", "log(x)/2", "the root loses the distance of x to 1"),
            new Rule(
                    "log-of-half-erfc",
                    "log(erfc(x)/2)",
                    "log_half_erfc(x)",
                    "erfc(x) is 0 above 27.2, and close to 2 below -6"),
            new Rule(
                    "log-of-erfc",
                    "log(erfc(x))",
                    "log_erfc(x)",
                    "erfc(x) is 0 above 27.2, and loses the digits of a small x"),
            new Rule(
                    "log-of-one-minus-power",
                    "log(-powm1(x, y))",
                    "log1m_pow(x, y)",
                    "the difference rounds to 1 where the power is small"),
            new Rule(
                    "log-of-complement-of-square",
                    "log(-square_difference(x, 1))",
                    "log1m_square(x)",
                    "the difference loses the digits of a small x"),
            new Rule(
                    "log1mexp-of-exp",
                    "log1mexp(-exp(x))",
                    "log1mexp_of_exp(x)",
                    "exp(x) underflows where the logarithm is x"),
            new Rule(
                    "log-of-inflated-share",
                    "logaddexp(log_sigmoid(x), log_sigmoid(-x) + y)",
                    "softplus_rise(-x, y)",
                    "the sum of the shares is near 1 where its logarithm is small"),
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
            new Rule("log1p-of-minus-square", "log1p(-x^2)", "log1m_square(x)", "the square loses its distance to 1"),
            new Rule("log1p-of-square", "log1p(x^2)", "log1p_square(x)", "x^2 overflows above 1.3e154"),
            new Rule(
                    "log1p-of-square-quotient",
                    "log1p(x^2/y)",
                    "log1p_square_of_ratio(x, sqrt(y))",
                    "y > 0",
                    "x^2 overflows above 1.3e154"),
            new Rule(
                    "log1p-of-square-multiple",
                    "log1p(y*x^2)",
                    "log1p_square(x*sqrt(y))",
                    "y > 0",
                    "x^2 overflows above 1.3e154"),
            new Rule(
                    "log1p-of-product-with-exp",
                    "log1p(x*exp(y))",
                    "log1p_of_exp(x, y)",
                    "x >= 0",
                    "exp(y) overflows above 709.8"),
            new Rule(
                    "log1p-of-minus-power",
                    "log1p(-x^y)",
                    "log1m_pow(x, y)",
                    "x >= 0",
                    "the power loses its distance to 1"));

    private LogarithmRules() {}
}
