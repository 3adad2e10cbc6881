package io.lossmith.processor.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The logarithm of the gamma function and its derivatives for positive numbers: shifted up by the recurrence to where the
 * asymptotic series has enough digits (Abramowitz and Stegun, 6.1.40, 6.3.18, 6.4.11).
 */
final class GammaFunction {
    private static final List<BigDecimal> BERNOULLI = bernoulli(420);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private GammaFunction() {}

    /** The series reaches 10^-digits from here on: its smallest term is about e^(-2 pi y). */
    private static BigDecimal start(int digits, int order) {
        return BigDecimal.valueOf(digits * 3 / 4 + order + 20);
    }

    static BigDecimal lgamma(BigDecimal x, int digits) {
        MathContext context = new MathContext(digits + 15);
        BigDecimal y = x.round(context);
        BigDecimal product = BigDecimal.ONE;
        for (BigDecimal start = start(digits, 0); y.compareTo(start) < 0; y = y.add(BigDecimal.ONE)) {
            product = product.multiply(y, context);
        }
        BigDecimal log = Elementary.log(y, digits + 15);
        BigDecimal halfLogTwoPi = Elementary.log(Elementary.PI.multiply(TWO, context), digits + 15)
                .divide(TWO);
        BigDecimal sum = y.subtract(BigDecimal.valueOf(0.5))
                .multiply(log, context)
                .subtract(y)
                .add(halfLogTwoPi);
        BigDecimal power = BigDecimal.ONE.divide(y, context);
        BigDecimal step = power.multiply(power, context);
        for (int j = 1; isNeeded(power, j, digits); j++) {
            BigDecimal divisor = BigDecimal.valueOf(2L * j * (2L * j - 1));
            sum = sum.add(
                    BERNOULLI.get(j - 1).round(context).multiply(power, context).divide(divisor, context));
            power = power.multiply(step, context);
        }
        return sum.subtract(Elementary.log(product, digits + 15));
    }

    /** The derivative number {@code order} of lgamma. */
    static BigDecimal derivative(int order, BigDecimal x, int digits) {
        MathContext context = new MathContext(digits + 15);
        BigDecimal y = x.round(context);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal start = start(digits, order); y.compareTo(start) < 0; y = y.add(BigDecimal.ONE)) {
            sum = sum.add(inversePower(y, order, context), context);
        }
        return order == 1
                ? digammaTail(y, digits, context).subtract(sum)
                : zetaTail(order, y, sum, digits, context).multiply(signedFactorial(order - 1));
    }

    private static BigDecimal digammaTail(BigDecimal y, int digits, MathContext context) {
        BigDecimal step = inversePower(y, 2, context);
        BigDecimal power = step;
        BigDecimal sum = Elementary.log(y, digits + 15).subtract(BigDecimal.ONE.divide(y.multiply(TWO), context));
        for (int j = 1; isNeeded(power, j, digits); j++) {
            sum = sum.subtract(BERNOULLI
                    .get(j - 1)
                    .round(context)
                    .multiply(power, context)
                    .divide(BigDecimal.valueOf(2L * j), context));
            power = power.multiply(step, context);
        }
        return sum;
    }

    /** The sum of (y + k)^-s over k at least 0, added to {@code sum}. */
    private static BigDecimal zetaTail(int s, BigDecimal y, BigDecimal sum, int digits, MathContext context) {
        BigDecimal power = inversePower(y, s, context);
        BigDecimal total = sum.add(power.multiply(y, context).divide(BigDecimal.valueOf(s - 1L), context))
                .add(power.divide(TWO, context));
        BigDecimal step = inversePower(y, 2, context);
        BigDecimal factor = power.multiply(BigDecimal.valueOf(s)).divide(y.multiply(TWO), context);
        BigDecimal scale = BigDecimal.ONE.divide(total, context);
        for (int j = 1; isNeeded(factor.multiply(scale, context), j, digits); j++) {
            total = total.add(BERNOULLI.get(j - 1).round(context).multiply(factor, context));
            long rise = (s + 2L * j - 1) * (s + 2L * j);
            long fall = (2L * j + 1) * (2L * j + 2);
            factor = factor.multiply(BigDecimal.valueOf(rise))
                    .divide(BigDecimal.valueOf(fall), context)
                    .multiply(step, context);
        }
        return total;
    }

    private static boolean isNeeded(BigDecimal power, int j, int digits) {
        if (Elementary.log10(power) + Elementary.log10(BERNOULLI.get(j - 1)) < -digits - 12) {
            return false;
        }
        if (j == BERNOULLI.size()) {
            throw new OutOfReach("the gamma function in " + digits + " digits");
        }
        return true;
    }

    private static BigDecimal inversePower(BigDecimal y, int n, MathContext context) {
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < n; i++) {
            power = power.multiply(y, context);
        }
        return BigDecimal.ONE.divide(power, context);
    }

    private static BigDecimal signedFactorial(int n) {
        BigDecimal product = n % 2 == 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigDecimal.valueOf(i));
        }
        return product;
    }

    /** The numbers B(2), B(4), ..., B(2 count) from the tangent numbers (Knuth and Buckholtz, 1967). */
    private static List<BigDecimal> bernoulli(int count) {
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
        List<BigDecimal> numbers = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            BigInteger fours = BigInteger.ONE.shiftLeft(2 * k);
            BigInteger divisor = fours.multiply(fours.subtract(BigInteger.ONE));
            BigInteger top = tangents.get(k - 1).multiply(BigInteger.valueOf(k % 2 == 0 ? -2L * k : 2L * k));
            numbers.add(new BigDecimal(top).divide(new BigDecimal(divisor), new MathContext(Elementary.MOST_DIGITS)));
        }
        return List.copyOf(numbers);
    }
}
