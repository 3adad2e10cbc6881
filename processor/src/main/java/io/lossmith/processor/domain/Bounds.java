package io.lossmith.processor.domain;

import io.lossmith.processor.ir.Interval;

/**
 * What a computed value can be: a number of an interval, rounding included, or NaN.
 *
 * @param interval the numbers
 * @param mayBeNan whether it can be NaN
 */
record Bounds(Interval interval, boolean mayBeNan) {
    /** Nothing is known. */
    static final Bounds UNKNOWN = new Bounds(Interval.ALL, true);

    static Bounds of(Interval interval) {
        return new Bounds(interval, false);
    }

    Bounds union(Bounds other) {
        return new Bounds(interval.union(other.interval), mayBeNan || other.mayBeNan);
    }

    /** The same, NaN allowed too where {@code condition} holds. */
    Bounds orNanIf(boolean condition) {
        return condition && !mayBeNan ? new Bounds(interval, true) : this;
    }

    boolean isFiniteNumber() {
        return interval.isFinite() && !mayBeNan;
    }
}
