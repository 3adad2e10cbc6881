package io.lossmith.processor.exact;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Position;
import io.lossmith.processor.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Encloses expressions at one row and one precision, each part once. */
final class Evaluator {
    private final Row row;
    private final Special m;
    private final Map<Expr, Enclosure[]> known = new HashMap<>();

    Evaluator(Row row, Precision precision) {
        this.row = row;
        this.m = new Special(precision);
    }

    long work() {
        return m.work();
    }

    /** One element of a vector, or a number as element 0. */
    Enclosure element(Expr expr, int index) {
        int own = expr.isVector() ? index : 0;
        Enclosure[] elements = known.get(expr);
        if (elements == null) {
            elements = new Enclosure[width(expr)];
            known.put(expr, elements);
        }
        if (own < 0 || own >= elements.length) {
            return Enclosure.UNDEFINED;
        }
        if (elements[own] == null) {
            elements[own] = compute(expr, own, elements);
        }
        return elements[own];
    }

    private int width(Expr expr) {
        return expr.type().length().map(row::length).orElse(1);
    }

    private Enclosure[] all(Expr vector) {
        Enclosure[] elements = new Enclosure[width(vector)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(vector, i);
        }
        return elements;
    }

    private Enclosure compute(Expr expr, int index, Enclosure[] elements) {
        if (expr instanceof Constant constant) {
            Expr meaning = constant.meaning();
            return meaning == constant ? Enclosure.of(constant.value()) : element(meaning, 0);
        }
        if (expr instanceof Variable variable) {
            return Enclosure.of(row.element(variable, index));
        }
        if (expr instanceof LengthValue length) {
            return Enclosure.of(row.length(length.length()));
        }
        if (expr instanceof Position) {
            return Enclosure.of(index);
        }
        Apply apply = (Apply) expr;
        return switch (apply.function().shape()) {
            case ELEMENTWISE -> elementwise(apply, index);
            case REDUCTION -> reduction(apply);
            case ROW -> {
                Enclosure[] whole = Forms.row(apply.function()).of(m, all(apply.argument(0)));
                System.arraycopy(whole, 0, elements, 0, whole.length);
                yield whole[index];
            }
            case GATHER -> gather(apply.argument(0), element(apply.argument(1), 0));
        };
    }

    private Enclosure reduction(Apply apply) {
        Enclosure[] vector = all(apply.argument(0));
        for (Enclosure each : vector) {
            if (each.isUndefined()) {
                return each;
            }
        }
        return Forms.reduction(apply.function()).of(m, vector);
    }

    private Enclosure gather(Expr vector, Enclosure index) {
        if (!index.isDefined() || !index.isFinite()) {
            return index.isUndefined() ? index : Enclosure.ANYTHING;
        }
        int first = index.lower().fixed(0).intValueExact();
        int last = index.upper().fixed(0).intValueExact();
        Enclosure result = element(vector, first);
        for (int i = first + 1; i <= last; i++) {
            result = result.hull(element(vector, i));
        }
        return result;
    }

    private Enclosure elementwise(Apply apply, int index) {
        List<Expr> arguments = apply.arguments();
        Function function = apply.function();
        if (function == Operators.SELECT) {
            return choice(element(arguments.get(0), index), arguments, index);
        }
        if (Operators.isComparison(function)) {
            return compare(function, compared(arguments.get(0), index), compared(arguments.get(1), index));
        }
        Enclosure first = element(arguments.get(0), index);
        if (function == Operators.SPREAD) {
            return first;
        }
        if (function == Operators.AND || function == Operators.OR) {
            return logic(function == Operators.AND, first, arguments.get(1), index);
        }
        if (function == Operators.ADD || function == Operators.MULTIPLY) {
            Enclosure result = first;
            for (Expr argument : arguments.subList(1, arguments.size())) {
                Enclosure next = element(argument, index);
                result = function == Operators.ADD ? m.plus(result, next) : m.times(result, next);
            }
            return result;
        }
        if (arguments.size() == 1) {
            return function == Operators.NEGATE
                    ? m.negate(first)
                    : function == Operators.NOT ? m.not(first) : call(function, first);
        }
        Enclosure second = element(arguments.get(1), index);
        if (function == Operators.DIVIDE) {
            return m.over(first, second);
        }
        if (function == Operators.POWER) {
            return m.pow(first, second);
        }
        return arguments.size() == 2
                ? call(function, first, second)
                : call(function, first, second, element(arguments.get(2), index));
    }

    private Enclosure call(Function function, Enclosure... operands) {
        Enclosure all = Enclosure.ZERO;
        for (Enclosure operand : operands) {
            all = all.doubtedBy(operand);
        }
        return all.isUndefined() ? all : Forms.scalar(function).of(m, operands).doubtedBy(all);
    }

    /** Only the branch taken is looked at; both, if that is not decided. */
    private Enclosure choice(Enclosure condition, List<Expr> arguments, int index) {
        if (condition.isUndefined()) {
            return condition;
        }
        if (condition.isExact()) {
            return element(arguments.get(condition.isZero() ? 2 : 1), index).doubtedBy(condition);
        }
        return element(arguments.get(1), index)
                .hull(element(arguments.get(2), index))
                .doubtedBy(condition);
    }

    private Enclosure logic(boolean and, Enclosure first, Expr other, int index) {
        if (first.isUndefined() || (first.isDefined() && first.isExact() && first.isZero() == and)) {
            return first; // like the language, do not look at what is not needed: it may be undefined
        }
        Enclosure second = element(other, index);
        return and ? m.min(first, second) : m.max(first, second);
    }

    /** A bound that is a constant is its double: otherwise no double would be {@code x >= 1/3} and just so. */
    private Enclosure compared(Expr expr, int index) {
        return expr instanceof Constant bound ? Enclosure.of(bound.value()) : element(expr, index);
    }

    private Enclosure compare(Function comparison, Enclosure a, Enclosure b) {
        return switch (comparison.name()) {
            case "<" -> m.isLess(a, b);
            case ">" -> m.isLess(b, a);
            case "<=" -> m.not(m.isLess(b, a));
            case ">=" -> m.not(m.isLess(a, b));
            case "==" -> m.isEqual(a, b);
            default -> m.not(m.isEqual(a, b));
        };
    }
}
