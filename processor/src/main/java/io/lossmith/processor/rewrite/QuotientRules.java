package io.lossmith.processor.rewrite;

import java.util.List;

/** Products and quotients of what overflows, or is 0/0. */
final class QuotientRules {
    static final List<Rule> ROWS = List.of(
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
            new Rule(
                    "mean-by-softmax",
                    "sum(w*exp(v))/sum(exp(v))",
                    "sum(w*softmax(v))",
                    "exp overflows above 709.8, and all are 0 below -745"),
            new Rule(
                    "cosine",
                    "sum(v*w)/(norm(v)*norm(w))",
                    "cosine(v, w)",
                    "products of the elements overflow and underflow"),
            new Rule("tanh-of-sinh-and-cosh", "sinh(x)/cosh(x)", "tanh(x)", "both overflow beyond 710.4"),
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
            new Rule("gelu", "x*normal_cdf(x)", "gelu(x)", "its derivatives cancel below 0"),
            new Rule(
                    "slope-of-normal-density",
                    "x*normal_pdf(x)",
                    "-normal_pdf_slope(x)",
                    "a large x beside a density of 0 is infinity times 0"),
            new Rule("sinc", "sin(x)/x", "sinc(x)", "its derivatives cancel near 0"),
            new Rule("log-quotient", "log(x)/(x - 1)", "log_quotient(x)", "its derivatives cancel near 1"),
            new Rule("exprel", "expm1(x)/x", "exprel(x)", "its derivatives cancel near 0"),
            new Rule("inverse-exprel", "x/expm1(x)", "1/exprel(x)", "its derivatives cancel near 0"),
            new Rule("exp-over-expm1", "exp(x)/expm1(x)", "-expm1_inverse(-x)", "exp(x) overflows above 709.8"),
            new Rule(
                    "sigmoid-of-minus",
                    "1/(1 + exp(x))",
                    "sigmoid(-x)",
                    "exp(x) overflows above 709.8, which takes its derivatives along"),
            new Rule("odds-of-sigmoid", "sigmoid(x)/sigmoid(-x)", "exp(x)", "sigmoid(-x) rounds and underflows"),
            new Rule(
                    "inverse-odds-of-sigmoid", "sigmoid(-x)/sigmoid(x)", "exp(-x)", "sigmoid(x) rounds and underflows"),
            new Rule(
                    "odds-from-inverse",
                    "sigmoid(x)*(1 + exp(x))",
                    "exp(x)",
                    "exp(x) overflows where sigmoid(-x) is 0"),
            new Rule("sigmoid-from-complement", "exp(x)*sigmoid(-x)", "sigmoid(x)", "exp(x) overflows above 709.8"),
            new Rule("slope-of-sigmoid", "sigmoid(x)*sigmoid(-x)", "sigmoid_slope(x)", "its derivative cancels near 0"),
            new Rule("inverse-expm1", "1/expm1(x)", "expm1_inverse(x)", "its derivative overflows above 354"),
            new Rule("square-of-inverse-cosh", "1/cosh(x)^2", "tanh_slope(x)", "cosh(x)^2 overflows beyond 355"),
            new Rule(
                    "inverse-cosh",
                    "1/cosh(x)",
                    "sech(x)",
                    "cosh(x) overflows beyond 710.4, which takes its derivatives along"),
            new Rule(
                    "box-cox-of-softmax-element",
                    "box_cox(softmax(v)[i], y)",
                    "box_cox_of_exp(log_softmax(v)[i], y)",
                    "softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37"),
            new Rule(
                    "log-over-mean-of-softmax",
                    "log_over_mean(softmax(v), softmax(w))",
                    "log_twice_sigmoid(log_softmax_difference(v, w))",
                    "softmax underflows when a class trails by 745"),
            new Rule("box-cox", "powm1(x, y)/y", "box_cox(x, y)", "the quotient is 0/0 where y is 0"),
            new Rule(
                    "pseudo-huber",
                    "y^2*hypotm1(x/y)",
                    "pseudo_huber(x, y)",
                    "y > 0",
                    "y^2 overflows where the difference is 0"),
            new Rule("gauss-over-erfc", "exp(-x^2)/erfc(x)", "gauss_over_erfc(x)", "both are 0 above 27.2"),
            new Rule(
                    "share-of-square",
                    "x^2/(y + x^2)",
                    "hypot_slope(x, sqrt(y))^2",
                    "y > 0",
                    "x^2 overflows above 1.3e154, and the derivatives cancel"),
            new Rule(
                    "inverse-of-one-plus-square",
                    "1/(1 + x^2)",
                    "atan_slope(x)",
                    "the square of the divisor overflows in its derivatives"),
            new Rule(
                    "sum-of-squares-over-square",
                    "(x^2 + y^2)/z^2",
                    "(x/z)^2 + (y/z)^2",
                    "squares overflow above 1.3e154 and underflow below 1.5e-162"),
            new Rule(
                    "square-of-quotient",
                    "x^2/y^2",
                    "(x/y)^2",
                    "squares overflow above 1.3e154 and underflow below 1.5e-162"),
            new Rule(
                    "square-over-cube",
                    "x^2/y^3",
                    "(x/y)^2/y",
                    "powers overflow and underflow long before their quotient"),
            new Rule(
                    "square-over-fourth-power",
                    "x^2/y^4",
                    "(x/y^2)^2",
                    "powers overflow and underflow long before their quotient"),
            new Rule("product-of-exps", "exp(x)*exp(y)", "exp(x + y)", "one factor may overflow where the other is 0"),
            new Rule(
                    "quotient-of-exps",
                    "exp(x)/exp(y)",
                    "exp(x - y)",
                    "both overflow above 709.8, and are 0 below -745"),
            new Rule(
                    "quotient-by-exp",
                    "1/exp(x)",
                    "exp(-x)",
                    "exp(x) overflows above 709.8, and its inverse is a number up to 745"),
            new Rule(
                    "inverse-abs-from-sign",
                    "sign(x)/x",
                    "1/abs(x)",
                    "two forms of one number, of whose difference nothing should be left"));

    private QuotientRules() {}
}
