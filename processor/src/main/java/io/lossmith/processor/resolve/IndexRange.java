package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import io.lossmith.syntax.ElementAccess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Proves that an index exists in its vector, for every class and every length, using the conditions it stands under:
 * {@code y > 0 ? b[y-1] : 0} is fine, {@code b[y-1]} alone is a compile-time error.
 */
final class IndexRange {
    /** A fact: {@code variable} is at least {@code lower} and at most {@code classes - 1 - below}. */
    private record Fact(Variable variable, int lower, int below) {}

    private final ExpressionBuilder builder;
    private final Deque<Fact> facts;
    private final Map<String, Integer> minimums;

    IndexRange(ExpressionBuilder builder) {
        this(builder, new ArrayDeque<>(), new HashMap<>());
    }

    private IndexRange(ExpressionBuilder builder, Deque<Fact> facts, Map<String, Integer> minimums) {
        this.builder = builder;
        this.facts = facts;
        this.minimums = minimums;
    }

    /** The same facts for a formula put into this one. */
    IndexRange inside(ExpressionBuilder other) {
        return new IndexRange(other, facts, minimums);
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
        boolean less = condition.is(holds ? Operators.LESS : Operators.GREATER_OR_EQUAL);
        if (bound instanceof Constant number) {
            double value = number.value();
            if (greater || (unequal && value == 0)) {
                return new Fact(variable, (int) Math.floor(value) + 1, 0);
            }
            if (atLeast) {
                return new Fact(variable, (int) Math.ceil(value), 0);
            }
            return less ? lessThan(variable, (int) Math.ceil(value)) : nothing;
        }
        boolean sameClasses = variable.classes()
                .map(Length::symbol)
                .filter(symbol -> !symbol.isEmpty() && symbol.equals(symbolOf(bound)))
                .isPresent();
        if (sameClasses && (less || unequal)) {
            int classes = variable.classes().orElseThrow().offset();
            int below = classes - offsetOf(bound);
            // y < K - b means y <= K - 1 - b; y != K - 1 means y <= K - 2.
            return less ? new Fact(variable, 0, below) : new Fact(variable, 0, below == 1 ? 1 : 0);
        }
        return nothing;
    }

    /** For a number of classes that is itself a number, an upper bound counts down from the last class. */
    private static Fact lessThan(Variable variable, int bound) {
        int below = variable.classes()
                .filter(classes -> classes.symbol().isEmpty())
                .map(classes -> classes.offset() - bound)
                .orElse(0);
        return new Fact(variable, 0, Math.max(0, below));
    }

    private static String symbolOf(Expr bound) {
        return lengthOf(bound).map(Length::symbol).orElse("");
    }

    private static int offsetOf(Expr bound) {
        return lengthOf(bound).orElseThrow().offset();
    }

    /** {@code K}, {@code K - 1} or {@code K + 2} as a length. */
    private static Optional<Length> lengthOf(Expr bound) {
        if (bound instanceof LengthValue length) {
            return Optional.of(length.length());
        }
        boolean shifted = bound.is(Operators.ADD) && bound.arguments().size() == 2;
        if (shifted
                && bound.argument(0) instanceof LengthValue length
                && bound.argument(1) instanceof Constant number
                && Math.rint(number.value()) == number.value()) {
            Length base = length.length();
            return Optional.of(new Length(base.symbol(), base.offset() + (int) number.value()));
        }
        return Optional.empty();
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
            builder.invalidIndex(syntax.index(), index, length.toString());
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
        if (lower < 0) {
            String guard = "'" + variable.name() + " >= " + -shift + " ? " + Quote.of(syntax) + " : 0'";
            return outside(syntax, length, "can be " + lower, "Guard it, as in " + guard + ".");
        }
        String largest = "can be " + text(classes.symbol(), classes.offset() - 1 - below + shift);
        if (!upperKnown || (shift == 0 && classes.symbol().isEmpty())) {
            return outside(syntax, length, largest, "Declare '" + variable.name() + ": class[" + length + "]'.");
        }
        String guard = "'" + variable.name() + " < " + text(length.symbol(), length.offset() - shift) + " ? "
                + Quote.of(syntax) + " : 0'";
        return outside(syntax, length, largest, "Guard it, as in " + guard + ".");
    }

    private boolean outside(ElementAccess syntax, Length length, String what, String remedy) {
        builder.problems()
                .report(
                        Message.INDEX_OUT_OF_RANGE,
                        syntax.index().span(),
                        Quote.of(syntax.index()),
                        what,
                        Quote.of(syntax.vector()),
                        text(length.symbol(), length.offset() - 1),
                        remedy);
        return false;
    }

    /** A number of positions as the language writes it; other than a length it may be 0 or less. */
    private static String text(String symbol, int offset) {
        if (symbol.isEmpty() || offset == 0) {
            return symbol.isEmpty() ? String.valueOf(offset) : symbol;
        }
        return symbol + (offset > 0 ? "+" : "") + offset;
    }

    private boolean checkConstant(Length length, double value, ElementAccess syntax) {
        boolean whole = Math.rint(value) == value && value >= 0 && value < Integer.MAX_VALUE;
        boolean fits = whole && (!length.symbol().isEmpty() || value < length.offset());
        if (!fits) {
            return outside(syntax, length, "does not exist", "Positions are whole numbers that count from 0.");
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
