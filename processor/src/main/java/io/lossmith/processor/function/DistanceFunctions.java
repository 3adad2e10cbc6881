package io.lossmith.processor.function;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Trait;
import java.util.List;

/**
 * Hidden functions that compare two vectors, and norms of any order. The angle between nearly parallel vectors comes from what is left
 * of the second one when its multiple of the first is taken away, in which the largest element of the first has no part: a step of
 * Gaussian elimination, without cancellation.
 */
final class DistanceFunctions {
    /** Above the root of the length of any array. */
    private static final double ROOT_LENGTH = 0x1p16;

    private static final double INF = Double.POSITIVE_INFINITY;

    /** The vectors times powers of two that make their largest elements ordinary numbers. */
    private static final String X = "scaled(x, unit_scale(peak(abs(x))))";

    private static final String Y = "scaled(y, unit_scale(peak(abs(y))))";

    /** Their norms. */
    private static final String NORM_X = "sqrt(sum(" + X + "^2))";

    private static final String NORM_Y = "sqrt(sum(" + Y + "^2))";

    private static final String RATIO = Y + "[argmax(abs(x))]/" + X + "[argmax(abs(x))]";

    /** The rounding of the ratio. */
    private static final String ERROR = "difference_of_product(" + Y + "[argmax(abs(x))], " + RATIO + ", " + X
            + "[argmax(abs(x))])/" + X + "[argmax(abs(x))]";

    private static final String LARGEST = "position(x) == argmax(abs(x))";

    /** {@code direction(y)} without the multiple of {@code x} that has the same element where {@code x} is largest. */
    private static final String ELIMINATED = "((" + LARGEST + " ? 0 : difference_of_product(" + Y + ", " + X + ", "
            + RATIO + ")) - (" + LARGEST + " ? 0 : " + X + "*(" + ERROR + ")))/" + NORM_Y;

    /** The scale of both vectors of a difference. */
    private static final String COMMON = "unit_scale(max(peak(abs(x)), peak(abs(y))))";

    private static final String SUM = "sum((abs(x)/peak(abs(x)))^y)";

