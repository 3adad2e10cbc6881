package io.lossmith.processor.harness;

import io.lossmith.processor.exact.ExactNumber;
import java.math.BigDecimal;
import java.math.MathContext;

/** Errors of computed numbers in units in the last place of the exact one; infinite where NaN was computed. */
public final class Ulps {
    private Ulps() {}

    /** The error of a double. */
    public static double error(double actual, ExactNumber exact) {
        double rounded = exact.toDouble();
        double ulp = Math.ulp(Math.min(Math.abs(rounded), Double.MAX_VALUE));
        return distance(actual, Double.MAX_VALUE, rounded, ulp, exact);
    }

    /** The error of a float. */
    public static double error(float actual, ExactNumber exact) {
        float rounded = exact.value().floatValue();
        float ulp = Math.ulp(Math.min(Math.abs(rounded), Float.MAX_VALUE));
        return distance(actual, Float.MAX_VALUE, rounded, ulp, exact);
    }

    private static double distance(double actual, double largest, double rounded, double ulp, ExactNumber exact) {
        if (Double.isNaN(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(actual) && actual == rounded) {
            return 0;
        }
        // Infinity counts as the number after the largest.
        BigDecimal number = Double.isInfinite(actual)
                ? new BigDecimal(Math.copySign(largest, actual)).add(new BigDecimal(Math.copySign(ulp, actual)))
                : new BigDecimal(actual);
        return number.subtract(exact.value(), new MathContext(60))
                .abs()
                .divide(new BigDecimal(ulp), MathContext.DECIMAL64)
                .doubleValue();
    }
}
