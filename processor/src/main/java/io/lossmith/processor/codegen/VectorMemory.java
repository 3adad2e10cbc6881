package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.lanes.Lane;

/** Where a vector kernel has its numbers, and what lies side by side in the lanes of a vector. */
interface VectorMemory {
    /** Whether {@code expr} can differ from lane to lane. */
    boolean differs(Expr expr);

    /** An element of a scratch vector that holds {@code expr}, or null. */
    Lane kept(Expr expr);

    /** An input or a position, in the current loop. */
    Lane leaf(Expr expr);

    /** The element of {@code vector} that {@code index} names, which may be another one in each lane. */
    Lane pick(Variable vector, Expr index, VectorExpressions expressions);

    /** A number of Java's {@code double} as an element. */
    String narrow(String number);
}
