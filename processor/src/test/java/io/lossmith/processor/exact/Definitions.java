package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.Map;

/** The exact meaning of every row of the function table and of every operator. */
final class Definitions {
    private static final Map<String, ElementwiseDefinitions.Definition> ELEMENTWISE = ElementwiseDefinitions.table();
    private static final Map<String, VectorDefinitions.Reduction> REDUCTIONS = VectorDefinitions.reductions();
    private static final Map<String, VectorDefinitions.Row> ROWS = VectorDefinitions.rows();

    private Definitions() {}

    /** Whether {@code function} has a meaning here, as an operator or as a row. */
    static boolean has(Function function) {
        return isOperator(function)
                || switch (function.shape()) {
                    case ELEMENTWISE -> ELEMENTWISE.containsKey(function.name());
                    case REDUCTION -> REDUCTIONS.containsKey(function.name());
                    case ROW -> ROWS.containsKey(function.name());
                    case GATHER -> function == Operators.GATHER;
                };
    }

    private static boolean isOperator(Function function) {
        return function == Operators.ADD
                || function == Operators.MULTIPLY
                || function == Operators.NEGATE
                || function == Operators.DIVIDE
                || function == Operators.POWER
                || function == Operators.SELECT
                || function == Operators.NOT
                || function == Operators.AND
                || function == Operators.OR
                || Operators.isComparison(function);
    }

    /** An operator or function of numbers; conditions are 0 and 1. Choices are not here: they must not see both branches. */
    static ExactNumber elementwise(Function function, ExactNumber[] x) {
        if (Operators.isComparison(function)) {
            return x[0].number(holds(function, x[0].compareTo(x[1])) ? 1 : 0);
        }
        if (function == Operators.ADD || function == Operators.MULTIPLY) {
            ExactNumber result = x[0];
            for (int i = 1; i < x.length; i++) {
                result = function == Operators.ADD ? result.plus(x[i]) : result.times(x[i]);
            }
            return result;
        }
        if (function == Operators.NEGATE) {
            return x[0].negate();
        }
        if (function == Operators.DIVIDE) {
            return x[0].over(x[1]);
        }
        if (function == Operators.POWER) {
            return x[0].power(x[1]);
        }
        if (function == Operators.NOT) {
            return x[0].number(1 - x[0].sign());
        }
        if (function == Operators.AND) {
            return x[0].times(x[1]);
        }
        if (function == Operators.OR) {
            return x[0].max(x[1]);
        }
        ElementwiseDefinitions.Definition definition = ELEMENTWISE.get(function.name());
        if (definition == null) {
            throw new IllegalArgumentException("no exact meaning of " + function);
        }
        return definition.of(x);
    }

    private static boolean holds(Function comparison, int order) {
        if (comparison == Operators.LESS) {
            return order < 0;
        }
        if (comparison == Operators.LESS_OR_EQUAL) {
            return order <= 0;
        }
        if (comparison == Operators.GREATER) {
            return order > 0;
        }
        if (comparison == Operators.GREATER_OR_EQUAL) {
            return order >= 0;
        }
        return (comparison == Operators.EQUAL) == (order == 0);
    }

    static ExactNumber reduction(Function function, ExactNumber[] vector) {
        VectorDefinitions.Reduction definition = REDUCTIONS.get(function.name());
        if (definition == null) {
            throw new IllegalArgumentException("no exact meaning of " + function);
        }
        return definition.of(vector);
    }

    static ExactNumber[] row(Function function, ExactNumber[] vector) {
        VectorDefinitions.Row definition = ROWS.get(function.name());
        if (definition == null) {
            throw new IllegalArgumentException("no exact meaning of " + function);
        }
        return definition.of(vector);
    }
}
