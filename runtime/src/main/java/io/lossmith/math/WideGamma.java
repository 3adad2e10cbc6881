package io.lossmith.math;

/**
 * The logarithm of the gamma function and its first two derivatives with twice the digits of double, for positive arguments.
 *
 * <p>The recurrence (Abramowitz and Stegun, 6.1.15, 6.3.5, 6.4.6) leads to arguments from 30 on, where 14 terms of the asymptotic series
 * (6.1.40, 6.3.18, 6.4.12) leave an error of 2^-115. Beside its roots at 1 and 2 lgamma is the Taylor series (6.1.33), so that it is
 * accurate relative to a result about to be 0.
 */
final class WideGamma {

    private static final double SERIES_FROM = 30;

    /** The Bernoulli numbers B(2), B(4), ..., as quotients. */
    private static final double[][] BERNOULLI = {
        {1, 6},
        {-1, 30},
        {1, 42},
        {-1, 30},
        {5, 66},
        {-691, 2730},
        {7, 6},
        {-3617, 510},
        {43867, 798},
        {-174611, 330},
        {854513, 138},
        {-236364091, 2730},
        {8553103, 6},
        {-23749461029.0, 870}
    };

    private static final double NEAR = 0x1p-5;

    /** (-1)^k zeta(k)/k for k from 1 on, with Euler's constant in the place of zeta(1), each a sum of two. */
    private static final double[][] TAYLOR = {
        {-0.5772156649015329, 4.942915152430645e-18},
        {0.8224670334241132, 1.520336175199238e-17},
        {-0.40068563438653143, 2.250747042487504e-18},
        {0.27058080842778454, 1.1871280107138412e-17},
        {-0.20738555102867398, -4.099767328621813e-18},
        {0.1695571769974082, 2.2393851330167238e-18},
        {-0.1440498967688461, -9.623140085232555e-18},
        {0.12550966952474304, -2.5214685384672305e-18},
        {-0.11133426586956469, -4.643990572582924e-18},
        {0.1000994575127818, 2.6102404859583283e-18},
        {-0.09095401714582904, -8.306705457691885e-19},
        {0.083353840546109, 2.963832603652642e-19},
        {-0.0769325164113522, 3.2900356019181198e-18},
        {0.07143294629536133, 6.278806024191499e-18},
        {-0.06666870588242046, -3.2295860759966306e-18},
        {0.06250095514121304, 2.551099464019315e-18},
        {-0.058823978658684585, 2.6912901341966357e-18},
        {0.055555767627403614, -3.0261864849830964e-18},
        {-0.05263167937961666, -2.523843702471215e-18},
        {0.05000004769810169, 2.7894418264458796e-19},
        {-0.047619070330142226, -2.4796342684293355e-18}
    };

    private final WideExponential exponential;
    private final Wide constant = new Wide();
    private final Wide[] taylor = new Wide[TAYLOR.length];

    /** B(2k) / (2k (2k - 1)), B(2k) / 2k and B(2k), at k - 1. */
    private final Wide[] lgammaSeries = new Wide[BERNOULLI.length];

    private final Wide[] digammaSeries = new Wide[BERNOULLI.length];
    private final Wide[] trigammaSeries = new Wide[BERNOULLI.length];

    private final Wide argument = new Wide();
    private final Wide inverse = new Wide();
    private final Wide shift = new Wide();
    private final Wide total = new Wide();
    private final Wide part = new Wide();

    WideGamma(WideExponential exponential) {
        this.exponential = exponential;
        constant.set(0x1.acfe390c97d69p-2, 0x1.3494bc9001442p-56); // (log(2 pi) - 1) / 2
        for (int k = 0; k < taylor.length; k++) {
            taylor[k] = new Wide();
            taylor[k].set(TAYLOR[k][0], TAYLOR[k][1]);
        }
        for (int k = 0; k < BERNOULLI.length; k++) {
            part.set(BERNOULLI[k][0]);
            trigammaSeries[k] = quotient(part, BERNOULLI[k][1]);
            digammaSeries[k] = quotient(trigammaSeries[k], 2 * k + 2);
            lgammaSeries[k] = quotient(digammaSeries[k], 2 * k + 1);
        }
    }

