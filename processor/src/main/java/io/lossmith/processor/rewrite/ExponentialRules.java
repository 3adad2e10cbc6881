package io.lossmith.processor.rewrite;

import java.util.List;

/** Exponentials of logarithms, and of what has a name of its own. */
final class ExponentialRules {
    static final List<Rule> ROWS = List.of(
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
                    "exp magnifies the rounding of a large logarithm"),
            new Rule("exp-of-log", "exp(log(x))", "x", "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-sum-with-log",
                    "exp(log(x) + y)",
                    "x*exp(y)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-multiple-of-log",
                    "exp(x*log(y))",
                    "y^x",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule("exp-of-log1p", "exp(log1p(x))", "1 + x", "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "exp-of-log1mexp",
                    "exp(log1mexp(x))",
                    "-expm1(x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule("expm1-of-log", "expm1(log(x))", "x - 1", "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "expm1-of-multiple-of-log",
                    "expm1(x*log(y))",
                    "powm1(y, x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "log1mexp-of-log",
                    "log1mexp(log(x))",
                    "log1p(-x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "log1mexp-of-multiple-of-log",
                    "log1mexp(x*log(y))",
                    "log1m_pow(y, x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule("sigmoid-of-logit", "sigmoid(logit(x))", "x", "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "softplus-of-log",
                    "softplus(log(x))",
                    "log1p(x)",
                    "exp magnifies the rounding of a large logarithm"),
            new Rule(
                    "square-of-exp",
                    "exp(x)^2",
                    "exp(2*x)",
                    "exp(x) overflows or underflows before its quotients and products do"),
            new Rule("sqrt-of-exp", "sqrt(exp(x))", "exp(x/2)", "exp(x) overflows above 709.8"));

    private ExponentialRules() {}
}
