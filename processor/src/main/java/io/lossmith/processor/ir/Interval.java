package io.lossmith.processor.ir;

/**
 * A closed interval of extended real numbers, the possible values of an expression.
 *
 * @param lower smallest value, maybe -Infinity
 * @param upper largest value, maybe Infinity
 */
public record Interval(double lower, double upper) {
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    public static final Interval NONNEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);
    /** What a divisor or the argument of a logarithm may be. */
    public static final Interval POSITIVE = new Interval(Double.MIN_VALUE, Double.POSITIVE_INFINITY);

    public static final Interval NONPOSITIVE = new Interval(Double.NEGATIVE_INFINITY, 0);
    public static final Interval UNIT = new Interval(0, 1);
    public static final Interval SIGNED_UNIT = new Interval(-1, 1);

    public static Interval of(double value) {
        return new Interval(value, value);
    }

    /** The smallest interval holding all given numbers; a NaN among them means nothing is known. */
    public static Interval hull(double... values) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isNaN(value)) {
                return ALL;
            }
            lower = Math.min(lower, value);
            upper = Math.max(upper, value);
        }
        return new Interval(lower, upper);
    }

    public Interval union(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public boolean isFinite() {
        return lower > Double.NEGATIVE_INFINITY && upper < Double.POSITIVE_INFINITY;
    }

    public boolean isPositive() {
        return lower > 0;
    }

    public boolean isNonnegative() {
        return lower >= 0;
    }

    public boolean isNegative() {
        return upper < 0;
    }
}
