package io.lossmith.processor.ir;

import io.lossmith.spec.Domain;
import io.lossmith.spec.Length;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes expression nodes and keeps equal ones identical (hash-consing), so that sharing is found without a search and
 * work over a graph is linear in its number of nodes.
 */
public final class ExprGraph {
    private final Map<Object, Expr> nodes = new HashMap<>();
    private final List<Expr> inOrder = new ArrayList<>();
    private final FoldedConstants folded;

    private record ConstantKey(long bits, Kind kind) {}

    private record VariableKey(String name) {}

    private record LengthKey(Length length, boolean position) {}

    private record ApplyKey(Function function, List<Integer> arguments) {}

    /** An empty graph whose constants are rounded from what {@code numbers} knows of them. */
    public ExprGraph(RealNumbers numbers) {
        this.folded = new FoldedConstants(this, numbers);
    }

    /** A real number; what it stands for is known from what was folded to it. */
    public Expr constant(double value) {
        double positiveZero = value == 0 ? 0.0 : value;
        return nodes.computeIfAbsent(
                new ConstantKey(Double.doubleToLongBits(positiveZero), Kind.REAL),
                key -> added(new Constant(inOrder.size(), Type.REAL, positiveZero, folded)));
    }

    /** The condition that always or never holds. */
    public Expr condition(boolean value) {
        return nodes.computeIfAbsent(
                new ConstantKey(value ? 1 : 0, Kind.CONDITION),
                key -> added(new Constant(inOrder.size(), Type.CONDITION, value ? 1 : 0, folded)));
    }

    /** A number that a formula gives as digits: it means its double. */
    public Expr literal(double value) {
        folded.literal(value);
        return constant(value);
    }

    /**
     * The double nearest to {@code function} of the numbers that the constants {@code operands} stand for; NaN if it does not fold. It stands
     * for that number.
     */
    double fold(Function function, double... operands) {
        return folded.fold(function, operands);
    }

    /** An input or parameter; the name decides identity. */
    public Variable variable(String name, Origin origin, Type type, Domain domain, Optional<Length> classes) {
        return (Variable) nodes.computeIfAbsent(
                new VariableKey(name), key -> added(new Variable(inOrder.size(), name, origin, type, domain, classes)));
    }

    /** A length as a number. */
    public Expr length(Length length) {
        if (length.symbol().isEmpty()) {
            return constant(length.offset());
        }
        return nodes.computeIfAbsent(
                new LengthKey(length, false), key -> added(new LengthValue(inOrder.size(), length)));
    }

    /** The vector 0, 1, … length-1. */
    public Expr position(Length length) {
        return nodes.computeIfAbsent(new LengthKey(length, true), key -> added(new Position(inOrder.size(), length)));
    }

    /** A function applied as it stands; {@link Algebra} is the place that simplifies. */
    public Expr apply(Function function, List<Expr> arguments) {
        List<Integer> ids = new ArrayList<>(arguments.size());
        for (Expr argument : arguments) {
            ids.add(argument.id());
        }
        if (function == Operators.ADD || function == Operators.MULTIPLY) {
            ids.sort(null); // a+b and b+a are one node, printed as first written
        }
        ApplyKey key = new ApplyKey(function, ids);
        Expr known = nodes.get(key);
        if (known != null) {
            return known;
        }
        Dependence dependence = Dependence.NOTHING;
        boolean differentiable = false;
        for (Expr argument : arguments) {
            dependence = dependence.join(argument.dependence());
            differentiable |= argument.isDifferentiable();
        }
        Expr made = added(new Apply(
                inOrder.size(),
                resultType(function, arguments),
                dependence,
                differentiable,
                function,
                List.copyOf(arguments)));
        nodes.put(key, made);
        return made;
    }

    /** Whether {@code function} was applied to {@code arguments} before, in this order. */
    boolean has(Function function, List<Expr> arguments) {
        return nodes.containsKey(
                new ApplyKey(function, arguments.stream().map(Expr::id).toList()));
    }

    /** Number of nodes made so far. */
    public int size() {
        return inOrder.size();
    }

    private Expr added(Expr node) {
        inOrder.add(node);
        return node;
    }

    private static Type resultType(Function function, List<Expr> arguments) {
        return switch (function.shape()) {
            case ELEMENTWISE -> {
                Optional<Length> length = Optional.empty();
                for (Expr argument : arguments) {
                    if (argument.isVector()) {
                        length = argument.type().length();
                    }
                }
                yield new Type(elementwiseKind(function, arguments), length);
            }
            case REDUCTION -> new Type(function.result(), Optional.empty());
            case GATHER -> new Type(arguments.get(0).type().kind(), Optional.empty());
            case ROW -> new Type(function.result(), arguments.get(0).type().length());
        };
    }

    private static Kind elementwiseKind(Function function, List<Expr> arguments) {
        if (function == Operators.SELECT) {
            return arguments.get(1).type().kind() == arguments.get(2).type().kind()
                    ? arguments.get(1).type().kind()
                    : Kind.REAL;
        }
        if (function == Operators.SPREAD && arguments.get(0).type().isCondition()) {
            return Kind.CONDITION;
        }
        if (function == Operators.ADD && arguments.stream().allMatch(ExprGraph::isIntegral)) {
            return Kind.INTEGER;
        }
        return function.result();
    }

    private static boolean isIntegral(Expr expr) {
        return expr.type().kind() == Kind.INTEGER
                || (expr instanceof Constant c && Math.rint(c.value()) == c.value() && Math.abs(c.value()) < 1e6);
    }
}
