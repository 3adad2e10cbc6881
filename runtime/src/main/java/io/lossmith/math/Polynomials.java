package io.lossmith.math;

/** Evaluates the fixed approximations of this package; coefficients come in ascending order of power. */
final class Polynomials {

    private Polynomials() {}

    /**
     * The value of {@code c[0] + c[1] x + c[2] x^2 + ...}, for at least two coefficients.
     *
     * <p>Even and odd powers are summed separately, so that two chains of operations run side by side; the highest powers are added first.
     *
     * @param c coefficients, ascending
     * @param x where to evaluate; NaN gives NaN
     * @return the value; its rounding error is about one unit in the last place of {@code c[0]} when the terms fall off
     */
    static double evaluate(double[] c, double x) {
        double square = x * x;
        int last = c.length - 1;
        double upper = c[last];
        double lower = c[last - 1];
        int i = last - 2;
        for (; i > 0; i -= 2) {
            upper = upper * square + c[i];
            lower = lower * square + c[i - 1];
        }
        // 'upper' leads by one power; an odd number of coefficients leaves c[0] to be added.
        double value = lower + x * upper;
        return i == 0 ? c[0] + x * value : value;
    }
}
