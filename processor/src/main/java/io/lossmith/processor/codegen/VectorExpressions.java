package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes expressions for as many rows at once as a vector has lanes. What is the same for all rows stays a Java expression of one
 * number; what differs is a vector of numbers or, for a condition, a mask.
 */
final class VectorExpressions {
    private static final Map<Function, String> COMPARISONS = Map.of(
            Operators.LESS, "LT",
            Operators.LESS_OR_EQUAL, "LE",
            Operators.GREATER, "GT",
            Operators.GREATER_OR_EQUAL, "GE",
            Operators.EQUAL, "EQ",
            Operators.NOT_EQUAL, "NE");

    /** The comparison with its sides changed. */
    private static final Map<String, String> MIRRORED =
            Map.of("LT", "GT", "LE", "GE", "GT", "LT", "GE", "LE", "EQ", "EQ", "NE", "NE");

    private final VectorType type;
    private final JavaExpressions sameForAll;
    private final VectorPlaces places;
    private final Map<Expr, String> names = new HashMap<>();
    private final Map<Expr, Boolean> differs = new HashMap<>();

    VectorExpressions(VectorType type, Bindings same, VectorPlaces places) {
        this.type = type;
        this.sameForAll = new JavaExpressions(same);
        this.places = places;
    }

    /** From now on a variable of this name holds {@code expr}: a vector, or a mask. */
    void bind(Expr expr, String name) {
        names.put(expr, name);
    }

    void unbind(Expr expr) {
        names.remove(expr);
    }

    /** Whether {@code expr} can differ from row to row. */
    boolean differs(Expr expr) {
        Boolean known = differs.get(expr);
        if (known == null) {
            known = expr instanceof Variable variable
                    ? variable.origin() != Origin.PARAMETER && variable.origin() != Origin.LEARN
                    : expr.arguments().stream().anyMatch(this::differs);
            differs.put(expr, known);
        }
        return known;
    }

    /** A vector of numbers, or a mask. */
    CodeBlock lanes(Expr expr) {
        return lanes(expr, false);
    }

    /** The same, computed even if a variable for it is being declared now. */
    CodeBlock define(Expr expr) {
        return lanes(expr, true);
    }

    private CodeBlock lanes(Expr expr, boolean defining) {
        if (!differs(expr)) {
            CodeBlock number = sameForAll.write(expr);
            return expr.type().isCondition()
                    ? CodeBlock.of("$T.mask$L($L)", Types.of(KernelType.TILES), type.box(), number)
                    : CodeBlock.of("$T.broadcast($L, $L)", type.vector(), type.species(), type.narrow(number));
        }
        String name = defining ? null : names.get(expr);
        if (name != null) {
            return CodeBlock.of("$L", name);
        }
        CodeBlock kept = defining ? null : places.kept(expr);
        if (kept != null) {
            return kept;
        }
        return expr instanceof Variable variable ? places.element(variable) : operation((Apply) expr);
    }

    private CodeBlock operation(Apply apply) {
        Function function = apply.function();
        if (function == Operators.ADD) {
            return sum(apply.arguments());
        }
        if (function == Operators.MULTIPLY) {
            return product(apply.arguments());
        }
        if (function == Operators.DIVIDE) {
            return CodeBlock.of("$L.div($L)", lanes(apply.argument(0)), operand(apply.argument(1)));
        }
        if (function == Operators.NEGATE) {
            return CodeBlock.of("$L.neg()", lanes(apply.argument(0)));
        }
        if (function == Operators.POWER) {
            return power(apply.argument(0), apply.argument(1));
        }
        if (function == Operators.SELECT) {
            return choice(apply);
        }
        if (function == Operators.GATHER) {
            return places.pick((Variable) apply.argument(0), apply.argument(1), this);
        }
        if (function == Operators.SPREAD || function.name().equals("stop")) {
            return lanes(apply.argument(0));
        }
        if (function.result() == Kind.CONDITION) {
            return condition(apply);
        }
        if (function.shape() != Shape.ELEMENTWISE) {
            throw new IllegalStateException("not computed yet: " + apply);
        }
        return call(function.java(), apply.arguments());
    }

    /** As the operand of a vector's method: a vector, or one number for all lanes. */
    private CodeBlock operand(Expr expr) {
        return differs(expr) ? lanes(expr) : number(expr);
    }

    private CodeBlock number(Expr expr) {
        return expr instanceof Constant constant ? literal(constant.value()) : type.narrow(sameForAll.write(expr));
    }

    /** A constant as an element. */
    CodeBlock literal(double value) {
        CodeBlock text = JavaExpressions.number(value);
        float nearest = (float) value;
        boolean plain = type == VectorType.FLOAT
                && Float.isFinite(nearest)
                && (nearest != 0 || value == 0)
                && !text.toString().contains("PI");
        return plain ? CodeBlock.of("$Lf", text) : type.narrow(text);
    }

    /** A constant in all lanes. */
    CodeBlock broadcast(double value) {
        return CodeBlock.of("$T.broadcast($L, $L)", type.vector(), type.species(), literal(value));
    }

