package io.lossmith.processor.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.math.Refinement;
import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.TableFormulas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a function magnifies an error of an operand, its row says so, and one without a row never does. */
class ErrorSizesTest {
    /** Refinements begin where a result is smaller than this part of the error it takes over. */
    private static final double PART = 8;

    /** A row may be that much too small. */
    private static final double GENEROUS = 4;

    /** Small enough for a derivative, so large that doubles show the difference. */
    private static final double STEP = 0x1p-20;

    /** What jumps has no derivative. */
    private static final Set<String> JUMPS = Set.of("floor", "round", "sign");

    /** Functions that take over more without saying so: no refinement begins for their sake. */
    private static final Set<String> SILENT = Set.of(
            "binary_deviance",
            "box_cox_slope",
            "deviance_from_exp",
            "exp_of_sum_over",
            "exp_of_sum_times",
            "gauss_over_erfc",
            "gauss_over_erfc_slope",
            "gelu",
            "gelu_curvature",
            "gelu_slope",
            "lgamma_rise",
            "log1m_pow",
            "log1p_of_exp",
            "log1p_square_curvature",
            "log_beta",
            "log_half_erfc",
            "log_normal_interval",
            "mills_ratio",
            "mills_slope",
            "normal_interval_end",
            "normal_interval_narrowness",
            "normal_interval_shift",
            "ratio_curvature",
            "silu_curvature",
            "silu_slope",
            "sinc",
            "sinc_curvature",
            "sinc_slope",
            "softplus_rise");

    static Stream<Function> functions() {
        return FunctionCall.all()
                .filter(row -> !JUMPS.contains(row.name()) && !row.name().equals("polygamma"));
    }

    @Test
    void everyRowIsOfAFunction() {
        Set<String> rows = new TreeSet<>(ErrorSizes.TABLE.keySet());
        rows.remove(ErrorSizes.EXACT_POWER);
        FunctionCall.all().forEach(function -> rows.remove(function.name()));

        assertThat(rows).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void saysWhatItTakesOver(Function function) {
        FunctionCall call = new FunctionCall(function);
        Variable result = call.variable("result");
        String formula = ErrorSizes.TABLE.getOrDefault(function.name(), "0*x");
        Expr size = TableFormulas.instantiate(
                call.algebra, formula, TableFormulas.operands(call.operands).with("f", result));
        List<String> small = new ArrayList<>();
        int compared = 0;
        for (double[] point : call.points()) {
            Enclosure exact = call.exact(call.call, point);
            double value = exact.toDouble();
            if (!exact.isDefined() || !exact.isSettled() || !(Math.abs(value) > 1e-290 && Math.abs(value) < 1e290)) {
                continue;
            }
            compared++;
            double takenOver = takenOver(call, point, value);
            if (takenOver > GENEROUS * PART * Math.abs(value)) {
                Enclosure said = call.exact(size, point, Map.of(result, value));
                if (said.isDefined() && !Refinement.isDue(value, said.toDouble())) {
                    small.add(
                            Arrays.toString(point) + ": " + said.toDouble() + " for " + takenOver + " beside " + value);
                }
            }
        }
        assertThat(small.isEmpty())
                .as("%s: %s takes over more: %s", function, formula, small)
                .isEqualTo(!SILENT.contains(function.name()));
        assertThat(compared).isGreaterThan(20);
    }

    /** The largest change of the result by a relative error of one operand, for an error of 1. */
    private static double takenOver(FunctionCall call, double[] point, double value) {
        double most = 0;
        for (int i = 0; i < point.length; i++) {
            double least = Double.MAX_VALUE;
            for (double step : new double[] {STEP, -STEP, STEP / 256, -STEP / 256}) {
                double[] moved = point.clone();
                moved[i] *= 1 + step;
                Enclosure there = call.exact(call.call, moved);
                double change =
                        there.isDefined() && there.isSettled() ? Math.abs((there.toDouble() - value) / step) : 0;
                least = Math.min(least, change);
            }
            most = Math.max(most, least);
        }
        return most;
    }
}
