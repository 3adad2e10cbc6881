package io.lossmith.syntax;

import java.util.List;

/**
 * Writes expressions with as few parentheses as possible: each position asks for a tightness, and an expression that binds
 * looser is put in parentheses there.
 */
final class ExpressionPrinter {
    // How tightly each kind of expression binds, loosest first.
    private static final int ANY = 0;
    private static final int DISJUNCTION = 1;
    private static final int CONJUNCTION = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int NEGATION = 7;
    private static final int POWER = 8;
    private static final int PRIMARY = 9;

    private final StringBuilder text;

    ExpressionPrinter(StringBuilder text) {
        this.text = text;
    }

    void write(Expression expression) {
        write(expression, ANY);
    }

    private void write(Expression expression, int needed) {
        boolean isLoose = tightness(expression) < needed;
        text.append(isLoose ? "(" : "");
        writeBare(expression);
        text.append(isLoose ? ")" : "");
    }

    private void writeBare(Expression expression) {
        if (expression instanceof NumberLiteral number) {
            text.append(number.text());
        } else if (expression instanceof NameReference reference) {
            text.append(reference.name());
        } else if (expression instanceof Call call) {
            writeCall(call);
        } else if (expression instanceof ElementAccess access) {
            write(access.vector(), PRIMARY);
            text.append('[');
            write(access.index(), ANY);
            text.append(']');
        } else if (expression instanceof Negation negation) {
            text.append('-');
            write(negation.operand(), NEGATION);
        } else if (expression instanceof Not not) {
            text.append('!');
            write(not.operand(), NOT);
        } else if (expression instanceof Power power) {
            write(power.base(), PRIMARY);
            text.append('^');
            write(power.exponent(), NEGATION);
        } else if (expression instanceof Chain chain) {
            writeChain(chain);
        } else if (expression instanceof Comparison comparison) {
            write(comparison.left(), SUM);
            text.append(' ').append(comparison.operator().symbol()).append(' ');
            write(comparison.right(), SUM);
        } else if (expression instanceof Conditional conditional) {
            write(conditional.condition(), DISJUNCTION);
            text.append(" ? ");
            write(conditional.whenTrue(), ANY);
            text.append(" : ");
            write(conditional.whenFalse(), ANY);
        } else {
            throw unknown(expression);
        }
    }

    private void writeCall(Call call) {
        text.append(call.function()).append('(');
        writeArguments("", call.arguments());
        writeArguments(" | ", call.targets());
        writeArguments("; ", call.parameters());
        text.append(')');
    }

    private void writeArguments(String before, List<Expression> arguments) {
        String separator = before;
        for (Expression argument : arguments) {
            text.append(separator);
            write(argument, ANY);
            separator = ", ";
        }
    }

    private void writeChain(Chain chain) {
        int operandTightness = tightness(chain.level()) + 1;
        write(chain.operands().get(0), operandTightness);
        for (int index = 0; index < chain.operators().size(); index++) {
            text.append(' ').append(chain.operators().get(index).symbol()).append(' ');
            write(chain.operands().get(index + 1), operandTightness);
        }
    }

    private static int tightness(Expression expression) {
        if (expression instanceof Conditional) {
            return ANY;
        } else if (expression instanceof Chain chain) {
            return tightness(chain.level());
        } else if (expression instanceof Not) {
            return NOT;
        } else if (expression instanceof Comparison) {
            return COMPARISON;
        } else if (expression instanceof Negation) {
            return NEGATION;
        } else if (expression instanceof Power) {
            return POWER;
        } else {
            return PRIMARY;
        }
    }

    private static int tightness(Operator.Level level) {
        return switch (level) {
            case PRODUCT -> PRODUCT;
            case SUM -> SUM;
            case COMPARISON -> COMPARISON;
            case CONJUNCTION -> CONJUNCTION;
            case DISJUNCTION -> DISJUNCTION;
        };
    }

    private static IllegalStateException unknown(Expression expression) {
        return new IllegalStateException("No text for " + expression.getClass().getSimpleName() + ".");
    }
}
