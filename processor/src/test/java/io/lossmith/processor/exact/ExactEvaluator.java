package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates an expression by the definitions of its functions, in as many digits as it takes to know 25 of the result.
 *
 * <pre>{@code
 * ExactEvaluator.value(loss.value(), new ExactPoint().with("z", -800)).toDouble();
 * }</pre>
 *
 * <p>Special points of the language, such as {@code 0*log(0)}, are not decided here: they throw {@link UndefinedPoint}.
 * The operand of {@code stop} is evaluated at a point of its own, so that differences see a constant.
 */
public final class ExactEvaluator {
    private final ExactPoint point;
    private final ExactPoint stopped;
    private final int digits;
    private final Map<Expr, ExactNumber[]> known = new HashMap<>();
    private ExactEvaluator behindStop;

    private ExactEvaluator(ExactPoint point, ExactPoint stopped, int digits) {
        this.point = point;
        this.stopped = stopped;
        this.digits = digits;
    }

    /**
     * The value of a number.
     *
     * @throws OutOfReach if 900 digits do not settle it
     * @throws UndefinedPoint outside the domain, at poles and at special points
     */
    public static ExactNumber value(Expr expr, ExactPoint point) {
        return Digits.settle(Digits.FOR_VALUES, digits -> value(expr, point, point, digits));
    }

    /** One element of a vector, or a number as element 0. */
    public static ExactNumber element(Expr expr, int index, ExactPoint point) {
        return Digits.settle(
                Digits.FOR_VALUES, digits -> new ExactEvaluator(point, point, digits).element(expr, index));
    }

    static ExactNumber value(Expr expr, ExactPoint point, ExactPoint stopped, int digits) {
        return new ExactEvaluator(point, stopped, digits).element(expr, 0);
    }

    private ExactNumber exact(BigDecimal value) {
        return ExactNumber.of(value, digits);
    }

    private int width(Expr expr) {
        return expr.type().length().map(point::length).orElse(1);
    }

    private ExactNumber element(Expr expr, int index) {
        int own = expr.isVector() ? index : 0;
        ExactNumber[] elements = known.computeIfAbsent(expr, key -> new ExactNumber[width(key)]);
        if (elements[own] == null) {
            elements[own] = compute(expr, own);
        }
        return elements[own];
    }

    private ExactNumber[] all(Expr vector) {
        ExactNumber[] elements = new ExactNumber[width(vector)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(vector, i);
        }
        return elements;
    }

    private ExactNumber compute(Expr expr, int index) {
        if (expr instanceof Constant constant) {
            return exact(new BigDecimal(constant.value()));
        }
        if (expr instanceof Variable variable) {
            return exact(point.elements(variable.name())[index]);
        }
        if (expr instanceof LengthValue length) {
            return exact(BigDecimal.valueOf(point.length(length.length())));
        }
        if (expr instanceof Position) {
            return exact(BigDecimal.valueOf(index));
        }
        Apply apply = (Apply) expr;
        return switch (apply.function().shape()) {
            case ELEMENTWISE -> elementwise(apply, index);
            case REDUCTION -> Definitions.reduction(apply.function(), all(apply.argument(0)));
            case ROW -> {
                ExactNumber[] row = Definitions.row(apply.function(), all(apply.argument(0)));
                System.arraycopy(row, 0, known.get(apply), 0, row.length);
                yield row[index];
            }
            case GATHER -> {
                int picked = element(apply.argument(1), 0).value().intValueExact();
                yield element(apply.argument(0), picked);
            }
        };
    }

    private ExactNumber elementwise(Apply apply, int index) {
        List<Expr> arguments = apply.arguments();
        if (apply.is(Operators.SELECT)) {
            return element(arguments.get(element(arguments.get(0), index).sign() != 0 ? 1 : 2), index);
        }
        if (apply.is(Operators.AND) || apply.is(Operators.OR)) {
            // Like the language, do not look at what is not needed: it may be undefined.
            ExactNumber first = element(arguments.get(0), index);
            return (first.sign() != 0) == apply.is(Operators.OR) ? first : element(arguments.get(1), index);
        }
        if (apply.function().name().equals("stop") && point != stopped) {
            if (behindStop == null) {
                behindStop = new ExactEvaluator(stopped, stopped, digits);
            }
            return behindStop.element(arguments.get(0), index);
        }
        ExactNumber[] operands = new ExactNumber[arguments.size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = element(arguments.get(i), index);
        }
        return Definitions.elementwise(apply.function(), operands);
    }
}
