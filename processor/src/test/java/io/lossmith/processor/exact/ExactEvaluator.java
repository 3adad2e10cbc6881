package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import java.math.BigDecimal;
import java.util.Arrays;
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
 * The operand of {@code stop} does not move with the inputs, so that differences see a constant.
 */
public final class ExactEvaluator {
    /** What rounding in a long sum may amount to. */
    private static final double CLOSE = 1e-12;

    private final ExactPoint point;
    private final int digits;
    private final Map<Expr, ExactNumber[]> known = new HashMap<>();
    private final Map<Expr, Boolean> moving = new HashMap<>();
    private final ExactEvaluator base;
    private final String moved;

    /** An evaluator that remembers the parts it has evaluated. */
    ExactEvaluator(ExactPoint point, int digits) {
        this(point, digits, null, "");
    }

    private ExactEvaluator(ExactPoint point, int digits, ExactEvaluator base, String moved) {
        this.point = point;
        this.digits = digits;
        this.base = base;
        this.moved = moved;
    }

    /** The same where one element of an input has moved; what does not contain it is taken from here. */
    ExactEvaluator moved(String input, int element, BigDecimal step) {
        return new ExactEvaluator(point.moved(input, element, step), digits, this, input);
    }

    /**
     * The value of a number.
     *
     * @throws OutOfReach if 900 digits do not settle it
     * @throws UndefinedPoint outside the domain, at poles and at special points
     */
    public static ExactNumber value(Expr expr, ExactPoint point) {
        return Digits.settle(
                Digits.FOR_VALUES, Digits.BELOW_DOUBLE, digits -> new ExactEvaluator(point, digits).element(expr, 0));
    }

    /** One element of a vector, or a number as element 0. */
    public static ExactNumber element(Expr expr, int index, ExactPoint point) {
        return Digits.settle(
                Digits.FOR_VALUES,
                Digits.BELOW_DOUBLE,
                digits -> new ExactEvaluator(point, digits).element(expr, index));
    }

    /**
     * The size of the largest number on the way to a number: what rounds there is an error of the result.
     *
     * @throws OutOfReach if it takes more than 200 digits to tell which way
     * @throws UndefinedPoint outside the domain, at poles and at special points
     */
    public static double largestPart(Expr expr, ExactPoint point) {
        ExactEvaluator evaluator = new ExactEvaluator(point, Digits.FOR_VALUES[1]);
        try {
            evaluator.element(expr, 0);
        } catch (TooFewDigits undecided) {
            throw new OutOfReach("not settled in " + evaluator.digits + " digits");
        }
        double largest = 0;
        for (ExactNumber[] elements : evaluator.known.values()) {
            for (ExactNumber element : elements) {
                if (element != null) {
                    largest = Math.max(largest, Math.abs(element.toDouble()));
                }
            }
        }
        return largest;
    }

    /**
     * Whether rounding may decide a comparison on the way to the value the other way: its sides are as good as equal, and no
     * whole numbers.
     *
     * @throws OutOfReach if it takes more than 200 digits to tell which way
     * @throws UndefinedPoint outside the domain, at poles and at special points
     */
    public static boolean hasCloseComparison(Expr expr, ExactPoint point) {
        ExactEvaluator evaluator = new ExactEvaluator(point, Digits.FOR_VALUES[1]);
        try {
            evaluator.element(expr, 0);
            for (Expr part : List.copyOf(evaluator.known.keySet())) {
                if (part instanceof Apply apply
                        && Operators.isComparison(apply.function())
                        && evaluator.isClose(apply)) {
                    return true;
                }
            }
            return false;
        } catch (TooFewDigits undecided) {
            throw new OutOfReach("not settled in " + evaluator.digits + " digits");
        }
    }

    private boolean isClose(Apply comparison) {
        ExactNumber[] computed = known.get(comparison);
        for (int i = 0; i < computed.length; i++) {
            if (computed[i] != null) {
                ExactNumber a = element(comparison.argument(0), i);
                ExactNumber b = element(comparison.argument(1), i);
                double largest = Math.max(Math.abs(a.toDouble()), Math.abs(b.toDouble()));
                boolean close = Math.abs(a.toDouble() - b.toDouble()) <= CLOSE * largest;
                boolean whole = isWhole(a) && isWhole(b);
                if (close && !whole) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWhole(ExactNumber number) {
        return number.value().signum() == 0
                || number.value().stripTrailingZeros().scale() <= 0;
    }

    private ExactNumber exact(BigDecimal value) {
        return ExactNumber.of(value, digits);
    }

    private int width(Expr expr) {
        return expr.type().length().map(point::length).orElse(1);
    }

    /** Whether the moved input stands in {@code expr}, outside of {@code stop}. */
    private boolean moves(Expr expr) {
        Boolean known = moving.get(expr);
        if (known == null) {
            known = expr instanceof Variable variable
                    ? variable.name().equals(moved)
                    : !isStop(expr) && expr.arguments().stream().anyMatch(this::moves);
            moving.put(expr, known);
        }
        return known;
    }

    private static boolean isStop(Expr expr) {
        return expr instanceof Apply apply && apply.function().name().equals("stop");
    }

    ExactNumber element(Expr expr, int index) {
        if (base != null && !moves(expr)) {
            return base.element(expr, index);
        }
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

    /** The elements of all operands, one after the other. */
    private ExactNumber[] operands(Apply apply) {
        return apply.arguments().stream()
                .flatMap(operand -> Arrays.stream(all(operand)))
                .toArray(ExactNumber[]::new);
    }

    private ExactNumber compute(Expr expr, int index) {
        if (expr instanceof Constant constant) {
            return constant.meaning() == constant
                    ? exact(new BigDecimal(constant.value()))
                    : element(constant.meaning(), 0);
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
            case REDUCTION -> Definitions.reduction(apply.function(), operands(apply));
            case ROW -> {
                ExactNumber[] row = Definitions.row(apply.function(), operands(apply));
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
        ExactNumber[] operands = new ExactNumber[arguments.size()];
        for (int i = 0; i < operands.length; i++) {
            boolean isBound = Operators.isComparison(apply.function()) && arguments.get(i) instanceof Constant;
            operands[i] = isBound
                    ? exact(new BigDecimal(((Constant) arguments.get(i)).value()))
                    : element(arguments.get(i), index);
        }
        return Definitions.elementwise(apply.function(), operands);
    }
}
