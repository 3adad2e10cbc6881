package io.lossmith.spec;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * The set of values an input or parameter may take.
 *
 * <p>NaN is in no domain. {@link #REAL} contains both infinities, because an infinite input gives the limit of the loss where one exists;
 * {@link #POSITIVE} and {@link #NONNEGATIVE} are open at infinity. {@code new Domain(...)} is for tools; use the constants and
 * {@link #interval}.
 *
 * @param kind what sort of set this is
 * @param lower the lower bound
 * @param lowerOpen whether the lower bound itself is left out
 * @param upper the upper bound
 * @param upperOpen whether the upper bound itself is left out
 */
public record Domain(Kind kind, double lower, boolean lowerOpen, double upper, boolean upperOpen)
        implements Serializable {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Every number, and both infinities. */
    public static final Domain REAL = interval(-INF, false, INF, false);

    /** (0, inf). */
    public static final Domain POSITIVE = interval(0, true, INF, true);

    /** [0, inf). */
    public static final Domain NONNEGATIVE = interval(0, false, INF, true);

    /** [0, 1]. */
    public static final Domain UNIT = interval(0, false, 1, false);

    /** 0 or 1. */
    public static final Domain BINARY = new Domain(Kind.BINARY, 0, false, 1, false);

    /** -1 or 1. */
    public static final Domain SIGN = new Domain(Kind.SIGN, -1, false, 1, false);

    /** 0, 1, 2 and so on. */
    public static final Domain COUNT = new Domain(Kind.COUNT, 0, false, INF, true);

    /** A vector of non-negative numbers that sum to 1; {@link #contains} looks at one element. */
    public static final Domain SIMPLEX = new Domain(Kind.SIMPLEX, 0, false, 1, false);

    /** How far the sum of a simplex may be from 1: normalising 1000 floats one after the other is off by about 2e-6. */
    public static final double SIMPLEX_TOLERANCE = 1e-5;

    /** A class index; the number of classes is the input's length. */
    public static final Domain CLASS = new Domain(Kind.CLASS, 0, false, INF, true);

    /** The sorts of sets. */
    public enum Kind {
        /** All numbers between two bounds. */
        INTERVAL,
        /** 0 or 1. */
        BINARY,
        /** -1 or 1. */
        SIGN,
        /** A non-negative whole number. */
        COUNT,
        /** Non-negative numbers that sum to 1. */
        SIMPLEX,
        /** An index from 0 to the number of classes minus 1. */
        CLASS
    }

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a bound is NaN or no value lies between the bounds
     */
    public Domain {
        Objects.requireNonNull(kind, "kind");
        if (!(lower < upper || (lower == upper && !lowerOpen && !upperOpen))) {
            throw new IllegalArgumentException(
                    "No number lies between " + lower + " and " + upper + "; swap or correct the bounds.");
        }
        lower += 0.0; // -0.0 becomes 0.0, so that equal sets are equal records
        upper += 0.0;
    }

    /**
     * The numbers between two bounds, {@code real in (lower, upper]} in the language.
     *
     * @param lower the lower bound, may be negative infinity
     * @param lowerOpen whether {@code lower} itself is left out
     * @param upper the upper bound, may be infinity
     * @param upperOpen whether {@code upper} itself is left out
     * @return the interval
     * @throws IllegalArgumentException when a bound is NaN or the interval is empty
     */
    public static Domain interval(double lower, boolean lowerOpen, double upper, boolean upperOpen) {
        return new Domain(Kind.INTERVAL, lower, lowerOpen, upper, upperOpen);
    }

    /**
     * Whether a value lies in this set; false for NaN. For {@link #SIMPLEX} it looks at one element, for {@link #CLASS} it only asks for a
     * non-negative whole number.
     *
     * @param value the number to look at
     * @return whether it is inside
     */
    public boolean contains(double value) {
        boolean between = (lowerOpen ? value > lower : value >= lower) && (upperOpen ? value < upper : value <= upper);
        return between
                && switch (kind) {
                    case INTERVAL, SIMPLEX -> true;
                    case BINARY -> value == 0 || value == 1;
                    case SIGN -> value == -1 || value == 1;
                    case COUNT, CLASS -> value == Math.rint(value);
                };
    }

    /**
     * Whether the set is made of separate values: binary, sign, count and class.
     *
     * @return true for those four
     */
    public boolean discrete() {
        return kind != Kind.INTERVAL && kind != Kind.SIMPLEX;
    }

    /** The language's own spelling, such as {@code unit}, {@code binary} or {@code real in (0, 1]}. */
    @Override
    public String toString() {
        return typeName() + intervalText();
    }

    /**
     * The language's own spelling followed by the numbers it stands for, for messages: {@code unit, [0, 1]}, {@code positive, (0, inf)},
     * {@code sign, -1 or 1}. An interval that is spelled out, and {@code real}, stand alone.
     *
     * @return what a reader who does not know the word needs to correct a number
     */
    public String withNumbers() {
        return switch (kind) {
            case INTERVAL -> toString() + (typeName().equals("real") ? "" : ", " + numbers());
            case BINARY -> this + ", 0 or 1";
            case SIGN -> this + ", -1 or 1";
            case COUNT, CLASS -> this + ", 0, 1, 2, ...";
            case SIMPLEX -> this + ", numbers in [0, 1] that sum to 1";
        };
    }

    /** The type's word without an interval. */
    String typeName() {
        if (kind != Kind.INTERVAL) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
        if (equals(POSITIVE)) {
            return "positive";
        }
        if (equals(NONNEGATIVE)) {
            return "nonnegative";
        }
        return equals(UNIT) ? "unit" : "real";
    }

    /** {@code " in (0, 1]"}, or nothing where the type's word says it all. */
    String intervalText() {
        if (kind != Kind.INTERVAL || equals(REAL) || !typeName().equals("real")) {
            return "";
        }
        return " in " + numbers();
    }

    private String numbers() {
        return (lowerOpen ? "(" : "[") + bound(lower) + ", " + bound(upper) + (upperOpen ? ")" : "]");
    }

    private static String bound(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
