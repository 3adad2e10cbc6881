package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Expr;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * First and second derivatives of exact values by central differences over steps so small that their truncation error,
 * about 1e-60 of the distance scale squared, lies far below the 25 digits wanted.
 *
 * <p>The step is 1e-30 of the distance to the nearest place where the expression may change its form: 0, or a bound that
 * the caller knows of.
 */
public final class ExactDerivative {
    private static final int STEP_DIGITS = 30;
    private static final double ORDINARY_ERROR = -25;

    private final Expr expr;
    private final ExactPoint point;
    private final String input;
    private final int element;
    private final BigDecimal step;
    private final double negligible;
    private final Map<Integer, ExactNumber[]> known = new HashMap<>();

    private ExactDerivative(
            Expr expr, ExactPoint point, String input, int element, BigDecimal step, double negligible) {
        this.expr = expr;
        this.point = point;
        this.input = input;
        this.element = element;
        this.step = step;
        this.negligible = negligible;
    }

    /**
     * Derivatives of a number by one element of an input.
     *
     * @param expr the number
     * @param point where
     * @param input name of the input
     * @param element which of its elements, 0 for a number
     * @param bounds places near which the expression changes its form: ends of the input's domain, kinks
     */
    public static ExactDerivative of(Expr expr, ExactPoint point, String input, int element, double... bounds) {
        BigDecimal x = point.elements(input)[element];
        double distance = x.signum() == 0 ? 0 : Math.min(0, Elementary.log10(x));
        for (double bound : bounds) {
            if (Double.isFinite(bound) && x.compareTo(new BigDecimal(bound)) != 0) {
                distance = Math.min(distance, Elementary.log10(x.subtract(new BigDecimal(bound))));
            }
        }
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(distance) - STEP_DIGITS);
        return new ExactDerivative(expr, point, input, element, step, Digits.BELOW_DOUBLE);
    }

    /** The same for numbers of ordinary size: an error of 1e-25 is good enough, and a derivative that is 0 comes cheap. */
    public ExactDerivative ofOrdinarySize() {
        return new ExactDerivative(expr, point, input, element, step, ORDINARY_ERROR);
    }

    private ExactDerivative at(ExactPoint other, BigDecimal otherStep) {
        return new ExactDerivative(expr, other, input, element, otherStep, negligible);
    }

    /**
     * The first derivative.
     *
     * @throws OutOfReach if 900 digits do not settle it
     */
    public ExactNumber first() {
        return Digits.settle(Digits.FOR_DIFFERENCES, negligible, digits -> {
            ExactNumber[] values = values(digits);
            return values[2].minus(values[0]).over(ExactNumber.of(step, digits).times(2));
        });
    }

    /**
     * The second derivative.
     *
     * @throws OutOfReach if 900 digits do not settle it
     */
    public ExactNumber second() {
        return Digits.settle(Digits.FOR_DIFFERENCES, negligible, digits -> {
            ExactNumber[] values = values(digits);
            ExactNumber bend = values[2].plus(values[0]).minus(values[1].times(2));
            return bend.over(ExactNumber.of(step, digits).square());
        });
    }

    /** The values before, at and after the point. */
    private ExactNumber[] values(int digits) {
        return known.computeIfAbsent(digits, key -> {
            ExactEvaluator here = new ExactEvaluator(point, digits);
            return new ExactNumber[] {
                here.moved(input, element, step.negate()).element(expr, 0),
                here.element(expr, 0),
                here.moved(input, element, step).element(expr, 0)
            };
        });
    }

    /**
     * Whether the differences are derivatives: at a kink or jump they would change as the step shrinks, or differ
     * on both sides.
     *
     * @throws OutOfReach if 900 digits do not settle them
     */
    public boolean isSmooth() {
        ExactDerivative closer = at(point, step.scaleByPowerOfTen(-STEP_DIGITS / 3));
        BigDecimal aside = step.multiply(BigDecimal.valueOf(3));
        ExactDerivative before = at(point.moved(input, element, aside.negate()), step);
        ExactDerivative after = at(point.moved(input, element, aside), step);
        return agree(first(), closer.first())
                && agree(second(), closer.second())
                && agree(before.second(), after.second());
    }

    private static boolean agree(ExactNumber a, ExactNumber b) {
        return Math.abs(a.toDouble() - b.toDouble()) <= 1e-10 * Math.abs(a.toDouble());
    }
}