    static final List<Function> ROWS = List.of(
            Function.elementwise("difference_of_product", 3)
                    .derivatives("1", "-z", "-y")
                    .java("RatioMath.differenceOfProduct")
                    .hidden()
                    .has(Trait.REST)
                    .definition("x - y*z")
                    .means("x - y*z, rounded once")
                    .build(),
            HiddenRows.binary("scaled", "y", "x", "RatioMath.scaled")
                    .definition("x*y")
                    .means("x*y, which stays in sums and quotients as it is")
                    .build(),
            HiddenRows.unary("unit_scale", "0", "RatioMath.unitScale")
                    .range(0x1p-1023, 0x1p1023)
                    .has(Trait.HIDES_NAN)
                    .means("the power of two that makes x a number from 1 to 2; 1 for 0")
                    .domain("x >= 0", Interval.NONNEGATIVE)
                    .build(),
            Function.reduction("cosine", 2)
                    .derivatives("g*rejection(x, y)/norm(x)", "g*rejection(y, x)/norm(y)")
                    .hidden()
                    .lowering("sum(" + X + "*" + Y + ")/(" + NORM_X + "*" + NORM_Y + ")")
                    .range(-1, 1)
                    .means("cosine of the angle between x and y")
                    .build(),
            Function.reduction("cosine_distance", 2)
                    .derivatives("-g*rejection(x, y)/norm(x)", "-g*rejection(y, x)/norm(y)")
                    .hidden()
                    .lowering("cosine(x, y) < 0.5 ? 1 - cosine(x, y) : sum(rejection(x, y)^2)/(1 + cosine(x, y))")
                    .range(0, 2)
                    .means("1 - cosine(x, y)")
                    .build(),
            Function.row("rejection", 2)
                    .derivatives(
                            "-(sum(g*direction(x))*f + cosine(x, y)*(g - direction(x)*sum(g*direction(x))))/norm(x)",
                            "(g - direction(y)*sum(g*direction(y)) - sum(g*direction(x))*rejection(y, x))/norm(y)")
                    .diagonal(
                            "-(direction(x)*f + cosine(x, y)*co_square(x))/norm(x)",
                            "(co_square(y) - direction(x)*rejection(y, x))/norm(y)")
                    .hidden()
                    .lowering(
                            ELIMINATED + " - " + X + "/" + NORM_X + "*sum(" + X + "/" + NORM_X + "*" + ELIMINATED + ")")
                    .range(-1, 1)
                    .means("the part of direction(y) that is orthogonal to x")
                    .build(),
            Function.reduction("norm_difference", 2)
                    .derivatives("g*normalize(x)", "-g*normalize(y)")
                    .hidden()
                    .lowering("norm(x) + norm(y) == 0 ? 0 : sum(scaled(x - y, " + COMMON + ")*(scaled(x, " + COMMON
                            + ") + scaled(y, " + COMMON + ")))/(norm(x)*" + COMMON + " + norm(y)*" + COMMON + ")/"
                            + COMMON)
                    .range(operands -> new Interval(-largest(operands.get(1)), largest(operands.get(0))))
                    .means("norm(x) - norm(y)")
                    .build(),
            Function.row("direction_difference", 2)
                    .derivatives(
                            "norm(x) == 0 ? 0 : (g - normalize(x)*sum(normalize(x)*g))/norm(x)",
                            "norm(y) == 0 ? 0 : (normalize(y)*sum(normalize(y)*g) - g)/norm(y)")
                    .diagonal("norm(x) == 0 ? 0 : co_square(x)/norm(x)", "norm(y) == 0 ? 0 : -co_square(y)/norm(y)")
                    .hidden()
                    .lowering("norm(x) == 0 || norm(y) == 0 ? normalize(x) - normalize(y)"
                            + " : rejection(y, x) - scaled(direction(y), cosine_distance(x, y))")
                    .range(-2, 2)
                    .means("normalize(x) - normalize(y)")
                    .build(),
            Function.reduction("norm_of_order", 2)
                    .derivatives("g*order_share(x, y)", "g*f/y*sum(xlogy(order_size(x, y)^y, order_size(x, y)))")
                    .hidden()
                    .lowering("peak(abs(x)) == 0 ? 0 : peak(abs(x))*" + SUM + "^(1/y)")
                    .range(0, INF)
                    .means("sum(|x|^y)^(1/y); its gradient at 0 is 0")
                    .build(),
            Function.row("order_size", 2)
                    .derivatives(
                            "norm_of_order(x, y) == 0 ? 0 : (g*sign(x) - order_share(x, y)*sum(g*f))/norm_of_order(x, y)",
                            "-sum(g*f)/y*sum(xlogy(f^y, f))")
                    .diagonal(
                            "norm_of_order(x, y) == 0 ? 0 : sign(x)*co_order(x, y)/norm_of_order(x, y)",
                            "-f/y*sum(xlogy(f^y, f))")
                    .hidden()
                    .lowering("peak(abs(x)) == 0 ? 0 : abs(x)/peak(abs(x))/" + SUM + "^(1/y)")
                    .range(0, 1)
                    .means("|x|/norm_of_order(x, y), 0 at 0")
                    .build(),
            Function.row("order_share", 2)
                    .derivatives(
                            "norm_of_order(x, y) == 0 ? 0 : (y - 1)/norm_of_order(x, y)*(g*order_size(x, y)^(y - 2) -"
                                    + " f*sum(g*f))",
                            "sum(xlogy(g*f, order_size(x, y))) - (y - 1)/y*sum(g*f)*sum(xlogy(order_size(x, y)^y,"
                                    + " order_size(x, y)))")
                    .diagonal(
                            "norm_of_order(x, y) == 0 ? 0 : (y - 1)*order_size(x, y)^(y - 2)*co_order(x,"
                                    + " y)/norm_of_order(x, y)",
                            "xlogy(f, order_size(x, y)) - (y - 1)/y*f*sum(xlogy(order_size(x, y)^y, order_size(x, y)))")
                    .hidden()
                    .lowering("peak(abs(x)) == 0 ? 0 : sign(x)*order_size(x, y)^(y - 1)")
                    .range(-1, 1)
                    .means("derivative of norm_of_order(x, y)")
                    .build(),
            Function.row("co_order", 2)
                    .derivatives(
                            "norm_of_order(x, y) == 0 ? 0 : y/norm_of_order(x, y)*order_share(x, y)"
                                    + "*(sum(g*order_size(x, y)^y) - g)",
                            "sum(g*order_size(x, y)^y)*sum(xlogy(order_size(x, y)^y, order_size(x, y)))"
                                    + " - sum(g*xlogy(order_size(x, y)^y, order_size(x, y)))")
                    .hidden()
                    .lowering(
                            "position(x) == argmax(abs(x)) ? sum(position(x) == argmax(abs(x)) ? 0 : order_size(x, y)^y)"
                                    + " : 1 - order_size(x, y)^y")
                    .range(0, 1)
                    .means("1 - order_size(x, y)^y, the share of the other elements")
                    .build());

    private DistanceFunctions() {}

    /** More than the norm of a vector of any length. */
    private static double largest(Interval elements) {
        return ROOT_LENGTH * Math.max(-elements.lower(), elements.upper());
    }
}
