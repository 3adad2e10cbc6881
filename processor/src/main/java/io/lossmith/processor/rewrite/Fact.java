package io.lossmith.processor.rewrite;

import io.lossmith.processor.ir.Expr;
import io.lossmith.spec.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** What a rule may ask to be known of what a name stands for. */
enum Fact {
    POSITIVE("> 0", Domain.POSITIVE, Signs::isPositive),
    NONNEGATIVE(">= 0", Domain.NONNEGATIVE, Signs::isNonnegative),
    UNIT(": unit", Domain.UNIT, Signs::isUnit),
    BINARY(": binary", Domain.BINARY, Signs::isBinary),
    SIMPLEX(": simplex", Domain.SIMPLEX, Signs::isSimplex);

    private final String words;
    private final Domain domain;
    private final BiPredicate<Signs, Expr> test;

    Fact(String words, Domain domain, BiPredicate<Signs, Expr> test) {
        this.words = words;
        this.domain = domain;
        this.test = test;
    }

    /** The numbers that have it. */
    Domain domain() {
        return domain;
    }

    /** Whether it is known of {@code expr}. */
    boolean holds(Expr expr, Signs signs) {
        return test.test(signs, expr);
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
