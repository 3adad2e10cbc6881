package io.lossmith;

import java.util.function.DoubleUnaryOperator;

/**
 * Numeric derivatives with an estimate of their error: differences over shrinking steps, extrapolated to step 0 (C. J. F. Ridders, Accurate
 * computation of F'(x) and F'(x)F''(x), Advances in Engineering Software 4, 1982).
 */
final class NumericDerivative {
    private static final double[] FIRST_STEPS = {1e-1, 1e-3, 1e-5};
    private static final double SHRINK = 1.4;
    private static final int STEPS = 10;
    private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    private final DoubleUnaryOperator function;
    private final double point;
    private final double atPoint;

    /** A derivative and how far it may be off; NaN and infinity where no differences converge. */
    record Estimate(double value, double error) {
        Estimate better(Estimate other) {
            return other.error < error ? other : this;
        }
    }

    NumericDerivative(DoubleUnaryOperator function, double point) {
        this.function = function;
        this.point = point;
        atPoint = function.applyAsDouble(point);
    }

    double atPoint() {
        return atPoint;
    }

    /** The best of all differences that stay inside the bounds: central ones, and one-sided ones at or next to a bound. */
    Estimate within(double lower, double upper) {
        double below = point - lower;
        double above = upper - point;
        double room = Math.min(below, above);
        Estimate best = NONE;
        if (room > 0) {
            for (double step : FIRST_STEPS) {
                best = best.better(central(Math.min(step * scale(), room / 2)));
            }
        }
        if (room < FIRST_STEPS[1] * scale()) {
            best = best.better(above >= below ? right(upper) : left(lower));
        }
        return best;
    }

    /** The best forward differences that stay below a bound. */
    Estimate right(double upper) {
        return oneSided(1, upper - point);
    }

    /** The best backward differences that stay above a bound. */
    Estimate left(double lower) {
        return oneSided(-1, point - lower);
    }

    private double scale() {
        return Math.max(1, Math.abs(point));
    }

    private Estimate oneSided(int direction, double room) {
        Estimate best = NONE;
        if (room > 0) {
            for (double step : FIRST_STEPS) {
                double first = direction * Math.min(step * scale(), room / 2);
                best = best.better(extrapolate(first, false));
            }
        }
        return best;
    }

    private Estimate central(double firstStep) {
        return extrapolate(firstStep, true);
    }

    private Estimate extrapolate(double firstStep, boolean central) {
        // The error of central differences has only even powers of the step, that of one-sided ones has all.
        double ratio = central ? SHRINK * SHRINK : SHRINK;
        double[] previous = new double[STEPS];
        double[] current = new double[STEPS];
        Estimate best = NONE;
        double step = firstStep;
        for (int line = 0; line < STEPS; line++, step /= SHRINK) {
            double high = point + step;
            double low = central ? point - step : point;
            double atHigh = function.applyAsDouble(high);
            double atLow = central ? function.applyAsDouble(low) : atPoint;
            current[0] = (atHigh - atLow) / (high - low);
            double rounding = Math.ulp(1.0) * Math.max(Math.abs(atHigh), Math.abs(atLow)) / Math.abs(high - low);
            double factor = ratio;
            for (int column = 1; column <= line; column++, factor *= ratio) {
                current[column] = (current[column - 1] * factor - previous[column - 1]) / (factor - 1);
                double error = Math.max(
                        Math.abs(current[column] - current[column - 1]),
                        Math.abs(current[column] - previous[column - 1]));
                if (error + rounding < best.error) {
                    best = new Estimate(current[column], error + rounding);
                }
            }
            double[] swap = previous;
            previous = current;
            current = swap;
        }
        return best;
    }
}
