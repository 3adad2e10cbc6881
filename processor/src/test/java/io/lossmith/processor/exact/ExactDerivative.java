package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Expr;
import java.math.BigDecimal;

/**
 * First and second derivatives of exact values by central differences over steps so small that their truncation error,
 * about 1e-80 of the distance scale squared, lies far below the 25 digits wanted.
 *
 * <p>The step is 1e-40 of the distance to the nearest place where the expression may change its form: 0, or a bound that
 * the caller knows of.
 */
public final class ExactDerivative {
    private static final int STEP_DIGITS = 40;

    private final Expr expr;
    private final ExactPoint point;
    private final String input;
    private final int element;
    private final BigDecimal step;

    private ExactDerivative(Expr expr, ExactPoint point, String input, int element, BigDecimal step) {
        this.expr = expr;
        this.point = point;
        this.input = input;
        this.element = element;
        this.step = step;
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
        return new ExactDerivative(expr, point, input, element, step);
    }

    /**
     * The first derivative.
     *
     * @throws OutOfReach if 900 digits do not settle it
     */
    public ExactNumber first() {
        return Digits.settle(Digits.FOR_DIFFERENCES, digits -> {
            ExactNumber h = ExactNumber.of(step, digits);
            return at(step, digits).minus(at(step.negate(), digits)).over(h.times(2));
        });
    }

    /**
     * The second derivative.
     *
     * @throws OutOfReach if 900 digits do not settle it
     */
    public ExactNumber second() {
        return Digits.settle(Digits.FOR_DIFFERENCES, digits -> {
            ExactNumber h = ExactNumber.of(step, digits);
            ExactNumber ends = at(step, digits).plus(at(step.negate(), digits));
            return ends.minus(at(BigDecimal.ZERO, digits).times(2)).over(h.square());
        });
    }

    private ExactNumber at(BigDecimal distance, int digits) {
        return ExactEvaluator.value(expr, point.moved(input, element, distance), point, digits);
    }
}
