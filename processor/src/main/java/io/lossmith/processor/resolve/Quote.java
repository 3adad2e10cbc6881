package io.lossmith.processor.resolve;

import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.SyntaxPrinter;

/** How messages quote expressions: on one line, and not longer than a sentence can bear. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    /** The expression as the language prints it, cut with an ellipsis. */
    static String of(Expression expression) {
        String text = SyntaxPrinter.print(expression);
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** The expression so that an operator may follow it. */
    static String asOperand(Expression expression) {
        return expression instanceof Conditional ? "(" + of(expression) + ")" : of(expression);
    }
}