    private static Wide quotient(Wide a, double b) {
        Wide quotient = new Wide();
        quotient.quotient(a, b);
        return quotient;
    }

    void lgamma(Wide result, Wide x) {
        if (isOutside(x)) {
            result.set(x.high > 0 ? x.high : Double.NaN);
        } else if (Math.abs(x.high - 1) <= NEAR) {
            part.difference(x, 1);
            beside1(result);
            result.sum(result, 0); // 0 at 1, not -0
        } else if (Math.abs(x.high - 2) <= NEAR) {
            part.difference(x, 2);
            exponential.log1p(shift, part);
            beside1(result);
            result.sum(result, shift);
        } else {
            asymptoticLgamma(result, x);
        }
    }

    /** lgamma(1 + part), where part is small. */
    private void beside1(Wide result) {
        polynomial(total, taylor, part);
        result.product(total, part);
    }

    /** (y - 1/2) (log(y) - 1) + (log(2 pi) - 1)/2 + series, where nothing overflows before the result does. */
    private void asymptoticLgamma(Wide result, Wide x) {
        argument.set(x);
        shift.set(1);
        while (argument.high < SERIES_FROM) {
            shift.product(shift, argument);
            argument.sum(argument, 1);
        }
        asymptoticSeries(lgammaSeries);
        total.product(total, inverse);
        total.sum(total, constant);
        exponential.log(part, argument);
        part.difference(part, 1);
        argument.difference(argument, 0.5);
        part.product(part, argument);
        total.sum(total, part);
        exponential.log(part, shift);
        result.difference(total, part);
    }

    /** log(y) - 1/(2y) - series/y^2. */
    void digamma(Wide result, Wide x) {
        if (isOutside(x)) {
            result.set(x.high > 0 ? x.high : Double.NaN);
            return;
        }
        argument.set(x);
        shift.set(0);
        while (argument.high < SERIES_FROM) {
            inverse.set(1);
            inverse.quotient(inverse, argument);
            shift.sum(shift, inverse);
            argument.sum(argument, 1);
        }
        asymptoticSeries(digammaSeries);
        total.product(total, inverse);
        total.sum(total, 0.5);
        total.product(total, inverse);
        total.sum(total, shift);
        exponential.log(part, argument);
        result.difference(part, total);
    }

    /** 1/y + 1/(2y^2) + series/y^3. */
    void trigamma(Wide result, Wide x) {
        if (isOutside(x)) {
            result.set(x.high > 0 ? 0 : Double.NaN);
            return;
        }
        argument.set(x);
        shift.set(0);
        while (argument.high < SERIES_FROM) {
            inverse.set(1);
            inverse.quotient(inverse, argument);
            inverse.square(inverse);
            shift.sum(shift, inverse);
            argument.sum(argument, 1);
        }
        asymptoticSeries(trigammaSeries);
        total.product(total, inverse);
        total.sum(total, 0.5);
        total.product(total, inverse);
        total.sum(total, 1);
        total.product(total, inverse);
        result.sum(total, shift);
    }

    /** Makes inverse = 1/argument and total = the series of a function in powers of its square. */
    private void asymptoticSeries(Wide[] series) {
        inverse.set(1);
        inverse.quotient(inverse, argument);
        part.square(inverse);
        polynomial(total, series, part);
    }

    private static void polynomial(Wide result, Wide[] coefficients, Wide x) {
        result.set(coefficients[coefficients.length - 1]);
        for (int k = coefficients.length - 2; k >= 0; k--) {
            result.product(result, x);
            result.sum(result, coefficients[k]);
        }
    }

    /** Whether x is not a positive finite number. */
    private static boolean isOutside(Wide x) {
        return !(x.high > 0 && x.isFinite());
    }
}
