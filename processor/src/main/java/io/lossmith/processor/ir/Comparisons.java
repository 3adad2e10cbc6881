package io.lossmith.processor.ir;

/** Evaluates comparisons of constants. */
final class Comparisons {
    private Comparisons() {}

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
