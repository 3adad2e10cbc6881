package io.lossmith.processor.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Formulas in which one rule finds another: left and right sides of rules, put into each other and among other operations. */
final class RandomExpressions {
    private static final Pattern NAME = Pattern.compile("\\b[vwxyz]\\b");

    private static final List<String> OPERATIONS = List.of(
            "x + y", "x - y", "x*y", "x/y", "1 - x", "x - 1", "x^2", "x*y/z", "(x > 0 ? y : z)", "2*x - 3*y", "x^y");

    private RandomExpressions() {}

    /** Formulas over the names of all rules, of rules within rules up to {@code depth}; the result is a number. */
    static Arbitrary<String> numbers(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("x", "y", "z", "v[i]", "2", "0.5");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> vector = vectors(depth - 1);
        Arbitrary<String> number = numbers(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(1, leaf),
                Tuple.of(6, filled(sides(false), number, vector)),
                Tuple.of(2, filled(OPERATIONS, number, vector)));
    }

    private static Arbitrary<String> vectors(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("v", "w");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> vector = vectors(depth - 1);
        Arbitrary<String> number = numbers(depth - 1);
        return Arbitraries.frequencyOf(Tuple.of(2, leaf), Tuple.of(3, filled(sides(true), number, vector)));
    }

    /** Both sides of all rules that are vectors, or numbers. */
    private static List<String> sides(boolean vectors) {
        List<String> sides = new ArrayList<>();
        Stream.concat(Rules.all().stream(), Rules.schemes().stream())
                .filter(rule -> new RuleCase(rule).isVector() == vectors)
                .forEach(rule -> sides.addAll(List.of(rule.pattern(), rule.pattern(), rule.replacement())));
        return sides;
    }

    /** One of {@code templates} with an operand for each name: the same wherever the name stands. */
    private static Arbitrary<String> filled(
            List<String> templates, Arbitrary<String> number, Arbitrary<String> vector) {
        return Combinators.combine(Arbitraries.of(templates), number, number, number, vector, vector)
                .as((template, x, y, z, v, w) -> {
                    StringBuilder text = new StringBuilder();
                    Matcher name = NAME.matcher(template);
                    while (name.find()) {
                        String operand = switch (name.group()) {
                            case "x" -> x;
                            case "y" -> y;
                            case "z" -> z;
                            case "v" -> v;
                            default -> w;
                        };
                        name.appendReplacement(text, Matcher.quoteReplacement("(" + operand + ")"));
                    }
                    return name.appendTail(text).toString().replace(") ? ", ") > 0 ? ");
                });
    }
}
