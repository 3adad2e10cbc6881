package io.lossmith.math;

/**
 * Trigonometric functions and their inverses with twice the digits of double.
 *
 * <p>Arguments are reduced by multiples of pi/2, known as a sum of three doubles, to at most pi/4, where the Taylor series (Abramowitz and
 * Stegun, 4.3.65 and 4.3.66) have 15 terms. Angles are found by a step from the value in double, atan(x) = y + atan(t) with
 * t = (x cos(y) - sin(y)) / (cos(y) + x sin(y)).
 */
final class WideTrigonometry {

    /** pi/2 as a sum. */
    private static final double[] HALF_PI = {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};

    /** Up to this, the reduced argument has an error of at most 2^-100. */
    private static final double RANGE = 0x1p40;

    private static final int TERMS = 15;

    /** (-1)^n / (2n + 1)! and (-1)^n / (2n)! at n. */
    private final Wide[] sineSeries = new Wide[TERMS];

    private final Wide[] cosineSeries = new Wide[TERMS];

    private final Wide halfPi = new Wide();
    private final Wide reduced = new Wide();
    private final Wide square = new Wide();
    private final Wide sine = new Wide();
    private final Wide cosine = new Wide();
    private final Wide ratio = new Wide();
    private final Wide angle = new Wide();
    private final Wide part = new Wide();

    WideTrigonometry() {
        halfPi.set(HALF_PI[0], HALF_PI[1]);
        Wide term = new Wide();
        term.set(1);
        for (int n = 0; n < TERMS; n++) {
            cosineSeries[n] = new Wide();
            cosineSeries[n].set(term);
            term.quotient(term, 2 * n + 1);
            sineSeries[n] = new Wide();
            sineSeries[n].set(term);
            term.quotient(term, -(2 * n + 2));
        }
    }

    void sin(Wide result, Wide x) {
        sineAndCosine(x);
        result.set(sine);
    }

    void cos(Wide result, Wide x) {
        sineAndCosine(x);
        result.set(cosine);
    }

    void tan(Wide result, Wide x) {
        sineAndCosine(x);
        result.quotient(sine, cosine);
    }

    /** Makes sine = sin(x) and cosine = cos(x), NaN out of range. */
    private void sineAndCosine(Wide x) {
        if (!(Math.abs(x.high) <= RANGE)) {
            sine.set(Double.NaN);
            cosine.set(Double.NaN);
            return;
        }
        double k = Math.rint(x.high / HALF_PI[0]);
        if (k == 0) {
            reduced.set(x); // keeps the sign of zero
        } else {
            reduced.subtractMultiple(x, k, HALF_PI);
        }
        square.square(reduced);
        series(cosine, cosineSeries);
        series(sine, sineSeries);
        sine.product(sine, reduced);
        long quarter = (long) k;
        if ((quarter & 1) == 1) {
            part.set(sine);
            sine.set(cosine);
            cosine.negate(part);
        }
        if ((quarter & 2) == 2) {
            sine.negate(sine);
            cosine.negate(cosine);
        }
    }

    private void series(Wide result, Wide[] coefficients) {
        result.set(coefficients[TERMS - 1]);
        for (int n = TERMS - 2; n >= 0; n--) {
            result.product(result, square);
            result.sum(result, coefficients[n]);
        }
    }

    void atan(Wide result, Wide x) {
        double nearest = Math.atan(x.high);
        if (!x.isFinite()) {
            angle(result, nearest);
            return;
        }
        if (Math.abs(x.high) < 0x1p-120) {
            result.set(x);
            return;
        }
        angle.set(nearest);
        sineAndCosine(angle);
        square.product(x, sine);
        square.sum(square, cosine);
        cosine.product(x, cosine);
        cosine.difference(cosine, sine);
        cosine.quotient(cosine, square);
        result.sum(cosine, nearest);
    }

    void atan2(Wide result, Wide y, Wide x) {
        double nearest = Math.atan2(y.high, x.high);
        double smaller = Math.min(Math.abs(x.high), Math.abs(y.high));
        double larger = Math.max(Math.abs(x.high), Math.abs(y.high));
        if (!(smaller > 0 && larger <= Double.MAX_VALUE)) {
            angle(result, nearest);
            return;
        }
        int halves = 0;
        if (Math.abs(y.high) > Math.abs(x.high)) {
            halves = y.high > 0 ? 1 : -1;
            ratio.quotient(x, y);
            ratio.negate(ratio);
        } else {
            if (x.high < 0) {
                halves = y.high > 0 ? 2 : -2;
            }
            ratio.quotient(y, x);
        }
        atan(result, ratio);
        if (halves != 0) {
            part.product(halfPi, halves);
            result.sum(result, part);
        }
    }

    /** The multiple of pi/4 nearest to an angle; NaN and zeros stay. */
    private void angle(Wide result, double nearest) {
        double quarters = Math.rint(nearest / (HALF_PI[0] / 2));
        if (nearest == 0 || Double.isNaN(nearest)) {
            result.set(nearest);
        } else {
            result.product(halfPi, quarters / 2);
        }
    }

    /** asin(x) = atan2(x, sqrt((1 - x)(1 + x))). */
    void asin(Wide result, Wide x) {
        complement(x);
        atan2(result, x, ratio);
    }

    /** acos(x) = atan2(sqrt((1 - x)(1 + x)), x). */
    void acos(Wide result, Wide x) {
        complement(x);
        atan2(result, ratio, x);
    }

    /** Makes ratio = sqrt((1 - x)(1 + x)). */
    private void complement(Wide x) {
        ratio.sum(x, 1);
        part.negate(x);
        part.sum(part, 1);
        ratio.product(ratio, part);
        ratio.sqrt(ratio);
    }
}
