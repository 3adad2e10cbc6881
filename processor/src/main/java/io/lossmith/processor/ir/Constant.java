package io.lossmith.processor.ir;

/**
 * A number, or the condition true (1) or false (0). A number is a double, and may stand for a real number next to it, as that of
 * {@code 1/3} for a third; which one is known of all constants of a graph together, so that equal doubles are one node.
 */
public final class Constant extends Expr {
    private final double value;
    private final FoldedConstants folded;

    Constant(int id, Type type, double value, FoldedConstants folded) {
        super(id, type, Dependence.NOTHING, false);
        this.value = value;
        this.folded = folded;
    }

    public double value() {
        return value;
    }

    /**
     * The number it stands for: a function of constants that is not simplified, such as the quotient of 1 and 3, in which constants are just
     * numbers; this constant itself where it is just a number.
     */
    public Expr meaning() {
        return type().isCondition() ? this : folded.meaning(this);
    }

    /** How much larger the number is that it stands for, rounded to a double; 0 where it is just a number. */
    public double rest() {
        return type().isCondition() ? 0 : folded.rest(this);
    }

    @Override
    public boolean isConstant(double other) {
        return value == other;
    }
}
