package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.SyntaxPrinter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Proves that an index exists in its vector, for every class and every length, using the conditions it stands under:
 * {@code y > 0 ? b[y-1] : 0} is fine, {@code b[y-1]} alone is a compile-time error.
 */
final class IndexRange {
    /** A fact: {@code variable} is at least {@code lower} and at most {@code classes - 1 - below}. */
    private record Fact(Variable variable, int lower, int below) {}

    private final ExpressionBuilder builder;
    private final Deque<Fact> facts = new ArrayDeque<>();
    private final Map<String, Integer> minimums = new HashMap<>();

    IndexRange(ExpressionBuilder builder) {
        this.builder = builder;
    }

    /** Remembers what {@code condition} says about class indices until {@link #forget}. */
    void assume(Expr condition, boolean holds) {
        facts.push(condition == null ? new Fact(null, 0, 0) : fact(condition, holds));
    }

    void forget() {
        facts.pop();
    }

    private static Fact fact(Expr condition, boolean holds) {
        Fact nothing = new Fact(null, 0, 0);
        if (condition.arguments().size() != 2 || !(condition.argument(0) instanceof Variable variable)) {
            return nothing;
        }
        Expr bound = condition.argument(1);
        boolean greater = condition.is(holds ? Operators.GREATER : Operators.LESS_OR_EQUAL);
        boolean atLeast = condition.is(holds ? Operators.GREATER_OR_EQUAL : Operators.LESS);
        boolean unequal = condition.is(holds ? Operators.NOT_EQUAL : Operators.EQUAL);
        if (bound instanceof Constant number) {
            int value = (int) number.value();
            if (greater || (unequal && value == 0)) {
                return new Fact(variable, value + 1, 0);
            }
            return atLeast ? new Fact(variable, value, 0) : nothing;
        }
        boolean less = condition.is(holds ? Operators.LESS : Operators.GREATER_OR_EQUAL);
        boolean sameClasses = variable.classes()
                .map(Length::symbol)
                .filter(symbol -> symbol.equals(symbolOf(bound)))
                .isPresent();
        if (sameClasses && (less || unequal)) {
            int classes = variable.classes().orElseThrow().offset();
            int below = classes - offsetOf(bound);
            // y < K - b means y <= K - 1 - b; y != K - 1 means y <= K - 2.
            return less ? new Fact(variable, 0, below) : new Fact(variable, 0, below == 1 ? 1 : 0);
        }
        return nothing;
    }

    private static String symbolOf(Expr bound) {
        Expr base = bound.is(Operators.ADD) ? bound.argument(0) : bound;
        return base instanceof LengthValue length ? length.length().symbol() : "";
    }

    private static int offsetOf(Expr bound) {
        if (bound.is(Operators.ADD) && bound.argument(1) instanceof Constant number) {
            return ((LengthValue) bound.argument(0)).length().offset() + (int) number.value();
        }
        return ((LengthValue) bound).length().offset();
    }

    /** Whether {@code index} exists in {@code vector}; if it may not, the problem is reported. */
    boolean check(Expr vector, Expr index, ElementAccess syntax) {
        Length length = vector.type().length().orElseThrow();
        if (index instanceof Constant number) {
            return checkConstant(length, number.value(), syntax);
        }
        int shift = 0;
        Expr base = index;
        if (index.is(Operators.ADD) && index.arguments().size() == 2 && index.argument(1) instanceof Constant number) {
            base = index.argument(0);
            shift = (int) number.value();
        }
        if (!(base instanceof Variable variable) || variable.classes().isEmpty() || base.isVector()) {
            builder.problems()
                    .report(Message.INVALID_INDEX, syntax.index().span(), SyntaxPrinter.print(syntax.index()));
            return false;
        }
        Length classes = variable.classes().get();
        int lower = shift;
        int below = 0;
        for (Fact fact : facts) {
            if (fact.variable() == variable) {
                lower = Math.max(lower, fact.lower() + shift);
                below = Math.max(below, fact.below());
            }
        }
        // Largest index minus last position, when both count from the same symbol.
        int over = classes.offset() - 1 - below + shift - (length.offset() - 1);
        boolean upperKnown = classes.symbol().equals(length.symbol());
        if (lower >= 0 && upperKnown && over <= 0) {
            return true;
        }
        String largest = below + shift == 0 && shift == 0 ? classes + "-1" : SyntaxPrinter.print(syntax.index());
        builder.problems()
                .report(
                        Message.INDEX_OUT_OF_RANGE,
                        syntax.index().span(),
                        SyntaxPrinter.print(syntax.index()),
                        lower < 0 ? String.valueOf(lower) : "as large as " + largest,
                        length,
                        lower < 0
                                ? "Guard it: '" + variable.name() + " >= " + -shift + " ? "
                                        + SyntaxPrinter.print(syntax) + " : …'."
                                : "Guard it with a condition such as '" + variable.name() + " < " + classes
                                        + (shift == 0 ? "-1" : "-" + shift) + "', or use vectors of matching length.");
        return false;
    }

    private boolean checkConstant(Length length, double value, ElementAccess syntax) {
        boolean whole = Math.rint(value) == value && value >= 0 && value < Integer.MAX_VALUE;
        boolean fits = whole && (!length.symbol().isEmpty() || value < length.offset());
        if (!fits) {
            builder.problems()
                    .report(
                            Message.INDEX_OUT_OF_RANGE,
                            syntax.index().span(),
                            SyntaxPrinter.print(syntax.index()),
                            SyntaxPrinter.print(syntax.index()),
                            length,
                            "Positions count from 0.");
            return false;
        }
        if (!length.symbol().isEmpty()) {
            minimums.merge(length.symbol(), (int) value + 1 - length.offset(), Math::max);
        }
        return true;
    }

    /** Smallest lengths with which every constant index exists. */
    Map<String, Integer> minimums() {
        return minimums;
    }
}
