package io.lossmith.processor.exact;

import io.lossmith.diagnostics.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A binary floating-point number of any size: {@code mantissa * 2^exponent}, or an infinity. Operations are rounded to a
 * number of bits, down (towards minus infinity) or up, so that a pair of them encloses the exact result.
 *
 * <p>Magnitudes beyond {@code 2^(2^61)} are rounded to it or to infinity, those below {@code 2^-(2^61)} to it or to 0,
 * whichever lies in the direction asked for.
 */
public final class BigFloat implements Comparable<BigFloat> {
    /** Largest magnitude of the exponent of a leading bit: products of two are still longs. */
    static final long LIMIT = 1L << 61;

    private static final int DOUBLE_BITS = 53;
    private static final int GUARD = 2;

    public static final BigFloat ZERO = new BigFloat(BigInteger.ZERO, 0, 0);
    public static final BigFloat ONE = new BigFloat(BigInteger.ONE, 0, 0);
    public static final BigFloat INFINITY = new BigFloat(BigInteger.ZERO, 0, 1);
    public static final BigFloat MINUS_INFINITY = new BigFloat(BigInteger.ZERO, 0, -1);
    private static final BigFloat LARGEST = new BigFloat(BigInteger.ONE, LIMIT, 0);
    private static final BigFloat SMALLEST = new BigFloat(BigInteger.ONE, -LIMIT, 0);

    private final BigInteger mantissa;
    private final long exponent;
    private final int infinite;

    private BigFloat(BigInteger mantissa, long exponent, int infinite) {
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.infinite = infinite;
    }