    private CodeBlock sum(List<Expr> terms) {
        List<Expr> ordered = varyingFirst(terms);
        CodeBlock result = lanes(ordered.get(0));
        for (Expr term : ordered.subList(1, ordered.size())) {
            boolean minus = term.is(Operators.NEGATE);
            Expr magnitude = minus ? term.argument(0) : term;
            if (isProduct(magnitude)) {
                List<Expr> factors = varyingFirst(magnitude.arguments());
                CodeBlock first = lanes(factors.get(0));
                CodeBlock rest =
                        factors.size() == 2 ? lanes(factors.get(1)) : product(factors.subList(1, factors.size()));
                result = CodeBlock.of(
                        "$T.fma($L, $L, $L)",
                        Types.of(KernelType.LANES),
                        minus ? CodeBlock.of("$L.neg()", first) : first,
                        rest,
                        result);
            } else {
                result = CodeBlock.of("$L.$L($L)", result, minus ? "sub" : "add", operand(magnitude));
            }
        }
        return result;
    }

    /** Whether a product can be added without being rounded before. */
    private boolean isProduct(Expr expr) {
        return expr.is(Operators.MULTIPLY)
                && differs(expr)
                && names.get(expr) == null
                && places.kept(expr) == null
                && expr.arguments().stream().filter(this::differs).count() >= 2;
    }

    private CodeBlock product(List<Expr> factors) {
        List<Expr> ordered = varyingFirst(factors);
        CodeBlock result = lanes(ordered.get(0));
        for (Expr factor : ordered.subList(1, ordered.size())) {
            result = CodeBlock.of("$L.mul($L)", result, operand(factor));
        }
        return result;
    }

    /** A vector has to come first, since its methods are what computes. */
    private List<Expr> varyingFirst(List<Expr> operands) {
        List<Expr> ordered = new ArrayList<>();
        operands.stream().filter(this::differs).forEach(ordered::add);
        operands.stream().filter(operand -> !differs(operand)).forEach(ordered::add);
        return ordered;
    }

    private CodeBlock power(Expr base, Expr exponent) {
        boolean repeats = names.get(base) != null || base instanceof Variable;
        if (exponent instanceof Constant constant) {
            if ((constant.value() == 2 || constant.value() == 3) && repeats) {
                String times = constant.value() == 2 ? "$1L.mul($1L)" : "$1L.mul($1L).mul($1L)";
                return CodeBlock.of(times, lanes(base));
            }
            if (constant.value() == 2) {
                return CodeBlock.of("$T.square($L)", Types.of(KernelType.TILES), lanes(base));
            }
            if (constant.value() == 0.5) {
                return CodeBlock.of("$L.sqrt()", lanes(base));
            }
        }
        if (!differs(exponent)) {
            return CodeBlock.of("$T.pow($L, $L)", Types.of(KernelType.TILES), lanes(base), sameForAll.write(exponent));
        }
        return method("Math.pow", List.of(lanes(base), lanes(exponent)));
    }

    private CodeBlock choice(Apply apply) {
        Expr condition = apply.argument(0);
        CodeBlock yes = lanes(apply.argument(1));
        CodeBlock no = lanes(apply.argument(2));
        return differs(condition)
                ? CodeBlock.of("$L.blend($L, $L)", no, operand(apply.argument(1)), lanes(condition))
                : CodeBlock.of("($L ? $L : $L)", sameForAll.write(condition), yes, no);
    }

    private CodeBlock condition(Apply apply) {
        Function function = apply.function();
        if (function == Operators.NOT) {
            return CodeBlock.of("$L.not()", lanes(apply.argument(0)));
        }
        Expr first = apply.argument(0);
        Expr second = apply.argument(1);
        if (function == Operators.AND || function == Operators.OR) {
            return CodeBlock.of("$L.$L($L)", lanes(first), function == Operators.AND ? "and" : "or", lanes(second));
        }
        String comparison = COMPARISONS.get(function);
        if (!differs(first)) {
            return compare(second, MIRRORED.get(comparison), first);
        }
        return compare(first, comparison, second);
    }

    private CodeBlock compare(Expr first, String comparison, Expr second) {
        return CodeBlock.of(
                "$L.compare($T.$L, $L)",
                lanes(first),
                Types.of(KernelType.VECTOR_OPERATORS),
                comparison,
                operand(second));
    }

    /** {@code Owner.method}, or such calls one in the other over {@code $1}, {@code $2}, …, with vectors for numbers. */
    private CodeBlock call(String java, List<Expr> operands) {
        if (java.indexOf('$') >= 0) {
            return new VectorCall(java, operands, this).write();
        }
        List<CodeBlock> arguments = new ArrayList<>();
        operands.forEach(operand -> arguments.add(lanes(operand)));
        return method(java, arguments);
    }

    /** A call of a method of {@link Math} or of the runtime. */
    CodeBlock method(String method, List<CodeBlock> arguments) {
        int dot = method.indexOf('.');
        return LaneFunctions.call(type, method.substring(0, dot), method.substring(dot + 1), arguments);
    }

    /** A number that is the same for all rows, as Java's own {@code double} or {@code int}. */
    CodeBlock sameForAll(Expr expr) {
        return sameForAll.write(expr);
    }
}
