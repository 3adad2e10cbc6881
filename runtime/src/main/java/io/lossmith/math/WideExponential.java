package io.lossmith.math;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The exponential function, its inverse and the hyperbolic functions with twice the digits of double.
 *
 * <p>e^x is 2^(n/256) e^r with r = x - n log(2)/256, |r| at most 0.0014; a table has 2^(j/256) - 1 (Tang, "Table-driven implementation of the
 * exponential function in IEEE floating-point arithmetic", 1989), and the Taylor series (Abramowitz and Stegun, 4.2.1) gives e^r - 1: its first
 * terms with all digits, the others, which are below 2^-45 of it, as doubles. log(x) is k log(2) + log1p(m - 1), and log1p(x) a step of Newton's method from the
 * value in double, with the quadratic term, so that its error is that of expm1.
 */
final class WideExponential {

    /** Steps of the table from 1 to 2. */
    private static final int STEPS = 256;

    private static final double[] LN2 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111};

    /** The first digits of log(2)/STEPS, and those that follow. */
    private static final double STEP = 0x1.62e42fep-1 / STEPS;

    private static final double STEP_REST = (LN2[0] - STEP * STEPS + LN2[1]) / STEPS;
    private static final double STEP_TAIL =
            Wide.sumError(LN2[0] - STEP * STEPS, LN2[1], STEP_REST * STEPS) / STEPS + LN2[2] / STEPS;

    /** 2^(j/STEPS) - 1 at j + STEPS/2, for j from -STEPS/2 to STEPS/2. */
    private static final Wide[] TABLE = table();

    private static final double SQRT_2 = 0x1.6a09e667f3bcdp0;

    /** Beyond this, e^x is 0 or infinite, whatever power of two it is scaled with. */
    private static final double RANGE = 0x1p27;

    /** The terms of the series that need all digits. */
    private static final int TERMS = 4;

    /** 1/n! at n - 1. */
    private final Wide[] inverseFactorials = new Wide[TERMS];

    private final Wide ln2 = new Wide();
    private final Wide reduced = new Wide();
    private final Wide power = new Wide();
    private final Wide step = new Wide();
    private final Wide mantissa = new Wide();
    private final Wide argument = new Wide();
    private final Wide part = new Wide();
    private final Wide estimate = new Wide();

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

    private static Wide[] table() {
        MathContext digits = new MathContext(60);
        BigDecimal root = BigDecimal.valueOf(2);
        for (int i = 1; i < STEPS; i *= 2) {
            root = root.sqrt(digits);
        }
        BigDecimal power = BigDecimal.valueOf(0.5).sqrt(digits);
        Wide[] table = new Wide[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            BigDecimal rest = i == STEPS / 2 ? BigDecimal.ZERO : power.subtract(BigDecimal.ONE);
            double high = rest.doubleValue();
            table[i] = new Wide();
            table[i].set(high, rest.subtract(new BigDecimal(high)).doubleValue());
            power = power.multiply(root, digits);
        }
        return table;
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
        int k = expm1Reduced(reduce(x));
        power.sum(power, 1);
        scale(result, power, k + shift);
    }

    void expm1(Wide result, Wide x) {
        if (!(Math.abs(x.high) <= RANGE)) {
            result.set(Math.expm1(x.high));
            return;
        }
        int k = expm1Reduced(reduce(x));
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

    /** Makes x = reduced + n log(2)/STEPS, and returns n. */
    private double reduce(Wide x) {
        double n = Math.rint(x.high / STEP);
        if (n == 0) {
            reduced.set(x); // keeps the sign of zero
            return n;
        }
        double first = n * STEP;
        double second = n * STEP_REST;
        double errors = Math.fma(n, STEP, -first) + Math.fma(n, STEP_REST, -second) + n * STEP_TAIL;
        reduced.set(x.high - first, -second); // the difference is exact
        reduced.sum(reduced, x.low - errors);
        return n;
    }

    /** Makes power = 2^(n/STEPS - k) e^reduced - 1, and returns k, the whole number nearest to n/STEPS. */
    private int expm1Reduced(double n) {
        double k = Math.rint(n / STEPS);
        int j = (int) (n - STEPS * k);
        double r = reduced.high;
        double rest = r * (1 / 120.0 + r * (1 / 720.0 + r * (1 / 5040.0 + r * (1 / 40320.0 + r * (1 / 362880.0)))));
        power.sum(inverseFactorials[TERMS - 1], rest);
        for (int i = TERMS - 2; i >= 0; i--) {
            power.product(power, reduced);
            power.sum(power, inverseFactorials[i]);
        }
        power.product(power, reduced);
        if (j != 0) {
            Wide base = TABLE[j + STEPS / 2];
            step.product(base, power);
            power.sum(power, step);
            power.sum(power, base);
        }
        return (int) k;
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
        estimate.set(y);
        expm1(power, estimate);
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
