package io.lossmith.processor.function;

import io.lossmith.processor.ir.Function.Builder;

/** Starts rows of functions that users cannot name. */
final class HiddenRows {
    private HiddenRows() {}

    /** A row for a function of one number; {@code java} is empty where it is lowered. */
    static Builder unary(String name, String derivative, String java) {
        return Rows.unary(name, derivative, java).hidden();
    }

    /** A row for a function of two numbers. */
    static Builder binary(String name, String first, String second, String java) {
        return Rows.binary(name, first, second, java).hidden();
    }
}
