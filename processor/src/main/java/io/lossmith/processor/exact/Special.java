package io.lossmith.processor.exact;

/** Error functions and the logarithm of the gamma function with its derivatives. */
final class Special extends Transcendental {
    private static final int GUARD = 16;

    private final int bits;

    Special(Precision precision) {
        super(precision);
        this.bits = precision.functions();
    }

    /** Arithmetic with so many bits and no more, for the inside of a function. */
    private static Special inside(int bits) {
        return new Special(new Precision(bits, bits + GUARD, bits + 4 * GUARD));
    }

    // ---- error functions

    Enclosure erf(Enclosure a) {
        return a.isUndefined() ? a : between(a, erf(a.lower()), erf(a.upper()));
    }

    Enclosure erfc(Enclosure a) {
        return a.isUndefined() ? a : between(a, erfc(a.upper()), erfc(a.lower()));
    }

    private static Enclosure between(Enclosure a, Enclosure low, Enclosure high) {
        return new Enclosure(low.lower(), high.upper(), a.definedness());
    }

    private Enclosure erf(BigFloat x) {
        spend(50 * precision().cost());
        if (x.signum() < 0) {
            return negate(erf(x.negate()));
        }
        if (x.isInfinite() || x.signum() == 0) {
            return x.signum() == 0 ? Enclosure.ZERO : Enclosure.ONE;
        }
        return isFar(x, bits) ? minus(Enclosure.ONE, asymptotic(x, bits)) : series(x, bits);
    }

    private Enclosure erfc(BigFloat x) {
        spend(50 * precision().cost());
        if (x.isInfinite()) {
            return x.signum() > 0 ? Enclosure.ZERO : number(2);
        }
        if (x.signum() <= 0) {
            return plus(erf(x.negate()), 1);
        }
        if (isFar(x, bits)) {
            return asymptotic(x, bits);
        }
        // 1 - erf(x) loses the bits of exp(x^2).
        double size = x.toDouble();
        int more = bits + GUARD + (int) (1.5 * size * size) + 8;
        return minus(Enclosure.ONE, series(x, more));
    }

    /** Whether the terms of the asymptotic series, the least about exp(-x^2), fall below the last bit. */
    private static boolean isFar(BigFloat x, int bits) {
        return x.top() > 20 || 1.44 * x.toDouble() * x.toDouble() > bits + GUARD;
    }

    /** {@code erf(x) = 2x/sqrt(pi) exp(-x^2) (1 + 2x^2/3 + (2x^2)^2/15 + ...)} for positive x (Abramowitz and Stegun 7.1.6). */
    private static Enclosure series(BigFloat x, int bits) {
        Special special = inside(bits);
        Enclosure exact = Enclosure.exactly(x);
        Enclosure square = Enclosure.between(x.times(x, bits + GUARD, false), x.times(x, bits + GUARD, true));
        Enclosure sum = Series.oddFactorials(special.scale(square, 1), bits);
        Enclosure factor = special.over(special.scale(exact, 1), special.sqrt(special.pi()));
        return special.times(special.times(factor, special.exp(special.negate(special.square(exact)))), sum);
    }

    /**
     * {@code erfc(x) = exp(-x^2)/(x sqrt(pi)) (1 - 1/(2x^2) + 3/(2x^2)^2 - ...)}; for real x the error is less than the
     * first term left out (Abramowitz and Stegun 7.1.23).
     */
    private static Enclosure asymptotic(BigFloat x, int bits) {
        Special special = inside(bits);
        Enclosure exact = Enclosure.exactly(x);
        Enclosure square = special.square(exact);
        Enclosure step = special.inverse(special.scale(square, 1));
        Enclosure term = Enclosure.ONE;
        Enclosure sum = Enclosure.ONE;
        BigFloat small = BigFloat.ONE.scaled(-bits - GUARD);
        for (int n = 1; ; n++) {
            term = special.times(special.times(term, step), 2 * n - 1);
            if (term.upper().compareTo(small) < 0) {
                break;
            }
            sum = n % 2 != 0 ? special.minus(sum, term) : special.plus(sum, term);
        }
        Enclosure rest = Enclosure.between(term.upper().negate(), term.upper());
        Enclosure factor = special.times(exact, special.sqrt(special.pi()));
        return special.times(special.over(special.exp(special.negate(square)), factor), special.plus(sum, rest));
    }

