package io.lossmith.processor.library;

import io.lossmith.diagnostics.Span;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.resolve.Component.JavaType;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Operator;
import io.lossmith.syntax.Power;
import java.util.Optional;

/** Constant numbers as syntax: what a default means, and how it is written into a call. */
final class Constants {
    private Constants() {}

    /** The value of an expression of numbers and {@code pi}, which may be infinite or NaN; empty for any other. */
    static Optional<Double> evaluate(Expression syntax) {
        if (syntax instanceof NumberLiteral number) {
            return Optional.of(number.value());
        }
        if (syntax instanceof NameReference name) {
            return name.name().equals("pi") ? Optional.of(Math.PI) : Optional.empty();
        }
        if (syntax instanceof Negation negation) {
            return evaluate(negation.operand()).map(value -> -value);
        }
        if (syntax instanceof Power power) {
            return evaluate(power.base())
                    .flatMap(base -> evaluate(power.exponent()).map(exponent -> StrictMath.pow(base, exponent)));
        }
        return syntax instanceof Chain chain ? chain(chain) : Optional.empty();
    }

    private static Optional<Double> chain(Chain chain) {
        Optional<Double> result = evaluate(chain.operands().get(0));
        for (int i = 0; i < chain.operators().size(); i++) {
            Operator operator = chain.operators().get(i);
            Optional<Double> operand = evaluate(chain.operands().get(i + 1));
            result = result.flatMap(left -> operand.flatMap(right -> apply(operator, left, right)));
        }
        return result;
    }

    private static Optional<Double> apply(Operator operator, double left, double right) {
        return switch (operator) {
            case ADD -> Optional.of(left + right);
            case SUBTRACT -> Optional.of(left - right);
            case MULTIPLY -> Optional.of(left * right);
            case DIVIDE -> Optional.of(left / right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> Optional.empty();
        };
    }

    /** A value as an argument for a parameter of a type. */
    static Expression syntax(double value, JavaType type, Span place) {
        if (type == JavaType.BOOLEAN) {
            // A number is no condition.
            return new Comparison(literal(value, place), Operator.EQUAL, literal(1, place), place, place);
        }
        return value < 0 ? new Negation(literal(-value, place), place) : literal(value, place);
    }

    private static Expression literal(double value, Span place) {
        return new NumberLiteral(ExprPrinter.number(value), value, place);
    }
}
