package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;

/**
 * A Java expression and how tightly it binds.
 *
 * @param text the expression
 * @param level its precedence, from {@link #CHOICE} to {@link #PRIMARY}
 */
record Code(CodeBlock text, int level) {
    static final int CHOICE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int EQUALITY = 3;
    static final int RELATION = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int UNARY = 7;
    static final int PRIMARY = 8;

    static Code primary(String format, Object... arguments) {
        return new Code(CodeBlock.of(format, arguments), PRIMARY);
    }

    /** The text, in parentheses unless it binds at least as tightly as {@code needed}. */
    CodeBlock at(int needed) {
        return level >= needed ? text : CodeBlock.of("($L)", text);
    }
}
