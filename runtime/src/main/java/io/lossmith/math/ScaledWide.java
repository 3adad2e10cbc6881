package io.lossmith.math;

/**
 * A {@link Wide} times a power of two, with a bound on its error: the steps of a formula neither overflow nor underflow on their way to a
 * result that is an ordinary number, and they know how many digits they have lost. A register, like {@link Wide}: operations store into the
 * object they are called on, which may be an operand.
 */
final class ScaledWide {
    /** A significand other than 0 lies within 2^-MOST and 2^MOST, so that sums and products of two are ordinary numbers. */
    private static final int MOST = 200;

    /** Where exponents are so far apart, the smaller number does not count. */
    private static final int NEGLIGIBLE = 2 * MOST + 120;

    private static final int LARGEST_EXPONENT = 1 << 28;

    /** Of what is nearer to 0 nobody knows how near. */
    private static final int SMALLEST_EXPONENT = 1 << 27;

    /** A larger part of a number may be all of it. */
    static final double NEARLY = 1 - 0x1p-20;

    /** The significand. */
    final Wide value = new Wide();

    /** The power of two it is multiplied with; 0 unless the significand alone would be out of its range. */
    int exponent;

    /** By how much the significand may be wrong, about; NaN if nobody knows, infinite for a number too large for its power of two. */
    double error;

    /** What one operation adds to the relative error. */
    static final double ROUNDING = 0x1p-101;

    private final Wide aligned = new Wide();

    void set(double number) {
        value.set(number);
        error = 0;
        settle(0);
    }

    /** Stores a number of which a double is known, and what that lacks, rounded. */
    void set(double number, double rest) {
        value.set(number, rest);
        error = Math.abs(rest) * 0x1p-53;
        settle(0);
    }

    void set(ScaledWide other) {
        value.set(other.value);
        exponent = other.exponent;
        error = other.error;
    }

    void sum(ScaledWide a, ScaledWide b) {
        add(a, b, 1);
    }

    void difference(ScaledWide a, ScaledWide b) {
        add(a, b, -1);
    }

    private void add(ScaledWide a, ScaledWide b, int sign) {
        if (!a.isFinite() || !b.isFinite()) {
            double errors = ofInfinity(a, b);
            set((a.isFinite() ? 0 : a.value.high) + (b.isFinite() ? 0 : sign * b.value.high));
            error = errors;
            return;
        }
        boolean second = !b.isZero() && (a.isZero() || b.exponent > a.exponent);
        ScaledWide larger = second ? b : a;
        ScaledWide smaller = second ? a : b;
        int common = larger.exponent;
        double errors = larger.error + Math.scalb(smaller.error, smaller.exponent - common);
        int apart = smaller.isZero() ? 0 : common - smaller.exponent;
        boolean isExact = apart <= NEGLIGIBLE && a.value.low == 0 && b.value.low == 0;
        if (apart > NEGLIGIBLE) {
            aligned.set(0);
        } else {
            aligned.scale(smaller.value, Math.scalb(1.0, -apart));
        }
        if (second) {
            value.set(b.value);
            if (sign < 0) {
                value.negate(value);
            }
            value.sum(value, aligned);
        } else if (sign < 0) {
            value.difference(a.value, aligned);
        } else {
            value.sum(a.value, aligned);
        }
        error = isExact ? errors : errors + rounding(); // a sum of doubles has twice their digits
        settle(common);
    }

    void product(ScaledWide a, ScaledWide b) {
        int power = a.exponent + b.exponent;
        double errors = part(a.error, b.size()) + part(b.error, a.size() + a.error);
        double infinite = a.hasSign() && b.hasSign() ? ofInfinity(a, b) : Double.NaN;
        boolean isExact = a.value.low == 0 && b.value.low == 0;
        value.product(a.value, b.value);
        error = !isFinite() ? infinite : isExact ? errors : errors + rounding();
        settle(power);
    }

    void quotient(ScaledWide a, ScaledWide b) {
        int power = a.exponent - b.exponent;
        double divisorError = b.error;
        double divisor = b.size() - divisorError;
        double dividendError = a.error;
        boolean isKnown = divisorError < NEARLY * b.size() || (divisorError == 0 && dividendError == 0);
        double infinite = ofInfinity(a, b);
        value.quotient(a.value, b.value);
        if (infinite == Double.POSITIVE_INFINITY && isZero() && dividendError <= Double.MAX_VALUE) {
            outOfRange(value.high, false);
            return;
        }
        if (infinite != 0 && isZero()) {
            error = Double.NaN;
        } else if (isKnown) {
            double errors = part(1 / divisor, dividendError + part(divisorError, size()));
            error = infinite == 0 ? errors + rounding() : infinite;
        } else {
            error = Double.NaN;
        }
        settle(power);
    }

    void sqrt(ScaledWide a) {
        int odd = a.exponent & 1;
        int half = (a.exponent - odd) / 2;
        double before = a.error * (odd + 1);
        value.scale(a.value, odd == 0 ? 1 : 2);
        value.sqrt(value);
        error = before == 0 ? rounding() : before / Math.max(size(), Math.sqrt(before)) + rounding();
        settle(half);
    }

    void negate(ScaledWide a) {
        value.negate(a.value);
        exponent = a.exponent;
        error = a.error;
    }

    void abs(ScaledWide a) {
        value.abs(a.value);
        exponent = a.exponent;
        error = a.error;
    }

    /** One of two numbers; the other may be the right one where they cannot be told apart. */
    void choose(ScaledWide a, ScaledWide b, boolean isFirst) {
        if (a.isNaN() || b.isNaN()) {
            set(Double.NaN);
            return;
        }
        boolean isSure = a.isToldFrom(b);
        ScaledWide chosen = isFirst ? a : b;
        ScaledWide other = isFirst ? b : a;
        double errors =
                isSure ? chosen.error : chosen.error + Math.scalb(other.error, other.exponent - chosen.exponent);
        set(chosen);
        error = errors;
    }

