package io.lossmith.processor.function;

import static io.lossmith.processor.function.HiddenRows.binary;
import static io.lossmith.processor.function.HiddenRows.unary;
import static io.lossmith.processor.ir.Interval.NONNEGATIVE;

import io.lossmith.processor.ir.Function;
import java.util.List;

/** Hidden functions of shares, the parts of a sum of two numbers that are not negative, and of their logarithms. */
final class RatioFunctions {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double LN2 = 0.6931471805599454;

    /** What the ratio x/y and the ratio (y + z)/(x + z) are more than 1: their product, and the second. */
    private static final String PRODUCT = "(-share_of_sum(z, x)*relative_excess(x, y))";

    private static final String RATIO = "((y - x)/(x + z))";

    private static final String LOG_PRODUCT = "(" + PRODUCT + " > -0.9 && " + PRODUCT + " < 1e15 ? log1p" + PRODUCT
            + " : log_share(x, z) - log_share(y, z))";

    private static final String LOG_RATIO =
            "(" + RATIO + " > -0.9 && " + RATIO + " < 1e15 ? log1p" + RATIO + " : log_ratio(y + z, x + z))";

    static final List<Function> ROWS = List.of(
            ofTwo("share_of_sum", "share_of_sum(y, x)/(x + y)", "-f/(x + y)", "")
                    .definition("x/(x + y)")
                    .lowering("x < y ? x/y/(1 + x/y) : 1/(1 + y/x)")
                    .range(0, 1)
                    .means("x/(x + y)")
                    .build(),
            ofTwo("log_share", "share_of_sum(y, x)/x", "-1/(x + y)", "RatioMath.logShare")
                    .definition("log(x) - log(x + y)")
                    .range(Double.NEGATIVE_INFINITY, 0)
                    .means("log(x/(x + y))")
                    .build(),
            ofTwo("log_over_mean", "y == 0 ? 0 : share_of_sum(y, x)/x", "-1/(x + y)", "RatioMath.logOverMean")
                    .definition("log(2*x) - log(x + y)")
                    .range(Double.NEGATIVE_INFINITY, LN2)
                    .means("log(x/m) with the mean m of x and y")
                    .build(),
            ofTwo("jensen_shannon", "log_over_mean(x, y)", "log_over_mean(y, x)", "RatioMath.jensenShannon")
                    .definition("x*log(2*x/(x + y)) + y*log(2*y/(x + y))")
                    .range(0, INF)
                    .means("x*log(x/m) + y*log(y/m) with the mean m of x and y")
                    .build(),
            Function.elementwise("share_entropy", 3)
                    .derivatives(
                            "y < x ? z/(x + y) - log1pmx(-share_of_sum(y, x)) : (z - y)/(x + y) - log_share(x, y)",
                            "share_of_sum(x, y)*relative_excess(z, y)",
                            "-log_share(y, x)")
                    .hidden()
                    .definition("-x*(log(x) - log(x + y)) - z*(log(y) - log(x + y))")
                    .lowering("-x*log_share(x, y) - z*log_share(y, x)")
                    .range(0, INF)
                    .means("-x*log(x/(x + y)) - z*log(y/(x + y))")
                    .domain("x >= 0, y >= 0, z >= 0", NONNEGATIVE, NONNEGATIVE, NONNEGATIVE)
                    .build(),
            Function.elementwise("shifted_deviance", 3)
                    .derivatives(
                            LOG_PRODUCT,
                            "share_of_sum(z, y)*relative_excess(x, y)",
                            "10*(x + z) < y + z ? " + LOG_RATIO + " + (x - y)/(y + z) : -log1pmx((x - y)/(y + z))")
                    .hidden()
                    .definition("x*(log(x) - log(y)) - (x + z)*(log(x + z) - log(y + z))")
                    .lowering("x == 0 ? z*" + LOG_RATIO + " : abs" + PRODUCT + " < 0.5 && abs" + RATIO + " < 0.5"
                            + " ? z*" + RATIO + "*relative_excess(x, y) + x*log1pmx" + PRODUCT + " + z*log1pmx" + RATIO
                            + " : x*" + LOG_PRODUCT + " + z*" + LOG_RATIO)
                    .range(0, INF)
                    .means("x*log(x/y) - (x + z)*log((x + z)/(y + z))")
                    .domain("x >= 0, y >= 0, z >= 0", NONNEGATIVE, NONNEGATIVE, NONNEGATIVE)
                    .build(),
            unary("log_twice_sigmoid", "sigmoid(-x)", "RatioMath.logTwiceSigmoid")
                    .fold(a -> a[0] == 0 ? 0 : Double.NaN)
                    .definition("log(2/(1 + exp(-x)))")
                    .range(Double.NEGATIVE_INFINITY, LN2)
                    .means("log(2*sigmoid(x))")
                    .build(),
            unary("jensen_shannon_share", "x*tanh_slope(x/2)/2", "RatioMath.jensenShannonShare")
                    .even()
                    .fold(a -> a[0] == 0 ? 0 : Double.NaN)
                    .definition("2/(1 + exp(-x))*log(2/(1 + exp(-x))) + 2/(1 + exp(x))*log(2/(1 + exp(x)))")
                    .range(0, 2 * LN2)
                    .means("jensen_shannon(2*sigmoid(x), 2*sigmoid(-x))")
                    .build(),
            unary("one_plus_log", "1/x", "RatioMath.onePlusLog")
                    .definition("1 + log(x)")
                    .means("1 + log(x)")
                    .domain("x >= 0", NONNEGATIVE)
                    .build(),
            binary("box_cox_of_exp", "exp(x*y)", "x^2*exprel_slope(x*y)", "")
                    .definition("(exp(x*y) - 1)/y")
                    .lowering("abs(x*y) > 1 ? expm1(x*y)/y : x*exprel(x*y)")
                    .means("(e^(x*y) - 1)/y, x where y is 0")
                    .build());

    private RatioFunctions() {}

    private static Function.Builder ofTwo(String name, String first, String second, String java) {
        return binary(name, first, second, java).domain("x >= 0, y >= 0", NONNEGATIVE, NONNEGATIVE);
    }
}
