package io.lossmith.processor.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exponential, logarithm, circular functions and square root in any number of digits up to {@value #MOST_DIGITS}, from
 * their power series alone. Some fifty times as fast as the arbitrary-precision library that checks them in
 * {@link ElementaryTest}.
 */
final class Elementary {
    /** The constants are kept to this many digits; reducing an argument of 1e308 takes 308 of them. */
    static final int MOST_DIGITS = 3400;

    /** Extra digits inside a computation. */
    private static final int GUARD = 10;

    static final BigDecimal LN10 = logarithmOfTen();
    static final BigDecimal PI = machin();

    private static final double BITS_PER_DIGIT = 3.3219280948873626;

    private Elementary() {}

    private static int bits(int digits) {
        return (int) (digits * BITS_PER_DIGIT) + 64;
    }

    /** {@code x * 2^bits} as an integer; x is a reduced argument, neither huge nor of huge scale. */
    static BigInteger fixed(BigDecimal x, int bits) {
        return x.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits))).toBigInteger();
    }

    static BigDecimal unfixed(BigInteger x, int bits, int digits) {
        BigInteger scaled = x.multiply(BigInteger.TEN.pow(digits + GUARD)).shiftRight(bits);
        return new BigDecimal(scaled, digits + GUARD);
    }

    /** The decimal logarithm of |x| for x other than 0, as a double. */
    static double log10(BigDecimal x) {
        BigInteger unscaled = x.unscaledValue().abs();
        int shift = Math.max(0, unscaled.bitLength() - 62);
        return Math.log10(unscaled.shiftRight(shift).doubleValue()) + shift / BITS_PER_DIGIT - x.scale();
    }

    static boolean isBelow(BigDecimal x, int digits) {
        return x.signum() == 0 || log10(x) < -digits;
    }

    /** e^x to a relative error of 10^-digits, |x| below 1e9. */
    static BigDecimal exp(BigDecimal x, int digits) {
        if (isBelow(x, digits + GUARD)) {
            return BigDecimal.ONE;
        }
        int whole = Math.max(0, (int) Math.ceil(log10(x)));
        MathContext context = new MathContext(digits + whole + GUARD);
        BigDecimal powerOfTen = x.divide(LN10, context).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal rest = x.subtract(powerOfTen.multiply(LN10.round(context)));
        return expOfReduced(rest, digits).scaleByPowerOfTen(powerOfTen.intValueExact());
    }

    private static BigDecimal expOfReduced(BigDecimal x, int digits) {
        int halvings = 8 + (int) Math.sqrt(digits);
        int bits = bits(digits) + 2 * halvings;
        BigInteger reduced = fixed(x, bits).shiftRight(halvings);
        BigInteger sum = BigInteger.ONE.shiftLeft(bits);
        BigInteger term = sum;
        for (int n = 1; term.signum() != 0 && term.bitLength() > 1; n++) {
            term = term.multiply(reduced).shiftRight(bits).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(bits);
        }
        return unfixed(sum, bits, digits);
    }

    /** log(x) for positive x, to an absolute error of 10^-digits times the size of its power of ten. */
    static BigDecimal log(BigDecimal x, int digits) {
        int power = x.precision() - x.scale();
        BigDecimal mantissa = x.scaleByPowerOfTen(-power);
        BigDecimal y =
                new BigDecimal(Math.log(mantissa.round(MathContext.DECIMAL64).doubleValue()));
        int known = 14;
        while (known < digits + GUARD) {
            // Halley's iteration triples the digits.
            known = Math.min(3 * known - 2, digits + GUARD);
            MathContext context = new MathContext(known + GUARD);
            BigDecimal exp = exp(y, known + GUARD);
            BigDecimal step = mantissa.subtract(exp).divide(mantissa.add(exp), context);
            y = y.add(step.add(step)).round(context);
        }
        return y.add(LN10.round(new MathContext(digits + GUARD)).multiply(BigDecimal.valueOf(power)));
    }

    static BigDecimal sqrt(BigDecimal x, int digits) {
        // An even scale, and an integer of twice the digits wanted.
        int shift = 2 * (digits + GUARD) - x.precision();
        int scale = x.scale() + shift;
        int even = scale % 2 == 0 ? scale : scale + 1;
        BigInteger integer = x.setScale(even, RoundingMode.DOWN).unscaledValue();
        return new BigDecimal(integer.sqrt(), even / 2);
    }

    /** sin(x) to an absolute error of 10^-digits. */
    static BigDecimal sin(BigDecimal x, int digits) {
        return circular(x, digits, 0);
    }

    /** cos(x) to an absolute error of 10^-digits. */
    static BigDecimal cos(BigDecimal x, int digits) {
        return circular(x, digits, 1);
    }

    private static BigDecimal circular(BigDecimal x, int digits, int quarterTurns) {
        if (isBelow(x, digits + GUARD)) {
            return quarterTurns == 0 ? x : BigDecimal.ONE;
        }
        int whole = Math.max(0, (int) Math.ceil(log10(x)));
        if (digits + whole + 2 * GUARD > MOST_DIGITS) {
            throw new OutOfReach("pi is known to " + MOST_DIGITS + " digits");
        }
        BigDecimal quarter =
                PI.round(new MathContext(digits + whole + 2 * GUARD)).divide(BigDecimal.valueOf(2));
        BigDecimal turns = x.divide(quarter, new MathContext(whole + GUARD)).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal rest = x.subtract(turns.multiply(quarter));
        int phase = turns.toBigInteger()
                .add(BigInteger.valueOf(quarterTurns))
                .and(BigInteger.valueOf(3))
                .intValue();
        BigDecimal result = circularSeries(rest, digits, phase % 2);
        return phase < 2 ? result : result.negate();
    }

    /** sin (first = 0) or cos (first = 1) of a number below 1. */
    private static BigDecimal circularSeries(BigDecimal x, int digits, int first) {
        int bits = bits(digits);
        BigInteger reduced = fixed(x, bits);
        BigInteger square = reduced.multiply(reduced).shiftRight(bits);
        BigInteger term = first == 0 ? reduced : BigInteger.ONE.shiftLeft(bits);
        BigInteger sum = term;
        for (int n = 2 - first; term.bitLength() > 1; n += 2) {
            term = term.multiply(square)
                    .shiftRight(bits)
                    .divide(BigInteger.valueOf((long) n * (n + 1)))
                    .negate();
            sum = sum.add(term);
        }
        return unfixed(sum, bits, digits);
    }

    /** atan(x) to an absolute error of 10^-digits. */
    static BigDecimal atan(BigDecimal x, int digits) {
        if (isBelow(x, digits + GUARD)) {
            return x;
        }
        MathContext context = new MathContext(digits + GUARD);
        if (x.abs().compareTo(BigDecimal.ONE) > 0) {
            BigDecimal rest = atan(BigDecimal.ONE.divide(x.abs(), context), digits);
            BigDecimal angle = PI.round(context).divide(BigDecimal.valueOf(2)).subtract(rest);
            return x.signum() < 0 ? angle.negate() : angle;
        }
        // The angle of the double, plus that of the small rest between the two.
        BigDecimal angle =
                new BigDecimal(Math.atan(x.round(MathContext.DECIMAL64).doubleValue()));
        BigDecimal sin = sin(angle, digits + GUARD);
        BigDecimal cos = cos(angle, digits + GUARD);
        BigDecimal rest = x.multiply(cos).subtract(sin).divide(x.multiply(sin).add(cos), context);
        return angle.add(inverseTangentSeries(rest, digits, -1));
    }

    /** The sum of sign^n x^(2n+1) / (2n+1): atan for sign -1, atanh for sign 1. */
    private static BigDecimal inverseTangentSeries(BigDecimal x, int digits, int sign) {
        int bits = bits(digits) + 16;
        BigInteger reduced = fixed(x, bits);
        BigInteger square = reduced.multiply(reduced).shiftRight(bits).multiply(BigInteger.valueOf(sign));
        BigInteger power = reduced;
        BigInteger sum = BigInteger.ZERO;
        for (int n = 1; power.bitLength() > 1; n += 2) {
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
            power = power.multiply(square).shiftRight(bits);
        }
        return unfixed(sum, bits, digits);
    }

    private static BigDecimal inverse(long n) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(n), new MathContext(MOST_DIGITS + 2 * GUARD));
    }

    /** log 10 = 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161). */
    private static BigDecimal logarithmOfTen() {
        return inverseTangentSeries(inverse(31), MOST_DIGITS + GUARD, 1)
                .multiply(BigDecimal.valueOf(46))
                .add(inverseTangentSeries(inverse(49), MOST_DIGITS + GUARD, 1).multiply(BigDecimal.valueOf(34)))
                .add(inverseTangentSeries(inverse(161), MOST_DIGITS + GUARD, 1).multiply(BigDecimal.valueOf(20)));
    }

    /** pi = 16 atan(1/5) - 4 atan(1/239). */
    private static BigDecimal machin() {
        return inverseTangentSeries(inverse(5), MOST_DIGITS + GUARD, -1)
                .multiply(BigDecimal.valueOf(16))
                .subtract(inverseTangentSeries(inverse(239), MOST_DIGITS + GUARD, -1)
                        .multiply(BigDecimal.valueOf(4)));
    }
}
