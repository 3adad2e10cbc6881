package io.lossmith.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression with parentheses around everything, so that a test shows how a formula was read. */
final class Parenthesised {
    private Parenthesised() {}

    static String of(Formula formula) {
        String bindings = formula.bindings().stream()
                .map(binding -> binding.name() + " = " + of(binding.value()) + "; ")
                .collect(Collectors.joining());
        return bindings + of(formula.result());
    }

    static String of(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            return number.text();
        } else if (expression instanceof NameReference reference) {
            return reference.name();
        } else if (expression instanceof Call call) {
            return call.function() + "(" + all(call.arguments()) + section(" | ", call.targets())
                    + section("; ", call.parameters()) + ")";
        } else if (expression instanceof ElementAccess access) {
            return of(access.vector()) + "[" + of(access.index()) + "]";
        } else if (expression instanceof Negation negation) {
            return "(-" + of(negation.operand()) + ")";
        } else if (expression instanceof Not not) {
            return "(!" + of(not.operand()) + ")";
        } else if (expression instanceof Power power) {
            return "(" + of(power.base()) + "^" + of(power.exponent()) + ")";
        } else if (expression instanceof Chain chain) {
            StringBuilder text = new StringBuilder("(" + of(chain.operands().get(0)));
            for (int index = 0; index < chain.operators().size(); index++) {
                text.append(' ').append(chain.operators().get(index).symbol()).append(' ');
                text.append(of(chain.operands().get(index + 1)));
            }
            return text.append(')').toString();
        } else if (expression instanceof Comparison comparison) {
            return "(" + of(comparison.left()) + " " + comparison.operator().symbol() + " " + of(comparison.right())
                    + ")";
        } else {
            Conditional conditional = (Conditional) expression;
            return "(" + of(conditional.condition()) + " ? " + of(conditional.whenTrue()) + " : "
                    + of(conditional.whenFalse()) + ")";
        }
    }

    private static String section(String before, List<Expression> expressions) {
        return expressions.isEmpty() ? "" : before + all(expressions);
    }

    private static String all(List<Expression> expressions) {
        return expressions.stream().map(Parenthesised::of).collect(Collectors.joining(", "));
    }
}
