package io.lossmith.processor.rewrite;

import java.util.List;

/** What is done where nothing more special is known: general forms of ratios, squares and powers near 1. */
final class LateRules {
    static final List<Rule> ROWS = List.of(
            new Rule(
                    "log-of-share",
                    "log(x/(x + y))",
                    "log_share(x, y)",
                    "x >= 0 and y >= 0",
                    "the quotient rounds to 1 where y is small"),
            new Rule(
                    "log-of-quotient",
                    "log(x/y)",
                    "log_ratio(x, y)",
                    "y >= 0",
                    "the quotient rounds, which counts near 1, and over- or underflows"),
            new Rule(
                    "log1p-of-square-of-ratio",
                    "log1p_square(x/y)",
                    "log1p_square_of_ratio(x, y)",
                    "the quotient overflows where its logarithm is an ordinary number"),
            new Rule(
                    "log1p-of-square-of-ratio-of-quotient",
                    "log1p_square_of_ratio(x/y, z)",
                    "log1p_square_of_ratio(x, y*z)",
                    "the quotient overflows where its logarithm is an ordinary number"),
            new Rule(
                    "power-of-quotient-joined",
                    "x/y*(x/y)^(z - 1)",
                    "(x/y)^z",
                    "x >= 0 and y > 0",
                    "the power overflows where its product with its base does not"),
            new Rule(
                    "third-root",
                    "x^(1/3)",
                    "cbrt(x)",
                    "x >= 0",
                    "a third rounds as an exponent, which counts by the logarithm of x"),
            new Rule(
                    "square-of-third-root",
                    "x^(2/3)",
                    "cbrt(x)^2",
                    "x >= 0",
                    "two thirds round as an exponent, which counts by the logarithm of x"),
            new Rule(
                    "atan-of-quotient",
                    "atan(x/y)",
                    "atan2(x, y)",
                    "y > 0",
                    "the quotient overflows and underflows, and takes the derivatives along"),
            new Rule(
                    "softmax-less-shares",
                    "softmax(v)*sum(w) - w",
                    "softmax(v)*(sum(w) - w) - w*co_softmax(v)",
                    "w: simplex",
                    "the difference cancels when the class of the whole share leads"),
            new Rule(
                    "square-minus-one",
                    "x^2 - 1",
                    "square_difference(x, 1)",
                    "the difference cancels where x is near 1"),
            new Rule(
                    "difference-of-squares",
                    "x^2 - y^2",
                    "square_difference(x, y)",
                    "the difference cancels where x is near y, and the squares overflow"),
            new Rule(
                    "power-minus-one",
                    "x^y - 1",
                    "powm1(x, y)",
                    "x >= 0",
                    "the difference cancels where the power is near 1"),
            new Rule(
                    "box-cox-of-one-plus",
                    "box_cox(1 + x, y)",
                    "box_cox1p(x, y)",
                    "1 + x loses the digits of a small x"),
            new Rule(
                    "power-of-one-plus-minus-one",
                    "powm1(1 + x, y)",
                    "y*box_cox1p(x, y)",
                    "1 + x loses the digits of a small x"),
            new Rule("one-plus-log", "1 + log(x)", "one_plus_log(x)", "the sum cancels near x = 1/e"),
            new Rule(
                    "difference-of-logs",
                    "log(x) - log(y)",
                    "log_ratio(x, y)",
                    "the difference cancels where x is near y"));

    private LateRules() {}
}
