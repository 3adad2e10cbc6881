package io.lossmith.processor.ir;

/** Evaluates comparisons of constants, and turns comparisons around. */
final class Comparisons {
    private Comparisons() {}

    /** The comparison that holds exactly when {@code comparison} does not; null for other functions. */
    static Function opposite(Function comparison) {
        if (comparison == Operators.LESS) {
            return Operators.GREATER_OR_EQUAL;
        }
        if (comparison == Operators.GREATER_OR_EQUAL) {
            return Operators.LESS;
        }
        if (comparison == Operators.GREATER) {
            return Operators.LESS_OR_EQUAL;
        }
        if (comparison == Operators.LESS_OR_EQUAL) {
            return Operators.GREATER;
        }
        if (comparison == Operators.EQUAL) {
            return Operators.NOT_EQUAL;
        }
        return comparison == Operators.NOT_EQUAL ? Operators.EQUAL : null;
    }

    static boolean holds(Function comparison, double a, double b) {
        if (comparison == Operators.LESS) {
            return a < b;
        }
        if (comparison == Operators.LESS_OR_EQUAL) {
            return a <= b;
        }
        if (comparison == Operators.GREATER) {
            return a > b;
        }
        if (comparison == Operators.GREATER_OR_EQUAL) {
            return a >= b;
        }
        return (comparison == Operators.EQUAL) == (a == b);
    }
}
