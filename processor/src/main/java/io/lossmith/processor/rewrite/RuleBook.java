package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Apply;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules made ready for matching, found by the function or operator with which their patterns begin. */
final class RuleBook {
    /** The rules of {@link Rules} that come before its schemes. */
    static final RuleBook EARLY = new RuleBook(Rules.early());

    /** Those that come after them. */
    static final RuleBook LATE = new RuleBook(LateRules.ROWS);

    /**
     * A rule whose pattern was checked.
     *
     * @param rule the row
     * @param pattern its left side
     * @param facts what has to be known of the names, all else may be anything
     * @param symbols the functions of the pattern, as {@link Symbols} has them
     */
    record Entry(Rule rule, Expr pattern, Map<String, Fact> facts, long symbols) {
        /** Whether {@code hole} may stand for {@code expr}. */
        boolean admits(String hole, Expr expr, Signs signs) {
            Fact fact = facts.get(hole);
            return fact == null || fact.holds(expr, signs);
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

    /** The rules that begin as {@code expr} does, in the order of the table. */
    List<Entry> candidates(Expr expr) {
        return expr instanceof Apply apply ? byRoot.getOrDefault(apply.function(), List.of()) : List.of();
    }

    private static Entry entry(Rule rule) {
        Map<String, Fact> facts = Fact.of(rule);
        Set<String> rare = new HashSet<>(facts.keySet());
        rare.removeIf(name -> facts.get(name) != Fact.BINARY);
        Expr pattern = Pattern.of(rule.pattern(), rare);
        return new Entry(rule, pattern, facts, new Symbols().of(pattern));
    }
}
