package io.lossmith.processor.exact;

import io.lossmith.processor.exact.Enclosure.Definedness;

/** Arithmetic of enclosures: bounds rounded outward, doubts passed on. */
class Arithmetic {
    /** Whole exponents up to this one are repeated products. */
    private static final int MOST_FACTORS = 64;

    /** More bits than any number here has. */
    static final int ALL_BITS = 1 << 16;

    private final Precision precision;
    private final int products;
    private final int sums;
    private long operations;

    Arithmetic(Precision precision) {
        this.precision = precision;
        this.products = precision.products();
        this.sums = precision.sums();
    }

    Precision precision() {
        return precision;
    }

    /** What has been done so far, in operations of the first precision. */
    long work() {
        return operations;
    }

    void spend(int cost) {
        operations += cost;
    }

    Enclosure number(double value) {
        return Enclosure.of(value);
    }

    private static Enclosure between(BigFloat lower, BigFloat upper, Enclosure a, Enclosure b) {
        Definedness both = a.definedness() == Definedness.YES ? b.definedness() : a.definedness();
        return new Enclosure(lower, upper, both);
    }

    Enclosure plus(Enclosure a, Enclosure b) {
        operations++;
        if (a.isUndefined() || b.isUndefined()) {
            return Enclosure.UNDEFINED;
        }
        if (opposed(a.lower(), b.upper()) || opposed(a.upper(), b.lower())) {
            return a.isExact() && b.isExact() ? Enclosure.UNDEFINED : Enclosure.ANYTHING;
        }
        return between(a.lower().plus(b.lower(), sums, false), a.upper().plus(b.upper(), sums, true), a, b);
    }

    /** Whether both are infinite, of different sign: between such bounds the sum may be anything, or nothing. */
    private static boolean opposed(BigFloat a, BigFloat b) {
        return a.isInfinite() && b.isInfinite() && a.signum() != b.signum();
    }

    Enclosure plus(Enclosure a, double b) {
        return plus(a, number(b));
    }

    Enclosure minus(Enclosure a, Enclosure b) {
        return plus(a, negate(b));
    }

    Enclosure negate(Enclosure a) {
        return new Enclosure(a.upper().negate(), a.lower().negate(), a.definedness());
    }

    /** {@code a * 2^power}, exactly. */
    Enclosure scale(Enclosure a, int power) {
        return new Enclosure(a.lower().scaled(power), a.upper().scaled(power), a.definedness());
    }

    Enclosure times(Enclosure a, Enclosure b) {
        operations++;
        if (a.isUndefined() || b.isUndefined()) {
            return Enclosure.UNDEFINED;
        }
        if ((a.isZero() && isInfiniteValue(b)) || (b.isZero() && isInfiniteValue(a))) {
            return Enclosure.UNDEFINED;
        }
        if ((a.containsZero() && isInfiniteValue(b)) || (b.containsZero() && isInfiniteValue(a))) {
            return Enclosure.ANYTHING;
        }
        if (!a.isNonnegative() && a.upper().signum() <= 0) {
            return negate(times(negate(a), b));
        }
        if (!b.isNonnegative() && b.upper().signum() <= 0) {
            return negate(times(a, negate(b)));
        }
        if (a.isNonnegative() && b.isNonnegative()) {
            return between(product(a.lower(), b.lower(), false), product(a.upper(), b.upper(), true), a, b);
        }
        BigFloat lower = product(a.lower(), b.upper(), false).min(product(a.upper(), b.lower(), false));
        BigFloat upper = product(a.lower(), b.lower(), true).max(product(a.upper(), b.upper(), true));
        return between(lower, upper, a, b);
    }

    private BigFloat product(BigFloat a, BigFloat b, boolean up) {
        return a.times(b, products, up);
    }

    private static boolean isInfiniteValue(Enclosure a) {
        return a.isExact() && a.lower().isInfinite();
    }

    Enclosure times(Enclosure a, double b) {
        return times(a, number(b));
    }

    Enclosure over(Enclosure a, Enclosure b) {
        operations += 2;
        if (a.isUndefined() || b.isUndefined() || b.isZero()) {
            return Enclosure.UNDEFINED;
        }
        if (isInfiniteValue(a) && !b.isFinite()) {
            return isInfiniteValue(b) ? Enclosure.UNDEFINED : Enclosure.ANYTHING;
        }
        if (b.isNegative()) {
            return over(negate(a), negate(b));
        }
        if (!b.isPositive()) {
            return Enclosure.ANYTHING;
        }
        BigFloat lower = quotient(a.lower(), a.lower().signum() >= 0 ? b.upper() : b.lower(), false);
        BigFloat upper = quotient(a.upper(), a.upper().signum() >= 0 ? b.lower() : b.upper(), true);
        return between(lower, upper, a, b);
    }

