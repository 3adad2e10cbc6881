package io.lossmith.processor.contract;

import io.lossmith.processor.exact.ExactDerivative;
import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.ir.Expr;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.IdentityHashMap;
import java.util.Map;

/** One of the numbers a kernel computes for a row: the value, or a first or second derivative by one element of an input. */
public final class Quantity {
    /** What to compute. */
    public enum Kind {
        VALUE(0),
        GRADIENT(1),
        HESSIAN(2);

        private final int order;

        Kind(int order) {
            this.order = order;
        }

        /** How many times the loss is differentiated. */
        int order() {
            return order;
        }
    }

    private static final BigDecimal NUDGE = BigDecimal.ONE.movePointLeft(12);

    private final Kind kind;
    private final Expr loss;
    private final String input;
    private final int element;
    private final double[] bounds;
    private final boolean ordinarySize;
    private final Map<ExactPoint, ExactDerivative> derivatives;

    private Quantity(
            Kind kind,
            Expr loss,
            String input,
            int element,
            boolean ordinarySize,
            Map<ExactPoint, ExactDerivative> derivatives,
            double... bounds) {
        this.kind = kind;
        this.loss = loss;
        this.input = input;
        this.element = element;
        this.bounds = bounds;
        this.ordinarySize = ordinarySize;
        this.derivatives = derivatives;
    }

    public static Quantity value(Expr loss) {
        return new Quantity(Kind.VALUE, loss, "", 0, false, new IdentityHashMap<>());
    }

    /** A first derivative; {@code bounds} are the ends of the input's domain. */
    public static Quantity gradient(Expr loss, String input, int element, double... bounds) {
        return new Quantity(Kind.GRADIENT, loss, input, element, false, new IdentityHashMap<>(), bounds);
    }

    /** The derivative of this one, from the same differences. */
    public Quantity hessian() {
        return new Quantity(Kind.HESSIAN, loss, input, element, ordinarySize, derivatives, bounds);
    }

    /** The same where an error of 1e-25 is good enough. */
    public Quantity ofOrdinarySize() {
        return new Quantity(kind, loss, input, element, true, derivatives, bounds);
    }

    public Kind kind() {
        return kind;
    }

    private ExactDerivative derivative(ExactPoint point) {
        return derivatives.computeIfAbsent(point, key -> {
            ExactDerivative derivative = ExactDerivative.of(loss, key, input, element, bounds);
            return ordinarySize ? derivative.ofOrdinarySize() : derivative;
        });
    }

    /** The exact number. */
    public ExactNumber at(ExactPoint point) {
        return switch (kind) {
            case VALUE -> ExactEvaluator.value(loss, point);
            case GRADIENT -> derivative(point).first();
            case HESSIAN -> derivative(point).second();
        };
    }

    /** False at kinks and jumps, where a difference is no derivative. */
    public boolean isSmooth(ExactPoint point) {
        return kind == Kind.VALUE || derivative(point).isSmooth();
    }

    /**
     * By how much a relative error of the inputs is amplified, summed over all elements of {@code inputs}: the sum of
     * |x dq/dx| over |q|.
     */
    public double conditioning(ExactPoint point, String... inputs) {
        BigDecimal here = at(point).value();
        if (here.signum() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (String name : inputs) {
            for (int i = 0; i < point.elements(name).length; i++) {
                BigDecimal x = point.elements(name)[i];
                if (x.signum() != 0) {
                    sum += nudged(point, name, i, here);
                }
            }
        }
        return sum;
    }

    private double nudged(ExactPoint point, String name, int index, BigDecimal here) {
        BigDecimal step = point.elements(name)[index].multiply(NUDGE);
        BigDecimal there;
        try {
            there = at(point.moved(name, index, step)).value();
        } catch (UndefinedPoint | OutOfReach outside) {
            there = at(point.moved(name, index, step.negate())).value();
        }
        BigDecimal change = there.subtract(here).divide(here, MathContext.DECIMAL64);
        return Math.abs(change.doubleValue()) * 1e12;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case VALUE -> "value";
            case GRADIENT -> "derivative by " + input + "[" + element + "]";
            case HESSIAN -> "second derivative by " + input + "[" + element + "]";
        };
    }
}
