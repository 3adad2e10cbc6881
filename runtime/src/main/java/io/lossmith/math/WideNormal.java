package io.lossmith.math;

/**
 * The error function and its complement with twice the digits of double.
 *
 * <p>Below 2.5 erf is exp(-x^2) times a series of positive terms (Abramowitz and Stegun, 7.1.6); above, erfc is exp(-x^2) times a continued
 * fraction (7.1.14), evaluated from its end. The complement of either loses at most 12 bits there.
 */
final class WideNormal {

    private static final double SPLIT = 2.5;

    /** Terms below this part of the first no longer count. */
    private static final double NEGLIGIBLE = 0x1p-112;

    private final WideExponential exponential;
    private final Wide rootOfPi = new Wide();
    private final Wide size = new Wide();
    private final Wide bell = new Wide();
    private final Wide square = new Wide();
    private final Wide term = new Wide();
    private final Wide total = new Wide();

    WideNormal(WideExponential exponential) {
        this.exponential = exponential;
        rootOfPi.set(0x1.c5bf891b4ef6bp0, -0x1.618f13eb7ca89p-54);
    }

    void erf(Wide result, Wide x) {
        if (Math.abs(x.high) < SPLIT) {
            series(result, x);
            return;
        }
        boolean negative = x.high < 0;
        size.abs(x);
        fraction(result, size);
        result.difference(result, 1);
        if (!negative) {
            result.negate(result);
        }
    }

    void erfc(Wide result, Wide x) {
        if (x.high >= SPLIT) {
            fraction(result, x);
            return;
        }
        erf(result, x);
        result.negate(result);
        result.sum(result, 1);
    }

    /** erf(x) = 2 x exp(-x^2) / sqrt(pi) times the sum of (2x^2)^n / (3 5 ... (2n + 1)), for |x| up to SPLIT. */
    private void series(Wide result, Wide x) {
        bell(x);
        square.scale(square, 2);
        term.set(1);
        total.set(1);
        for (int odd = 3; term.high > NEGLIGIBLE; odd += 2) {
            term.product(term, square);
            term.quotient(term, odd);
            total.sum(total, term);
        }
        total.product(total, bell);
        total.quotient(total, rootOfPi);
        total.scale(total, 2);
        result.product(total, x);
    }

    private void fraction(Wide result, Wide x) {
        bell(x);
        scaledErfc(result, x);
        result.product(result, bell);
    }

    /** exp(x^2) erfc(x) = 1 / sqrt(pi) / (x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), for x from SPLIT on. */
    void scaledErfc(Wide result, Wide x) {
        total.set(x);
        for (int k = (int) (14 + 720 / (x.high * x.high));
                k > 0;
                k--) { // found by trial: what is cut off is below 2^-106
            term.set(0.5 * k);
            term.quotient(term, total);
            total.sum(x, term);
        }
        total.product(total, rootOfPi);
        term.set(1);
        result.quotient(term, total);
    }

    /** Makes square = x^2 and bell = exp(-x^2). */
    private void bell(Wide x) {
        square.square(x);
        bell.negate(square);
        exponential.exp(bell, bell);
    }
}
