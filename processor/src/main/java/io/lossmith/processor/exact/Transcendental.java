package io.lossmith.processor.exact;

import java.math.BigInteger;

/** Exponentials, logarithms, powers and circular functions of enclosures. */
class Transcendental extends Arithmetic {
    private static final BigFloat THIRD = BigFloat.of(0.34);

    /** Below this width one end of an enclosure is computed and the other follows from the slope. */
    private static final BigFloat THIN = BigFloat.of(0x1p-10);

    private static final int GUARD = 16;

    private final int bits;

    Transcendental(Precision precision) {
        super(precision);
        this.bits = precision.functions();
    }

    private void spend() {
        spend(20 * precision().cost());
    }

    private BigFloat width(Enclosure a) {
        return a.upper().plus(a.lower().negate(), GUARD, true);
    }

    // ---- exponentials

    Enclosure exp(Enclosure a) {
        if (a.isUndefined()) {
            return a;
        }
        Enclosure low = exp(a.lower());
        if (a.isExact()) {
            return low.doubtedBy(a);
        }
        BigFloat width = a.isFinite() ? width(a) : BigFloat.INFINITY;
        // exp(w) < 1 + 2w
        BigFloat upper = width.compareTo(THIN) < 0
                ? low.upper()
                        .plus(
                                low.upper().times(width.scaled(1), GUARD, true),
                                precision().sums(),
                                true)
                : exp(a.upper()).upper();
        return new Enclosure(low.lower(), upper, a.definedness());
    }

    private Enclosure exp(BigFloat x) {
        spend();
        if (x.isInfinite()) {
            return x.signum() > 0 ? Enclosure.exactly(x) : Enclosure.ZERO;
        }
        if (x.abs().compareTo(THIRD) <= 0) {
            return plus(Series.expm1(x, bits), Enclosure.ONE);
        }
        if (x.top() >= 60) {
            BigFloat far = BigFloat.ONE.scaled(1L << 60);
            return x.signum() > 0
                    ? Enclosure.between(far, BigFloat.INFINITY)
                    : Enclosure.between(BigFloat.ZERO, BigFloat.ONE.scaled(-(1L << 60)));
        }
        // x = k log(2) + r
        int places = (int) x.top() + bits + GUARD;
        Enclosure ln2 = Constants.ln2(places);
        BigInteger unit = ln2.lower().fixed(80);
        BigInteger k = floorDivide(x.fixed(80).shiftLeft(1).add(unit), unit.shiftLeft(1));
        Enclosure r = minus(Enclosure.exactly(x), product(ln2, k));
        Enclosure low = Series.expm1(r.lower(), bits);
        BigFloat width = width(r).scaled(1); // the slope is exp(r) < 1.43
        Enclosure exp = Enclosure.between(
                low.lower().plus(BigFloat.ONE, bits + GUARD, false),
                low.upper().plus(BigFloat.ONE, bits + GUARD, true).plus(width, bits + GUARD, true));
        return Enclosure.between(
                exp.lower().scaled(k.longValueExact()), exp.upper().scaled(k.longValueExact()));
    }

    /** {@code constant * k}, with all bits. */
    private static Enclosure product(Enclosure constant, BigInteger k) {
        BigFloat factor = BigFloat.of(k, 0);
        BigFloat a = constant.lower().times(factor, ALL_BITS, false);
        BigFloat b = constant.upper().times(factor, ALL_BITS, true);
        return Enclosure.between(a.min(b), a.max(b));
    }

    /** {@code exp(a) - 1}. */
    Enclosure expm1(Enclosure a) {
        boolean small = a.isFinite() && a.lower().abs().max(a.upper().abs()).compareTo(THIRD) <= 0;
        if (a.isUndefined() || !small) {
            return plus(exp(a), -1);
        }
        spend();
        Enclosure low = Series.expm1(a.lower(), bits);
        // The slope is at most exp(0.34).
        BigFloat more = width(a).times(BigFloat.of(1.5), GUARD, true);
        return new Enclosure(
                low.lower(),
                a.isExact() ? low.upper() : low.upper().plus(more, precision().sums(), true),
                a.definedness());
    }

