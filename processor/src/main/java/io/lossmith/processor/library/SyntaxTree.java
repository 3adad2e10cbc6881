package io.lossmith.processor.library;

import io.lossmith.syntax.Call;
import io.lossmith.syntax.Chain;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.Conditional;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.Expression;
import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.Negation;
import io.lossmith.syntax.Not;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over syntax, and makes new syntax of its parts. */
final class SyntaxTree {
    private SyntaxTree() {}

    /** {@code syntax} with each of its direct parts replaced; from left to right. */
    static Expression map(Expression syntax, UnaryOperator<Expression> change) {
        if (syntax instanceof NumberLiteral || syntax instanceof NameReference) {
            return syntax;
        }
        if (syntax instanceof Chain chain) {
            return new Chain(all(chain.operands(), change), chain.operators(), chain.span());
        }
        if (syntax instanceof Negation negation) {
            return new Negation(change.apply(negation.operand()), negation.span());
        }
        if (syntax instanceof Not not) {
            return new Not(change.apply(not.operand()), not.span());
        }
        if (syntax instanceof Power power) {
            Expression base = change.apply(power.base());
            return new Power(base, change.apply(power.exponent()), power.span());
        }
        if (syntax instanceof Comparison comparison) {
            Expression left = change.apply(comparison.left());
            Expression right = change.apply(comparison.right());
            return new Comparison(left, comparison.operator(), right, comparison.operatorSpan(), comparison.span());
        }
        if (syntax instanceof Conditional conditional) {
            Expression condition = change.apply(conditional.condition());
            Expression whenTrue = change.apply(conditional.whenTrue());
            return new Conditional(condition, whenTrue, change.apply(conditional.whenFalse()), conditional.span());
        }
        if (syntax instanceof ElementAccess access) {
            Expression vector = change.apply(access.vector());
            return new ElementAccess(vector, change.apply(access.index()), access.span());
        }
        Call call = (Call) syntax;
        List<Expression> arguments = all(call.arguments(), change);
        List<Expression> targets = all(call.targets(), change);
        List<Expression> parameters = all(call.parameters(), change);
        return new Call(call.function(), arguments, targets, parameters, call.nameSpan(), call.span());
    }

    private static List<Expression> all(List<Expression> parts, UnaryOperator<Expression> change) {
        List<Expression> changed = new ArrayList<>(parts.size());
        for (Expression part : parts) {
            changed.add(change.apply(part));
        }
        return changed;
    }

    /** Visits an expression and everything in it, each before its parts. */
    static void visit(Expression syntax, Consumer<Expression> visitor) {
        visitor.accept(syntax);
        map(syntax, part -> {
            visit(part, visitor);
            return part;
        });
    }

    /** Visits everything in the bindings and the result. */
    static void visit(Formula formula, Consumer<Expression> visitor) {
        formula.bindings().forEach(binding -> visit(binding.value(), visitor));
        visit(formula.result(), visitor);
    }

    /** The calls in a formula, in the order of the text. */
    static List<Call> calls(Formula formula) {
        List<Call> calls = new ArrayList<>();
        visit(formula, syntax -> {
            if (syntax instanceof Call call) {
                calls.add(call);
            }
        });
        return calls;
    }
}
