package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import io.lossmith.processor.resolve.TableFormulas;
import io.lossmith.syntax.Comparison;
import io.lossmith.syntax.NameReference;
import io.lossmith.syntax.NumberLiteral;
import io.lossmith.syntax.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules made ready for matching, found by the function or operator with which their patterns begin. */
final class RuleBook {
    /** The rules of {@link Rules}. */
    static final RuleBook STANDARD = new RuleBook(Rules.all());

    /**
     * A rule whose pattern was checked.
     *
     * @param rule the row
     * @param pattern its left side
     * @param name what the condition is about, empty if there is none
     * @param strict whether that has to be positive and not only 0 or more
     */
    record Entry(Rule rule, Expr pattern, String name, boolean strict) {
        /** Whether {@code hole} may stand for {@code expr}. */
        boolean admits(String hole, Expr expr, Signs signs) {
            return !hole.equals(name) || (strict ? signs.isPositive(expr) : signs.isNonnegative(expr));
        }
    }

    private final List<Rule> rules;
    private final Map<Function, List<Entry>> byRoot = new HashMap<>();

    /**
     * Makes {@code rules} ready; they are tried in this order.
     *
     * @throws IllegalArgumentException if a row has a pattern or a condition that cannot be decided
     */
    RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (Rule rule : rules) {
            Entry entry = entry(rule);
            add(((Apply) entry.pattern()).function(), entry);
            if (entry.pattern().is(Operators.MULTIPLY)) {
                add(Operators.DIVIDE, entry); // a dividend is a product too
            }
        }
    }

    private void add(Function root, Entry entry) {
        byRoot.computeIfAbsent(root, key -> new ArrayList<>()).add(entry);
    }

    /** All rules in the order they are tried. */
    List<Rule> rules() {
        return rules;
    }

    /** The rules that could match {@code expr}, in the order of the table. */
    List<Entry> candidates(Expr expr) {
        return expr instanceof Apply apply ? byRoot.getOrDefault(apply.function(), List.of()) : List.of();
    }

    private static Entry entry(Rule rule) {
        Expr pattern = Pattern.of(rule.pattern());
        if (rule.where().isEmpty()) {
            return new Entry(rule, pattern, "", false);
        }
        if (TableFormulas.parse(rule.where()) instanceof Comparison comparison
                && comparison.left() instanceof NameReference name
                && comparison.right() instanceof NumberLiteral zero
                && zero.value() == 0
                && (comparison.operator() == Operator.GREATER || comparison.operator() == Operator.GREATER_OR_EQUAL)) {
            return new Entry(rule, pattern, name.name(), comparison.operator() == Operator.GREATER);
        }
        throw new IllegalArgumentException(
                "The rule " + rule.id() + " cannot decide '" + rule.where() + "': write 'x > 0' or 'x >= 0'.");
    }
}
