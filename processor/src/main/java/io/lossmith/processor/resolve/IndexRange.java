package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.IndexFacts.Bound;
import io.lossmith.processor.resolve.IndexFacts.Fact;
import io.lossmith.processor.resolve.IndexFacts.Relation;
import io.lossmith.processor.resolve.IndexFacts.Shifted;
import io.lossmith.spec.Length;
import io.lossmith.syntax.ElementAccess;
import io.lossmith.syntax.LengthSyntax;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves that an index exists in its vector, for every class and every length, using the conditions it stands under:
 * {@code y > 0 ? b[y-1] : 0} is fine, {@code b[y-1]} alone is a compile-time error.
 */
final class IndexRange {
    private final ExpressionBuilder builder;
    private final Deque<List<Fact>> facts;
    private final Map<String, Integer> minimums;

    IndexRange(ExpressionBuilder builder) {
        this(builder, new ArrayDeque<>(), new HashMap<>());
    }

    private IndexRange(ExpressionBuilder builder, Deque<List<Fact>> facts, Map<String, Integer> minimums) {
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
        facts.push(condition == null ? List.of() : IndexFacts.of(condition, holds));
    }

    void forget() {
        facts.pop();
    }

    /** Whether {@code index} exists in {@code vector}; if it may not, the problem is reported. */
    boolean check(Expr vector, Expr index, ElementAccess syntax) {
        Length length = vector.type().length().orElseThrow();
        if (index instanceof Constant number) {
            return checkConstant(length, number.value(), syntax);
        }
        Optional<Shifted> position = IndexFacts.shifted(index).filter(Shifted::isWhole);
        Optional<Variable> target = position.flatMap(Shifted::variable);
        if (target.isEmpty()) {
            builder.invalidIndex(syntax.index(), index, length.toString());
            return false;
        }
        Variable variable = target.get();
        int shift = (int) position.get().offset();
        int lower = lower(variable) + shift;
        if (lower < 0) {
            String guard = "'" + variable.name() + " >= " + -shift + " ? " + Quote.of(syntax) + " : 0'";
            return outside(syntax, length, "can be " + lower, "Guard it, as in " + guard + ".");
        }
        Bound end = new Bound(length.symbol(), length.offset()).plus(-shift);
        Map<String, Integer> uppers = uppers(variable);
        Integer upper = uppers.get(end.symbol());
        if (upper != null && upper <= end.offset()) {
            return true;
        }
        Length classes = variable.classes().orElseThrow();
        Bound largest = new Bound(classes.symbol(), uppers.get(classes.symbol())).plus(shift - 1);
        boolean comparable = classes.symbol().equals(length.symbol());
        if (!comparable || (shift == 0 && classes.symbol().isEmpty())) {
            String remedy = "Declare '" + variable.name() + ": class[" + length + "]'.";
            return outside(syntax, length, "can be " + largest, remedy);
        }
        String guard = "'" + variable.name() + " < " + end + " ? " + Quote.of(syntax) + " : 0'";
        return outside(syntax, length, "can be " + largest, "Guard it, as in " + guard + ".");
    }

    private List<Fact> factsOf(Variable variable, Relation relation) {
        return facts.stream()
                .flatMap(List::stream)
                .filter(fact -> fact.variable() == variable && fact.relation() == relation)
                .toList();
    }

    /** The smallest class that the facts leave. */
    private int lower(Variable variable) {
        int lower = 0;
        for (Fact fact : factsOf(variable, Relation.AT_LEAST)) {
            lower = fact.bound().isNumber() ? Math.max(lower, fact.bound().offset()) : lower;
        }
        List<Fact> unequal = factsOf(variable, Relation.UNEQUAL);
        while (excludes(unequal, new Bound("", lower))) {
            lower++;
        }
        return lower;
    }

    /** For each symbol, what to add to it for the smallest number above every class that the facts leave. */
    private Map<String, Integer> uppers(Variable variable) {
        Map<String, Integer> uppers = new HashMap<>();
        Length classes = variable.classes().orElseThrow();
        uppers.put(classes.symbol(), classes.offset());
        for (Fact fact : factsOf(variable, Relation.BELOW)) {
            uppers.merge(fact.bound().symbol(), fact.bound().offset(), Math::min);
        }
        List<Fact> unequal = factsOf(variable, Relation.UNEQUAL);
        uppers.replaceAll((symbol, offset) -> {
            int upper = offset;
            while (excludes(unequal, new Bound(symbol, upper - 1))) {
                upper--;
            }
            return upper;
        });
        return uppers;
    }

    private static boolean excludes(List<Fact> unequal, Bound value) {
        return unequal.stream().anyMatch(fact -> fact.bound().equals(value));
    }

    private boolean outside(ElementAccess syntax, Length length, String what, String remedy) {
        builder.problems()
                .report(
                        Message.INDEX_OUT_OF_RANGE,
                        syntax.index().span(),
                        Quote.of(syntax.index()),
                        what,
                        Quote.of(syntax.vector()),
                        new Bound(length.symbol(), length.offset() - 1),
                        remedy);
        return false;
    }

    private boolean checkConstant(Length length, double value, ElementAccess syntax) {
        boolean whole = Math.rint(value) == value && value >= 0 && value <= LengthSyntax.LARGEST;
        boolean fits = whole && (!length.symbol().isEmpty() || value < length.offset());
        if (!fits) {
            String most = value > LengthSyntax.LARGEST ? " up to " + LengthSyntax.LARGEST : "";
            String remedy = "Positions are whole numbers that count from 0" + most + ".";
            return outside(syntax, length, "does not exist", remedy);
        }
        needs(length, (int) value + 1);
        return true;
    }

    /** Remembers that {@code length} must be 1 at least. */
    void atLeastOne(Length length) {
        needs(length, 1);
    }

    private void needs(Length length, int minimum) {
        if (!length.symbol().isEmpty()) {
            minimums.merge(length.symbol(), minimum - length.offset(), Math::max);
        }
    }

    /** Smallest lengths with which every constant index exists. */
    Map<String, Integer> minimums() {
        return minimums;
    }
}
