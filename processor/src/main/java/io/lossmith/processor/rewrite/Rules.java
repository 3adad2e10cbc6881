package io.lossmith.processor.rewrite;

import java.util.List;

/** The table of identities, tried in order. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new Rule("log-of-exp", "log(exp(x))", "x", "exp(x) overflows above 709.8"),
            new Rule("log-of-sigmoid", "log(sigmoid(x))", "log_sigmoid(x)", "sigmoid(x) is 0 below -745"),
            new Rule(
                    "log-of-softmax-element",
                    "log(softmax(v)[i])",
                    "log_softmax(v)[i]",
                    "softmax underflows when a class trails by 745, and rounds to 1 when it leads by 37"),
            new Rule("log-of-softmax", "log(softmax(v))", "log_softmax(v)", "softmax underflows to 0"),
            new Rule("log-of-sum-exp", "log(sum(exp(v)))", "logsumexp(v)", "exp overflows above 709.8"),
            new Rule("exp-of-log-softmax-element", "exp(log_softmax(v)[i])", "softmax(v)[i]", "one rounding less"),
            new Rule("complement-of-sigmoid", "1 - sigmoid(x)", "sigmoid(-x)", "1 - sigmoid(x) is 0 above 36.7"),
            new Rule(
                    "complement-of-softmax-element",
                    "1 - softmax(v)[i]",
                    "co_softmax(v)[i]",
                    "1 - softmax is 0 when a class leads by 37"),
            new Rule(
                    "complement-of-softmax",
                    "1 - softmax(v)",
                    "co_softmax(v)",
                    "1 - softmax is 0 when a class leads by 37"),
            new Rule("log-of-one-plus", "log(1 + x)", "log1p(x)", "1 + x loses the digits of a small x"),
            new Rule("log-of-one-minus", "log(1 - x)", "log1p(-x)", "1 - x loses the digits of a small x"),
            new Rule("softplus", "log1p(exp(x))", "softplus(x)", "exp(x) overflows above 709.8"),
            new Rule("exp-minus-one", "exp(x) - 1", "expm1(x)", "exp(x) - 1 cancels near 0"),
            new Rule("one-minus-exp", "1 - exp(x)", "-expm1(x)", "1 - exp(x) cancels near 0"),
            new Rule("sqrt-of-square", "sqrt(x^2)", "abs(x)", "x^2 overflows and underflows"),
            new Rule(
                    "norm-of-squares",
                    "sqrt(sum(v^2))",
                    "norm(v)",
                    "v^2 overflows above 1.3e154; the root has no slope at 0"));

    private Rules() {}

    /** All rows in the order they are tried. */
    public static List<Rule> all() {
        return ALL;
    }
}
