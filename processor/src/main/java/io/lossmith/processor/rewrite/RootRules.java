package io.lossmith.processor.rewrite;

import java.util.List;

/** Roots of squares, and functions of vectors that a shift does not change. */
final class RootRules {
    static final List<Rule> ROWS = List.of(
            new Rule(
                    "sqrt-of-square",
                    "sqrt(x^2)",
                    "abs(x)",
                    "x^2 overflows above 1.3e154 and underflows below 1.5e-162"),
            new Rule(
                    "norm-of-squares",
                    "sqrt(sum(v^2))",
                    "norm(v)",
                    "v^2 overflows above 1.3e154, and the root has no slope at 0"),
            new Rule(
                    "hypot",
                    "sqrt(x^2 + y^2)",
                    "hypot(x, y)",
                    "x^2 overflows above 1.3e154, and the root has no slope at 0"),
            new Rule("hypot-of-root", "sqrt(x + y^2)", "hypot(y, sqrt(x))", "x > 0", "y^2 overflows above 1.3e154"),
            new Rule(
                    "multiple-of-direction-in-sum",
                    "(x + y*norm(v))*normalize(v)",
                    "x*normalize(v) + y*v",
                    "the product overflows before the norm divides it"),
            new Rule(
                    "distance-of-directions",
                    "sum((v/norm(v) - w/norm(w))^2)",
                    "2*cosine_distance(v, w)",
                    "the differences cancel where the vectors are nearly parallel"),
            new Rule(
                    "softmax-of-shifted",
                    "softmax(v + x)",
                    "softmax(v)",
                    "the shift rounds, and its derivative is a sum that cancels"),
            new Rule(
                    "log-softmax-of-shifted",
                    "log_softmax(v + x)",
                    "log_softmax(v)",
                    "the shift rounds, and its derivative is a sum that cancels"));

    private RootRules() {}
}