    // ---- logarithms

    Enclosure log(Enclosure a) {
        if (a.isUndefined() || a.isNegative()) {
            return Enclosure.UNDEFINED;
        }
        Enclosure result;
        if (a.lower().signum() <= 0) {
            BigFloat upper = log(a.upper()).upper();
            result = a.isZero()
                    ? Enclosure.exactly(BigFloat.MINUS_INFINITY)
                    : Enclosure.between(BigFloat.MINUS_INFINITY, upper);
        } else {
            Enclosure low = log(a.lower());
            if (a.isExact()) {
                result = low;
            } else {
                // log(x + w) < log(x) + w/x
                BigFloat more = a.upper().isInfinite() ? BigFloat.INFINITY : width(a).over(a.lower(), GUARD, true);
                BigFloat upper = more.compareTo(THIN) < 0
                        ? low.upper().plus(more, precision().sums(), true)
                        : log(a.upper()).upper();
                result = Enclosure.between(low.lower(), upper);
            }
        }
        return a.lower().signum() < 0 ? result.doubtful() : result.doubtedBy(a);
    }

    private Enclosure log(BigFloat x) {
        if (x.isInfinite()) {
            return Enclosure.exactly(x);
        }
        if (x.signum() <= 0) {
            return Enclosure.exactly(BigFloat.MINUS_INFINITY);
        }
        long top = x.top();
        BigFloat mantissa = x.scaled(-top);
        long k = mantissa.compareTo(BigFloat.of(1.375)) > 0 ? top + 1 : top;
        Enclosure near = logNearOne(x.scaled(-k).plus(BigFloat.ONE.negate(), ALL_BITS, false));
        return k == 0 ? near : plus(near, product(Constants.ln2(bits + GUARD + 64), BigInteger.valueOf(k)));
    }

    /** {@code log(1 + a)}. */
    Enclosure log1p(Enclosure a) {
        boolean small = a.isFinite() && a.lower().abs().max(a.upper().abs()).compareTo(BigFloat.of(0.25)) <= 0;
        if (a.isUndefined() || !small) {
            return log(plus(a, 1));
        }
        Enclosure low = logNearOne(a.lower());
        BigFloat upper = low.upper();
        if (!a.isExact()) {
            // The slope is at most 1/0.75.
            upper = upper.plus(
                    width(a).times(BigFloat.of(1.5), GUARD, true), precision().sums(), true);
        }
        return new Enclosure(low.lower(), upper, a.definedness());
    }

    /** {@code log(1 + y)} for y from -0.32 to 0.375. */
    private Enclosure logNearOne(BigFloat y) {
        spend();
        if (y.signum() == 0) {
            return Enclosure.ZERO;
        }
        if (y.top() < -bits) {
            // y - y^2 < log(1 + y) < y
            BigFloat square = y.times(y, bits, true);
            return Enclosure.between(y.plus(square.negate(), 2 * bits, false), y);
        }
        if (bits <= 256 || y.top() < -40) {
            return twiceAtanh(Enclosure.exactly(y), Enclosure.exactly(y.plus(BigFloat.of(2), ALL_BITS, false)), bits);
        }
        // log(1 + y) = c + log((1 + y)/exp(c)), with c right to 50 bits; y may be as small as 2^-40
        BigFloat c = BigFloat.of(StrictMath.log1p(y.toDouble()));
        Transcendental more = new Transcendental(new Precision(bits + 64, bits + 64, ALL_BITS));
        Enclosure exp = more.exp(Enclosure.exactly(c));
        Enclosure number = Enclosure.exactly(y.plus(BigFloat.ONE, ALL_BITS, false));
        return plus(Enclosure.exactly(c), twiceAtanh(more.minus(number, exp), more.plus(number, exp), bits + 64));
    }

