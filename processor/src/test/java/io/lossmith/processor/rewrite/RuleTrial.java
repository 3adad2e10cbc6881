package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.contract.Quantity;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.harness.Ulps;
import io.lossmith.processor.ir.Constant;
import io.lossmith.processor.ir.Expr;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares both sides of rules, computed by kernels of their own, with exact numbers: they are equal, the right side is never less
 * accurate, and somewhere it is much more accurate.
 */
final class RuleTrial {
    /** Points that have to be compared at least. */
    static final int LEAST_POINTS = 20;

    /** A factor by which the error may grow: two ways to round are never equally lucky. */
    private static final double HARM = 2;

    /** An error that the conditioning of the formula does not explain, in ULP. */
    private static final double BOUND = 6;

    /** An error with which no digit is right, as where a result is about to vanish: nothing is lost by another such number. */
    private static final double NO_DIGIT = 0x1p52;

    /** Two computations of the same number in 25 digits. */
    private static final BigDecimal SAME = new BigDecimal("1e-20");

    /** A difference that rounds away beside the smallest double. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-340");

    /** Without a bound on the digits, a difference beside e^(10^8) would be written out. */
    private static final MathContext DIGITS = new MathContext(60);

    private final Map<String, CompiledLoss> compiled;

    /** Compiles both sides of {@code cases} and the derivatives of the left ones. */
    RuleTrial(List<RuleCase> cases) {
        KernelHarness harness = new KernelHarness(true);
        cases.forEach(each -> {
            harness.add(name(each, "pattern"), each.loss(each.literalPattern()));
            if (!each.becomesANumber()) {
                harness.add(name(each, "replacement"), each.loss(each.rule().replacement()));
            }
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

    /** Unrefined, since that would hide what a rule does. */
    private LossKernel kernel(RuleCase each, String side) {
        int[] lengths = each.usesVector() ? new int[] {RulePoints.LENGTH} : new int[0];
        return compiled.get(name(each, side)).kernel(lengths).unrefined();
    }

    /** Asserts all of it. */
    void check(RuleCase each) {
        Expr pattern = new RuleCase.Graph(each).result(each.rule().pattern());
        Expr replacement = each.becomesANumber()
                ? new RuleCase.Graph(each).result(each.rule().replacement())
                : compiled.get(name(each, "replacement")).loss().value();
        LossKernel before = kernel(each, "pattern");
        List<String> failures = new ArrayList<>();
        int checked = 0;
        boolean gains = false;
        for (double[][] row : RulePoints.of(each)) {
            ExactPoint point = RulePoints.exact(each, row);
            try {
                ExactNumber exact = Quantity.value(pattern).at(point);
                ExactNumber other = Quantity.value(replacement).at(point);
                double errorBefore = Ulps.error(Evaluation.inDouble(before, row).value(), exact);
                double computed = valueAfter(each, replacement, row);
                double errorAfter = Ulps.error(computed, exact);
                boolean nothingToLose = errorBefore >= NO_DIGIT && Double.isFinite(computed);
                gains |= errorBefore > Math.max(1, 4 * errorAfter);
                checked++;
                if (!same(exact.value(), other.value())) {
                    failures.add(text(each, row) + " exactly " + exact.toDouble() + " and " + other.toDouble());
                }
                if (!nothingToLose
                        && errorAfter > Math.max(BOUND, HARM * errorBefore)
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
        assertThat(gains || each.becomesANumber() || gainsInADerivative(each))
                .as("a point at which %s gains accuracy", each)
                .isTrue();
    }

    private double valueAfter(RuleCase each, Expr replacement, double[][] row) {
        return replacement instanceof Constant number
                ? number.value()
                : Evaluation.inDouble(kernel(each, "replacement"), row).value();
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

    /** Whether two exact numbers are one. */
    static boolean same(BigDecimal a, BigDecimal b) {
        BigDecimal difference = a.subtract(b, DIGITS).abs();
        return difference.compareTo(NOTHING) <= 0
                || difference.compareTo(a.abs().multiply(SAME, DIGITS)) <= 0;
    }

    private static double conditioning(RuleCase each, Expr pattern, ExactPoint point) {
        List<String> names = each.names();
        return Quantity.value(pattern).conditioning(point, names.toArray(String[]::new));
    }

    static String text(RuleCase each, double[][] row) {
        return each + " at " + Arrays.deepToString(row) + ":";
    }
}
