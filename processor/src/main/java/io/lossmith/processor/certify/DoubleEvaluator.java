package io.lossmith.processor.certify;

import io.lossmith.math.Refinement;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes lowered expressions at one row in {@code double}, operation by operation as generated Java does: the same bits,
 * when the same elementary functions are called. Conditions are 0 and 1.
 */
final class DoubleEvaluator {
    private final Row row;
    private final Calls calls;
    private final Map<Expr, double[]> known = new HashMap<>();
    private final Map<Expr, boolean[]> done = new HashMap<>();

    DoubleEvaluator(Row row, Calls calls) {
        this.row = row;
        this.calls = calls;
    }

    /** One element of a vector, or a number as element 0. */
    double element(Expr expr, int index) {
        int own = expr.isVector() ? index : 0;
        double[] elements = known.get(expr);
        if (elements == null) {
            elements = new double[width(expr)];
            known.put(expr, elements);
            done.put(expr, new boolean[elements.length]);
        }
        boolean[] ready = done.get(expr);
        if (!ready[own]) {
            elements[own] = compute(expr, own);
            ready[own] = true;
        }
        return elements[own];
    }

    private int width(Expr expr) {
        return expr.type().length().map(row::length).orElse(1);
    }

    private double compute(Expr expr, int index) {
        if (expr instanceof Constant constant) {
            return constant.value();
        }
        if (expr instanceof Variable variable) {
            return row.element(variable, index);
        }
        if (expr instanceof LengthValue length) {
            return row.length(length.length());
        }
        if (expr instanceof Position) {
            return index;
        }
        Apply apply = (Apply) expr;
        return switch (apply.function().shape()) {
            case ELEMENTWISE -> elementwise(apply, index);
            case REDUCTION -> reduction(apply.function().name(), apply.argument(0));
            case GATHER -> gather(apply.argument(0), element(apply.argument(1), 0));
            case ROW -> throw new IllegalStateException("not lowered: " + apply.function());
        };
    }

    /** Where an index is out of range its value is discarded, and generated code takes any element. */
    private double gather(Expr vector, double index) {
        return element(vector, (int) Math.max(0, Math.min(index, width(vector) - 1)));
    }

    private double reduction(String function, Expr vector) {
        int width = width(vector);
        double result = switch (function) {
            case "sum", "any" -> 0;
            case "prod" -> 1;
            case "max_of", "peak", "argmax" -> Double.NEGATIVE_INFINITY;
            case "min_of", "argmin" -> Double.POSITIVE_INFINITY;
            default -> throw new IllegalStateException("no loop for " + function);
        };
        int place = -1;
        for (int i = 0; i < width; i++) {
            double element = element(vector, i);
            switch (function) {
                case "sum" -> result += element;
                case "prod" -> result *= element;
                case "max_of" -> result = Math.max(result, element);
                case "min_of" -> result = Math.min(result, element);
                case "any" -> result = result != 0 || element != 0 ? 1 : 0;
                default -> {
                    if (function.equals("argmin") ? element < result : element > result) {
                        result = element;
                        place = i;
                    }
                }
            }
        }
        return function.startsWith("arg") ? place : result;
    }

    private double elementwise(Apply apply, int index) {
        List<Expr> arguments = apply.arguments();
        Function function = apply.function();
        double first = element(arguments.get(0), index);
        if (function == Operators.SELECT) {
            return element(arguments.get(first != 0 ? 1 : 2), index);
        }
        if (function == Operators.SPREAD || function.name().equals("stop")) {
            return first;
        }
        if (function == Operators.AND || function == Operators.OR) {
            return (first != 0) == (function == Operators.OR) ? first : element(arguments.get(1), index);
        }
        if (function == Operators.NOT) {
            return first != 0 ? 0 : 1;
        }
        if (function == Operators.NEGATE) {
            return -first;
        }
        if (function == Operators.ADD || function == Operators.MULTIPLY) {
            double result = first;
            for (Expr argument : arguments.subList(1, arguments.size())) {
                double next = element(argument, index);
                result = function == Operators.ADD ? result + next : result * next;
            }
            return result;
        }
        double[] operands = new double[arguments.size()];
        Arrays.setAll(operands, i -> element(arguments.get(i), index));
        return function.refined().isPresent()
                ? refined(function.refined().get(), operands[0], operands[1], index)
                : function(apply, operands);
    }

    private double refined(Function.Refined refined, double plain, double size, int index) {
        boolean due = refined.isResult() ? Refinement.isDueOrLost(plain, size) : Refinement.isDue(plain, size);
        if (!due) {
            return plain;
        }
        List<Expr> leaves = refined.leaves();
        double[][] numbers = new double[leaves.size()][];
        boolean[] isVector = new boolean[leaves.size()];
        for (int i = 0; i < numbers.length; i++) {
            Expr leaf = leaves.get(i);
            numbers[i] = new double[width(leaf)];
            Arrays.setAll(numbers[i], k -> element(leaf, k));
            isVector[i] = leaf.isVector();
        }
        return calls.refinement(refined).of(plain, size, numbers, isVector, index);
    }

    private double function(Apply apply, double[] x) {
        Function function = apply.function();
        if (function == Operators.DIVIDE) {
            return x[0] / x[1];
        }
        if (function == Operators.POWER) {
            return power(apply.argument(0), apply.argument(1), x[0], x[1]);
        }
        if (Operators.isComparison(function)) {
            return holds(function, x[0], x[1]) ? 1 : 0;
        }
        return calls.value(function, x);
    }

    /** Squares and cubes are written as products, but of a changed sign, and roots as roots. */
    private double power(Expr base, Expr exponent, double x, double y) {
        if (exponent instanceof Constant) {
            boolean repeats = !base.is(Operators.NEGATE) && !base.is(Operators.SPREAD);
            if (repeats && (y == 2 || y == 3)) {
                return y == 2 ? x * x : x * x * x;
            }
            if (y == 0.5) {
                return Math.sqrt(x);
            }
        }
        return calls.pow(x, y);
    }

    private static boolean holds(Function comparison, double a, double b) {
        return switch (comparison.name()) {
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            default -> a != b;
        };
    }
}
