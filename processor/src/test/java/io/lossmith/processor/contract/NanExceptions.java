package io.lossmith.processor.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where a row need not have its limit and may be NaN inside its closed domain, or not NaN for NaN, and why. */
final class NanExceptions {
    /** Hidden functions that only work inside others, which see to it that NaN gets through. */
    private static final Map<String, String> KEEP_NAN_FROM_SPREADING = Map.of(
            "scale_for", "norm multiplies by the elements too",
            "unit_scale", "what is scaled multiplies by the elements too",
            "co_prod", "the product itself is NaN",
            "peak", "logsumexp and softmax add the elements other than the peak",
            "rest", "logsumexp and softmax depend on every element through their value",
            "shifted_exp", "softmax divides by the sum over all elements");

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
            new NoLimit("scale_for", row -> true, "1 at 0 and infinity, where there is nothing to scale"),
            new NoLimit("xlogy", NanExceptions::allInfinite, "x/y depends on the path"),
            new NoLimit("logaddexp", NanExceptions::allInfinite, "the share of each depends on the path"),
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
            new NoLimit("deviance_from_exp", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("square_difference", NanExceptions::allInfinite, "the difference depends on the path"),
            new NoLimit("sqrt_difference", NanExceptions::allInfinite, "the difference depends on the path"),
            new NoLimit("rsqrt_difference", NanExceptions::allInfinite, "the difference depends on the path"),
            new NoLimit("powm1", NanExceptions::isBorderOfPower, "the power depends on the path"),
            new NoLimit("box_cox", NanExceptions::isBorderOfPower, "the power depends on the path"),
            new NoLimit("box_cox_slope", NanExceptions::isBorderOfPower, "the power depends on the path"),
            new NoLimit("log1m_pow", NanExceptions::isBorderOfPower, "the power depends on the path"),
            new NoLimit("log1m_pow_slope", NanExceptions::isBorderOfPower, "the power depends on the path"),
            new NoLimit("pseudo_huber", NanExceptions::anyInfinite, "its derivatives depend on the path"),
            new NoLimit("pseudo_huber_slope", NanExceptions::anyInfinite, "its derivatives depend on the path"),
            new NoLimit("log_excess", NanExceptions::isOutOfRange, "its derivatives overflow on the way"),
            new NoLimit("box_cox1p", NanExceptions::isBorderOfPowerOfSum, "the power depends on the path"),
            new NoLimit("direction", row -> true, "undefined at 0, where it depends on the path"),
            new NoLimit("times_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("log1p_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("share_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("co_share_of_exp", NanExceptions::isZeroTimesInfinity, "the product depends on the path"),
            new NoLimit("exp_of_sum_times", NanExceptions::anyOutOfRange, "it stands for ordinary numbers only"),
            new NoLimit("exp_of_sum_over", NanExceptions::anyOutOfRange, "it stands for ordinary numbers only"),
            new NoLimit("difference_of_product", NanExceptions::anyOutOfRange, "it stands for ordinary numbers only"),
            new NoLimit("scaled", NanExceptions::anyOutOfRange, "the product depends on the path"),
            new NoLimit("unit_scale", row -> true, "1 at 0 and infinity, where there is nothing to scale"),
            new NoLimit("share_of_sum", NanExceptions::allInfinite, "the ratio depends on the path"),
            new NoLimit("share_of_sum", NanExceptions::allZero, "the ratio depends on the path"),
            new NoLimit("log_share", NanExceptions::anyOutOfRange, "the slope depends on the path"),
            new NoLimit("log_over_mean", NanExceptions::anyOutOfRange, "the slope depends on the path"),
            new NoLimit("jensen_shannon", NanExceptions::anyOutOfRange, "the ratio depends on the path"),
            new NoLimit("box_cox_of_exp", NanExceptions::anyOutOfRange, "the exponent depends on the path"),
            new NoLimit("share_entropy", NanExceptions::anyOutOfRange, "the ratios depend on the path"),
            new NoLimit("shifted_deviance", NanExceptions::anyOutOfRange, "the ratios depend on the path"),
            new NoLimit("power_below", NanExceptions::isBorderOfPower, "the power depends on the path"),
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

    static boolean spreadsNan(ContractCase each) {
        return !KEEP_NAN_FROM_SPREADING.containsKey(each.row().name());
    }

    private static boolean allInfinite(double[][] row) {
        return all(row, x -> Double.isInfinite(x));
    }

    private static boolean anyInfinite(double[][] row) {
        return Double.isInfinite(row[0][0]) || Double.isInfinite(row[1][0]);
    }

    private static boolean anyOutOfRange(double[][] row) {
        return Arrays.stream(row).anyMatch(x -> x[0] == 0 || Double.isInfinite(x[0]));
    }

    private static boolean isOutOfRange(double[][] row) {
        return anyInfinite(row) || Math.min(row[0][0], row[1][0]) < Double.MIN_NORMAL;
    }

    private static boolean isBorderOfPowerOfSum(double[][] row) {
        return isBorderOfPower(new double[][] {{1 + row[0][0]}, row[1]});
    }

    private static boolean isOpposite(double[][] row) {
        return Double.isNaN(row[0][0] + row[1][0]);
    }

    private static boolean isZeroTimesInfinity(double[][] row) {
        return Double.isInfinite(row[1][0]) && (row[0][0] == 0 || Double.isInfinite(row[0][0]));
    }

    /** An exponent beyond all numbers, or one at which the base makes 0^0 or a power of 0 or 1 that bends. */
    private static boolean isBorderOfPower(double[][] row) {
        return Double.isInfinite(row[1][0])
                || row[0][0] == 0
                || row[0][0] == 1
                || Double.isInfinite(row[0][0])
                || row[1][0] == 0;
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
