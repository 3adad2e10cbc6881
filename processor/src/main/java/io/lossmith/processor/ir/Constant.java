package io.lossmith.processor.ir;

/** A number, or the condition true (1) or false (0). */
public final class Constant extends Expr {
    private final double value;

    Constant(int id, Type type, double value) {
        super(id, type, Dependence.NOTHING, false);
        this.value = value;
    }

    public double value() {
        return value;
    }

    @Override
    public boolean isConstant(double other) {
        return value == other;
    }
}