    // ---- gamma functions

    /** The logarithm of the gamma function of a positive number. */
    Enclosure lgamma(Enclosure a) {
        if (a.isUndefined() || a.upper().signum() <= 0) {
            return Enclosure.UNDEFINED;
        }
        if (!a.isPositive() || !a.isFinite()) {
            return Enclosure.ANYTHING;
        }
        spend(200 * precision().cost());
        return inside(bits).lgammaInside(a);
    }

    private Enclosure lgammaInside(Enclosure a) {
        int shift = shift(a);
        Enclosure y = plus(a, shift);
        // (y - 1/2) log(y) - y + log(2 pi)/2 + sum of B(2k)/(2k (2k - 1) y^(2k - 1))
        Enclosure result = minus(times(plus(y, -0.5), log(y)), y);
        result = plus(result, scale(log(scale(pi(), 1)), -1));
        result = plus(result, stirling(y, -1));
        Enclosure product = Enclosure.ONE;
        for (int i = 0; i < shift; i++) {
            product = times(product, plus(a, i));
        }
        return shift == 0 ? result : minus(result, log(product));
    }

    /** Derivative number {@code n} of {@code digamma} at a positive number. */
    Enclosure polygamma(int n, Enclosure a) {
        if (a.isUndefined() || a.upper().signum() <= 0) {
            return Enclosure.UNDEFINED;
        }
        if (!a.isPositive() || !a.isFinite() || n > 16) {
            return Enclosure.ANYTHING;
        }
        spend(200 * precision().cost());
        return inside(bits).polygammaInside(n, a);
    }

    private Enclosure polygammaInside(int n, Enclosure a) {
        int shift = shift(a);
        Enclosure y = plus(a, shift);
        Enclosure sum = Enclosure.ZERO;
        for (int i = 0; i < shift; i++) {
            sum = plus(sum, inverse(power(plus(a, i), n + 1)));
        }
        double factorial = factorial(n);
        if (n == 0) {
            Enclosure result = minus(log(y), inverse(scale(y, 1)));
            return minus(minus(result, stirling(y, 0)), sum);
        }
        // (-1)^(n + 1) ((n - 1)!/y^n + n!/(2 y^(n + 1)) + sum of B(2k) (2k + n - 1)!/((2k)! y^(2k + n)))
        Enclosure result = over(number(factorial / n), power(y, n));
        result = plus(result, over(number(factorial / 2), power(y, n + 1)));
        result = plus(plus(result, stirling(y, n)), times(sum, factorial));
        return n % 2 != 0 ? result : negate(result);
    }

    /** How far to go up until the series below converges to the bits wanted. */
    private int shift(Enclosure a) {
        int enough = bits / 4 + 10;
        boolean far = a.lower().top() > 20;
        return far ? 0 : (int) Math.max(0, enough - a.lower().toDouble());
    }

    /**
     * The sum over k of {@code B(2k) (2k + n - 1)!/((2k)! y^(2k + n))} for derivative n of digamma; -1 is lgamma itself.
     * For positive y the terms alternate, and the error is less than the first one left out (Abramowitz and Stegun 6.1.42
     * and 6.4.11).
     */
    private Enclosure stirling(Enclosure y, int n) {
        Enclosure square = square(y);
        // (2k + n - 1)!/(2k)!/y^(2k + n) for k = 1
        Enclosure factor = n == -1 ? over(number(0.5), y) : over(number(factorial(n + 1) / 2), power(y, n + 2));
        Enclosure sum = Enclosure.ZERO;
        BigFloat small = BigFloat.ONE.scaled(-bits - GUARD);
        for (int k = 1; k <= Constants.BERNOULLI; k++) {
            Enclosure term = times(Constants.Bernoulli.magnitude(this, k), factor);
            boolean last = k == Constants.BERNOULLI
                    || (sum.isFinite()
                            && k > 1
                            && term.upper().compareTo(sum.upper().abs().times(small, GUARD, true)) < 0);
            if (last) {
                return plus(sum, Enclosure.between(term.upper().negate(), term.upper()));
            }
            sum = k % 2 != 0 ? plus(sum, term) : minus(sum, term);
            double above = (2.0 * k + n) * (2.0 * k + n + 1);
            factor = over(times(factor, above), times(square, (2.0 * k + 1) * (2.0 * k + 2)));
        }
        throw new IllegalStateException("the last term returns");
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