    /** {@code 2 atanh(a/b)}, |a/b| up to 0.2. */
    private static Enclosure twiceAtanh(Enclosure a, Enclosure b, int bits) {
        Arithmetic more = new Arithmetic(new Precision(bits, bits + GUARD, 2 * bits));
        Enclosure z = more.over(a, b);
        Enclosure low = Series.atanh(z.lower(), bits);
        // The slope is at most 1/(1 - 0.04).
        BigFloat width = z.upper().plus(z.lower().negate(), GUARD, true).times(BigFloat.of(1.125), GUARD, true);
        return more.scale(Enclosure.between(low.lower(), low.upper().plus(width, 2 * bits, true)), 1);
    }

    // ---- powers

    /** {@code a^b}: repeated products for small whole exponents, otherwise {@code exp(b log(a))}. */
    Enclosure pow(Enclosure a, Enclosure b) {
        if (a.isUndefined() || b.isUndefined()) {
            return Enclosure.UNDEFINED;
        }
        if (isSmallWhole(b)) {
            return power(a, b.lower().fixed(0).intValueExact()).doubtedBy(b);
        }
        if (b.isExact() && isSmallWhole(scale(b, 1))) {
            // a^(n + 1/2)
            int whole = b.lower().floor().fixed(0).intValueExact();
            return times(power(a, whole), sqrt(a)).doubtedBy(b);
        }
        if (a.isNegative()) {
            boolean whole = b.isExact() && b.lower().isWhole();
            if (!whole) {
                return b.isExact() ? Enclosure.UNDEFINED : Enclosure.ANYTHING;
            }
            Enclosure magnitude = pow(negate(a), b);
            return b.lower().isOdd() ? negate(magnitude) : magnitude;
        }
        if (a.isZero()) {
            return b.isPositive() ? Enclosure.ZERO : b.isNegative() ? Enclosure.UNDEFINED : Enclosure.ANYTHING;
        }
        if (!a.isNonnegative()) {
            return Enclosure.ANYTHING;
        }
        if (a.is(BigFloat.ONE)) {
            return a.doubtedBy(b);
        }
        if (!a.isPositive()) {
            // From 0 on: between the powers of the ends, if the exponent has a sign.
            return b.isPositive()
                    ? Enclosure.between(
                                    BigFloat.ZERO,
                                    pow(Enclosure.exactly(a.upper()), b).upper().max(BigFloat.ONE))
                            .doubtedBy(a)
                            .doubtedBy(b)
                    : Enclosure.ANYTHING;
        }
        Enclosure exponent = times(b, log(a));
        long size = exponent.isFinite() && !exponent.isZero()
                ? exponent.lower().abs().max(exponent.upper().abs()).top()
                : 0;
        if (size > 4 && size < 60) {
            // The relative error of the result is the absolute one of the exponent.
            Precision p = precision();
            Transcendental more = new Transcendental(new Precision(
                    bits + (int) size, Math.max(p.products(), bits + (int) size + GUARD), p.sums() + (int) size));
            exponent = more.times(b, more.log(a));
            spend();
        }
        return exp(exponent).doubtedBy(a).doubtedBy(b);
    }

    // ---- circular functions

    Enclosure sin(Enclosure a) {
        return circular(a, 0);
    }

    Enclosure cos(Enclosure a) {
        return circular(a, 1);
    }

    Enclosure tan(Enclosure a) {
        return over(sin(a), cos(a));
    }

    private Enclosure circular(Enclosure a, int quarterTurns) {
        if (a.isUndefined() || (a.isExact() && a.lower().isInfinite())) {
            return Enclosure.UNDEFINED;
        }
        Enclosure all = new Enclosure(BigFloat.ONE.negate(), BigFloat.ONE, a.definedness());
        if (!a.isFinite() || (a.lower().signum() != 0 && a.lower().top() > 2000)) {
            return all;
        }
        Enclosure low = circular(a.lower(), quarterTurns);
        if (a.isExact()) {
            return low.doubtedBy(a);
        }
        BigFloat width = width(a);
        int sums = precision().sums();
        return new Enclosure(
                low.lower().plus(width.negate(), sums, false).max(all.lower()),
                low.upper().plus(width, sums, true).min(all.upper()),
                a.definedness());
    }

