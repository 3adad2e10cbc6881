package io.lossmith.processor.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A real number as a decimal with a bound on its error: the true value lies within {@code 10^error} of {@code value}.
 * Every operation carries the bound along, so that cancellation shows as a large bound and never as a wrong digit.
 *
 * <pre>{@code
 * ExactNumber x = ExactNumber.of(new BigDecimal(0.1), 60);
 * x.negate().exp().plus(1).log(); // softplus(-0.1), by its definition
 * }</pre>
 *
 * <p>The bounds are first-order estimates with a margin, made for the moderate error sizes that {@link #isSettled}
 * accepts. Operations throw {@link TooFewDigits} where the bound does not tell on which side of a branch or pole the
 * number lies, {@link UndefinedPoint} where it exactly lies outside the domain, and {@link OutOfReach} for exponents
 * beyond a billion digits.
 */
public final class ExactNumber implements Comparable<ExactNumber> {
    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final int SETTLED_DIGITS = 25;

    private static final double BILLION = 9;

    /** log10 5: half a unit in the last of n digits of a number just above a power of ten is 5*10^-n of it. */
    private static final double HALF_A_UNIT = 0.7;

    private final BigDecimal value;
    private final double error;
    private final MathContext context;

    private ExactNumber(BigDecimal value, double error, MathContext context) {
        this.value = value;
        this.error = error;
        this.context = context;
    }

    /** {@code value}, exactly unless it has more than {@code digits} digits. */
    public static ExactNumber of(BigDecimal value, int digits) {
        return exactly(value, new MathContext(digits));
    }

    private static ExactNumber exactly(BigDecimal value, MathContext context) {
        return new ExactNumber(value, NONE, context).rounded(value);
    }

    /** A constant with the digits of this number. */
    public ExactNumber number(double constant) {
        return exactly(new BigDecimal(constant), context);
    }

    ExactNumber pi() {
        return approximate(Elementary.PI, NONE);
    }

    /** The decimal. */
    public BigDecimal value() {
        return value;
    }

    /** The nearest double. */
    public double toDouble() {
        return value.round(new MathContext(40)).doubleValue();
    }

    int digits() {
        return context.getPrecision();
    }

    double error() {
        return error;
    }

    /** Whether 25 digits are right, or the error is below {@code 10^negligible}. */
    boolean isSettled(double negligible) {
        return isSettled(SETTLED_DIGITS, negligible);
    }

    /** Whether so many digits are right, or the error is below {@code 10^negligible}. */
    boolean isSettled(int digits, double negligible) {
        return error < negligible || error < size() - digits;
    }

    boolean isExactlyZero() {
        return value.signum() == 0 && error == NONE;
    }

    boolean isWhole() {
        return error == NONE && value.compareTo(value.setScale(0, RoundingMode.DOWN)) == 0;
    }

    /** 0 with an error of {@code 10^bound}. */
    ExactNumber zeroWithin(double bound) {
        return new ExactNumber(BigDecimal.ZERO, bound, context);
    }

    /** log10 |value|. */
    double size() {
        return value.signum() == 0 ? NONE : Elementary.log10(value);
    }

    // ---- rounding and errors

    private ExactNumber rounded(BigDecimal result) {
        BigDecimal round = result.round(context);
        return round.precision() < context.getPrecision() || round.signum() == 0
                ? new ExactNumber(round, error, context)
                : new ExactNumber(
                        round, join(error, Elementary.log10(round) - context.getPrecision() + HALF_A_UNIT), context);
    }

    /** A result right to all but the last digits, with a propagated error on top. */
    private ExactNumber approximate(BigDecimal result, double propagated) {
        double size = result.signum() == 0 ? NONE : Elementary.log10(result);
        return new ExactNumber(result.round(context), join(propagated, size - digits() + 1), context);
    }

    /** A result right to so many decimals, with a propagated error on top. */
    private ExactNumber absolute(BigDecimal result, double propagated) {
        double size = result.signum() == 0 ? NONE : Elementary.log10(result);
        return approximate(result, join(propagated, Math.max(0, size) - digits() + 1));
    }

    /** log10(10^a + 10^b). */
    private static double join(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == NONE || low < high - 17 ? high : high + Math.log10(1 + Math.pow(10, low - high));
    }

    private ExactNumber with(BigDecimal result, double newError) {
        return new ExactNumber(value, newError, context).rounded(result);
    }

    // ---- arithmetic

    public ExactNumber plus(ExactNumber other) {
        return with(value.add(other.value, context), join(error, other.error));
    }

    public ExactNumber plus(double constant) {
        return plus(number(constant));
    }

    public ExactNumber minus(ExactNumber other) {
        return plus(other.negate());
    }

    public ExactNumber minus(double constant) {
        return plus(number(-constant));
    }

    public ExactNumber negate() {
        return new ExactNumber(value.negate(), error, context);
    }

    public ExactNumber times(ExactNumber other) {
        double propagated = join(join(size() + other.error, other.size() + error), error + other.error);
        return with(value.multiply(other.value, context), Double.isNaN(propagated) ? NONE : propagated);
    }

    public ExactNumber times(double constant) {
        return times(number(constant));
    }

    public ExactNumber square() {
        return times(this);
    }

    public ExactNumber over(ExactNumber divisor) {
        divisor.requireNonZero("division by");
        BigDecimal quotient = value.divide(divisor.value, context);
        double propagated = join(error - divisor.size(), size() + divisor.error - 2 * divisor.size());
        return with(quotient, Double.isNaN(propagated) ? NONE : propagated + 0.1);
    }

    public ExactNumber over(double divisor) {
        return over(number(divisor));
    }

    private void requireNonZero(String step) {
        if (value.signum() == 0 && error == NONE) {
            throw new UndefinedPoint(step + " 0");
        }
        if (size() < error + 1) {
            throw new TooFewDigits(step);
        }
    }

    // ---- order

    /** -1, 0 or 1. */
    public int sign() {
        if (value.signum() != 0 && size() > error + 0.1) {
            return value.signum();
        }
        if (error == NONE) {
            return 0;
        }
        throw new TooFewDigits("sign");
    }

    /**
     * The sign of the difference. Numbers that compare as 0 need not be equal, as {@code equals} is identity.
     *
     * @throws TooFewDigits where the error bounds overlap
     */
    @Override
    public int compareTo(ExactNumber other) {
        return minus(other).sign();
    }

    public ExactNumber abs() {
        return sign() < 0 ? negate() : this;
    }

    public ExactNumber max(ExactNumber other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public ExactNumber min(ExactNumber other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The largest whole number not above. */
    public ExactNumber floor() {
        return whole(RoundingMode.FLOOR);
    }

    /** The nearest whole number, ties to even. */
    public ExactNumber rint() {
        return whole(RoundingMode.HALF_EVEN);
    }

    private ExactNumber whole(RoundingMode mode) {
        BigDecimal margin = error == NONE ? BigDecimal.ZERO : BigDecimal.ONE.scaleByPowerOfTen((int) error + 1);
        BigDecimal low = value.subtract(margin).setScale(0, mode);
        if (low.compareTo(value.add(margin).setScale(0, mode)) != 0) {
            throw new TooFewDigits("rounding to a whole number");
        }
        return exactly(low, context);
    }

    // ---- elementary functions

    public ExactNumber exp() {
        if (error > -1) {
            throw new TooFewDigits("exp");
        }
        if (size() > BILLION) {
            if (value.signum() < 0) {
                return new ExactNumber(BigDecimal.ZERO, -4e8, context);
            }
            throw new OutOfReach("exp of a number above 1e9");
        }
        BigDecimal result = Elementary.exp(value, digits());
        return approximate(result, Elementary.log10(result) + error + 0.1);
    }

    public ExactNumber log() {
        requireNonZero("log of");
        if (value.signum() < 0) {
            throw new UndefinedPoint("log of a negative number");
        }
        return absolute(Elementary.log(value, digits()), error - size() + 0.1);
    }

    public ExactNumber sqrt() {
        if (value.signum() == 0 && error == NONE) {
            return this;
        }
        requireNonZero("sqrt of");
        if (value.signum() < 0) {
            throw new UndefinedPoint("sqrt of a negative number");
        }
        return approximate(Elementary.sqrt(value, digits()), error - size() / 2);
    }

    /** {@code this^exponent} for a positive base, or any base and a whole exponent. */
    public ExactNumber power(ExactNumber exponent) {
        BigDecimal n = exponent.value;
        boolean whole = exponent.error == NONE && n.compareTo(n.setScale(0, RoundingMode.DOWN)) == 0;
        if (whole && n.abs().compareTo(BigDecimal.valueOf(64)) <= 0) {
            ExactNumber product = number(1);
            for (int i = 0; i < Math.abs(n.intValue()); i++) {
                product = product.times(this);
            }
            return n.signum() < 0 ? number(1).over(product) : product;
        }
        if (whole && sign() < 0) {
            ExactNumber size = negate().power(exponent);
            return n.toBigInteger().testBit(0) ? size.negate() : size;
        }
        return exponent.times(log()).exp();
    }

    public ExactNumber cbrt() {
        if (value.signum() == 0 && error == NONE) {
            return this;
        }
        ExactNumber root = abs().log().over(3).exp();
        return value.signum() < 0 ? root.negate() : root;
    }

    public ExactNumber sin() {
        return absolute(Elementary.sin(value, digits()), circularError());
    }

    public ExactNumber cos() {
        return absolute(Elementary.cos(value, digits()), circularError());
    }

    private double circularError() {
        if (error > -1) {
            throw new TooFewDigits("circular function");
        }
        return error;
    }

    public ExactNumber atan() {
        return absolute(Elementary.atan(value, digits()), error);
    }

    // ---- the error function and the gamma function

    /** 2/sqrt(pi) times the integral of exp(-t^2) from 0 to this. */
    public ExactNumber erf() {
        if (value.abs().compareTo(ErrorFunction.split(digits())) > 0) {
            ExactNumber tail = abs().erfc();
            return value.signum() < 0 ? tail.minus(1) : tail.negate().plus(1);
        }
        return absolute(ErrorFunction.erf(value, digits()), error + 0.1);
    }

    /** 1 - erf. */
    public ExactNumber erfc() {
        if (value.compareTo(ErrorFunction.split(digits())) <= 0) {
            return erf().negate().plus(1);
        }
        // exp(-x^2) first: its error bound knows how much an error of x matters.
        return square().negate().exp().times(approximate(ErrorFunction.scaledTail(value, digits()), error));
    }

    /** The logarithm of the gamma function, for a positive number. */
    public ExactNumber lgamma() {
        requireNonZero("lgamma of");
        return absolute(GammaFunction.lgamma(value, digits()), error + gammaSlope(1) + 0.5);
    }

    /** The derivative number {@code order} of {@link #lgamma}; 1 is digamma. */
    public ExactNumber lgammaDerivative(int order) {
        requireNonZero("digamma of");
        return approximate(
                GammaFunction.derivative(order, value, digits()), join(-digits(), error + gammaSlope(order + 1)));
    }

    /** log10 of a bound on derivative number {@code order} of lgamma: order!/x^order + order!/x^(order-1) + |log x|. */
    private double gammaSlope(int order) {
        double factorial = 0;
        for (int i = 2; i <= order; i++) {
            factorial += Math.log10(i);
        }
        double power = factorial - Math.min(order * size(), (order - 1) * size());
        return order == 1 ? join(power, Math.log10(1 + Math.abs(size() * 2.31))) : power + 0.31;
    }

    @Override
    public String toString() {
        return value.round(new MathContext(20)) + (error == NONE ? "" : " +- 1e" + (int) Math.ceil(error));
    }
}
