package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.contract.Quantity;
import io.lossmith.processor.exact.ExactEvaluator;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.harness.Ulps;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Operators;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** An error that the conditioning of the formula does not explain, in ULP. */
    private static final double BOUND = 6;

    private static final int LEAST_POINTS = 20;

    /** Two computations of the same number in 25 digits. */
    private static final BigDecimal SAME = new BigDecimal("1e-20");

    /** A difference that rounds away beside the smallest double. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-340");

    /** Without a bound on the digits, a difference beside e^(10^8) would be written out. */
    private static final MathContext DIGITS = new MathContext(60);

    private Map<String, CompiledLoss> compiled;

    static Stream<RuleCase> cases() {
        return Rules.all().stream().map(RuleCase::new);
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness(true);
        cases().forEach(each -> {
            harness.add(name(each, "pattern"), each.loss(each.literalPattern()));
            harness.add(name(each, "replacement"), each.loss(each.rule().replacement()));
            for (String number : each.numbers()) {
                for (int order = 1; order <= 2; order++) {
                    String name = name(each, number + order);
                    each.literalDerivative(number, order)
                            .ifPresent(derivative -> harness.add(name, each.loss(derivative)));
                }
            }
        });
        compiled = harness.compile();
    }

    private static String name(RuleCase each, String side) {
        return "Rule_" + each.rule().id().replace('-', '_') + "_" + side;
    }

    private LossKernel kernel(RuleCase each, String side) {
        CompiledLoss loss = compiled.get(name(each, side));
        return each.usesVector() ? loss.kernel(new int[] {RulePoints.LENGTH}) : loss.kernel();
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
                if (!same(before.value(), after.value())) {
                    differences.add(text(each, row) + " " + before.toDouble() + " and " + after.toDouble());
                }
                if (++checked == LEAST_POINTS) {
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
        Expr pattern = new RuleCase.Graph(each).result(each.rule().pattern());
        Expr replacement = compiled.get(name(each, "replacement")).loss().value();
        LossKernel before = kernel(each, "pattern");
        LossKernel after = kernel(each, "replacement");
        List<String> failures = new ArrayList<>();
        int checked = 0;
        boolean gains = false;
        for (double[][] row : RulePoints.of(each)) {
            ExactPoint point = RulePoints.exact(each, row);
            try {
                ExactNumber exact = Quantity.value(pattern).at(point);
                ExactNumber other = Quantity.value(replacement).at(point);
                double errorBefore = Ulps.error(Evaluation.inDouble(before, row).value(), exact);
                double errorAfter = Ulps.error(Evaluation.inDouble(after, row).value(), exact);
                gains |= errorBefore > (each.rule().replacement().matches("[0-9]+") ? 0 : Math.max(1, 4 * errorAfter));
                checked++;
                if (!same(exact.value(), other.value())) {
                    failures.add(text(each, row) + " exactly " + exact.toDouble() + " and " + other.toDouble());
                }
                if (errorAfter > Math.max(BOUND, errorBefore)
                        && errorAfter > BOUND * conditioning(each, pattern, point)) {
                    failures.add(text(each, row)
                            + String.format(Locale.ROOT, " %.3g ULP, before %.3g", errorAfter, errorBefore));
                }
            } catch (OutOfReach | UndefinedPoint unknown) {
                // no number to compare with
            }
        }
        assertThat(failures).as("%s", each.rule().sentence()).isEmpty();
        assertThat(checked).as("points of %s that could be checked", each).isGreaterThanOrEqualTo(LEAST_POINTS);
        assertThat(gains || gainsInADerivative(each))
                .as("a point at which %s gains accuracy", each)
                .isTrue();
    }

    /** Some patterns are fine until they are differentiated: {@code 1/(1 + exp(x))}. */
    private boolean gainsInADerivative(RuleCase each) {
        for (String number : each.numbers()) {
            for (int order = 1; order <= 2; order++) {
                if (compiled.containsKey(name(each, number + order)) && gainsInADerivative(each, number, order)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean gainsInADerivative(RuleCase each, String number, int order) {
        Expr pattern = new RuleCase.Graph(each).result(each.rule().pattern());
        LossKernel before = kernel(each, number + order);
        LossKernel after = kernel(each, "replacement");
        int input = each.numbers().indexOf(number);
        for (double[][] row : RulePoints.of(each)) {
            try {
                Quantity gradient = Quantity.gradient(pattern, number, 0);
                ExactNumber exact = (order == 1 ? gradient : gradient.hessian()).at(RulePoints.exact(each, row));
                Evaluation result = Evaluation.inDouble(after, row);
                double own = order == 1 ? result.gradients()[input][0] : result.hessians()[input][0];
                double errorBefore = Ulps.error(Evaluation.inDouble(before, row).value(), exact);
                if (errorBefore > Math.max(1, 4 * Ulps.error(own, exact))) {
                    return true;
                }
            } catch (OutOfReach | UndefinedPoint unknown) {
                // no number to compare with
            }
        }
        return false;
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        BigDecimal difference = a.subtract(b, DIGITS).abs();
        return difference.compareTo(NOTHING) <= 0
                || difference.compareTo(a.abs().multiply(SAME, DIGITS)) <= 0;
    }

    private static double conditioning(RuleCase each, Expr pattern, ExactPoint point) {
        List<String> names = each.names();
        return Quantity.value(pattern).conditioning(point, names.toArray(String[]::new));
    }

    private static String text(RuleCase each, double[][] row) {
        return each + " at " + Arrays.deepToString(row) + ":";
    }

    @Test
    void idsAreDifferentAndReasonsAreParts() {
        List<Rule> rules = Rules.all();
        assertThat(rules).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(rules).extracting(Rule::reason).allMatch(reason -> !reason.isBlank() && !reason.endsWith("."));
    }
}
