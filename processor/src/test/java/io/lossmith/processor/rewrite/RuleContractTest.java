package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every row of the rule table promises: it is an identity, it is the row that acts on its own pattern, its replacement
 * is never less accurate, and somewhere it is much more accurate. A new row is covered without new code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleContractTest {
    private RuleTrial trial;

    static Stream<RuleCase> cases() {
        return Rules.all().stream().map(RuleCase::new);
    }

    @BeforeAll
    void compile() {
        trial = new RuleTrial(cases().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsPatternBecomesItsReplacementByItAlone(RuleCase each) {
        RuleCase.Graph graph = new RuleCase.Graph(each);
        Rewriter rewriter = new Rewriter(graph.algebra());

        Expr result = rewriter.rewrite(graph.build(each.rule().pattern()));

        assertThat(result).hasToString(graph.build(each.rule().replacement()).toString());
        assertThat(rewriter.applied()).containsExactly(each.rule());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void otherOperandsDoNotHideThePattern(RuleCase each) {
        RuleCase.Graph graph = new RuleCase.Graph(each);
        Expr root = graph.build(each.rule().pattern());
        List<String> around = root.is(Operators.ADD)
                ? List.of("%s + q", "q - (%s)", "q + 7*(%s) + cos(q)", "-3*(%s) - q")
                : root.is(Operators.MULTIPLY) || root.is(Operators.DIVIDE)
                        ? List.of("q*(%s)", "cos(q)*(%s)/q", "3*(%s)^2", "-(%s)/(1 + q^2)")
                        : List.of();
        for (String context : around) {
            Rewriter rewriter = new Rewriter(graph.algebra());
            Expr whole = graph.build(context.formatted(each.rule().pattern()));
            Expr result = rewriter.rewrite(whole);

            assertThat(rewriter.applied()).as("%s", whole).contains(each.rule());
            assertThat(valuesThatDiffer(each, whole, result))
                    .as("%s = %s", whole, result)
                    .isEmpty();
        }
    }

    private static List<String> valuesThatDiffer(RuleCase each, Expr whole, Expr result) {
        List<String> differences = new ArrayList<>();
        int checked = 0;
        for (double[][] row : RulePoints.of(each)) {
            ExactPoint point = RulePoints.exact(each, row).with("q", 0.75);
            try {
                boolean vector = whole.isVector();
                ExactNumber before =
                        vector ? ExactEvaluator.element(whole, 1, point) : ExactEvaluator.value(whole, point);
                ExactNumber after =
                        vector ? ExactEvaluator.element(result, 1, point) : ExactEvaluator.value(result, point);
                if (!RuleTrial.same(before.value(), after.value())) {
                    differences.add(RuleTrial.text(each, row) + " " + before.toDouble() + " and " + after.toDouble());
                }
                if (++checked == RuleTrial.LEAST_POINTS) {
                    return differences;
                }
            } catch (OutOfReach | UndefinedPoint unknown) {
                // no number to compare with
            }
        }
        differences.add("too few points");
        return differences;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsAnIdentityThatGainsAccuracy(RuleCase each) {
        trial.check(each);
    }

    @Test
    void idsAreDifferentAndReasonsAreParts() {
        List<Rule> rules = Rules.all();
        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(rules).extracting(Rule::reason).allMatch(reason -> !reason.isBlank() && !reason.endsWith("."));
    }
}
