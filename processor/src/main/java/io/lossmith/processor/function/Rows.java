package io.lossmith.processor.function;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Function.Builder;

/** Starts rows of the table. */
final class Rows {
    private Rows() {}

    /** A row for a function of one number; {@code java} is empty where it is lowered. */
    static Builder unary(String name, String derivative, String java) {
        return Function.elementwise(name, 1).derivatives(derivative).java(java);
    }

    /** A row for a function of two numbers. */
    static Builder binary(String name, String first, String second, String java) {
        return Function.elementwise(name, 2).derivatives(first, second).java(java);
    }
}
