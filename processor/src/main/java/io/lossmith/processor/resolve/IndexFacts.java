package io.lossmith.processor.resolve;

import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.LengthValue;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What conditions say about class targets, one fact a comparison: {@code y > 0 && y < K-1} says two things where it holds and
 * nothing where it does not, {@code y == 0 || y == K-1} the other way round.
 */
final class IndexFacts {
    /** A number, or a named length plus a number; unlike a length it may be 0 or less. */
    record Bound(String symbol, int offset) {
        boolean isNumber() {
            return symbol.isEmpty();
        }

        Bound plus(int shift) {
            return new Bound(symbol, offset + shift);
        }

        /** As the language writes it. */
        @Override
        public String toString() {
            if (symbol.isEmpty() || offset == 0) {
                return symbol.isEmpty() ? String.valueOf(offset) : symbol;
            }
            return symbol + (offset > 0 ? "+" : "") + offset;
        }
    }

    /** How a class and a bound relate. */
    enum Relation {
        AT_LEAST,
        BELOW,
        UNEQUAL
    }

    /** One fact about {@code variable}. */
    record Fact(Variable variable, Relation relation, Bound bound) {}

    /** A class plus a number; without a class a named length plus a number, or a number. */
    record Shifted(Optional<Variable> variable, String symbol, double offset) {
        boolean isWhole() {
            return Math.rint(offset) == offset;
        }

        private Shifted plus(double shift) {
            return new Shifted(variable, symbol, offset + shift);
        }
    }

    /** No class is as large; whole numbers up to it and sums of two fit into an int. */
    private static final double LARGEST = 1 << 29;

    private IndexFacts() {}

    /** What {@code condition} says where it holds, or where it does not. */
    static List<Fact> of(Expr condition, boolean holds) {
        List<Fact> facts = new ArrayList<>();
        collect(condition, holds, facts);
        return facts;
    }

    private static void collect(Expr condition, boolean holds, List<Fact> facts) {
        if (condition.is(Operators.NOT)) {
            collect(condition.argument(0), !holds, facts);
        } else if (condition.is(holds ? Operators.AND : Operators.OR)) {
            condition.arguments().forEach(part -> collect(part, holds, facts));
        } else {
            comparison(condition, holds, facts);
        }
    }

    private static void comparison(Expr condition, boolean holds, List<Fact> facts) {
        if (condition.arguments().size() != 2 || condition.arguments().stream().anyMatch(Expr::isVector)) {
            return;
        }
        Optional<Shifted> left = shifted(condition.argument(0));
        Optional<Shifted> right = shifted(condition.argument(1));
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        boolean swapped = left.get().variable().isEmpty();
        Shifted subject = swapped ? right.get() : left.get();
        Shifted other = swapped ? left.get() : right.get();
        if (subject.variable().isPresent() && other.variable().isEmpty()) {
            // y + 1 < K says what y < K - 1 says.
            Shifted bound = other.plus(-subject.offset());
            compare(condition, holds, swapped, subject.variable().get(), bound, facts);
        }
    }

    private static void compare(
            Expr condition, boolean holds, boolean swapped, Variable variable, Shifted bound, List<Fact> facts) {
        Function less = swapped ? Operators.GREATER : Operators.LESS;
        Function upTo = swapped ? Operators.GREATER_OR_EQUAL : Operators.LESS_OR_EQUAL;
        Function greater = swapped ? Operators.LESS : Operators.GREATER;
        Function from = swapped ? Operators.LESS_OR_EQUAL : Operators.GREATER_OR_EQUAL;
        // The whole numbers next to the bound: y < 1.5 is y < 2, and y <= 1.5 is y < 2, too.
        Bound ceiling = new Bound(bound.symbol(), (int) Math.ceil(bound.offset()));
        Bound next = new Bound(bound.symbol(), (int) Math.floor(bound.offset()) + 1);
        if (condition.is(holds ? less : from)) {
            facts.add(new Fact(variable, Relation.BELOW, ceiling));
        } else if (condition.is(holds ? upTo : greater)) {
            facts.add(new Fact(variable, Relation.BELOW, next));
        } else if (condition.is(holds ? greater : upTo)) {
            facts.add(new Fact(variable, Relation.AT_LEAST, next));
        } else if (condition.is(holds ? from : less)) {
            facts.add(new Fact(variable, Relation.AT_LEAST, ceiling));
        } else if (condition.is(holds ? Operators.EQUAL : Operators.NOT_EQUAL)) {
            facts.add(new Fact(variable, Relation.AT_LEAST, ceiling));
            facts.add(new Fact(variable, Relation.BELOW, next));
        } else if (condition.is(holds ? Operators.NOT_EQUAL : Operators.EQUAL) && bound.isWhole()) {
            facts.add(new Fact(variable, Relation.UNEQUAL, ceiling));
        }
    }

    /** A class, a length or a number, plus or minus numbers; nothing for any other expression. */
    static Optional<Shifted> shifted(Expr expr) {
        if (expr instanceof Constant number) {
            return Math.abs(number.value()) < LARGEST
                    ? Optional.of(new Shifted(Optional.empty(), "", number.value()))
                    : Optional.empty();
        }
        if (expr instanceof LengthValue length) {
            String symbol = length.length().symbol();
            return Optional.of(
                    new Shifted(Optional.empty(), symbol, length.length().offset()));
        }
        if (expr instanceof Variable variable) {
            return variable.classes().isEmpty() || variable.isVector()
                    ? Optional.empty()
                    : Optional.of(new Shifted(Optional.of(variable), "", 0));
        }
        if (expr.is(Operators.ADD) && expr.arguments().size() == 2) {
            int constant = expr.argument(0) instanceof Constant ? 0 : 1;
            return expr.argument(constant) instanceof Constant number && Math.abs(number.value()) < LARGEST
                    ? shifted(expr.argument(1 - constant)).map(base -> base.plus(number.value()))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
