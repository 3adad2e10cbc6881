package io.lossmith.processor.rewrite;

import java.util.List;

/** Sums and differences that cancel. */
final class DifferenceRules {
    static final List<Rule> ROWS = List.of(
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
                    "sigmoid-minus-binary",
                    "sigmoid(x) - y",
                    "y ? -sigmoid(-x) : sigmoid(x)",
                    "y: binary",
                    "the difference cancels where sigmoid(x) is near 1"),
            new Rule(
                    "weighted-log-softmax-element",
                    "v[i] + log(w[i]) - logsumexp(v + log(w))",
                    "log_softmax(v + log_ratio(w, w[i]))[i]",
                    "w > 0",
                    "the difference cancels when a class leads"),
            new Rule(
                    "log-softmax-element",
                    "v[i] - logsumexp(v)",
                    "log_softmax(v)[i]",
                    "the difference cancels when a class leads"),
            new Rule("log-softmax", "v - logsumexp(v)", "log_softmax(v)", "the difference cancels when a class leads"),
            new Rule("softplus-minus-argument", "softplus(x) - x", "softplus(-x)", "the difference cancels above 0"),
            new Rule(
                    "sum-of-the-other-exps",
                    "sum(exp(v)) - exp(v[i])",
                    "sum(exp(v))*co_softmax(v)[i]",
                    "the difference cancels when a class leads"),
            new Rule("sum-of-softmax", "sum(softmax(v))", "1", "the shares add up to 1"),
            new Rule("exp-minus-one", "exp(x) - 1", "expm1(x)", "exp(x) - 1 cancels near 0"),
            new Rule(
                    "centred-sigmoid", "2*sigmoid(x) - 1", "tanh(x/2)", "the difference loses the digits of a small x"),
            new Rule("one-plus-tanh", "1 + tanh(x)", "2*sigmoid(2*x)", "the sum cancels below 0, and is 0 below -19.1"),
            new Rule(
                    "one-minus-tanh",
                    "1 - tanh(x)",
                    "2*sigmoid(-2*x)",
                    "the difference cancels above 0, and is 0 above 19.1"),
            new Rule("one-plus-erf", "1 + erf(x)", "erfc(-x)", "the sum cancels below 0, and is 0 below -5.9"),
            new Rule("erfc-minus-one", "erfc(x) - 1", "-erf(x)", "the difference loses the digits of a small x"),
            new Rule(
                    "complement-of-erfc",
                    "2 - erfc(x)",
                    "erfc(-x)",
                    "the difference cancels below 0, and is 0 below -5.9"),
            new Rule(
                    "centred-normal-cdf",
                    "2*normal_cdf(x) - 1",
                    "normal_centred(x)",
                    "the difference loses the digits of a small x"),
            new Rule("complement-of-cos", "1 - cos(x)", "versine(x)", "cos(x) rounds to 1 below 1e-8"),
            new Rule("exp-less-its-tangent", "expm1(x) - x", "expm1mx(x)", "the difference cancels near 0"),
            new Rule("log-less-its-tangent", "log1p(x) - x", "log1pmx(x)", "the difference cancels near 0"),
            new Rule("difference-of-opposite-exps", "exp(x) - exp(-x)", "2*sinh(x)", "the difference cancels near 0"),
            new Rule(
                    "sum-of-opposite-exps",
                    "exp(x) + exp(-x)",
                    "2*cosh(x)",
                    "its distance to 2 and its derivative cancel near 0"),
            new Rule("cosh-minus-one", "cosh(x) - 1", "coshm1(x)", "the difference cancels near 0"),
            new Rule(
                    "softplus-minus-share",
                    "softplus(x) - y*x",
                    "y*softplus(-x) + (1 - y)*softplus(x)",
                    "y: unit",
                    "the difference cancels where y is near 1 and x is large"),
            new Rule(
                    "logsumexp-minus-mean",
                    "logsumexp(v) - sum(w*v)",
                    "-sum(w*log_softmax(v))",
                    "w: simplex",
                    "the difference cancels when a class leads"),
            new Rule("shifted-logsumexp", "logsumexp(v - x) + x", "logsumexp(v)", "the shift is rounded twice"),
            new Rule("logit-of-logs", "log(x) - log1p(-x)", "logit(x)", "the difference cancels near x = 1/2"),
            new Rule(
                    "difference-of-log1ps",
                    "log1p(x) - log1p(-x)",
                    "double_atanh(x)",
                    "its second derivative cancels near 0"),
            new Rule(
                    "log-excess",
                    "x/y - log_ratio(x, y) - 1",
                    "log_excess(x, y)",
                    "x >= 0 and y >= 0",
                    "the sum cancels where x is near y"),
            new Rule(
                    "difference-of-opposite-log-sigmoids",
                    "log_sigmoid(x) - log_sigmoid(-x)",
                    "x",
                    "the difference cancels near 0"),
            new Rule(
                    "difference-of-two-log1ps",
                    "log1p(x) - log1p(y)",
                    "log1p_difference(x, y)",
                    "the difference cancels where x is near y"),
            new Rule(
                    "binary-deviance",
                    "x*log_ratio(x, y) + (1 - x)*log_ratio(1 - x, 1 - y)",
                    "binary_deviance(x, y)",
                    "x: unit and y: unit",
                    "the sum cancels where x is near y"),
            new Rule(
                    "square-from-its-complement",
                    "1 + square_difference(x, 1)",
                    "x^2",
                    "the sum loses the digits of a small x"),
            new Rule(
                    "one-plus-centred-normal",
                    "1 + normal_centred(x)",
                    "2*normal_cdf(x)",
                    "the sum cancels below 0, and is 0 below -8.3"),
            new Rule(
                    "one-minus-centred-normal",
                    "1 - normal_centred(x)",
                    "2*normal_cdf(-x)",
                    "the difference cancels above 0, and is 0 above 8.3"),
            new Rule(
                    "complement-of-cosine",
                    "1 - cosine(v, w)",
                    "cosine_distance(v, w)",
                    "the difference cancels where both point the same way"),
            new Rule(
                    "difference-of-norms",
                    "norm(v) - norm(w)",
                    "norm_difference(v, w)",
                    "the difference cancels where v is near w"),
            new Rule(
                    "difference-of-directions",
                    "normalize(v) - normalize(w)",
                    "direction_difference(v, w)",
                    "the difference cancels where v is near w"),
            new Rule(
                    "deviance",
                    "x*log_ratio(x, y) - x + y",
                    "deviance(x, y)",
                    "x >= 0",
                    "the sum cancels where x is near y"),
            new Rule(
                    "deviance-from-log",
                    "x*log(x) - x*y - x + exp(y)",
                    "deviance_from_exp(x, y)",
                    "x >= 0",
                    "the sum cancels where x is near exp(y)"),
            new Rule(
                    "deviance-from-difference",
                    "x*(log(x) - y) - x + exp(y)",
                    "deviance_from_exp(x, y)",
                    "x >= 0",
                    "the sum cancels where x is near exp(y)"),
            new Rule(
                    "entropy-of-shares",
                    "-x*log_share(x, y) - z*log_share(y, x)",
                    "share_entropy(x, y, z)",
                    "x > 0 and y > 0 and z >= 0",
                    "the terms of its derivative cancel where y is near z"),
            new Rule(
                    "shifted-deviance",
                    "x*log_ratio(x, y) - (x + z)*log_ratio(x + z, y + z)",
                    "shifted_deviance(x, y, z)",
                    "x >= 0 and y > 0 and z > 0",
                    "the difference cancels where x is near y, or z small beside both"),
            new Rule(
                    "jensen-shannon",
                    "sum(v*log_over_mean(v, w)) + sum(w*log_over_mean(w, v))",
                    "sum(jensen_shannon(v, w))",
                    "v >= 0 and w >= 0",
                    "the terms cancel where v is near w"),
            new Rule(
                    "jensen-shannon-of-softmax",
                    "sum(softmax(v)*log_twice_sigmoid(log_softmax_difference(v, w)))"
                            + " + sum(softmax(w)*log_twice_sigmoid(log_softmax_difference(w, v)))",
                    "softmax_jensen_shannon(v, w)",
                    "the terms cancel where both are near each other"),
            new Rule(
                    "difference-of-log-softmax",
                    "log_softmax(v) - log_softmax(w)",
                    "log_softmax_difference(v, w)",
                    "the difference cancels where v is near w"),
            new Rule(
                    "difference-of-softmax",
                    "softmax(v) - softmax(w)",
                    "softmax_difference(v, w)",
                    "the difference cancels where v is near w"),
            new Rule(
                    "divergence-of-softmax",
                    "sum(softmax(v)*log_softmax_difference(v, w))",
                    "softmax_divergence(v, w)",
                    "the terms cancel where v is near w"),
            new Rule("hypot-minus-one", "hypot(x, 1) - 1", "hypotm1(x)", "the difference cancels near 0"),
            new Rule(
                    "hypot-minus-side",
                    "hypot(x, y) - y",
                    "y*hypotm1(x/y)",
                    "y > 0",
                    "the difference cancels where x is small beside y"),
            new Rule(
                    "difference-of-roots",
                    "sqrt(x) - sqrt(y)",
                    "sqrt_difference(x, y)",
                    "the difference cancels where x is near y"),
            new Rule(
                    "root-less-difference-of-roots",
                    "sqrt(x) - sqrt_difference(x, y)",
                    "sqrt(y)",
                    "the difference cancels where y is small beside x"),
            new Rule(
                    "difference-of-inverse-cubed-roots",
                    "1/sqrt(x)^3 - 1/sqrt(y)^3",
                    "rsqrt_difference(x, y)*(1/x + 1/(sqrt(x)*sqrt(y)) + 1/y)",
                    "the difference cancels where x is near y"),
            new Rule(
                    "complement-of-hypot-share",
                    "1 - hypot_slope(x, y)^2",
                    "hypot_slope(y, x)^2",
                    "y > 0",
                    "the difference cancels where y is small beside x"),
            new Rule(
                    "difference-of-inverse-roots",
                    "1/sqrt(x) - 1/sqrt(y)",
                    "rsqrt_difference(x, y)",
                    "the difference cancels where x is near y"));

    private DifferenceRules() {}
}
