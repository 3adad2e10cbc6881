package io.lossmith;

import io.lossmith.spec.Domain;
import java.util.function.DoubleSupplier;

/**
 * Estimates how far rounding moves the values of a loss around one point, intermediate results that are larger than the value included: all
 * numbers of an input are moved along a line by steps so small that only rounding shows in the higher differences of the values (J. J.
 * Moré and S. M. Wild, Estimating computational noise, SIAM Journal on Scientific Computing 33, 2011).
 */
final class RoundingNoise {
    private static final int POINTS = 9;
    private static final int LOWEST_ORDER = 3;
    private static final int HIGHEST_ORDER = 6;

    /** Steps in units of the numbers' own ulps: rounding to a coarse grid does not show in the smallest ones. */
    private static final double[] STEPS = {2, 1 << 13, 1 << 25};

    /** Where no value moves at all the grid is coarser still: that of a sum around 1, say, whose logarithm is the loss. */
    private static final double COARSEST = Math.ulp(1.0) / 4;

    private RoundingNoise() {}

    /** The standard deviation of what rounding adds to {@code value}, which reads {@code input}; that is restored. */
    static double around(double[] input, Domain domain, DoubleSupplier value) {
        double[] point = input.clone();
        double largest = 0;
        for (double step : STEPS) {
            double[] values = new double[POINTS];
            for (int index = 0; index < POINTS; index++) {
                for (int element = 0; element < input.length; element++) {
                    input[element] = point[element] + index * move(point[element], element, step, domain);
                }
                values[index] = value.getAsDouble();
            }
            largest = Math.max(largest, deviation(values));
        }
        System.arraycopy(point, 0, input, 0, input.length);
        return largest > 0 ? largest : COARSEST;
    }

    /** One step, to either side in turn, and inwards next to the end of the domain. */
    private static double move(double point, int element, double step, Domain domain) {
        double move = step * Math.ulp(point) * (element % 2 == 0 ? 1 : -1);
        return domain.contains(point) && !domain.contains(point + (POINTS - 1) * move) ? -move : move;
    }

    /** The smallest estimate of several orders, since what is left of the function itself only makes one larger; 0 if not finite. */
    private static double deviation(double[] values) {
        double[] differences = values.clone();
        double smallest = Double.POSITIVE_INFINITY;
        double factor = 1; // (order!)^2/(2 order)!, the variance of one value in terms of the differences
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            int count = POINTS - order;
            double squares = 0;
            for (int index = 0; index < count; index++) {
                differences[index] = differences[index + 1] - differences[index];
                squares += differences[index] * differences[index];
            }
            factor *= order / (2.0 * (2 * order - 1));
            if (order >= LOWEST_ORDER) {
                smallest = Math.min(smallest, Math.sqrt(factor * squares / count));
            }
        }
        return Double.isFinite(smallest) ? smallest : 0;
    }
}
