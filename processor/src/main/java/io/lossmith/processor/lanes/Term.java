package io.lossmith.processor.lanes;

import java.util.List;

/** An expression in the source of a vector function. */
sealed interface Term {
    /** A parameter, a local variable or a constant of the class. */
    record Name(String name) implements Term {}

    /** What is copied as it stands: a literal, a constant of another class, a reference to a method. */
    record Plain(String text) implements Term {}

    /** {@code -a}, or {@code a operator b} of single numbers. */
    record Arithmetic(String operator, List<Term> operands) implements Term {}

    /** {@code (type) a}. */
    record Cast(String type, Term operand) implements Term {}

    /** {@code receiver.method(arguments)}. */
    record Method(Term receiver, String name, List<Term> arguments) implements Term {}

    /**
     * A call of a vector function.
     *
     * @param owner the class that has it; empty for the same class, or an imported method
     */
    record Call(String owner, String name, List<Term> arguments) implements Term {}

    /** {@code condition ? yes : no}, where the condition is the same for all lanes. */
    record Choice(Term condition, Term yes, Term no) implements Term {}
}