    /** May be another number as well. */
    void doubt(ScaledWide other) {
        int apart = other.exponent - exponent;
        double high = value.high - Math.scalb(other.value.high, apart);
        double low = value.low - Math.scalb(other.value.low, apart);
        error += Math.abs(high + low) + Math.scalb(other.error, apart);
    }

    /** Whether at least the power of two is known. */
    boolean isSure() {
        return error < size() / 2;
    }

    void sign(ScaledWide a) {
        double size = a.size();
        double before = a.error;
        set(Math.signum(a.value.high));
        error = before == 0 || before < size || size > Double.MAX_VALUE ? 0 : 2;
    }

    /** Whether the numbers are exact, or differ by more than their errors. */
    boolean isToldFrom(ScaledWide other) {
        if (isNaN() || other.isNaN()) {
            return false;
        }
        if (error == 0 && other.error == 0) {
            return true;
        }
        if (!isFinite() || !other.isFinite()) {
            return value.high != other.value.high && !Double.isNaN(error + other.error);
        }
        int common = isZero() ? other.exponent : other.isZero() ? exponent : Math.max(exponent, other.exponent);
        double high = Math.scalb(value.high, exponent - common) - Math.scalb(other.value.high, other.exponent - common);
        double low = Math.scalb(value.low, exponent - common) - Math.scalb(other.value.low, other.exponent - common);
        double errors = Math.scalb(error, exponent - common) + Math.scalb(other.error, other.exponent - common);
        return Math.abs(high + low) > errors;
    }

    /** The same number with a significand in its range. */
    void settle(int power) {
        exponent = power;
        double magnitude = Math.abs(value.high);
        if (magnitude == 0 || !(magnitude <= Double.MAX_VALUE)) {
            exponent = 0;
            error = magnitude == 0 ? atZero(error, power) : error < Double.POSITIVE_INFINITY ? 0 : error;
            return;
        }
        int size = Math.getExponent(magnitude);
        if (power == 0 && Math.abs(size) < MOST) {
            return;
        }
        if (Math.abs(size + power) < MOST) {
            shift(power);
            exponent = 0;
        } else {
            shift(-size);
            exponent = Math.addExact(power, size);
            if (Math.abs(exponent) > LARGEST_EXPONENT) {
                outOfRange(value.high, exponent > 0);
            }
        }
    }

    /** The error of what infinite operands make infinite. */
    private static double ofInfinity(ScaledWide a, ScaledWide b) {
        return (a.isFinite() ? 0 : a.error) + (b.isFinite() ? 0 : b.error);
    }

    private boolean hasSign() {
        return !isFinite() || error < NEARLY * size();
    }

    boolean isInfinite() {
        return Math.abs(value.high) == Double.POSITIVE_INFINITY;
    }

    /** Whether this is no infinity but too large for its power of two. */
    boolean isHuge() {
        return isInfinite() && error == Double.POSITIVE_INFINITY;
    }

    /** Stores what is too large for its power of two, or so near to 0 that only its sign is known. */
    void outOfRange(double sign, boolean isLarge) {
        value.set(isLarge ? Math.copySign(Double.POSITIVE_INFINITY, sign) : Math.copySign(1, sign));
        exponent = isLarge ? 0 : -SMALLEST_EXPONENT;
        error = isLarge ? Double.POSITIVE_INFINITY : Math.nextDown(1.0);
    }

    /** An error beside 0, which has no power of two: not 0 because it underflows. */
    private static double atZero(double error, int power) {
        return error == 0 ? 0 : Math.max(Math.scalb(error, power), Double.MIN_VALUE);
    }

    /** A product in which no error is none, whatever it is multiplied with. */
    private static double part(double error, double factor) {
        double product = error * factor;
        return error == 0 || factor == 0 ? 0 : product == 0 ? Double.MIN_VALUE : product;
    }

    private double size() {
        return Math.abs(value.high);
    }

    private double rounding() {
        return isFinite() ? size() * ROUNDING : 0;
    }

    /** Stores the result of a function of an ordinary number: its {@code slope} times the error of that, and its own. */
    void settle(double before, double slope, double own) {
        error = part(before, slope) + size() * own;
        settle(0);
    }

    private void shift(int power) {
        error = Math.scalb(error, power);
        int half = power / 2;
        value.scale(value, Math.scalb(1.0, half));
        value.scale(value, Math.scalb(1.0, power - half));
    }

    /** The number without its power of two: 0 or infinite where doubles are. */
    void flatten(Wide result) {
        if (exponent == 0) {
            result.set(value);
        } else {
            result.set(toDouble());
        }
    }

    /** As {@link Wide#compare}: NaN is above everything else. */
    int compare(ScaledWide other) {
        if (exponent == other.exponent || !isFinite() || !other.isFinite()) {
            return value.compare(other.value);
        }
        int sign = (int) Math.signum(value.high);
        int otherSign = (int) Math.signum(other.value.high);
        if (sign != otherSign || sign == 0) {
            return value.compare(other.value);
        }
        boolean isLarger = exponent > other.exponent;
        return isLarger == (sign > 0) ? 1 : -1;
    }

    boolean isFinite() {
        return Math.abs(value.high) <= Double.MAX_VALUE;
    }

    boolean isZero() {
        return value.isZero();
    }

    boolean isNaN() {
        return value.isNaN();
    }

    /** The nearest double. */
    double toDouble() {
        return Math.scalb(value.value(), exponent);
    }
}
