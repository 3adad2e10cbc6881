package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;

/**
 * One use of a rule.
 *
 * @param rule the identity and the reason for it
 * @param before what it was found in
 * @param after what took its place, before it was looked at again
 */
public record Step(Rule rule, Expr before, Expr after) {
    /** What a reader can take in of one side. */
    private static final int LONGEST = 160;

    /** The formula it was found in. */
    public String beforeText() {
        return text(before);
    }

    /** The formula that took its place. */
    public String afterText() {
        return text(after);
    }

    private static String text(Expr expr) {
        String text = ExprPrinter.print(expr);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).stripTrailing() + " …";
    }
}
