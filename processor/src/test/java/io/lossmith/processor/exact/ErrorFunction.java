package io.lossmith.processor.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** The error function: Kummer's series (Abramowitz and Stegun, 7.1.6) and the continued fraction of its tail (7.1.14). */
final class ErrorFunction {
    private static final BigDecimal SPLIT = BigDecimal.valueOf(6);
    private static final BigDecimal LATE_SPLIT = BigDecimal.valueOf(30);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ErrorFunction() {}

    /** Above this the tail is computed by itself; with many digits the series stays the faster way for longer. */
    static BigDecimal split(int digits) {
        return digits > 250 ? LATE_SPLIT : SPLIT;
    }

    /** erf(x) for |x| up to {@link #split}, to an absolute error of 10^-digits. */
    static BigDecimal erf(BigDecimal x, int digits) {
        MathContext context = new MathContext(digits + 25);
        BigDecimal slope = TWO.divide(Elementary.sqrt(Elementary.PI.round(context), digits + 25), context);
        if (Elementary.isBelow(x, digits)) {
            return x.multiply(slope, context);
        }
        int bits = (int) (digits * 3.33) + 1400; // the terms grow to e^900
        BigInteger square = Elementary.fixed(x.multiply(x, context), bits).shiftLeft(1);
        BigInteger term = BigInteger.ONE.shiftLeft(bits);
        BigInteger sum = BigInteger.ZERO;
        for (int n = 1; term.signum() > 0; n++) {
            sum = sum.add(term);
            term = term.multiply(square).shiftRight(bits).divide(BigInteger.valueOf(2L * n + 1));
        }
        BigDecimal gauss = Elementary.exp(x.multiply(x, context).negate(), digits + 25);
        return Elementary.unfixed(sum, bits, digits + 25)
                .multiply(gauss, context)
                .multiply(x, context)
                .multiply(slope, context);
    }

    /** exp(x^2) erfc(x) for x above {@link #split}, to a relative error of 10^-digits. */
    static BigDecimal scaledTail(BigDecimal x, int digits) {
        MathContext context = new MathContext(digits + 10);
        double size = Math.min(1e100, x.round(MathContext.DECIMAL64).doubleValue());
        int bits = (int) (digits * 3.33) + 64;
        BigDecimal denominator = size < 1e10
                ? fraction(x.round(context), bits, levels(size, digits), digits)
                : shortFraction(x, context);
        return BigDecimal.ONE.divide(
                denominator.multiply(Elementary.sqrt(Elementary.PI.round(context), digits + 10)), context);
    }

    /** Each level of the fraction shrinks the error by the ratio of its two characteristic roots. */
    private static int levels(double x, int digits) {
        double size = 0;
        int level = 0;
        while (size > -digits - 10) {
            level++;
            double root = Math.sqrt(x * x + 2 * level);
            size += Math.log10((root - x) / (root + x));
        }
        return level;
    }

    /** x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...))). */
    private static BigDecimal fraction(BigDecimal x, int bits, int terms, int digits) {
        BigInteger fixed = Elementary.fixed(x, bits);
        BigInteger rest = fixed;
        for (int k = terms; k > 0; k--) {
            rest = fixed.add(BigInteger.valueOf(k).shiftLeft(2 * bits - 1).divide(rest));
        }
        return Elementary.unfixed(rest, bits, digits);
    }

    private static BigDecimal shortFraction(BigDecimal x, MathContext context) {
        BigDecimal rest = x;
        for (int k = 120; k > 0; k--) {
            rest = x.add(BigDecimal.valueOf(k).divide(TWO.multiply(rest), context), context);
        }
        return rest;
    }
}
