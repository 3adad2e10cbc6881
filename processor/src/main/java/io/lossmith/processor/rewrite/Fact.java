package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Expr;
import io.lossmith.spec.Domain;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a rule may ask to be known of what a name stands for. */
enum Fact {
    POSITIVE("> 0"),
    NONNEGATIVE(">= 0"),
    UNIT(": unit"),
    BINARY(": binary"),
    SIMPLEX(": simplex");

    private final String words;

    Fact(String words) {
        this.words = words;
    }

    /** The numbers that have it. */
    Domain domain() {
        return switch (this) {
            case POSITIVE -> Domain.POSITIVE;
            case NONNEGATIVE -> Domain.NONNEGATIVE;
            case UNIT -> Domain.UNIT;
            case BINARY -> Domain.BINARY;
            case SIMPLEX -> Domain.SIMPLEX;
        };
    }

    /** Whether it is known of {@code expr}. */
    boolean holds(Expr expr, Signs signs) {
        return switch (this) {
            case POSITIVE -> signs.isPositive(expr);
            case NONNEGATIVE -> signs.isNonnegative(expr);
            case UNIT -> signs.isUnit(expr);
            case BINARY -> signs.isBinary(expr);
            case SIMPLEX -> signs.isSimplex(expr);
        };
    }

    /**
     * The facts of a condition such as {@code x > 0 and y: unit}, by name.
     *
     * @throws IllegalArgumentException if a part says anything else
     */
    static Map<String, Fact> of(Rule rule) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (String part : rule.where().isEmpty() ? new String[0] : rule.where().split(" and ")) {
            facts.put(part.replaceFirst("[ :].*", ""), fact(rule, part));
        }
        return facts;
    }

    private static Fact fact(Rule rule, String part) {
        for (Fact fact : values()) {
            if (part.matches("[a-z] ?" + fact.words)) {
                return fact;
            }
        }
        throw new IllegalArgumentException("The rule " + rule.id() + " cannot decide '" + part
                + "': write 'x > 0', 'x >= 0', 'x: unit', 'x: binary' or 'w: simplex'.");
    }
}
