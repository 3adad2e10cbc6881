package io.lossmith.math;

import static io.lossmith.math.Reference.HALF;
import static io.lossmith.math.Reference.ONE;
import static io.lossmith.math.Reference.PI;
import static io.lossmith.math.Reference.TWO;
import static io.lossmith.math.Reference.half;
import static io.lossmith.math.Reference.log;
import static io.lossmith.math.Reference.number;
import static io.lossmith.math.Reference.square;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/**
 * The logarithm of the gamma function and its derivatives in 70 digits: shifted up by the recurrence, also from negative arguments, to where
 * 30 terms of the asymptotic series are enough (Abramowitz and Stegun, 6.1.40, 6.3.18, 6.4.11).
 */
final class GammaReference {

    private static final int SERIES_FROM = 60;
    private static final List<Apfloat> BERNOULLI = bernoulli(30);
    private static final Apfloat HALF_LOG_2PI = half(log(PI.multiply(TWO)));

    private GammaReference() {}

    static Apfloat lgamma(Apfloat x) {
        if (x.equals(ONE) || x.equals(TWO)) {
            return Apfloat.ZERO; // the sum below leaves 1e-68
        }
        Apfloat product = ONE;
        Apfloat y = x;
        for (; y.compareTo(number(SERIES_FROM)) < 0; y = y.add(ONE)) {
            product = product.multiply(y);
        }
        Apfloat sum = y.subtract(HALF).multiply(log(y)).subtract(y).add(HALF_LOG_2PI);
        Apfloat power = ONE.divide(y);
        Apfloat step = square(power);
        for (int j = 1; j <= BERNOULLI.size(); j++) {
            sum = sum.add(BERNOULLI.get(j - 1).multiply(power).divide(number(2.0 * j * (2 * j - 1))));
            power = power.multiply(step);
        }
        return sum.subtract(log(Reference.abs(product)));
    }

    static Apfloat polygamma(int n, Apfloat x) {
        Apfloat sum = Apfloat.ZERO;
        Apfloat y = x;
        for (; y.compareTo(number(SERIES_FROM + n)) < 0; y = y.add(ONE)) {
            sum = sum.add(inversePower(y, n + 1));
        }
        return n == 0 ? digammaTail(y).subtract(sum) : zetaTail(n + 1, y, sum).multiply(signedFactorial(n));
    }

    private static Apfloat digammaTail(Apfloat y) {
        Apfloat step = inversePower(y, 2);
        Apfloat power = step;
        Apfloat sum = log(y).subtract(HALF.divide(y));
        for (int j = 1; j <= BERNOULLI.size(); j++) {
            sum = sum.subtract(BERNOULLI.get(j - 1).multiply(power).divide(number(2 * j)));
            power = power.multiply(step);
        }
        return sum;
    }

    /** The sum of (y + k)^-s over k at least 0, added to 'sum'. */
    private static Apfloat zetaTail(int s, Apfloat y, Apfloat sum) {
        Apfloat power = inversePower(y, s);
        Apfloat total = sum.add(power.multiply(y).divide(number(s - 1))).add(half(power));
        Apfloat factor = power.multiply(number(s)).divide(y).multiply(HALF);
        for (int j = 1; j <= BERNOULLI.size(); j++) {
            total = total.add(BERNOULLI.get(j - 1).multiply(factor));
            Apfloat rise = number(s + 2.0 * j - 1).multiply(number(s + 2.0 * j));
            Apfloat fall = number(2.0 * j + 1).multiply(number(2.0 * j + 2));
            factor = factor.multiply(rise).divide(fall).divide(square(y));
        }
        return total;
    }

    private static Apfloat inversePower(Apfloat y, int n) {
        return ONE.divide(ApfloatMath.pow(y, n));
    }

    private static Apfloat signedFactorial(int n) {
        Apfloat product = n % 2 == 0 ? ONE.negate() : ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(number(i));
        }
        return product;
    }

    /** The numbers B(2), B(4), ..., B(2 count) from the tangent numbers (Knuth and Buckholtz, 1967). */
    private static List<Apfloat> bernoulli(int count) {
        List<BigInteger> tangents = new ArrayList<>();
        BigInteger factorial = BigInteger.ONE;
        for (int k = 0; k < count; k++) {
            factorial = k == 0 ? BigInteger.ONE : factorial.multiply(BigInteger.valueOf(k));
            tangents.add(factorial);
        }
        for (int k = 1; k < count; k++) {
            for (int j = k; j < count; j++) {
                BigInteger left = tangents.get(j - 1).multiply(BigInteger.valueOf(j - k));
                tangents.set(j, left.add(tangents.get(j).multiply(BigInteger.valueOf(j - k + 2))));
            }
        }
        List<Apfloat> numbers = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            BigInteger fours = BigInteger.ONE.shiftLeft(2 * k);
            BigInteger divisor = fours.multiply(fours.subtract(BigInteger.ONE));
            BigInteger top = tangents.get(k - 1).multiply(BigInteger.valueOf(k % 2 == 0 ? -2L * k : 2L * k));
            numbers.add(new Apfloat(top, Reference.DIGITS).divide(new Apfloat(divisor, Reference.DIGITS)));
        }
        return List.copyOf(numbers);
    }
}
