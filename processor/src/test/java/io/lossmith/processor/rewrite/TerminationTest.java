package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rewriting ends, because every rule makes its formula lighter; {@link RewritingPropertyTest} tries it. A new row needs no code, unless
 * it puts in a function that is heavy itself.
 */
class TerminationTest {
    /** Rules whose result is heavier, and why they come to an end all the same. */
    private static final Map<String, String> HEAVIER = Map.ofEntries(
            Map.entry(
                    "softplus-minus-share",
                    "no rule makes a difference of what it leaves, a sum of two positive terms"),
            Map.entry("softmax-less-shares", "what it subtracts is no softmax any more"),
            Map.entry("sigmoid-minus-binary", "what it leaves is a choice, not a difference"),
            Map.entry("root-of-product", "each root is one of a factor, and the factors are no products"),
            Map.entry(
                    "log1p-of-square-of-ratio-of-quotient",
                    "a divisor moves to the other operand, and none moves back"),
            Map.entry("normal-from-erf", "no error function is left"),
            Map.entry("square-of-third-root", "no fractional power is left"),
            Map.entry(
                    "log-of-positive-sum",
                    "each logarithm is one of a part of the former operand, without its exponential"),
            Map.entry("log-of-known-factor", "each logarithm is one of a part of the former operand"),
            Map.entry("complement-of-product", "each complement is one of a part of the former operand"),
            Map.entry("function-of-choice", "the function stands in the branches, where an identity fits it"),
            Map.entry("inverse-abs-from-sign", "no sign is left"));

    static Stream<SchemeExample> rules() {
        return Stream.concat(
                Rules.all().stream().map(rule -> new SchemeExample(rule, new RuleCase(rule))),
                SchemeExample.all().stream());
    }

    private static boolean isLighter(SchemeExample each) {
        RuleCase.Graph graph = new RuleCase.Graph(each.sides());
        return RuleWeight.of(graph.build(each.sides().rule().replacement()))
                < RuleWeight.of(graph.build(each.sides().rule().pattern()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleMakesItsFormulaLighter(SchemeExample each) {
        if (!HEAVIER.containsKey(each.scheme().id())) {
            assertThat(isLighter(each)).as("%s", each.sides().rule().sentence()).isTrue();
        }
    }

    @Test
    void exceptionsAreNeeded() {
        assertThat(rules().filter(each -> !isLighter(each))
                        .map(each -> each.scheme().id()))
                .containsAll(HEAVIER.keySet());
    }
}
