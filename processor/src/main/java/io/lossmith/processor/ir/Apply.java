package io.lossmith.processor.ir;

import java.util.List;

/** A function applied to operands. */
public final class Apply extends Expr {
    private final Function function;
    private final List<Expr> arguments;

    Apply(int id, Type type, Dependence dependence, boolean differentiable, Function function, List<Expr> arguments) {
        super(id, type, dependence, differentiable);
        this.function = function;
        this.arguments = arguments;
    }

    public Function function() {
        return function;
    }

    @Override
    public List<Expr> arguments() {
        return arguments;
    }

    @Override
    public boolean is(Function other) {
        return function == other;
    }
}
