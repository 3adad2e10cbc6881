package io.lossmith.processor.exact;

import java.math.BigInteger;

/**
 * Power series of small arguments, in fixed point: integers that stand for multiples of {@code 2^-width}. Each keeps count
 * of its roundings and adds a bound on the terms left out, so that the result surely encloses the function. Results are
 * right to the given number of significant bits, however small the argument.
 */
final class Series {
    /** Bits beyond those asked for, which take the roundings of up to some thousand terms. */
    private static final int GUARD = 16;

    private Series() {}

    private static Enclosure around(BigInteger sum, BigInteger error, long width, int bits) {
        return Enclosure.between(
                BigFloat.of(sum.subtract(error), -width, bits + GUARD, false),
                BigFloat.of(sum.add(error), -width, bits + GUARD, true));
    }

    private static Enclosure around(BigInteger sum, long error, long width, int bits) {
        return around(sum, BigInteger.valueOf(error), width, bits);
    }

    private static boolean isTiny(BigInteger term) {
        return term.bitLength() <= 1;
    }

    /** {@code exp(r) - 1} for |r| up to 0.36. */
    static Enclosure expm1(BigFloat r, int bits) {
        if (r.signum() == 0) {
            return Enclosure.ZERO;
        }
        long below = -r.top();
        if (below > bits) {
            // r < exp(r) - 1 < r + r^2
            BigFloat square = r.times(r, bits, true);
            return Enclosure.between(r, r.plus(square, 2 * bits, true));
        }
        // exp(r) - 1 by halving r, and u -> u^2 + 2u to double it again.
        int halvings = (int) Math.max(0, Math.round(Math.sqrt(bits)) - below);
        long width = bits + below + halvings + GUARD;
        BigInteger small = r.fixed(width).shiftRight(halvings);
        BigInteger term = small;
        BigInteger u = small;
        int terms = 1;
        while (!isTiny(term)) {
            terms++;
            term = term.multiply(small).shiftRight((int) width).divide(BigInteger.valueOf(terms));
            u = u.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            u = u.shiftLeft(1).add(u.multiply(u).shiftRight((int) width));
        }
        // Each term is wrong by at most 2, the tail adds 2. Doubling takes e to at most 2(1 + u)e + 2, and the product
        // of
        // all 1 + u is at most exp(0.36) < 1.44: at the end at most 2^halvings * 1.44 * (2 terms + 4).
        BigInteger error = BigInteger.valueOf(3L * terms + 8).shiftLeft(halvings);
        return around(u, error, width, bits);
    }

    /** {@code atanh(z)} for |z| up to 0.2. */
    static Enclosure atanh(BigFloat z, int bits) {
        return arc(z, bits, false);
    }

    /** {@code atan(z)} for |z| up to 0.2. */
    static Enclosure atan(BigFloat z, int bits) {
        return arc(z, bits, true);
    }

    private static Enclosure arc(BigFloat z, int bits, boolean alternating) {
        if (z.signum() == 0) {
            return Enclosure.ZERO;
        }
        BigFloat x = z.abs();
        Enclosure result;
        long below = -x.top();
        if (below > bits / 2 + 1) {
            // z - z^3/3 < atan(z) < z < atanh(z) < z + z^3/2
            BigFloat cube = x.times(x, bits, true).times(x, bits, true);
            result = alternating
                    ? Enclosure.between(x.plus(cube.negate(), 2 * bits, false), x)
                    : Enclosure.between(x, x.plus(cube, 2 * bits, true));
        } else {
            long width = bits + below + GUARD;
            BigInteger power = x.fixed(width);
            BigInteger square = power.multiply(power).shiftRight((int) width);
            BigInteger sum = power;
            int n = 0;
            while (!isTiny(power)) {
                n++;
                power = power.multiply(square).shiftRight((int) width);
                BigInteger term = power.divide(BigInteger.valueOf(2L * n + 1));
                sum = alternating && n % 2 != 0 ? sum.subtract(term) : sum.add(term);
            }
            result = around(sum, 3L * n + 4, width, bits);
        }
        return z.signum() > 0
                ? result
                : Enclosure.between(result.upper().negate(), result.lower().negate());
    }

    /** {@code sin(r)} for |r| up to 0.8. */
    static Enclosure sin(BigFloat r, int bits) {
        if (r.signum() == 0) {
            return Enclosure.ZERO;
        }
        BigFloat x = r.abs();
        Enclosure result;
        long below = -x.top();
        if (below > bits / 2 + 1) {
            BigFloat cube = x.times(x, bits, true).times(x, bits, true);
            result = Enclosure.between(x.plus(cube.negate(), 2 * bits, false), x);
        } else {
            long width = bits + below + GUARD;
            BigInteger term = x.fixed(width);
            BigInteger square = term.multiply(term).shiftRight((int) width);
            BigInteger sum = term;
            int n = 0;
            while (!isTiny(term)) {
                n++;
                term = term.multiply(square).shiftRight((int) width).divide(BigInteger.valueOf(2L * n * (2L * n + 1)));
                sum = n % 2 != 0 ? sum.subtract(term) : sum.add(term);
            }
            result = around(sum, 3L * n + 4, width, bits);
        }
        return r.signum() > 0
                ? result
                : Enclosure.between(result.upper().negate(), result.lower().negate());
    }

    /**
     * The sum of {@code x^n / (1 * 3 * 5 * ... * (2n + 1))} for x that is not negative: {@code exp(x/2)} times the error
     * function, but for a factor. All terms are positive, so one sum rounded down and one rounded up enclose it.
     */
    static Enclosure oddFactorials(Enclosure x, int bits) {
        int width = bits + GUARD;
        return Enclosure.between(
                BigFloat.of(oddFactorials(x.lower().fixed(width), width, false), -width),
                BigFloat.of(oddFactorials(x.upper().fixed(width).add(BigInteger.ONE), width, true), -width));
    }

    private static BigInteger oddFactorials(BigInteger x, int width, boolean up) {
        BigInteger term = BigInteger.ONE.shiftLeft(width);
        BigInteger sum = term;
        for (long n = 1; term.bitLength() > 1; n++) {
            term = term.multiply(x).shiftRight(width).divide(BigInteger.valueOf(2 * n + 1));
            if (up) {
                term = term.add(BigInteger.TWO);
            }
            sum = sum.add(term);
            // Once each term is less than half the one before, what is left is less than the last one.
            boolean falls = x.shiftRight(width).compareTo(BigInteger.valueOf(n)) < 0;
            if (up && falls && term.bitLength() <= 3) {
                return sum.add(term);
            }
        }
        return sum;
    }
}
