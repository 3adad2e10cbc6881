package io.lossmith.diagnostics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/**
 * Numbers as Java writes them since version 19, on every JDK: with the fewest digits, two at least, that are read as the
 * same number. Earlier ones write one digit too many for one double in twenty, and then generated files would differ.
 */
public final class NumberText {
    /** So many digits tell every double. */
    private static final int DIGITS = 17;

    /** From here on, and below its inverse's tenth, numbers have an exponent. */
    private static final double LARGE = 1e7;

    private static final double SMALL = 1e-3;

    /** The nearest first; around a power of two only one of the others may be the same double. */
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private NumberText() {}

    /**
     * Writes a double: {@code 0.5}, {@code 1.0E10}, {@code NaN}, {@code -Infinity}.
     *
     * @param number any number
     * @return what {@link Double#parseDouble} reads as {@code number}
     */
    public static String of(double number) {
        return number == 0 || !Double.isFinite(number)
                ? Double.toString(number)
                : text(number, decimal -> decimal.doubleValue() == number);
    }

    /**
     * Writes a float.
     *
     * @param number any number
     * @return what {@link Float#parseFloat} reads as {@code number}
     */
    public static String of(float number) {
        return number == 0 || !Float.isFinite(number)
                ? Float.toString(number)
                : text(number, decimal -> decimal.floatValue() == number);
    }

    private static String text(double number, Predicate<BigDecimal> isSame) {
        BigDecimal decimal = shortest(new BigDecimal(number), isSame);
        double size = Math.abs(number);
        if (SMALL <= size && size < LARGE) {
            String plain = decimal.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return (number < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
    }

    private static BigDecimal shortest(BigDecimal exact, Predicate<BigDecimal> isSame) {
        for (int digits = 2; digits <= DIGITS; digits++) {
            for (RoundingMode rounding : ROUNDINGS) {
                BigDecimal rounded = exact.round(new MathContext(digits, rounding));
                if (isSame.test(rounded)) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        throw new AssertionError(exact + " needs more than " + DIGITS + " digits");
    }
}
