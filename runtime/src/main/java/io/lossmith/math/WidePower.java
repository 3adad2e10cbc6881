package io.lossmith.math;

/**
 * Powers and roots with twice the digits of double.
 *
 * <p>Whole exponents up to 16 are products. Otherwise, with x = m 2^k, x^y is 2^n e^((y k - n) log(2) + y log(m)), where n is the whole
 * number nearest to y k: only the small logarithm of m is multiplied with y and rounded.
 */
final class WidePower {

    private static final int PRODUCTS = 16;
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_TAIL = 0x1.abc9e3b39803fp-56;

    /** Beyond this, 2^n m^y is 0 or infinite, since m^y is at least 2^-|n|/2 and at most 2^(|n|/2). */
    private static final double RANGE = 5000;

    private final WideExponential exponential;
    private final Wide ln2 = new Wide();
    private final Wide base = new Wide();
    private final Wide exponent = new Wide();
    private final Wide part = new Wide();

    WidePower(WideExponential exponential) {
        this.exponential = exponential;
        ln2.set(LN2, LN2_TAIL);
    }

    void pow(Wide result, Wide x, Wide y) {
        double nearest = Math.pow(x.high, y.high);
        if (x.isZero() || y.isZero() || !x.isFinite() || !y.isFinite()) {
            result.set(nearest);
        } else if (x.high > 0) {
            positive(result, x, y, nearest);
        } else if (Math.rint(y.high) != y.high || Math.rint(y.low) != y.low) {
            result.set(Double.NaN);
        } else {
            boolean odd = (y.high % 2 != 0) != (y.low % 2 != 0);
            base.negate(x);
            positive(result, base, y, Math.abs(nearest));
            if (odd) {
                result.negate(result);
            }
        }
    }

    private void positive(Wide result, Wide x, Wide y, double nearest) {
        if (y.low == 0 && Math.rint(y.high) == y.high && Math.abs(y.high) <= PRODUCTS) {
            whole(result, x, (int) y.high);
            return;
        }
        exponent.set(y);
        int k = exponential.logMantissa(part, x);
        part.product(part, exponent);
        double scaled = exponent.high * k;
        double n = Math.rint(scaled);
        if (Math.abs(n) > RANGE) {
            result.set(nearest);
            return;
        }
        base.set(scaled - n, Math.fma(exponent.high, k, -scaled));
        exponent.set(exponent.low);
        exponent.product(exponent, k);
        base.sum(base, exponent);
        base.product(base, ln2);
        base.sum(base, part);
        exponential.exp(result, base, (int) n);
    }

    private void whole(Wide result, Wide x, int n) {
        part.set(x);
        if (n < 0) {
            exponent.set(1);
            part.quotient(exponent, part);
        }
        base.set(1);
        for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                base.product(base, part);
            }
            part.square(part);
        }
        result.set(base);
    }

    /** y - (y^3 - x) / (3 y^2) for y near the root: a step of Newton's method, whose error is the square of that of y. */
    void cbrt(Wide result, Wide x) {
        double size = Math.abs(x.high);
        if (size < 0x1p-900 || size > 0x1p1000) {
            smallOrLarge(result, x);
            return;
        }
        double root = Math.cbrt(x.high);
        base.set(root);
        base.square(base);
        part.product(base, root);
        part.difference(part, x);
        base.product(base, 3);
        part.quotient(part, base);
        base.set(root);
        result.difference(base, part);
    }

    private void smallOrLarge(Wide result, Wide x) {
        if (x.isZero() || !x.isFinite()) {
            result.set(x);
            return;
        }
        boolean small = Math.abs(x.high) < 1;
        exponent.scale(x, small ? 0x1p600 : 0x1p-600);
        cbrt(result, exponent);
        result.scale(result, small ? 0x1p-200 : 0x1p200);
    }
}
