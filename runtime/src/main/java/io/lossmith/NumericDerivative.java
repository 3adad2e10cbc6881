package io.lossmith;

import java.util.function.DoubleUnaryOperator;

/**
 * Numeric derivatives with a bound on their error: differences over shrinking steps, extrapolated to step 0 (C. J. F. Ridders, Accurate
 * computation of F'(x) and F'(x)F''(x), Advances in Engineering Software 4, 1982). The bound holds what the extrapolation may be off and what
 * rounding makes of the differences, carried through the extrapolation.
 */
final class NumericDerivative {
    private static final double[] FIRST_STEPS = {1e-1, 1e-3, 1e-5};
    private static final double SHRINK = 1.4;
    private static final int STEPS = 10;
    private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 0);

    /** A value is off by a few ulps of its own, at least. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    /** What derivatives are around a point where the loss is flat and 0. */
    private static final double SMALLEST_REACH = 1e-3;

    /** A bound in standard deviations. */
    private static final double DEVIATIONS = 4;

    /** A function that is steeper than any that has a derivative: it jumps, between two points this close. */
    private static final double JUMP_STEP = 1e-11;

    private final DoubleUnaryOperator function;
    private final double point;
    private final double noise;
    private final double atPoint;

    /**
     * A derivative; NaN and an infinite error where no differences converge.
     *
     * @param value the derivative
     * @param error how far it may be off
     * @param reach what size a derivative has around here: the loss by the point, or its steepest fall to the end of the first step
     */
    record Estimate(double value, double error, double reach) {
        Estimate better(Estimate other) {
            return other.error < error ? other : this;
        }
    }

    /**
     * The derivative of {@code function} at {@code point}.
     *
     * @param noise the standard deviation of the rounding errors of its values
     */
    NumericDerivative(DoubleUnaryOperator function, double point, double noise) {
        this.function = function;
        this.point = point;
        this.noise = noise;
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
                best = best.better(extrapolate(Math.min(step * scale(), room / 2), true));
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

    /** Whether the values on one side of the point do not come near to its own. */
    boolean jumps(double lower, double upper) {
        return (upper > point && jumps(1, upper - point)) || (lower < point && jumps(-1, point - lower));
    }

    private boolean jumps(int direction, double room) {
        double far = direction * Math.min(FIRST_STEPS[2] * scale(), room / 2);
        double near = far * (JUMP_STEP / FIRST_STEPS[2]);
        double atFar = function.applyAsDouble(point + far);
        double atNear = function.applyAsDouble(point + near);
        double fall = Math.abs(atNear - atPoint);
        return fall > Math.abs(atFar - atPoint) / 2 && fall > 4 * (bound(atNear) + bound(atPoint));
    }

    private double scale() {
        return Math.max(1, Math.abs(point));
    }

    /** How far rounding may have moved a value. */
    private double bound(double value) {
        return Math.max(DEVIATIONS * noise, ROUNDING * Math.abs(value));
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

    private Estimate extrapolate(double firstStep, boolean central) {
        // The error of central differences has only even powers of the step, that of one-sided ones has all.
        double ratio = central ? SHRINK * SHRINK : SHRINK;
        double[] previous = new double[STEPS];
        double[] current = new double[STEPS];
        double[] previousRounding = new double[STEPS];
        double[] rounding = new double[STEPS];
        Estimate best = NONE;
        double reach = Math.max(SMALLEST_REACH, Math.abs(atPoint) / scale());
        double step = firstStep;
        for (int line = 0; line < STEPS; line++, step /= SHRINK) {
            double high = point + step;
            double low = central ? point - step : point;
            double atHigh = function.applyAsDouble(high);
            double atLow = central ? function.applyAsDouble(low) : atPoint;
            current[0] = (atHigh - atLow) / (high - low);
            rounding[0] = (bound(atHigh) + bound(atLow)) / Math.abs(high - low);
            if (line == 0) {
                double fall = Math.max(Math.abs(atHigh - atPoint), Math.abs(atLow - atPoint));
                reach = Math.max(reach, fall / Math.abs(step));
            }
            double factor = ratio;
            for (int column = 1; column <= line; column++, factor *= ratio) {
                current[column] = (current[column - 1] * factor - previous[column - 1]) / (factor - 1);
                rounding[column] = (rounding[column - 1] * factor + previousRounding[column - 1]) / (factor - 1);
                double error = Math.max(
                                Math.abs(current[column] - current[column - 1]),
                                Math.abs(current[column] - previous[column - 1]))
                        + rounding[column];
                if (error < best.error) {
                    best = new Estimate(current[column], error, reach);
                }
            }
            double[] swap = previous;
            previous = current;
            current = swap;
            swap = previousRounding;
            previousRounding = rounding;
            rounding = swap;
        }
        return best;
    }
}
