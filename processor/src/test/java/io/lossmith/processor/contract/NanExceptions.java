package io.lossmith.processor.contract;

import io.lossmith.processor.ir.Function;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a row need not have its limit and may be NaN inside its closed domain, or not NaN for NaN, and why: at points where it is
 * undefined, and at infinite operands that kernels meet only on the way to a limit of the whole result. Tests want every excuse to be
 * needed, and needed wherever it holds.
 */
final class NanExceptions {
    /** Hidden functions that only work inside others, which see to it that NaN gets through. */
    private static final Map<String, String> KEEP_NAN_FROM_SPREADING = Map.of(
            "scale_for", "norm multiplies by the elements too",
            "unit_scale", "what is scaled multiplies by the elements too",
            "co_prod", "the product itself is NaN",
            "peak", "logsumexp and softmax add the elements other than the peak",
            "rest", "logsumexp and softmax depend on every element through their value",
            "shifted_exp", "softmax divides by the sum over all elements");

    /** Functions of one number that jump at an end, and why. */
    private static final Map<String, String> JUMPS = Map.of(
            "scale_for", "1 at 0 and infinity, where there is nothing to scale",
            "unit_scale", "1 at 0 and infinity, where there is nothing to scale");

    /** Functions that only rules and lowering put in, where each operand is an ordinary number. */
    private static final Set<String> OF_ORDINARY_NUMBERS = Set.of(
            "exp_of_sum_times",
            "exp_of_sum_over",
            "difference_of_product",
            "scaled",
            "box_cox_of_exp",
            "share_entropy",
            "shifted_deviance",
            "power_below");

    /**
     * A point without a limit.
     *
     * @param function the row
     * @param where the operands
     * @param reason why there is no limit
     */
    private record NoLimit(String function, Predicate<double[][]> where, String reason) {}