    private Enclosure circular(BigFloat x, int quarterTurns) {
        spend();
        if (x.signum() == 0) {
            return quarterTurns == 0 ? Enclosure.ZERO : Enclosure.ONE;
        }
        // x = k pi/2 + r
        BigInteger k = BigInteger.ZERO;
        Enclosure r = Enclosure.exactly(x);
        if (x.abs().compareTo(BigFloat.of(0.75)) > 0) {
            int whole = (int) Math.max(0, x.top());
            BigFloat quarter = Constants.pi(2 * whole + 100).lower().scaled(-1);
            BigInteger unit = quarter.fixed(whole + 80);
            k = floorDivide(x.fixed(whole + 80).shiftLeft(1).add(unit), unit.shiftLeft(1));
            int places = bits + whole + GUARD;
            r = rest(x, k, places);
            long lost = r.containsZero()
                    ? places
                    : -r.lower().abs().min(r.upper().abs()).top();
            if (lost > 1) {
                r = rest(x, k, (int) Math.min(places + lost, Constants.BITS - 100));
            }
        }
        int phase = k.intValue() + quarterTurns & 3;
        Enclosure result = phase % 2 == 0 ? reducedSine(r) : reducedCosine(r);
        return phase < 2 ? result : negate(result);
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Enclosure rest(BigFloat x, BigInteger k, int places) {
        Enclosure turns = product(Constants.pi(places), k);
        return Enclosure.between(
                x.plus(turns.upper().scaled(-1).negate(), ALL_BITS, false),
                x.plus(turns.lower().scaled(-1).negate(), ALL_BITS, true));
    }

    private Enclosure reducedSine(Enclosure r) {
        Enclosure low = Series.sin(r.lower(), bits);
        return r.isExact()
                ? low
                : Enclosure.between(
                        low.lower(), low.upper().plus(width(r), precision().sums(), true));
    }

    /** {@code 1 - 2 sin(r/2)^2}, which keeps the distance to 1. */
    private Enclosure reducedCosine(Enclosure r) {
        return minus(Enclosure.ONE, scale(square(reducedSine(scale(r, -1))), 1));
    }

    Enclosure atan(Enclosure a) {
        if (a.isUndefined()) {
            return a;
        }
        Enclosure low = atan(a.lower());
        if (a.isExact()) {
            return low.doubtedBy(a);
        }
        BigFloat upper = a.isFinite() && width(a).compareTo(THIN) < 0
                ? low.upper().plus(width(a), precision().sums(), true)
                : atan(a.upper()).upper();
        return new Enclosure(low.lower(), upper, a.definedness());
    }

    private Enclosure atan(BigFloat x) {
        spend();
        if (x.signum() < 0) {
            return negate(atan(x.negate()));
        }
        Enclosure quarter = scale(Constants.pi(bits + GUARD), -1);
        if (x.isInfinite()) {
            return quarter;
        }
        if (x.signum() == 0 || x.top() < -10) {
            return Series.atan(x, bits);
        }
        Enclosure z = Enclosure.exactly(x);
        if (x.compareTo(BigFloat.ONE) > 0) {
            Arithmetic more = new Arithmetic(new Precision(bits, bits + GUARD, ALL_BITS));
            return minus(quarter, atan(more.inverse(z)));
        }
        // atan(x) = c + atan((x cos(c) - sin(c))/(cos(c) + x sin(c))), with c right to 50 bits
        BigFloat c = BigFloat.of(StrictMath.atan(x.toDouble()));
        Transcendental more = new Transcendental(new Precision(bits + GUARD, bits + GUARD, ALL_BITS));
        Enclosure sin = more.reducedSine(Enclosure.exactly(c));
        Enclosure cos = more.reducedCosine(Enclosure.exactly(c));
        Enclosure step = more.over(more.minus(more.times(z, cos), sin), more.plus(cos, more.times(z, sin)));
        Enclosure low = Series.atan(step.lower(), bits);
        return plus(
                Enclosure.exactly(c), Enclosure.between(low.lower(), low.upper().plus(width(step), 2 * bits, true)));
    }

    Enclosure pi() {
        return Constants.pi(bits + GUARD);
    }
}
