package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;

/**
 * One result of a row.
 *
 * @param kind what it is
 * @param input the input it belongs to; null for the value and the weight
 * @param expr its expression
 */
public record Output(Kind kind, Variable input, Expr expr) {
    /** The results a row can have. */
    public enum Kind {
        VALUE,
        GRADIENT,
        HESSIAN,
        WEIGHT
    }
}