    private BigFloat quotient(BigFloat a, BigFloat b, boolean up) {
        return a.over(b, products, up);
    }

    Enclosure over(Enclosure a, double b) {
        return over(a, number(b));
    }

    /** 1/a. */
    Enclosure inverse(Enclosure a) {
        return over(Enclosure.ONE, a);
    }

    Enclosure square(Enclosure a) {
        Enclosure magnitude = abs(a);
        return times(magnitude, magnitude);
    }

    Enclosure sqrt(Enclosure a) {
        operations += 2;
        if (a.isUndefined() || a.isNegative()) {
            return Enclosure.UNDEFINED;
        }
        BigFloat lower = a.lower().max(BigFloat.ZERO).sqrt(products, false);
        Enclosure root = new Enclosure(lower, a.upper().sqrt(products, true), a.definedness());
        return a.isNonnegative() ? root : root.doubtful();
    }

    /** {@code a^n}; {@code 0^0} is 1. */
    Enclosure power(Enclosure a, int n) {
        if (a.isUndefined()) {
            return a;
        }
        if (n < 0) {
            return inverse(power(a, -n));
        }
        if (n % 2 == 0 && !a.isNonnegative()) {
            return power(abs(a), n);
        }
        Enclosure result = Enclosure.ONE.doubtedBy(a);
        Enclosure square = a;
        for (int rest = n; rest > 0; rest >>= 1) {
            result = (rest & 1) != 0 ? times(result, square) : result;
            square = rest > 1 ? times(square, square) : square;
        }
        return result;
    }

    /** Whether {@link #power} can be used for this exponent. */
    static boolean isSmallWhole(Enclosure exponent) {
        return exponent.isExact()
                && exponent.lower().isWhole()
                && exponent.lower().abs().compareTo(BigFloat.of(MOST_FACTORS)) <= 0;
    }

    // ---- order

    Enclosure abs(Enclosure a) {
        if (a.isNonnegative()) {
            return a;
        }
        if (a.upper().signum() <= 0) {
            return negate(a);
        }
        return new Enclosure(BigFloat.ZERO, a.lower().negate().max(a.upper()), a.definedness());
    }

    Enclosure max(Enclosure a, Enclosure b) {
        return between(a.lower().max(b.lower()), a.upper().max(b.upper()), a, b)
                .doubtedBy(a)
                .doubtedBy(b);
    }

    Enclosure min(Enclosure a, Enclosure b) {
        return negate(max(negate(a), negate(b)));
    }

    Enclosure sign(Enclosure a) {
        return new Enclosure(
                BigFloat.of(a.lower().signum()), BigFloat.of(a.upper().signum()), a.definedness());
    }

    /** The largest whole number not above. */
    Enclosure floor(Enclosure a) {
        return new Enclosure(a.lower().floor(), a.upper().floor(), a.definedness());
    }

    /** The nearest whole number, ties to even. */
    Enclosure round(Enclosure a) {
        return new Enclosure(nearest(a.lower()), nearest(a.upper()), a.definedness());
    }

    private static BigFloat nearest(BigFloat x) {
        if (x.isInfinite() || x.isWhole()) {
            return x;
        }
        BigFloat moved = x.plus(BigFloat.of(0.5), ALL_BITS, false);
        BigFloat below = moved.floor();
        return moved.isWhole() && below.isOdd() ? below.plus(BigFloat.ONE.negate(), ALL_BITS, false) : below;
    }

    /** Whether {@code a < b}, as a condition. */
    Enclosure isLess(Enclosure a, Enclosure b) {
        if (a.upper().compareTo(b.lower()) < 0) {
            return Enclosure.ONE.doubtedBy(a).doubtedBy(b);
        }
        boolean never = a.lower().compareTo(b.upper()) >= 0;
        return (never ? Enclosure.ZERO : Enclosure.UNDECIDED).doubtedBy(a).doubtedBy(b);
    }

    /** Whether {@code a == b}, as a condition. */
    Enclosure isEqual(Enclosure a, Enclosure b) {
        boolean apart = a.upper().compareTo(b.lower()) < 0 || b.upper().compareTo(a.lower()) < 0;
        boolean one = a.isExact() && b.isExact() && !apart;
        return (apart ? Enclosure.ZERO : one ? Enclosure.ONE : Enclosure.UNDECIDED)
                .doubtedBy(a)
                .doubtedBy(b);
    }

    Enclosure not(Enclosure condition) {
        return minus(Enclosure.ONE, condition);
    }
}
