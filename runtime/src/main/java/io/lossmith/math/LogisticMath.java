package io.lossmith.math;

/**
 * Probabilities under the logistic distribution.
 *
 * <p>All methods are pure functions of {@code double} values, safe to call from any thread. NaN in gives NaN out; infinite arguments give
 * the limit where one exists; the error bound of each method, in ULP of the correctly rounded result, is asserted by the contract test.
 *
 * <pre>{@code
 * LogisticMath.sigmoidDifference(41, 40); // 2.7e-18, where StableMath.sigmoid(41) - StableMath.sigmoid(40) is 0
 * }</pre>
 */
public final class LogisticMath {
    /** The exponential of less is an ordinary number. */
    private static final double LARGE = 700;

    private LogisticMath() {}

    /**
     * sigmoid(x) - sigmoid(y): for x above y it is (1 - e^(y - x)) sigmoid(x) sigmoid(-y), where nothing cancels.
     *
     * @param x any number
     * @param y any number; equal ones, also equal infinities, give 0, a NaN NaN
     * @return a value in [-1, 1], within 6 ULP
     */
    public static double sigmoidDifference(double x, double y) {
        if (x == y) {
            return 0;
        }
        return x > y ? -above(y, x) : above(x, y);
    }

    private static double above(double low, double high) {
        return Math.expm1(low - high) * StableMath.sigmoid(high) * StableMath.sigmoid(-low);
    }

    /**
     * log(1 + e^(x + y)) - log(1 + e^x).
     *
     * @param x any finite number
     * @param y any finite number
     * @return any number, within 6 ULP
     */
    public static double softplusRise(double x, double y) {
        if (Math.abs(y) < 1 || (x < 0 && y > 0 && y < LARGE)) {
            return Math.log1p(StableMath.sigmoid(x) * Math.expm1(y));
        }
        return x > 0 && x + y > 0
                ? y + (StableMath.softplus(-x - y) - StableMath.softplus(-x))
                : StableMath.softplus(x + y) - StableMath.softplus(x);
    }
}
