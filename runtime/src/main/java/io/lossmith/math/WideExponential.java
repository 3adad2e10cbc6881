package io.lossmith.math;

/**
 * The exponential function, its inverse and the hyperbolic functions with twice the digits of double.
 *
 * <p>e^x is 2^k e^r with r = x - k log(2), |r| at most 0.35; e^r - 1 comes from the Taylor series at r/512 (Abramowitz and Stegun, 4.2.1) by
 * nine doublings expm1(2r) = expm1(r) (expm1(r) + 2). log(x) is k log(2) + log1p(m - 1), and log1p(x) a step of Newton's method from the
 * value in double, with the quadratic term, so that its error is that of expm1.
 */
final class WideExponential {

    /** log(2) as a sum. */
    private static final double[] LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111};

    private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;

    /** Beyond this, e^x is 0 or infinite, whatever power of two it is scaled with. */
    private static final double RANGE = 0x1p27;

    /** Up to this, TERMS terms of the series leave an error of 2^-114. */
    private static final double SERIES_RANGE = 0x1.7p-11;

    private static final int TERMS = 10;
    private static final int DOUBLINGS = 9;

    /** 1/n! at n - 1. */
    private final Wide[] inverseFactorials = new Wide[TERMS];

    private final Wide ln2 = new Wide();
    private final Wide reduced = new Wide();
    private final Wide power = new Wide();
    private final Wide step = new Wide();
    private final Wide mantissa = new Wide();
    private final Wide argument = new Wide();
    private final Wide part = new Wide();

    WideExponential() {
        ln2.set(LN2[0], LN2[1]);
        for (int n = 1; n <= TERMS; n++) {
            Wide inverse = new Wide();
            inverse.set(1);
            if (n > 1) {
                inverse.quotient(inverseFactorials[n - 2], n);
            }
            inverseFactorials[n - 1] = inverse;
        }
    }

    void exp(Wide result, Wide x) {
        exp(result, x, 0);
    }

    /** 2^shift e^x, where e^x alone may be out of range. */
    void exp(Wide result, Wide x, int shift) {
        if (!(Math.abs(x.high) <= RANGE)) {
            result.set(Math.exp(x.high));
            return;
        }
        int k = reduce(x);
        expm1Series();
        power.sum(power, 1);
        scale(result, power, k + shift);
    }

    void expm1(Wide result, Wide x) {
        if (!(Math.abs(x.high) <= RANGE)) {
            result.set(Math.expm1(x.high));
            return;
        }
        int k = reduce(x);
        expm1Series();
        if (k == 0) {
            result.set(power);
        } else if (Math.abs(k) > 120) {
            power.sum(power, 1);
            scale(power, power, k);
            result.difference(power, 1);
        } else {
            double factor = Math.scalb(1.0, k);
            power.scale(power, factor);
            step.set(factor, -1);
            result.sum(power, step);
        }
    }

    /** Makes x = reduced + k log(2), and returns k. */
    private int reduce(Wide x) {
        double k = Math.rint(x.high / LN2[0]);
        if (k == 0) {
            reduced.set(x); // keeps the sign of zero
        } else {
            reduced.subtractMultiple(x, k, LN2);
        }
        return (int) k;
    }

    /** Makes power = e^reduced - 1. */
    private void expm1Series() {
        boolean small = Math.abs(reduced.high) <= SERIES_RANGE;
        if (!small) {
            reduced.scale(reduced, 0x1p-9);
        }
        power.set(inverseFactorials[TERMS - 1]);
        for (int n = TERMS - 2; n >= 0; n--) {
            power.product(power, reduced);
            power.sum(power, inverseFactorials[n]);
        }
        power.product(power, reduced);
        for (int i = small ? DOUBLINGS : 0; i < DOUBLINGS; i++) {
            step.sum(power, 2);
            power.product(power, step);
        }
    }

    /** a 2^k for any k, in two steps, because the power of two alone may be out of range. */
    private static void scale(Wide result, Wide a, int k) {
        result.scale(a, Math.scalb(1.0, k / 2));
        result.scale(result, Math.scalb(1.0, k - k / 2));
    }

    void log(Wide result, Wide x) {
        if (!(x.high > 0 && x.isFinite())) {
            result.set(Math.log(x.high));
            return;
        }
        int k = logMantissa(part, x);
        step.product(ln2, k);
        result.sum(step, part);
    }

    /** Stores log(m), where x = m 2^k and m lies between sqrt(1/2) and sqrt(2), and returns k; x is positive and finite. */
    int logMantissa(Wide result, Wide x) {
        int k = 0;
        mantissa.set(x);
        if (x.high < Double.MIN_NORMAL) {
            mantissa.scale(x, 0x1p60);
            k = -60;
        }
        int exponent = Math.getExponent(mantissa.high);
        mantissa.scale(mantissa, Math.scalb(1.0, -exponent));
        if (mantissa.high > SQRT_2) {
            mantissa.scale(mantissa, 0.5);
            exponent++;
        }
        mantissa.difference(mantissa, 1);
        log1pSmall(result, mantissa);
        return k + exponent;
    }

    void log1p(Wide result, Wide x) {
        if (Math.abs(x.high) <= 0.4) {
            log1pSmall(result, x);
        } else {
            argument.sum(x, 1);
            log(result, argument);
        }
    }

    /** log1p(x) = y + log1p(t) with t = (x - expm1(y)) / (1 + expm1(y)), about 2^-53 y, for y near log1p(x). */
    private void log1pSmall(Wide result, Wide x) {
        double y = Math.log1p(x.high);
        if (Math.abs(y) < 0x1p-120) {
            result.set(x);
            return;
        }
        reduced.set(y);
        expm1Series();
        step.sum(power, 1);
        power.difference(x, power);
        power.quotient(power, step);
        power.sum(power, -0.5 * power.high * power.high);
        result.sum(power, y);
    }

    void sinh(Wide result, Wide x) {
        boolean negative = x.high < 0;
        if (Math.abs(x.high) < 1) {
            expm1(argument, x);
            part.sum(argument, 1);
            part.quotient(argument, part);
            argument.scale(argument, 0.5);
            part.scale(part, 0.5);
            result.sum(argument, part);
            return;
        }
        halfExponentials(x);
        result.difference(argument, part);
        if (negative) {
            result.negate(result);
        }
    }

    void cosh(Wide result, Wide x) {
        halfExponentials(x);
        result.sum(argument, part);
    }

    /** Makes argument = e^|x| / 2 and part = e^-|x| / 2. */
    private void halfExponentials(Wide x) {
        part.abs(x);
        exp(argument, part, -1);
        part.set(0.25);
        part.quotient(part, argument);
    }

    /** tanh(x) = expm1(2x) / (expm1(2x) + 2). */
    void tanh(Wide result, Wide x) {
        if (Math.abs(x.high) > 60) {
            result.set(Math.signum(x.high)); // the difference is below 2^-170
            return;
        }
        argument.scale(x, 2);
        expm1(argument, argument);
        part.sum(argument, 2);
        result.quotient(argument, part);
    }
}
