package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;

/**
 * The Java types of expressions. A number is an {@code int} only where an array may be indexed with it: a class, a
 * position, a length, and these moved by a constant. Whatever else is whole in mathematics is a {@code double}, which
 * neither overflows nor loses a fraction.
 */
final class JavaType {
    private JavaType() {}

    /** What a variable for {@code expr} is declared as: {@code double}, {@code int} or {@code boolean}. */
    static Kind of(Expr expr) {
        if (expr.type().isCondition()) {
            return Kind.CONDITION;
        }
        return isInt(expr) ? Kind.INTEGER : Kind.REAL;
    }

    /** Whether {@code expr} is an {@code int} in Java. */
    static boolean isInt(Expr expr) {
        if (expr.type().kind() != Kind.INTEGER) {
            return false;
        }
        return !(expr instanceof Apply) || isIndex(expr) || isMoved(expr);
    }

    /** An index moved by a constant, such as {@code y - 1}. */
    static boolean isMoved(Expr expr) {
        return expr.is(Operators.ADD)
                && expr.type().kind() == Kind.INTEGER
                && expr.arguments().size() == 2
                && isIndex(expr.argument(0))
                && expr.argument(1) instanceof Constant;
    }

    private static boolean isIndex(Expr expr) {
        if (expr instanceof Variable variable) {
            return variable.type().kind() == Kind.INTEGER && variable.origin() != Origin.PARAMETER;
        }
        boolean isPlace = expr instanceof Apply apply
                && apply.function().shape() == Shape.REDUCTION
                && apply.type().kind() == Kind.INTEGER;
        return isPlace || expr instanceof Position || expr instanceof LengthValue;
    }
}
