package io.lossmith.processor.codegen;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.domain.Intervals;
import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Shape;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.lanes.Lane;
import io.lossmith.processor.lanes.LaneCode;
import io.lossmith.processor.lanes.VectorCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes expressions for as many rows, or elements, at once as a vector has lanes. What is the same in all lanes stays a Java expression of
 * one number; what differs is a vector of numbers or, for a condition, a mask.
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

    /** Divisors from here on have a reciprocal without overflow. */
    private static final double LEAST_DIVISOR = 0x1p-120;

    private final VectorType type;
    private final JavaExpressions sameForAll;
    private final VectorMemory memory;
    private final LaneCode code;
    private final VectorCalls calls;
    private final LaneFunctions functions;
    private final VectorPowers powers;
    private final Map<Expr, Lane> names = new HashMap<>();
    private final Intervals intervals = new Intervals();
    private Set<Expr> outside = Set.of();

    VectorExpressions(
            VectorType type,
            Bindings same,
            VectorMemory memory,
            LaneCode code,
            VectorCalls calls,
            LaneFunctions functions,
            VectorPowers powers) {
        this.type = type;
        this.sameForAll = new JavaExpressions(same);
        this.memory = memory;
        this.code = code;
        this.calls = calls;
        this.functions = functions;
        this.powers = powers;
    }

    /** From now on {@code lane} holds {@code expr}. */
    void bind(Expr expr, Lane lane) {
        names.put(expr, lane);
    }

    void unbind(Expr expr) {
        names.remove(expr);
    }

    /** Whether {@code expr} can differ from lane to lane. */
    boolean differs(Expr expr) {
        return memory.differs(expr);
    }

    /** A vector of numbers, or a mask. */
    Lane lanes(Expr expr) {
        return lanes(expr, false);
    }

    /** The same, computed even if a variable for it is being declared now. */
    Lane define(Expr expr) {
        return lanes(expr, true);
    }

    private Lane lanes(Expr expr, boolean defining) {
        if (!differs(expr)) {
            String number = sameForAll(expr);
            return expr.type().isCondition()
                    ? code.local(type.maskName(), type.species() + ".maskAll(" + number + ")")
                    : calls.broadcast(type.vectorName(), number(expr));
        }
        Lane name = defining ? null : names.get(expr);
        if (name != null) {
            return name;
        }
        Lane kept = defining ? null : memory.kept(expr);
        if (kept != null) {
            return kept;
        }
        return expr instanceof Apply apply ? operation(apply) : memory.leaf(expr);
    }

    /** Division by what is the same for all elements of a loop is a product: the JIT computes the reciprocal once. */
    private Lane quotient(Expr dividend, Expr divisor) {
        Lane first = lanes(dividend);
        if (!outside.contains(divisor) || !(intervals.of(divisor).lower() >= LEAST_DIVISOR)) {
            return calls.method(first, "div", operand(divisor));
        }
        return calls.method(first, "mul", calls.method(broadcast(1), "div", operand(divisor)));
    }

    /** From now on expressions are those of a loop over elements. */
    void enterLoop() {
        outside = Set.copyOf(names.keySet());
    }

    void leaveLoop() {
        outside = Set.of();
    }

    private Lane operation(Apply apply) {
        Function function = apply.function();
        if (function == Operators.ADD) {
            return sum(apply.arguments());
        }
        if (function == Operators.MULTIPLY) {
            return product(apply.arguments());
        }
        if (function == Operators.DIVIDE) {
            return quotient(apply.argument(0), apply.argument(1));
        }
        if (function == Operators.NEGATE) {
            return calls.method(lanes(apply.argument(0)), "neg");
        }
        if (function == Operators.POWER) {
            return power(apply.argument(0), apply.argument(1));
        }
        if (function == Operators.SELECT) {
            return choice(apply);
        }
        if (function == Operators.GATHER) {
            return memory.pick((Variable) apply.argument(0), apply.argument(1), this);
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
    private Lane operand(Expr expr) {
        return differs(expr) ? lanes(expr) : Lane.number(number(expr));
    }

    private String number(Expr expr) {
        return expr instanceof Constant constant ? literal(constant.value()) : memory.narrow(sameForAll(expr));
    }

    /** A constant as an element. */
    String literal(double value) {
        String text = JavaExpressions.number(value).toString();
        float nearest = (float) value;
        boolean plain = type == VectorType.FLOAT
                && Float.isFinite(nearest)
                && (nearest != 0 || value == 0)
                && !text.contains("PI");
        return plain ? text + "f" : type.narrow(text);
    }

    /** A constant in all lanes. */
    Lane broadcast(double value) {
        return calls.broadcast(type.vectorName(), literal(value));
    }

    /** A variable of the element's own type in all lanes. */
    Lane broadcastNumber(String name) {
        return calls.broadcast(type.vectorName(), name);
    }

    private Lane sum(List<Expr> terms) {
        List<Expr> ordered = varyingFirst(terms);
        Lane result = lanes(ordered.get(0));
        for (Expr term : ordered.subList(1, ordered.size())) {
            boolean minus = term.is(Operators.NEGATE);
            Expr magnitude = minus ? term.argument(0) : term;
            if (isProduct(magnitude)) {
                List<Expr> factors = varyingFirst(magnitude.arguments());
                Lane first = lanes(factors.get(0));
                Lane rest = factors.size() == 2 ? lanes(factors.get(1)) : product(factors.subList(1, factors.size()));
                result = calls.fma(minus ? calls.method(first, "neg") : first, rest, result);
            } else {
                result = calls.method(result, minus ? "sub" : "add", operand(magnitude));
            }
        }
        return result;
    }

    /** Whether a product can be added without being rounded before. */
    private boolean isProduct(Expr expr) {
        return expr.is(Operators.MULTIPLY)
                && differs(expr)
                && names.get(expr) == null
                && memory.kept(expr) == null
                && expr.arguments().stream().filter(this::differs).count() >= 2;
    }

    private Lane product(List<Expr> factors) {
        List<Expr> ordered = varyingFirst(factors);
        Lane result = lanes(ordered.get(0));
        for (Expr factor : ordered.subList(1, ordered.size())) {
            result = calls.method(result, "mul", operand(factor));
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

    private Lane power(Expr base, Expr exponent) {
        if (differs(exponent)) {
            return function("Math.pow", List.of(lanes(base), lanes(exponent)));
        }
        return exponent instanceof Constant constant
                ? powers.constant(lanes(base), constant.value(), this)
                : powers.uniform(lanes(base), sameForAll(exponent), this);
    }

    private Lane choice(Apply apply) {
        Expr condition = apply.argument(0);
        if (differs(condition)) {
            return calls.method(lanes(apply.argument(2)), "blend", operand(apply.argument(1)), lanes(condition));
        }
        return code.choose(sameForAll(condition), () -> lanes(apply.argument(1)), () -> lanes(apply.argument(2)));
    }

    private Lane condition(Apply apply) {
        Function function = apply.function();
        if (function == Operators.NOT) {
            return calls.method(lanes(apply.argument(0)), "not");
        }
        Expr first = apply.argument(0);
        Expr second = apply.argument(1);
        if (function == Operators.AND || function == Operators.OR) {
            return calls.method(lanes(first), function == Operators.AND ? "and" : "or", lanes(second));
        }
        String comparison = COMPARISONS.get(function);
        return differs(first)
                ? compare(lanes(first), comparison, operand(second))
                : compare(lanes(second), MIRRORED.get(comparison), operand(first));
    }

    /** The mask of {@code first comparison second}. */
    Lane compare(Lane first, String comparison, Lane second) {
        return calls.method(first, "compare", Lane.number("VectorOperators." + comparison), second);
    }

    /** {@code Owner.method}, or such calls one in the other over {@code $1}, {@code $2}, …, with vectors for numbers. */
    private Lane call(String java, List<Expr> operands) {
        if (java.indexOf('$') >= 0) {
            return new VectorCall(java, operands, this).write();
        }
        List<Lane> arguments = new ArrayList<>();
        operands.forEach(operand -> arguments.add(lanes(operand)));
        return function(java, arguments);
    }

    /** A call of a method of {@link Math} or of the runtime. */
    Lane function(String method, List<Lane> arguments) {
        int dot = method.indexOf('.');
        return functions.call(method.substring(0, dot), method.substring(dot + 1), arguments);
    }

    /** {@code receiver.name(arguments)}. */
    Lane method(Lane receiver, String name, Lane... arguments) {
        return calls.method(receiver, name, arguments);
    }

    /** A number that is the same in all lanes, as Java's own {@code double}, {@code int} or {@code boolean}. */
    String sameForAll(Expr expr) {
        // Without the end of the line JavaPoet keeps back what follows the last place where it may break.
        return CodeBlock.of("$L\n", sameForAll.write(expr)).toString().strip();
    }
}
