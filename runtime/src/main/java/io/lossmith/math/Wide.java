package io.lossmith.math;

/**
 * A number of about 32 decimal digits: the unevaluated sum of two doubles, high + low, where low is at most half a unit in the last place of
 * high. A register: every operation stores into the object it is called on, which may be one of its operands, and allocates nothing.
 *
 * <p>The operations are those of Dekker (1971) with the error terms of Joldes, Muller and Popescu, "Tight and rigorous error bounds for basic
 * building blocks of double-word arithmetic" (2017): relative errors of at most 2^-102, as long as the low part is a normal number, which it
 * is where the result is above 2^-900. Smaller results lose low digits first; the high part is still right to its last place.
 *
 * <p>Where the high part is zero, infinite or NaN, it is what the same operation gives in double, and the low part is 0. Products are split by
 * {@link Math#fma(double, double, double)}.
 *
 * <pre>{@code
 * Wide third = new Wide();
 * third.set(1);
 * third.quotient(third, 3);   // high is 1.0 / 3, low the 1.85e-17 that it lacks
 * }</pre>
 */
final class Wide {

    /** Dividends and radicands from SMALL to LARGE have remainders that neither underflow nor overflow; others are scaled first. */
    private static final double SMALL = 0x1p-900;

    private static final double LARGE = 0x1p1000;
    private static final double UP = 0x1p600;
    private static final double DOWN = 0x1p-600;

    /** The nearest double. */
    double high;

    /** What the nearest double lacks. */
    double low;

    /** Stores a double. */
    void set(double value) {
        high = value;
        low = 0;
    }

    /** Stores the sum of any two doubles. */
    void set(double a, double b) {
        double sum = a + b;
        store(sum, sumError(a, b, sum));
    }

    /** Stores another number. */
    void set(Wide a) {
        high = a.high;
        low = a.low;
    }

    /** Stores a + b; the relative error is at most 2^-104, whatever cancels. */
    void sum(Wide a, Wide b) {
        add(a, b.high, b.low);
    }

    /** Stores a + b. */
    void sum(Wide a, double b) {
        add(a, b, 0);
    }

    /** Stores a - b; the relative error is at most 2^-104, whatever cancels. */
    void difference(Wide a, Wide b) {
        add(a, -b.high, -b.low);
    }

    /** Stores a - b. */
    void difference(Wide a, double b) {
        add(a, -b, 0);
    }

    private void add(Wide a, double bHigh, double bLow) {
        double s = a.high + bHigh;
        double sError = sumError(a.high, bHigh, s);
        double t = a.low + bLow;
        double tError = sumError(a.low, bLow, t);
        double middle = sError + t;
        if (isOutside(s) || middle == 0) {
            store(s, tError);
            return;
        }
        double v = s + middle;
        store(v, tError + (middle - (v - s)));
    }

    /** Stores a * b. */
    void product(Wide a, Wide b) {
        multiply(a, b.high, b.low);
    }

    /** Stores a * b. */
    void product(Wide a, double b) {
        multiply(a, b, 0);
    }

    /** Stores a * a. */
    void square(Wide a) {
        multiply(a, a.high, a.low);
    }

    private void multiply(Wide a, double bHigh, double bLow) {
        double p = a.high * bHigh;
        double cross = Math.fma(a.high, bLow, Math.fma(a.low, bHigh, a.low * bLow));
        store(p, Math.fma(a.high, bHigh, -p) + cross);
    }

    /** Stores a / b. */
    void quotient(Wide a, Wide b) {
        divide(a.high, a.low, b.high, b.low);
    }

    /** Stores a / b. */
    void quotient(Wide a, double b) {
        divide(a.high, a.low, b, 0);
    }

    private void divide(double aHigh, double aLow, double bHigh, double bLow) {
        double q = aHigh / bHigh;
        if (q == 0 || isOutside(q)) {
            set(q);
            return;
        }
        double size = Math.abs(aHigh);
        if (size < SMALL || size > LARGE) {
            double up = size < SMALL ? UP : DOWN;
            divide(aHigh * up, aLow * up, bHigh, bLow);
            scale(this, size < SMALL ? DOWN : UP);
            return;
        }
        double rest = Math.fma(-q, bHigh, aHigh) + Math.fma(-q, bLow, aLow);
        store(q, rest / bHigh);
    }

