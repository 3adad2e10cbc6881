package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import java.util.List;

/**
 * Operands joined by operators of one precedence level, read from the left: {@code a - b + c}. It is flat on purpose: a
 * sum of ten thousand terms is one node with ten thousand children, not a tree ten thousand levels deep.
 *
 * @param operands two or more operands, as written
 * @param operators the operators between them, all of {@code + -}, all of {@code * /}, all {@code &&} or all {@code ||}
 * @param span the place in the text
 */
public record Chain(List<Expression> operands, List<Operator> operators, Span span) implements Expression {
    /**
     * Copies the lists and checks that they fit together.
     *
     * @throws IllegalArgumentException if the sizes do not fit, the operators differ in level or are comparisons
     */
    public Chain {
        operands = List.copyOf(operands);
        operators = List.copyOf(operators);
        if (operators.isEmpty() || operands.size() != operators.size() + 1) {
            throw new IllegalArgumentException("A chain has one operand more than operators, not " + operands.size()
                    + " and " + operators.size() + ".");
        }
        Operator.Level level = operators.get(0).level();
        for (Operator operator : operators) {
            if (operator.level() != level || level == Operator.Level.COMPARISON) {
                throw new IllegalArgumentException("'" + operator.symbol() + "' cannot stand in this chain.");
            }
        }
    }

    /** {@return the precedence level all operators share} */
    public Operator.Level level() {
        return operators.get(0).level();
    }
}
