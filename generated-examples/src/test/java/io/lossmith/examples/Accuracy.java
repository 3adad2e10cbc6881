package io.lossmith.examples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Errors of one loss against exact numbers, at ordinary points and at others. */
final class Accuracy {
    /** Where an input's relative error is amplified more than this, a point is not ordinary. */
    static final double ORDINARY_CONDITIONING = 8;

    private final List<Double> ordinary = new ArrayList<>();
    private String worst = "none";
    private String worstElsewhere = "none";
    private double largestElsewhere;

    /** Adds one computed number. */
    void add(double actual, BigDecimal exact, double conditioning, String where) {
        double error = ulps(actual, exact);
        String text = where + ": " + actual + " for " + exact.round(MathContext.DECIMAL64) + ", "
                + String.format(Locale.ROOT, "%.1f ULP at conditioning %.2g", error, conditioning);
        if (conditioning <= ORDINARY_CONDITIONING) {
            if (error >= max()) {
                worst = text;
            }
            ordinary.add(error);
        } else if (error / conditioning > largestElsewhere) {
            largestElsewhere = error / conditioning;
            worstElsewhere = text;
        }
    }

    /** How many numbers were computed at ordinary points. */
    int count() {
        return ordinary.size();
    }

    double median() {
        List<Double> sorted = ordinary.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    double max() {
        return ordinary.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The largest error at the other points, in ULP per unit of conditioning. */
    double maxElsewhere() {
        return largestElsewhere;
    }

    String worst() {
        return worst;
    }

    String worstElsewhere() {
        return worstElsewhere;
    }

    /** The distance in units in the last place of the exact number; infinite for NaN, and for anything but 0 where that is exact. */
    static double ulps(double actual, BigDecimal exact) {
        if (exact.signum() == 0) {
            return actual == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Double.isNaN(actual) || Double.isInfinite(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        return new BigDecimal(actual)
                .subtract(exact, MathContext.DECIMAL128)
                .abs()
                .divide(new BigDecimal(Math.ulp(exact.doubleValue())), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The distance in units in the last place of a float. */
    static double floatUlps(double actual, BigDecimal exact) {
        return ulps(actual, exact) * (Math.ulp(exact.doubleValue()) / Math.ulp(exact.floatValue()));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "median %5.2f  max %7.2f  of %4d", median(), max(), count());
    }
}
