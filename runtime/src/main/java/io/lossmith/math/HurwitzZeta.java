package io.lossmith.math;

/**
 * Polygamma functions of order 2 and above, as factorials times the Hurwitz zeta function: the sum over k of (x + k)^-s, by the
 * Euler-Maclaurin formula (Johansson, "Rigorous high-precision computation of the Hurwitz zeta function", 2015, equation 5).
 */
final class HurwitzZeta {

    /** The largest n with n! below the largest double. */
    private static final int MAX_FACTORIAL = 170;

    /** B(2j) / (2j)! for j = 1, 2, ... */
    private static final double[] BERNOULLI = {
        0.08333333333333333,
        -0.001388888888888889,
        3.306878306878307e-05,
        -8.267195767195768e-07,
        2.08767569878681e-08,
        -5.284190138687493e-10,
        1.3382536530684679e-11,
        -3.3896802963225827e-13,
        8.586062056277845e-15,
        -2.174868698558062e-16,
        5.5090028283602295e-18,
        -1.3954464685812522e-19
    };

    private HurwitzZeta() {}

    /** The polygamma function of order n of at least 2, as documented at {@link GammaMath#polygamma(int, double)}. */
    static double polygamma(int n, double x) {
        double sign = n % 2 == 0 ? -1 : 1;
        if (x > 0) {
            return x == Double.POSITIVE_INFINITY ? sign * 0 : sign * positive(n, x);
        }
        if (x == 0) {
            return n % 2 == 0 ? -1 / x : Double.POSITIVE_INFINITY;
        }
        double rest = x - Math.rint(x);
        return rest == 0 ? Double.NaN : sign * reflected(n, x, rest);
    }

    private static double positive(int n, double x) {
        double s = n + 1.0;
        double z = relativeSum(s, x);
        if (n > MAX_FACTORIAL) {
            return Math.exp(GammaMath.lgamma(s) + (Math.log(z) - s * Math.log(x)));
        }
        double power = Math.pow(x, -s);
        if (power >= Double.MIN_NORMAL && power <= Double.MAX_VALUE) {
            return z * power * factorial(n);
        }
        // The power alone is out of range, the product need not be: z is large for large x, n! for large n.
        double half = Math.pow(x, -0.5 * s);
        return z * half * factorial(n) * half;
    }

    /**
     * n! times the sum over all k at least 0 of (x + k)^-s for negative x: the sum over all integers, which only depends on the distance
     * 'rest' to the nearest one, less the part over negative k, which is a zeta function of 1 - x.
     */
    private static double reflected(int n, double x, double rest) {
        double s = n + 1.0;
        double below = zeta(s, 1 - rest) - zeta(s, 1 - x);
        double sum = Math.pow(rest, -s) + (zeta(s, 1 + rest) + (n % 2 == 0 ? -below : below));
        return n > MAX_FACTORIAL ? sum * Double.POSITIVE_INFINITY : sum * factorial(n);
    }

    private static double zeta(double s, double a) {
        return relativeSum(s, a) * Math.pow(a, -s);
    }

    /** The sum over k of ((x + k) / x)^-s for positive x: zeta relative to its first term, at least 1. */
    private static double relativeSum(double s, double x) {
        double sum = 0;
        double sumTail = 0;
        double term = 1;
        double k = 0;
        while (x + k < s + 10) {
            double next = sum + term;
            sumTail += term - (next - sum); // exact: the terms fall
            sum = next;
            k++;
            // Through log1p the error of (x + k) / x is not multiplied by s.
            term = Math.exp(-s * Math.log1p(k / x));
            if (term < 1e-19 * sum) {
                return sum + sumTail;
            }
        }
        double y = x + k;
        double factor = s / y;
        double series = BERNOULLI[0] * factor;
        for (int j = 1; j < BERNOULLI.length; j++) {
            factor *= (s + 2 * j - 1) / y * ((s + 2 * j) / y);
            series += BERNOULLI[j] * factor;
        }
        return sum + (sumTail + term * (y / (s - 1) + (0.5 + series)));
    }

    private static double factorial(int n) {
        double product = 1;
        double productTail = 0;
        for (int i = 2; i <= n; i++) {
            double next = product * i;
            productTail = productTail * i + Math.fma(product, i, -next);
            product = next;
        }
        return product + productTail;
    }
}
