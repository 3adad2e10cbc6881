package io.lossmith.math;

import static io.lossmith.math.Reference.ONE;
import static io.lossmith.math.Reference.PI;
import static io.lossmith.math.Reference.TWO;
import static io.lossmith.math.Reference.abs;
import static io.lossmith.math.Reference.exp;
import static io.lossmith.math.Reference.half;
import static io.lossmith.math.Reference.less;
import static io.lossmith.math.Reference.log;
import static io.lossmith.math.Reference.log1p;
import static io.lossmith.math.Reference.number;
import static io.lossmith.math.Reference.sqrt;
import static io.lossmith.math.Reference.square;

import org.apfloat.Apfloat;

/**
 * The error function and the normal distribution in 70 digits: the power series below 4 and the continued fraction above (Abramowitz and
 * Stegun, 7.1.6 and 7.1.14). Some hundred times as fast as the general functions of the arbitrary-precision library, which check it.
 */
final class ErrorFunctionReference {

    private static final Apfloat SPLIT = number(4);
    private static final Apfloat ASYMPTOTIC = number(1e6);
    private static final Apfloat SQRT_PI = sqrt(PI);
    private static final Apfloat SQRT_2 = sqrt(TWO);
    private static final Apfloat SQRT_2PI = sqrt(PI.multiply(TWO));
    private static final Apfloat SQRT_2_OVER_PI = sqrt(TWO.divide(PI));

    private ErrorFunctionReference() {}

    static Apfloat gauss(Apfloat x) {
        return exp(square(x).negate());
    }

    /** exp(x^2) erf(x) for |x| below 4. */
    private static Apfloat erfSeries(Apfloat x) {
        Apfloat doubled = square(x).multiply(TWO);
        Apfloat sum = Apfloat.ZERO;
        Apfloat term = ONE;
        for (int n = 0; n < 140 && term.signum() != 0; n++) {
            sum = sum.add(term);
            term = term.multiply(doubled).divide(number(2 * n + 3));
        }
        return sum.multiply(x).multiply(TWO).divide(SQRT_PI);
    }

    /** exp(y^2) erfc(y) for y of at least 4. */
    private static Apfloat erfcxFraction(Apfloat y) {
        double size = Math.min(y.doubleValue(), 1e100);
        Apfloat rest = y;
        for (int k = (int) (12 + 3000 / (size * size)); k > 0; k--) {
            rest = y.add(half(number(k)).divide(rest));
        }
        return ONE.divide(rest.multiply(SQRT_PI));
    }

    static Apfloat erfcx(Apfloat y) {
        return less(y, SPLIT) ? exp(square(y)).subtract(erfSeries(y)) : erfcxFraction(y);
    }

    static Apfloat erfc(Apfloat x) {
        if (less(x, SPLIT.negate())) {
            return TWO.subtract(erfc(x.negate()));
        }
        return less(x, SPLIT) ? ONE.subtract(gauss(x).multiply(erfSeries(x))) : gauss(x).multiply(erfcxFraction(x));
    }

    static Apfloat erf(Apfloat x) {
        if (less(abs(x), SPLIT)) {
            return gauss(x).multiply(erfSeries(x));
        }
        return x.signum() < 0 ? erf(x.negate()).negate() : ONE.subtract(erfc(x));
    }

    static Apfloat normalPdf(Apfloat x) {
        return exp(half(square(x)).negate()).divide(SQRT_2PI);
    }

    static Apfloat normalCdf(Apfloat x) {
        return half(erfc(x.negate().divide(SQRT_2)));
    }

    static Apfloat logNormalCdf(Apfloat x) {
        if (x.signum() > 0) {
            return log1p(normalCdf(x.negate()).negate());
        }
        return log(half(erfcx(x.negate().divide(SQRT_2)))).subtract(half(square(x)));
    }

    static Apfloat millsRatio(Apfloat x) {
        if (x.signum() > 0) {
            return normalPdf(x).divide(normalCdf(x));
        }
        return SQRT_2_OVER_PI.divide(erfcx(x.negate().divide(SQRT_2)));
    }

    static Apfloat millsExcess(Apfloat x) {
        if (less(x, ASYMPTOTIC.negate())) {
            // -1/x (1 - 2v + 10v^2 - 74v^3 + 706v^4 - ...) with v = 1/x^2
            Apfloat v = ONE.divide(square(x));
            Apfloat sum = number(706);
            for (double c : new double[] {-74, 10, -2, 1}) {
                sum = sum.multiply(v).add(number(c));
            }
            return sum.divide(x.negate());
        }
        return x.add(millsRatio(x));
    }

    static Apfloat gaussSlope(Apfloat x) {
        return x.multiply(TWO).multiply(gauss(x)).negate();
    }

    static Apfloat normalPdfSlope(Apfloat x) {
        return x.multiply(normalPdf(x)).negate();
    }

    static Apfloat millsSlope(Apfloat x) {
        return millsRatio(x).multiply(millsExcess(x)).negate();
    }

    static Apfloat geluSlope(Apfloat x) {
        return normalCdf(x).add(x.multiply(normalPdf(x)));
    }

    static Apfloat geluCurvature(Apfloat x) {
        return TWO.subtract(square(x)).multiply(normalPdf(x));
    }
}
