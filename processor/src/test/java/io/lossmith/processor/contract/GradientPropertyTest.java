package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.OutOfReach;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Random formulas: the compiler takes every one, javac has nothing to say about the code, and value, gradients and second
 * derivatives agree with differences of the exact value. This looks for wrong derivatives, not for the last digits.
 */
class GradientPropertyTest {
    private static final int FORMULAS_PER_JAVAC_RUN = 50;
    private static final int POINTS = 2;
    private static final double GOOD = 1e-11;

    /** A relative error of the inputs of 1e-16, times what a formula may add on its way. */
    private static final double PER_CONDITIONING = 1e-12;

    /** Stands for 0 beside numbers around 1 that cancel. */
    private static final double NOISE = 1e-9;

    private static final int[] WHOLE = {1, 2, 3, 7, 100_000};
    private static final String[] NAMES = {"x", "y", "v", "t", "c"};

    @Provide
    Arbitrary<List<String>> formulas() {
        return FormulaArbitraries.formulas(4).list().ofSize(FORMULAS_PER_JAVAC_RUN);
    }

    @Property(
            tries = 3,
            seed = "20260311",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void derivativesAgreeWithDifferences(@ForAll("formulas") List<String> formulas) {
        KernelHarness harness = new KernelHarness();
        for (int i = 0; i < formulas.size(); i++) {
            add(harness, "Random" + i, formulas.get(i));
        }
        Map<String, CompiledLoss> losses = harness.compile();
        List<String> failures = new ArrayList<>();
        int checked = 0;
        for (int i = 0; i < formulas.size(); i++) {
            SplittableRandom random = new SplittableRandom(formulas.get(i).hashCode());
            for (int j = 0; j < POINTS; j++) {
                double[][] row = row(random);
                Integer[] components = {WHOLE[random.nextInt(WHOLE.length)], WHOLE[random.nextInt(WHOLE.length)]};
                checked += check(formulas.get(i), losses.get("Random" + i), row, components, failures);
            }
        }
        assertThat(failures).isEmpty();
        // Per point a value and two derivatives by five elements; a few formulas overflow or lie on a kink.
        assertThat(checked).isGreaterThan(FORMULAS_PER_JAVAC_RUN * POINTS * 11 * 3 / 4);
    }

    private static void add(KernelHarness harness, String name, String formula) {
        try {
            harness.add(name, FormulaArbitraries.SIGNATURE + formula, FormulaArbitraries.COMPONENTS);
        } catch (RuntimeException | StackOverflowError crash) {
            throw new AssertionError("the compiler fails at " + formula, crash);
        }
    }

    private static double[][] row(SplittableRandom random) {
        return new double[][] {
            VectorSamples.uniform(1, -2, 2, random),
            VectorSamples.uniform(1, -2, 2, random),
            VectorSamples.uniform(3, -1.5, 1.5, random),
            VectorSamples.uniform(1, -2, 2, random),
            {random.nextInt(3)}
        };
    }

    private static int check(
            String formula, CompiledLoss compiled, double[][] row, Integer[] components, List<String> failures) {
        LossKernel kernel = compiled.kernel(new int[0], components[0], components[1]);
        Expr loss = compiled.loss().value();
        Evaluation actual = Evaluation.inDouble(kernel, row);
        ExactPoint point = new ExactPoint();
        for (int i = 0; i < row.length; i++) {
            point.with(NAMES[i], row[i]);
        }
        point.with("n", components[0].doubleValue()).with("m", components[1].doubleValue());
        int checked = check(formula, Quantity.value(loss), point, actual.value(), failures);
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < row[i].length; k++) {
                Quantity gradient = Quantity.gradient(loss, NAMES[i], k).ofOrdinarySize();
                checked += check(formula, gradient, point, actual.gradients()[i][k], failures);
                checked += check(formula, gradient.hessian(), point, actual.hessians()[i][k], failures);
            }
        }
        return checked;
    }

    private static int check(
            String formula, Quantity quantity, ExactPoint point, double actual, List<String> failures) {
        try {
            ExactNumber settled = quantity.at(point);
            double exact = settled.toDouble();
            double error = Math.abs(actual - exact);
            if (error <= GOOD * Math.abs(exact) || actual == exact) {
                return 1;
            }
            if (!quantity.isSmooth(point)) {
                return 0;
            }
            double conditioning = quantity.conditioning(point, Arrays.copyOf(NAMES, 4));
            double allowed = exact == 0 ? NOISE : Math.max(NOISE, PER_CONDITIONING * conditioning * Math.abs(exact));
            if (!(error <= allowed)) {
                failures.add(String.format(
                        Locale.ROOT,
                        "%s at %s: %s is %s, exactly %s (conditioning %.3g)",
                        formula,
                        point,
                        quantity,
                        actual,
                        exact,
                        conditioning));
            }
            return 1;
        } catch (OutOfReach | UndefinedPoint unknown) {
            return 0;
        }
    }
}