    private static final List<NoLimit> NO_LIMITS = List.of(
            new NoLimit("sin", NanExceptions::allInfinite, "oscillates"),
            new NoLimit("cos", NanExceptions::allInfinite, "oscillates"),
            new NoLimit("tan", NanExceptions::allInfinite, "oscillates"),
            new NoLimit("xlogy", NanExceptions::allInfinite, "x/y depends on the path"),
            new NoLimit("logaddexp", NanExceptions::sameInfinities, "the share of each depends on the path"),
            new NoLimit("hypot", NanExceptions::allInfinite, "the direction depends on the path"),
            new NoLimit("hypot_slope", NanExceptions::allInfinite, "the direction depends on the path"),
            new NoLimit("atan2", NanExceptions::allInfinite, "the direction depends on the path"),
            new NoLimit("atan2", NanExceptions::allZero, "the direction depends on the path"),
            new NoLimit("versine", NanExceptions::allInfinite, "oscillates"),
            new NoLimit("log_ratio", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("log_ratio", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("relative_excess", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("relative_excess", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("deviance", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("deviance", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("deviance_from_exp", NanExceptions::sameInfinities, "the ratio depends on the path"),
            new NoLimit("square_difference", NanExceptions::allInfinite, "the difference depends on the path"),
            new NoLimit("sqrt_difference", NanExceptions::allInfinite, "the difference depends on the path"),
            new NoLimit("powm1", NanExceptions::vanishes, "its derivatives are infinity times 0 on the way"),
            new NoLimit("box_cox", NanExceptions::explodes, "infinite over infinite on the way"),
            new NoLimit("log1m_pow", NanExceptions::isEndOfUnitPower, "the power depends on the path"),
            new NoLimit("log1m_pow_slope", NanExceptions::isEndOfUnitPowerSlope, "the power depends on the path"),
            new NoLimit("pseudo_huber", NanExceptions::anyInfinite, "its derivatives depend on the path"),
            new NoLimit(
                    "pseudo_huber_slope", row -> Double.isInfinite(row[0][0]), "its derivatives depend on the path"),
            new NoLimit(
                    "log_excess",
                    row -> Double.isInfinite(row[0][0]) || row[1][0] < Double.MIN_NORMAL,
                    "its derivatives overflow on the way"),
            new NoLimit("box_cox1p", NanExceptions::isBorderOfPowerOfSum, "the power depends on the path"),
            new NoLimit(
                    "co_prod",
                    row -> row[0].length > 1 && Math.abs(row[0][0]) > 1e300,
                    "a quotient of products that overflow"),
            new NoLimit("direction", NanExceptions::allZero, "undefined at 0, where it depends on the path"),
            new NoLimit("log1p_difference", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("log1p_difference", NanExceptions::allMinusOne, "the ratio depends on the path"),
            new NoLimit("log_product", NanExceptions::isInverseBorder, "the product depends on the path"),
            new NoLimit("log1p_square_of_ratio", NanExceptions::isBorderOfRatio, "the ratio depends on the path"),
            new NoLimit("ratio_slope", NanExceptions::isWithoutDirection, "the ratio depends on the path"),
            new NoLimit("ratio_curvature", NanExceptions::isWithoutDirection, "the ratio depends on the path"),
            new NoLimit("square_share", NanExceptions::isWithoutDirection, "the ratio depends on the path"),
            new NoLimit("softplus_rise", NanExceptions::isOpposite, "the difference depends on the path"),
            new NoLimit("log_beta", NanExceptions::anyInfinite, "its derivatives overflow on the way"),
            new NoLimit("lgamma_rise", NanExceptions::isRiseWithoutLimit, "its derivatives overflow on the way"),
            new NoLimit(
                    "digamma_rise", NanExceptions::isSlopeOfRiseWithoutLimit, "its derivatives overflow on the way"),
            new NoLimit(
                    "trigamma_fall", NanExceptions::isSlopeOfRiseWithoutLimit, "its derivatives overflow on the way"),
            new NoLimit("log1p_of_ratio", NanExceptions::isEndOfRatio, "the ratio depends on the path"),
            new NoLimit("log_normal_interval", NanExceptions::anyInfinite, "there is no interval"),
            new NoLimit("normal_interval_shift", NanExceptions::isEmptyOrInfinite, "there is no interval"),
            new NoLimit("normal_interval_end", NanExceptions::isEmptyOrInfinite, "there is no interval"),
            new NoLimit("normal_interval_narrowness", NanExceptions::isInfiniteInterval, "there is no interval"),
            new NoLimit("times_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("log1p_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("share_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("co_share_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("log_share", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("log_share", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("log_over_mean", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("jensen_shannon", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("share_of_sum", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("share_of_sum", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("exp_of_sum", NanExceptions::isOpposite, "the sum depends on the path"),
            new NoLimit("sigmoid_of_sum", NanExceptions::isOpposite, "the sum depends on the path"),
            new NoLimit("sigmoid_slope_of_sum", NanExceptions::isOpposite, "the sum depends on the path"),
            new NoLimit("softplus_of_sum", NanExceptions::isOpposite, "the sum depends on the path"),
            new NoLimit("log_sigmoid_of_sum", NanExceptions::isOpposite, "the sum depends on the path"));

    private NanExceptions() {}

    static boolean hasLimit(ContractCase each, double[][] row) {
        return NO_LIMITS.stream()
                .noneMatch(exception -> exception.function.equals(each.row().name()) && exception.where.test(row));
    }

    /** Excuses that no edge of any case needs. */
    static List<String> unused(List<ContractCase> cases) {
        return NO_LIMITS.stream()
                .filter(excuse -> cases.stream()
                        .filter(each -> each.row().name().equals(excuse.function))
                        .noneMatch(each -> each.edges().stream().anyMatch(excuse.where)))
                .map(excuse -> excuse.function + " where " + excuse.reason)
                .toList();
    }

    static boolean isContinuous(ContractCase each) {
        return !JUMPS.containsKey(each.row().name());
    }

    static boolean spreadsNan(ContractCase each) {
        return !KEEP_NAN_FROM_SPREADING.containsKey(each.row().name());
    }

    private static boolean allInfinite(double[][] row) {
        return all(row, x -> Double.isInfinite(x));
    }

    private static boolean anyInfinite(double[][] row) {
        return Double.isInfinite(row[0][0]) || Double.isInfinite(row[1][0]);
    }

    /** Whether operands at the ends of a domain, all at once, mean anything: lowering and rules only put in ordinary ones. */
    static boolean hasEnds(Function function) {
        return !OF_ORDINARY_NUMBERS.contains(function.name());
    }

    private static boolean sameInfinities(double[][] row) {
        return allInfinite(row) && row[0][0] == row[1][0];
    }

    private static boolean isBorderOfPowerOfSum(double[][] row) {
        return anyInfinite(row) || (row[0][0] == -1 && row[1][0] == 0);
    }

    private static boolean isOpposite(double[][] row) {
        return Double.isNaN(row[0][0] + row[1][0]);
    }

    private static boolean isZeroTimesInfinity(double[][] row) {
        double x = row[0][0];
        double power = Math.exp(row[1][0]);
        return Double.isInfinite(row[1][0]) && Double.isNaN(x * power);
    }

    /** An infinite exponent that makes the power 0. */
    private static boolean vanishes(double[][] row) {
        return Double.isInfinite(row[1][0]) && Math.pow(row[0][0], row[1][0]) == 0;
    }

    /** An infinite exponent that makes the power infinite. */
    private static boolean explodes(double[][] row) {
        return Double.isInfinite(row[1][0]) && Double.isInfinite(Math.pow(row[0][0], row[1][0]));
    }

    /** Where 1 - x^y has no slope, or as many as there are ways to get there; an exponent -0 is on the way out of the domain. */
    private static boolean isEndOfUnitPower(double[][] row) {
        boolean isMinusZero = row[1][0] == 0 && Math.copySign(1, row[1][0]) < 0;
        return row[0][0] == 0 || row[0][0] == 1 || Double.isInfinite(row[1][0]) || isMinusZero;
    }

    private static boolean isEndOfUnitPowerSlope(double[][] row) {
        return row[0][0] == 0 || Double.isInfinite(row[1][0]);
    }

    /** No number to rise to, or no rise from where the function is infinite. */
    private static boolean isRiseWithoutLimit(double[][] row) {
        return anyInfinite(row) || isSlopeOfRiseWithoutLimit(row);
    }

    private static boolean isSlopeOfRiseWithoutLimit(double[][] row) {
        return Double.isInfinite(row[1][0]) || (row[1][0] == 0 && row[0][0] < Double.MIN_NORMAL);
    }

    private static boolean isEndOfRatio(double[][] row) {
        return Double.isInfinite(row[0][0]) || allZero(row) || 1 / row[1][0] == Double.NEGATIVE_INFINITY;
    }

    private static boolean isWithoutDirection(double[][] row) {
        return allZero(row) || allInfinite(row);
    }

    private static boolean isInfiniteInterval(double[][] row) {
        return anyInfinite(row) && row[0][0] != 0 && row[1][0] != 0;
    }

    private static boolean isEmptyOrInfinite(double[][] row) {
        return anyInfinite(row) || row[1][0] < 1e-300;
    }

    private static boolean allMinusOne(double[][] row) {
        return all(row, x -> x == -1);
    }

    /** 0 beside infinity. */
    private static boolean isInverseBorder(double[][] row) {
        return Double.isNaN(row[0][0] * row[1][0]);
    }

    /** A divisor of 0, or both infinite. */
    private static boolean isBorderOfRatio(double[][] row) {
        return row[1][0] == 0 || allInfinite(row);
    }

    private static boolean allZero(double[][] row) {
        return all(row, x -> x == 0);
    }

    private static boolean all(double[][] row, Predicate<Double> predicate) {
        for (double[] elements : row) {
            for (double element : elements) {
                if (!predicate.test(element)) {
                    return false;
                }
            }
        }
        return true;
    }
}
