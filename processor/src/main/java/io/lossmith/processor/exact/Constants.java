package io.lossmith.processor.exact;

import java.math.BigInteger;

/** Pi and the logarithm of 2, from the series of arc functions of fractions, and Bernoulli numbers. */
final class Constants {
    /** How many bits are known. */
    static final int BITS = 6000;

    /** Number of Bernoulli numbers. */
    static final int BERNOULLI = 160;

    /** Each series has fewer terms than this, each wrong by less than a unit. */
    private static final long ERROR = 1 << 16;

    /** Machin's formula. */
    private static final BigInteger PI = arc(5, 16, true).subtract(arc(239, 4, true));

    /** log(2) = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749). */
    private static final BigInteger LN2 =
            arc(26, 18, false).subtract(arc(4801, 2, false)).add(arc(8749, 8, false));

    private Constants() {}

    static Enclosure pi(int bits) {
        return around(PI, bits);
    }

    static Enclosure ln2(int bits) {
        return around(LN2, bits);
    }

    private static Enclosure around(BigInteger fixed, int bits) {
        BigInteger error = BigInteger.valueOf(ERROR);
        return Enclosure.between(
                BigFloat.of(fixed.subtract(error), -BITS, bits, false),
                BigFloat.of(fixed.add(error), -BITS, bits, true));
    }

    /** {@code factor * atan(1/n)} or, not alternating, {@code factor * atanh(1/n)}. */
    private static BigInteger arc(long n, long factor, boolean alternating) {
        BigInteger square = BigInteger.valueOf(n * n);
        BigInteger power = BigInteger.ONE
                .shiftLeft(BITS)
                .multiply(BigInteger.valueOf(factor))
                .divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (long k = 1; power.signum() != 0; k++) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(2 * k + 1));
            sum = alternating && k % 2 != 0 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    /** Bernoulli numbers with even index, as fractions; made when the gamma function is first needed. */
    static final class Bernoulli {
        private static final BigInteger[] TANGENT = tangentNumbers();

        private Bernoulli() {}

        /** {@code |B(2k)|}, for k from 1: 2k T(k) / (4^k (4^k - 1)), with the tangent numbers T. */
        static Enclosure magnitude(Arithmetic arithmetic, int k) {
            BigInteger power = BigInteger.ONE.shiftLeft(2 * k);
            BigInteger numerator = TANGENT[k].multiply(BigInteger.valueOf(2L * k));
            BigInteger denominator = power.multiply(power.subtract(BigInteger.ONE));
            return arithmetic.over(
                    Enclosure.exactly(BigFloat.of(numerator, 0)), Enclosure.exactly(BigFloat.of(denominator, 0)));
        }

        /** Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers", algorithm TangentNumbers. */
        private static BigInteger[] tangentNumbers() {
            BigInteger[] t = new BigInteger[BERNOULLI + 1];
            t[1] = BigInteger.ONE;
            for (int k = 2; k <= BERNOULLI; k++) {
                t[k] = t[k - 1].multiply(BigInteger.valueOf(k - 1));
            }
            for (int k = 2; k <= BERNOULLI; k++) {
                for (int j = k; j <= BERNOULLI; j++) {
                    t[j] = t[j - 1].multiply(BigInteger.valueOf(j - k))
                            .add(t[j].multiply(BigInteger.valueOf(j - k + 2)));
                }
            }
            return t;
        }
    }
}
