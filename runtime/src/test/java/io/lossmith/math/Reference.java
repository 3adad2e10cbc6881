package io.lossmith.math;

import java.math.BigDecimal;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/**
 * The functions of this package in 70 decimal digits, by formulas that share nothing with the implementation: wherever a formula cancels,
 * a Taylor series stands in, so that at least 40 digits of every result are right.
 */
final class Reference {

    static final int DIGITS = 70;
    static final Apfloat ONE = number(1);
    static final Apfloat TWO = number(2);
    static final Apfloat HALF = number(0.5);
    static final Apfloat PI = ApfloatMath.pi(DIGITS);
    static final Apfloat LN2 = ApfloatMath.log(TWO);

    private static final Apfloat SMALL = number(1e-3);
    private static final Apfloat EXP_RANGE = number(3000);
    private static final int SERIES_TERMS = 26;

    private Reference() {}

    static Apfloat number(double x) {
        return new Apfloat(new BigDecimal(x), DIGITS);
    }

    static Apfloat abs(Apfloat x) {
        return ApfloatMath.abs(x);
    }

    static boolean less(Apfloat a, Apfloat b) {
        return a.compareTo(b) < 0;
    }

    static Apfloat max(Apfloat a, Apfloat b) {
        return less(a, b) ? b : a;
    }

    static Apfloat square(Apfloat x) {
        return x.multiply(x);
    }

    static Apfloat half(Apfloat x) {
        return x.multiply(HALF);
    }

    static Apfloat sqrt(Apfloat x) {
        return ApfloatMath.sqrt(x);
    }

    static Apfloat log(Apfloat x) {
        return ApfloatMath.log(x);
    }

    /** exp(x), cut off to 0 and to 10^1300 far outside the range of double. */
    static Apfloat exp(Apfloat x) {
        if (less(EXP_RANGE, abs(x))) {
            return x.signum() < 0 ? Apfloat.ZERO : new Apfloat("1e1300", DIGITS);
        }
        return ApfloatMath.exp(x);
    }

    static Apfloat expMinusAbs(Apfloat x) {
        return exp(abs(x).negate());
    }

    static Apfloat pow(Apfloat x, Apfloat y) {
        return exp(y.multiply(log(x)));
    }

    static Apfloat log1p(Apfloat x) {
        return less(abs(x), SMALL) ? logSeries(x, 1) : log(ONE.add(x));
    }

    static Apfloat log1pmx(Apfloat x) {
        return less(abs(x), SMALL) ? logSeries(x, 2) : log(ONE.add(x)).subtract(x);
    }

    static Apfloat expm1(Apfloat x) {
        return less(abs(x), SMALL) ? expSeries(x, 1, 1) : exp(x).subtract(ONE);
    }

    static Apfloat expm1mx(Apfloat x) {
        return less(abs(x), SMALL) ? expSeries(x, 2, 1) : exp(x).subtract(ONE).subtract(x);
    }

    static Apfloat coshm1(Apfloat x) {
        return less(abs(x), SMALL)
                ? expSeries(x, 2, 2)
                : half(exp(x).add(exp(x.negate()))).subtract(ONE);
    }

    /** The terms of log(1 + x) from power 'first' on. */
    private static Apfloat logSeries(Apfloat x, int first) {
        Apfloat sum = Apfloat.ZERO;
        Apfloat power = ONE;
        for (int k = 1; k < SERIES_TERMS; k++) {
            power = power.multiply(x);
            Apfloat term = power.divide(number(k % 2 == 0 ? -k : k));
            sum = k < first ? sum : sum.add(term);
        }
        return sum;
    }

    /** The terms of exp(x) from power 'first' on, every 'step'. */
    private static Apfloat expSeries(Apfloat x, int first, int step) {
        Apfloat sum = Apfloat.ZERO;
        Apfloat term = ONE;
        for (int k = 1; k < SERIES_TERMS; k++) {
            term = term.multiply(x).divide(number(k));
            sum = k < first || (k - first) % step != 0 ? sum : sum.add(term);
        }
        return sum;
    }

    static Apfloat sigmoid(Apfloat x) {
        Apfloat e = expMinusAbs(x);
        return (x.signum() < 0 ? e : ONE).divide(ONE.add(e));
    }

    static Apfloat sigmoidSlope(Apfloat x) {
        Apfloat e = expMinusAbs(x);
        return e.divide(square(ONE.add(e)));
    }

    static Apfloat softplus(Apfloat x) {
        return max(x, Apfloat.ZERO).add(log1p(expMinusAbs(x)));
    }

    static Apfloat log1mexp(Apfloat x) {
        return less(ONE.negate(), x) ? log(expm1(x).negate()) : log1p(exp(x).negate());
    }

    static Apfloat logaddexp(Apfloat a, Apfloat b) {
        return max(a, b).add(log1p(expMinusAbs(a.subtract(b))));
    }

    static Apfloat logit(Apfloat p) {
        return log(p).subtract(log1p(p.negate()));
    }

    static Apfloat siluSlope(Apfloat x) {
        return sigmoid(x).multiply(ONE.add(x.multiply(sigmoid(x.negate()))));
    }

    static Apfloat siluCurvature(Apfloat x) {
        Apfloat tanh = sigmoid(x).subtract(sigmoid(x.negate()));
        return sigmoidSlope(x).multiply(TWO.subtract(x.multiply(tanh)));
    }

    static Apfloat tanhSlope(Apfloat x) {
        return sigmoidSlope(x.multiply(TWO)).multiply(number(4));
    }

    static Apfloat logCosh(Apfloat x) {
        if (less(abs(x), number(0.1))) {
            return log1p(coshm1(x));
        }
        return abs(x).add(log1p(expMinusAbs(x.multiply(TWO)))).subtract(LN2);
    }

    static Apfloat hypotSlope(Apfloat x, Apfloat y) {
        return x.signum() == 0 ? x : x.divide(sqrt(square(x).add(square(y))));
    }
}
