package io.lossmith.processor.ir;

import java.util.List;

/**
 * A node of the expression graph. Nodes are made only by {@link ExprGraph}, which keeps equal nodes identical: compare
 * them with {@code ==}. A node's arguments always have smaller ids, so ids are a topological order.
 */
public abstract sealed class Expr permits Constant, Variable, LengthValue, Position, Apply {
    private final int id;
    private final Type type;
    private final Dependence dependence;
    private final boolean differentiable;

    Expr(int id, Type type, Dependence dependence, boolean differentiable) {
        this.id = id;
        this.type = type;
        this.dependence = dependence;
        this.differentiable = differentiable;
    }

    /** The number of this node in its graph, larger than those of its arguments. */
    public final int id() {
        return id;
    }

    public final Type type() {
        return type;
    }

    /** How often this value changes. */
    public final Dependence dependence() {
        return dependence;
    }

    /** Whether a prediction or a learned input stands in this expression. */
    public final boolean isDifferentiable() {
        return differentiable;
    }

    public final boolean isVector() {
        return type.isVector();
    }

    /** The operands, empty for a leaf. */
    public List<Expr> arguments() {
        return List.of();
    }

    /** The operand number {@code index}. */
    public final Expr argument(int index) {
        return arguments().get(index);
    }

    /** Whether this is an application of {@code function}. */
    public boolean is(Function function) {
        return false;
    }

    /** Whether this is the number {@code value} (0 and -0 are one number here). */
    public boolean isConstant(double value) {
        return false;
    }

    /** The formula of this node, for messages and debugging. */
    @Override
    public final String toString() {
        return ExprPrinter.print(this);
    }
}