    /** {@code value}, exactly; NaN is refused. */
    public static BigFloat of(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN is no number");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? INFINITY : MINUS_INFINITY;
        }
        if (value == 0) {
            return ZERO;
        }
        long bits = Double.doubleToRawLongBits(value);
        int power = (int) (bits >> 52) & 0x7ff;
        long fraction = bits & ((1L << 52) - 1);
        long whole = power == 0 ? fraction : fraction | 1L << 52;
        int trailing = Long.numberOfTrailingZeros(whole);
        long signed = value < 0 ? -(whole >> trailing) : whole >> trailing;
        return new BigFloat(BigInteger.valueOf(signed), Math.max(power, 1) - 1075 + trailing, 0);
    }

    /** {@code mantissa * 2^exponent}, exactly. */
    static BigFloat of(BigInteger mantissa, long exponent) {
        return mantissa.signum() == 0 ? ZERO : new BigFloat(mantissa, exponent, 0);
    }

    /** {@code mantissa * 2^exponent}, rounded to {@code bits} bits. */
    static BigFloat of(BigInteger mantissa, long exponent, int bits, boolean up) {
        int excess = mantissa.bitLength() - bits;
        if (excess <= 0) {
            return bounded(mantissa, exponent, up);
        }
        boolean exact = mantissa.getLowestSetBit() >= excess;
        BigInteger shifted = mantissa.shiftRight(excess); // rounds down, negative numbers too
        return bounded(up && !exact ? shifted.add(BigInteger.ONE) : shifted, exponent + excess, up);
    }

    private static BigFloat bounded(BigInteger mantissa, long exponent, boolean up) {
        if (mantissa.signum() == 0) {
            return ZERO;
        }
        long top = exponent + mantissa.bitLength();
        boolean away = up == mantissa.signum() > 0;
        if (top > LIMIT) {
            BigFloat magnitude = away ? INFINITY : LARGEST;
            return mantissa.signum() > 0 ? magnitude : magnitude.negate();
        }
        if (top < -LIMIT) {
            BigFloat magnitude = away ? SMALLEST : ZERO;
            return mantissa.signum() > 0 ? magnitude : magnitude.negate();
        }
        return new BigFloat(mantissa, exponent, 0);
    }

    public boolean isInfinite() {
        return infinite != 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return infinite != 0 ? infinite : mantissa.signum();
    }

    /** The power of two of the leading bit, for a number other than 0 and infinity: 0 for 1. */
    long top() {
        return exponent + mantissa.abs().bitLength() - 1;
    }

    /** {@code floor(this * 2^bits)}. */
    BigInteger fixed(long bits) {
        long shift = exponent + bits;
        return shift >= 0
                ? mantissa.shiftLeft(Math.toIntExact(shift))
                : mantissa.shiftRight((int) Math.min(Integer.MAX_VALUE, -shift));
    }

    public BigFloat negate() {
        if (infinite != 0) {
            return infinite > 0 ? MINUS_INFINITY : INFINITY;
        }
        return new BigFloat(mantissa.negate(), exponent, 0);
    }

    public BigFloat abs() {
        return signum() < 0 ? negate() : this;
    }

    /** {@code this * 2^power}. */
    BigFloat scaled(long power) {
        return infinite != 0 || mantissa.signum() == 0 ? this : new BigFloat(mantissa, exponent + power, 0);
    }

    BigFloat round(int bits, boolean up) {
        return infinite != 0 ? this : of(mantissa, exponent, bits, up);
    }

    /** The distance to {@code other}, rounded up to 32 bits; both are finite. */
    public BigFloat distanceTo(BigFloat other) {
        BigFloat above = plus(other.negate(), 32, true);
        return above.signum() >= 0 ? above : other.plus(negate(), 32, true);
    }

    /** The quotient by a number other than 0, rounded up to 32 bits. */
    public BigFloat ratio(BigFloat divisor) {
        return over(divisor, 32, true);
    }

    /** The sum; infinities of different sign are refused. */
    BigFloat plus(BigFloat other, int bits, boolean up) {
        if (infinite != 0 || other.infinite != 0) {
            if (infinite * other.infinite < 0) {
                throw new ArithmeticException("infinity minus infinity");
            }
            return infinite != 0 ? this : other;
        }
        if (mantissa.signum() == 0 || other.mantissa.signum() == 0) {
            return mantissa.signum() == 0 ? other.round(bits, up) : round(bits, up);
        }
        return top() >= other.top() ? sum(this, other, bits, up) : sum(other, this, bits, up);
    }

    private static BigFloat sum(BigFloat large, BigFloat small, int bits, boolean up) {
        int missing = Math.max(0, bits + GUARD - large.mantissa.bitLength());
        if (small.top() < large.exponent - missing - 1) {
            // Only the sign of the small one matters: half a unit behind the last bit that can count stands for it.
            BigInteger sticky = large.mantissa.shiftLeft(missing + 1).add(BigInteger.valueOf(small.signum()));
            return of(sticky, large.exponent - missing - 1, bits, up);
        }
        long lower = Math.min(large.exponent, small.exponent);
        return of(large.inUnitsOf(lower).add(small.inUnitsOf(lower)), lower, bits, up);
    }

    /** The product; 0 times infinity is 0, since here an infinity is a bound. */
    BigFloat times(BigFloat other, int bits, boolean up) {
        int sign = signum() * other.signum();
        if (sign == 0) {
            return ZERO;
        }
        if (infinite != 0 || other.infinite != 0) {
            return sign > 0 ? INFINITY : MINUS_INFINITY;
        }
        return of(mantissa.multiply(other.mantissa), exponent + other.exponent, bits, up);
    }

    /** The quotient by a number other than 0; infinity by infinity is 0 or infinity, whichever is in the direction. */
    BigFloat over(BigFloat divisor, int bits, boolean up) {
        int sign = signum() * divisor.signum();
        if (divisor.infinite != 0) {
            boolean away = up == sign > 0;
            return infinite != 0 && away ? (sign > 0 ? INFINITY : MINUS_INFINITY) : ZERO;
        }
        if (infinite != 0) {
            return sign > 0 ? INFINITY : MINUS_INFINITY;
        }
        if (sign == 0) {
            return ZERO;
        }
        int shift = Math.max(0, bits + GUARD + divisor.mantissa.bitLength() - mantissa.bitLength());
        BigInteger[] parts = mantissa.shiftLeft(shift).divideAndRemainder(divisor.mantissa);
        // One more bit, set when there is a remainder, which lies on the side of the quotient's sign.
        BigInteger sticky = parts[0].shiftLeft(1).add(BigInteger.valueOf(parts[1].signum() == 0 ? 0 : sign));
        return of(sticky, exponent - divisor.exponent - shift - 1, bits, up);
    }

    /** The square root of a number that is not negative. */
    BigFloat sqrt(int bits, boolean up) {
        if (infinite != 0 || mantissa.signum() == 0) {
            return this;
        }
        int missing = Math.max(0, 2 * (bits + GUARD) - mantissa.bitLength());
        int shift = ((exponent - missing) & 1) == 0 ? missing : missing + 1;
        BigInteger[] root = mantissa.shiftLeft(shift).sqrtAndRemainder();
        BigInteger sticky = root[0].shiftLeft(1).add(BigInteger.valueOf(root[1].signum()));
        return of(sticky, (exponent - shift) / 2 - 1, bits, up);
    }

    /** The largest whole number not above this one, which is smaller than 2^4000. */
    BigFloat floor() {
        if (infinite != 0 || exponent >= 0) {
            return this;
        }
        BigInteger whole = exponent < -Integer.MAX_VALUE
                ? BigInteger.valueOf(mantissa.signum() < 0 ? -1 : 0)
                : mantissa.shiftRight((int) -exponent);
        return of(whole, 0);
    }

    /** Whether this is a whole number. */
    boolean isWhole() {
        return infinite == 0 && (exponent >= 0 || mantissa.signum() == 0 || mantissa.getLowestSetBit() >= -exponent);
    }

    /** Whether this is an odd whole number. */
    boolean isOdd() {
        return isWhole() && exponent <= 0 && mantissa.signum() != 0 && mantissa.testBit((int) -exponent);
    }

    /** The nearest double, ties to even; infinite from half a unit above the largest on. */
    public double toDouble() {
        if (infinite != 0) {
            return infinite > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (mantissa.signum() == 0) {
            return 0;
        }
        long top = top();
        if (top > Double.MAX_EXPONENT || top < Double.MIN_EXPONENT - DOUBLE_BITS) {
            return top > 0 ? mantissa.signum() * Double.POSITIVE_INFINITY : 0.0 * mantissa.signum();
        }
        BigInteger magnitude = mantissa.abs();
        long last = Math.max(top - DOUBLE_BITS + 1, Double.MIN_EXPONENT - DOUBLE_BITS + 1);
        int drop = (int) Math.max(0, last - exponent);
        BigInteger kept = magnitude.shiftRight(drop);
        if (drop > 0 && magnitude.testBit(drop - 1)) {
            boolean tie = magnitude.getLowestSetBit() == drop - 1;
            if (!tie || kept.testBit(0)) {
                kept = kept.add(BigInteger.ONE);
            }
        }
        // At most 53 bits, or a power of two: a double, and so is its multiple, unless it overflows.
        return mantissa.signum() * StrictMath.scalb(kept.doubleValue(), (int) (exponent + drop));
    }

    /** This number as a decimal, exactly; for a number of moderate exponent. */
    public BigDecimal toDecimal() {
        if (infinite != 0) {
            throw new ArithmeticException("an infinity is no decimal");
        }
        return exponent >= 0
                ? new BigDecimal(mantissa.shiftLeft(Math.toIntExact(exponent)))
                : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(Math.toIntExact(-exponent))));
    }

    /** The exponent of this number as people write it with base 2, rounded down; of a number that is not 0 or an infinity. */
    public long magnitude() {
        return top();
    }

    /** This number as a decimal of some digits, in little time whatever its {@link #magnitude} is, up to 900 million. */
    public BigDecimal toDecimal(MathContext digits) {
        if (infinite != 0) {
            throw new ArithmeticException("an infinity is no decimal");
        }
        MathContext more = new MathContext(digits.getPrecision() + 20);
        BigDecimal power = BigDecimal.valueOf(2).pow(Math.toIntExact(exponent), more);
        return new BigDecimal(mantissa).multiply(power, digits);
    }

    @Override
    public int compareTo(BigFloat other) {
        int sign = signum();
        if (sign != other.signum() || infinite != 0 || other.infinite != 0 || sign == 0) {
            return infinite != 0 || other.infinite != 0
                    ? Integer.compare(infinite, other.infinite)
                    : Integer.compare(sign, other.signum());
        }
        long top = top();
        long otherTop = other.top();
        if (top != otherTop) {
            return top > otherTop ? sign : -sign;
        }
        long lower = Math.min(exponent, other.exponent);
        return inUnitsOf(lower).compareTo(other.inUnitsOf(lower));
    }

    /** How many times this number, which is a multiple, is {@code 2^power}. */
    private BigInteger inUnitsOf(long power) {
        return mantissa.shiftLeft(Math.toIntExact(exponent - power));
    }

    /** Whether {@code other} is the same number. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BigFloat number && compareTo(number) == 0;
    }

    @Override
    public int hashCode() {
        if (signum() == 0 || infinite != 0) {
            return infinite;
        }
        int trailing = mantissa.getLowestSetBit();
        return 31 * mantissa.shiftRight(trailing).hashCode() + Long.hashCode(exponent + trailing);
    }

    /** The smaller of both. */
    public BigFloat min(BigFloat other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of both. */
    public BigFloat max(BigFloat other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The nearest double in decimal, or the power of two where that overflows. */
    @Override
    public String toString() {
        boolean extreme = infinite == 0 && signum() != 0 && Math.abs(top()) > 1000;
        return extreme ? (signum() < 0 ? "-" : "") + "2^" + top() : NumberText.of(toDouble());
    }
}
