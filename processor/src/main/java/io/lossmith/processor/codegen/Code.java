package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;

/**
 * A Java expression, how tightly it binds and which arithmetic Java would do with it.
 *
 * @param text the expression
 * @param level its precedence, from {@link #CHOICE} to {@link #PRIMARY}
 * @param isInt whether its Java type is {@code int}: two of them would be divided without a fraction, and overflow
 */
record Code(CodeBlock text, int level, boolean isInt) {
    static final int CHOICE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int EQUALITY = 3;
    static final int RELATION = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int UNARY = 7;
    static final int PRIMARY = 8;

    /** A {@code double} or a condition. */
    Code(CodeBlock text, int level) {
        this(text, level, false);
    }

    static Code primary(String format, Object... arguments) {
        return new Code(CodeBlock.of(format, arguments), PRIMARY);
    }

    /** The text, in parentheses unless it binds at least as tightly as {@code needed}. */
    CodeBlock at(int needed) {
        return level >= needed ? text : CodeBlock.of("($L)", text);
    }

    /** The same number as a {@code double}. */
    Code asDouble() {
        if (!isInt) {
            return this;
        }
        boolean literal = text.toString().matches("-?\\d+");
        return literal
                ? new Code(CodeBlock.of("$L.0", text), level)
                : new Code(CodeBlock.of("(double) $L", at(UNARY)), UNARY);
    }
}
