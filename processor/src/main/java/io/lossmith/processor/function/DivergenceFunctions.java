package io.lossmith.processor.function;

import static io.lossmith.processor.ir.Interval.NONNEGATIVE;

import io.lossmith.processor.ir.Function;
import java.util.List;

/** Hidden functions that compare the distributions of two vectors of scores, also where these are nearly the same. */
final class DivergenceFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** The differences of the scores, less that at the place of the largest score: a shift of all of them changes nothing. */
    private static final String GAP = "(x - y - (x - y)[argmax(x)])";

    private static final String U = "log_softmax_difference(x, y)";

    static final List<Function> ROWS = List.of(
            Function.row("log_softmax_difference", 2)
                    .derivatives("g - softmax(x)*sum(g)", "softmax(y)*sum(g) - g")
                    .diagonal("co_softmax(x)", "-co_softmax(y)")
                    .hidden()
                    .lowering("peak(abs" + GAP + ") < 0.5 ? " + GAP + " - log1p(sum(softmax(y)*expm1" + GAP
                            + ")) : log_softmax(x) - log_softmax(y)")
                    .means("log_softmax(x) - log_softmax(y)")
                    .build(),
            Function.row("softmax_difference", 2)
                    .derivatives("softmax(x)*(g - sum(g*softmax(x)))", "softmax(y)*(sum(g*softmax(y)) - g)")
                    .diagonal("softmax(x)*co_softmax(x)", "-softmax(y)*co_softmax(y)")
                    .hidden()
                    .lowering(U + " > 0 ? -softmax(x)*expm1(-" + U + ") : softmax(y)*expm1(" + U + ")")
                    .range(-1, 1)
                    .means("softmax(x) - softmax(y)")
                    .build(),
            Function.reduction("softmax_divergence", 2)
                    .derivatives(slope("x", U), "g*softmax_difference(y, x)")
                    .hidden()
                    .lowering("sum(" + U + " < -1 ? softmax(y) - softmax(x)*(1 - " + U + ") : softmax(x)*expm1mx(-" + U
                            + "))")
                    .range(0, INF)
                    .means("sum(softmax(x)*log(softmax(x)/softmax(y))), the Kullback-Leibler divergence")
                    .build(),
            Function.reduction("softmax_jensen_shannon", 2)
                    .derivatives(
                            slope("x", "log_twice_sigmoid(" + U + ")"), slope("y", "log_twice_sigmoid(-" + U + ")"))
                    .hidden()
                    .lowering("sum((softmax(x) + softmax(y))*jensen_shannon_share(" + U + "))/2")
                    .range(operands -> NONNEGATIVE)
                    .means("sum(jensen_shannon(softmax(x), softmax(y)))")
                    .build());

    private DivergenceFunctions() {}

    /** The derivative by its scores of a mean of {@code values}, less that of the leading class, in a distribution. */
    private static String slope(String scores, String values) {
        String relative = "(" + values + " - " + values + "[argmax(" + scores + ")])";
        return "g*softmax(" + scores + ")*(" + relative + " - sum(" + relative + "*softmax(" + scores + ")))";
    }
}