    /** Stores the square root of a; NaN for negative numbers. */
    void sqrt(Wide a) {
        double root = Math.sqrt(a.high);
        if (root == 0 || isOutside(root)) {
            set(root);
            return;
        }
        if (a.high < SMALL) {
            scale(a, UP);
            sqrt(this);
            scale(this, 0x1p-300);
            return;
        }
        store(root, (Math.fma(-root, root, a.high) + a.low) / (2 * root));
    }

    /** Stores -a. */
    void negate(Wide a) {
        high = -a.high;
        low = -a.low;
    }

    /** Stores the absolute value of a. */
    void abs(Wide a) {
        low = a.high < 0 ? -a.low : a.low;
        high = Math.abs(a.high);
    }

    /** Stores a times a power of two, exactly but for overflow and underflow. */
    void scale(Wide a, double powerOfTwo) {
        store(a.high * powerOfTwo, a.low * powerOfTwo);
    }

    /** Stores a - k (words[0] + words[1] + ...), where the words are a constant and k is a whole number near a divided by it. */
    void subtractMultiple(Wide a, double k, double[] words) {
        set(a);
        for (double word : words) {
            double p = k * word;
            add(this, -p, -Math.fma(k, word, -p));
        }
    }

    /**
     * Stores the largest whole number not above a.
     *
     * @param a any number; infinities and NaN stay
     */
    void floor(Wide a) {
        double whole = Math.floor(a.high);
        store(whole, whole == a.high ? Math.floor(a.low) : 0);
    }

    /**
     * Stores the whole number nearest to a, and of two equally near the even one.
     *
     * @param a any number; infinities and NaN stay
     */
    void round(Wide a) {
        double whole = Math.rint(a.high);
        if (whole == a.high) {
            store(whole, Math.rint(a.low)); // where the low part can be a half, the high part is even
        } else if (Math.abs(a.high - whole) == 0.5 && a.low != 0) {
            set(a.low < 0 ? Math.floor(a.high) : Math.ceil(a.high));
        } else {
            set(whole);
        }
    }

    /**
     * Compares with another number, as numbers: 0 and -0 are equal. NaN equals NaN and is above everything else, as in
     * {@link Double#compare(double, double)}; where it must be unordered, ask {@link #isNaN()} first.
     *
     * @return less than, equal to or greater than 0
     */
    int compare(Wide other) {
        if (high < other.high) {
            return -1;
        }
        if (high > other.high) {
            return 1;
        }
        if (high == other.high) {
            return low < other.low ? -1 : low > other.low ? 1 : 0;
        }
        return Boolean.compare(isNaN(), other.isNaN());
    }

    /** Whether this is 0 or -0. */
    boolean isZero() {
        return high == 0;
    }

    /** Whether this is NaN. */
    boolean isNaN() {
        return Double.isNaN(high);
    }

    /** Whether this is neither infinite nor NaN. */
    boolean isFinite() {
        return !isOutside(high);
    }

    /** The nearest double. */
    double value() {
        return high;
    }

    /** high + low as digits, for tests and debuggers. */
    @Override
    public String toString() {
        return high + " + " + low;
    }

    /** Stores a + b, where b is smaller than a or a is not finite; the sign of zero is that of a. */
    private void store(double a, double b) {
        double sum = a + b;
        if (isOutside(a) || b == 0) {
            set(a);
        } else if (isOutside(sum)) {
            set(sum);
        } else {
            high = sum;
            low = b - (sum - a);
        }
    }

    private static boolean isOutside(double x) {
        return !(Math.abs(x) <= Double.MAX_VALUE);
    }

    /** The rounding error a + b - sum of sum = a + b, exactly (Knuth's two-sum); NaN where the sum is not finite. */
    static double sumError(double a, double b, double sum) {
        double bRounded = sum - a;
        return (a - (sum - bRounded)) + (b - bRounded);
    }
}
