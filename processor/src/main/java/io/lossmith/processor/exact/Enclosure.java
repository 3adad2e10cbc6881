package io.lossmith.processor.exact;

/**
 * What is known of a real number: it lies between two bounds, both included, if it is defined. Conditions are the numbers
 * 0 and 1; one that is not decided is enclosed by both.
 *
 * <p>Equal bounds are an exact number; equal infinite bounds are an infinite value, such as log(0). An infinite bound
 * beside another one only says that nothing is known on that side.
 *
 * @param lower a number that is not larger
 * @param upper a number that is not smaller
 * @param definedness whether there is a value at all
 */
public record Enclosure(BigFloat lower, BigFloat upper, Definedness definedness) {
    /** Whether an expression has a value. */
    public enum Definedness {
        /** It has one. */
        YES,
        /** With the bits at hand that cannot be told. */
        UNKNOWN,
        /** It has none: a logarithm of a negative number, 0/0. */
        NO
    }

    /** How narrow a number has to be, in units of the last place of its double: 2^-NARROW. */
    private static final int NARROW = 8;

    static final Enclosure UNDEFINED = new Enclosure(BigFloat.MINUS_INFINITY, BigFloat.INFINITY, Definedness.NO);
    static final Enclosure ANYTHING = new Enclosure(BigFloat.MINUS_INFINITY, BigFloat.INFINITY, Definedness.UNKNOWN);
    static final Enclosure ZERO = exactly(BigFloat.ZERO);
    static final Enclosure ONE = exactly(BigFloat.ONE);
    static final Enclosure MINUS_ONE = exactly(BigFloat.ONE.negate());
    static final Enclosure UNDECIDED = between(BigFloat.ZERO, BigFloat.ONE);

    public Enclosure {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(lower + " is above " + upper);
        }
    }

    static Enclosure between(BigFloat lower, BigFloat upper) {
        return new Enclosure(lower, upper, Definedness.YES);
    }

    static Enclosure exactly(BigFloat number) {
        return between(number, number);
    }

    /** {@code value}, exactly; NaN is undefined. */
    public static Enclosure of(double value) {
        return Double.isNaN(value) ? UNDEFINED : exactly(BigFloat.of(value));
    }

    static Enclosure condition(boolean holds) {
        return holds ? ONE : ZERO;
    }

    public boolean isDefined() {
        return definedness == Definedness.YES;
    }

    /** Whether there surely is no value. */
    public boolean isUndefined() {
        return definedness == Definedness.NO;
    }

    /** Whether both bounds are one. */
    public boolean isExact() {
        return lower.compareTo(upper) == 0;
    }

    /** Whether this is the number {@code value} and nothing else. */
    boolean is(BigFloat value) {
        return lower.compareTo(value) == 0 && upper.compareTo(value) == 0;
    }

    boolean isZero() {
        return lower.signum() == 0 && upper.signum() == 0;
    }

    boolean containsZero() {
        return lower.signum() <= 0 && upper.signum() >= 0;
    }

    boolean isPositive() {
        return lower.signum() > 0;
    }

    boolean isNonnegative() {
        return lower.signum() >= 0;
    }

    boolean isNegative() {
        return upper.signum() < 0;
    }

    boolean isFinite() {
        return !lower.isInfinite() && !upper.isInfinite();
    }

    /** Whether {@code number} lies between the bounds. */
    public boolean contains(BigFloat number) {
        return lower.compareTo(number) <= 0 && number.compareTo(upper) <= 0;
    }

    /** Whether all of this lies between the bounds of {@code other}. */
    public boolean isWithin(Enclosure other) {
        return other.lower.compareTo(lower) <= 0 && upper.compareTo(other.upper) <= 0;
    }

    /** What holds both; it is not known to have a value if one of them has none. */
    Enclosure hull(Enclosure other) {
        Definedness both = definedness == other.definedness ? definedness : Definedness.UNKNOWN;
        return new Enclosure(lower.min(other.lower), upper.max(other.upper), both);
    }

    /** This, if what it was made of has a value. */
    Enclosure doubtedBy(Enclosure source) {
        if (source.definedness == Definedness.YES || definedness == Definedness.NO) {
            return this;
        }
        return source.definedness == Definedness.NO ? UNDEFINED : doubtful();
    }

    /** This, if there is a value. */
    Enclosure doubtful() {
        return definedness == Definedness.YES ? new Enclosure(lower, upper, Definedness.UNKNOWN) : this;
    }

    /** Whether this says which double the number is, and where beside it the number lies, to 1/256 of a unit. */
    public boolean isSettled() {
        if (definedness == Definedness.NO) {
            return true;
        }
        if (definedness == Definedness.UNKNOWN) {
            return false;
        }
        if (isExact()) {
            return true;
        }
        double rounded = lower.toDouble();
        if (Double.isInfinite(rounded) || Double.isInfinite(upper.toDouble())) {
            return rounded == upper.toDouble();
        }
        BigFloat width = upper.plus(lower.negate(), 8, true);
        return width.compareTo(BigFloat.of(Math.ulp(rounded)).scaled(-NARROW)) <= 0;
    }

    /** The double nearest to the number, for a settled one; NaN if undefined. */
    public double toDouble() {
        return definedness == Definedness.NO ? Double.NaN : lower.toDouble();
    }

    @Override
    public String toString() {
        String bounds = isExact() ? lower.toString() : "[" + lower + ", " + upper + "]";
        return switch (definedness) {
            case YES -> bounds;
            case UNKNOWN -> bounds + "?";
            case NO -> "undefined";
        };
    }
}
