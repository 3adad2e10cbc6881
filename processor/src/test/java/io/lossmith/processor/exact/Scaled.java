package io.lossmith.processor.exact;

/**
 * A number {@code mantissa * e^scale}, so that the exponential of 1e300 is a number like any other and
 * {@code log(1 + exp(x))} has an exact value wherever it has one. The scale is absent (null) for all ordinary numbers.
 */
record Scaled(ExactNumber mantissa, ExactNumber scale) implements Comparable<Scaled> {
    /** log10 of the scales beyond which a number keeps one. */
    private static final double LARGE = 7;

    private static final double LOG10_E = 0.4342944819032518;

    static Scaled of(ExactNumber plain) {
        return new Scaled(plain, null);
    }

    private static Scaled of(ExactNumber mantissa, ExactNumber scale) {
        if (scale.isExactlyZero()) {
            return of(mantissa);
        }
        return scale.size() > LARGE ? new Scaled(mantissa, scale) : of(mantissa.times(scale.exp()));
    }

    Scaled number(double constant) {
        return of(mantissa.number(constant));
    }

    private ExactNumber scaleOrZero() {
        return scale == null ? mantissa.number(0) : scale;
    }

    /** Without a scale: a tiny number becomes 0 with a bound, a huge one is refused. */
    ExactNumber plain() {
        if (scale == null) {
            return mantissa;
        }
        if (scale.sign() > 0) {
            throw new OutOfReach("a function of a number beyond e^(10^7)");
        }
        double bound =
                Math.max(mantissa.size(), mantissa.error()) + scale.value().doubleValue() * LOG10_E;
        return mantissa.zeroWithin(Math.max(bound, -1e300));
    }

    int sign() {
        return mantissa.sign();
    }

    boolean isExactlyZero() {
        return mantissa.isExactlyZero();
    }

    @Override
    public int compareTo(Scaled other) {
        return minus(other).sign();
    }

    Scaled negate() {
        return new Scaled(mantissa.negate(), scale);
    }

    Scaled plus(Scaled other) {
        if (scale == null && other.scale == null) {
            return of(mantissa.plus(other.mantissa));
        }
        if (isExactlyZero()) {
            return other;
        }
        if (other.isExactlyZero()) {
            return this;
        }
        ExactNumber lead = scaleOrZero().minus(other.scaleOrZero());
        boolean first = lead.sign() >= 0;
        Scaled high = first ? this : other;
        Scaled low = first ? other : this;
        ExactNumber factor = lead.abs().negate().exp();
        ExactNumber sum = high.mantissa.plus(low.mantissa.times(factor));
        return high.scale == null ? of(sum) : of(sum, high.scale);
    }

    Scaled minus(Scaled other) {
        return plus(other.negate());
    }

    Scaled times(Scaled other) {
        ExactNumber product = mantissa.times(other.mantissa);
        return scale == null && other.scale == null
                ? of(product)
                : of(product, scaleOrZero().plus(other.scaleOrZero()));
    }

    Scaled times(double constant) {
        return new Scaled(mantissa.times(constant), scale);
    }

    Scaled over(Scaled divisor) {
        ExactNumber quotient = mantissa.over(divisor.mantissa);
        return scale == null && divisor.scale == null
                ? of(quotient)
                : of(quotient, scaleOrZero().minus(divisor.scaleOrZero()));
    }

    Scaled sqrt() {
        return scale == null ? of(mantissa.sqrt()) : of(mantissa.sqrt(), scale.over(2));
    }

    Scaled exp() {
        if (scale != null && scale.sign() > 0 && mantissa.sign() < 0) {
            return of(mantissa.zeroWithin(-1e300));
        }
        ExactNumber x = plain();
        return x.size() > LARGE ? of(x.number(1), x) : of(x.exp());
    }

    Scaled log() {
        ExactNumber log = mantissa.log();
        return of(scale == null ? log : log.plus(scale));
    }

    /** {@code this^exponent}, as {@link ExactNumber#power} defines it. */
    Scaled power(Scaled exponent) {
        ExactNumber n = exponent.plain();
        if (scale == null && (n.isWhole() || mantissa.sign() < 0)) {
            boolean small = n.isWhole() && n.size() < 1.5;
            if (small || mantissa.sign() < 0) {
                return of(mantissa.power(n));
            }
        }
        return log().times(exponent).exp();
    }

    /** Whether so many digits are right, or the error is below {@code 10^negligible}. */
    boolean isSettled(int digits, double negligible) {
        if (scale == null) {
            return mantissa.isSettled(digits, negligible);
        }
        return (scale.error() < -digits && mantissa.isSettled(digits, Double.NEGATIVE_INFINITY))
                || (scale.sign() < 0 && plain().error() < negligible);
    }

    /** The nearest double, infinite where the number is larger. */
    double toDouble() {
        if (scale != null && scale.sign() > 0) {
            return mantissa.sign() * Double.POSITIVE_INFINITY;
        }
        return plain().toDouble();
    }
}
