package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.RowPrograms;
import io.lossmith.processor.lower.WrittenOut;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random formulas at rows where they cancel: kernels of doubles are right to the last place, and never worse for it. */
class RefinementPropertyTest {
    private static final String SIGNATURE = "(x: real, y: real | t: real) -> ";

    /** Where more cancels, twice the digits are not promised to be enough. */
    private static final int MOST_BITS = 40;

    /** Where less cancels, doubles lose a few bits. */
    private static final int LEAST_BITS = 5;

    private static final int ROWS = 8;

    /** How often a bound was tried. */
    private static int cancelled;

    @Provide
    Arbitrary<String> formulas() {
        return Combinators.combine(
                        number(2), number(1), Arbitraries.of("%s - t*(%s)", "%s + t*(%s)", "exp(%s) - t*(%s)"))
                .as((first, second, template) -> String.format(Locale.ROOT, template, first, second));
    }

    private static Arbitrary<String> number(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("x", "y", "x", "y", "3*x", "y/2");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> smaller = number(depth - 1);
        Arbitrary<String> products = Combinators.combine(
                        Arbitraries.of(
                                "(%s)*(%s)", "(%s) - (%s)", "(%s) + (%s)", "(%s)^2 - (%s)^2", "(%s)/(2 + (%s)^2)"),
                        smaller,
                        smaller)
                .as((template, a, b) -> String.format(Locale.ROOT, template, a, b));
        Arbitrary<String> calls = Combinators.combine(
                        Arbitraries.of(
                                "exp(%s)",
                                "sin(%s)",
                                "tanh(%s)",
                                "sigmoid(%s)",
                                "softplus(%s)",
                                "log(1 + (%s)^2)",
                                "sqrt(1 + (%s)^2)",
                                "erf(%s)",
                                "lgamma(1 + abs(%s))",
                                "normal_cdf(%s)"),
                        smaller)
                .as((template, a) -> String.format(Locale.ROOT, template, a));
        return Arbitraries.frequencyOf(Tuple.of(1, leaf), Tuple.of(3, products), Tuple.of(3, calls));
    }

    @Property(
            tries = 120,
            seed = "20261123",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void whatCancelsIsRightToTheLastPlace(@ForAll("formulas") String formula) {
        KernelModel kernel = new KernelHarness().add("Random", SIGNATURE + formula + " - (x + y)/8");
        Expr value = new WrittenOut(kernel.loss().algebra()).of(kernel.loss().value());
        SplittableRandom random = new SplittableRandom(formula.hashCode());
        for (int i = 0; i < ROWS; i++) {
            double x = random.nextDouble(-3, 3);
            double y = random.nextDouble(-3, 3);
            // t at the root, but for some bits
            double atZero = plain(kernel, row(kernel, x, y, 0));
            double slope = plain(kernel, row(kernel, x, y, 1)) - atZero;
            int bits = random.nextInt(0, 50);
            double t = -atZero / slope * (1 + Math.scalb(random.nextDouble(0.5, 1), -bits));
            if (!(Math.abs(t) < 1e6)) {
                continue;
            }
            check(kernel, row(kernel, x, y, t), value, Math.abs(atZero), formula);
        }
    }

    private static void check(KernelModel kernel, Row row, Expr value, double terms, String formula) {
        Enclosure exactly = new Exact(row).value(value, 0);
        if (!exactly.isDefined() || !exactly.isSettled()) {
            return;
        }
        double exact = exactly.toDouble();
        double plain = ulps(plain(kernel, row), exact);
        double refined = ulps(compute(Format.DOUBLE.programs(kernel), row), exact);
        String at = formula + " at " + RowText.of(row, Format.DOUBLE) + ", exactly " + exact;

        assertThat(refined).as("%s, plain %s ULP", at, plain).isLessThanOrEqualTo(2 * plain + 1);
        double amplification = terms / Math.abs(exact);
        if (amplification > Math.scalb(1.0, LEAST_BITS) && amplification < Math.scalb(1.0, MOST_BITS)) {
            assertThat(refined).as("%s, plain %s ULP", at, plain).isLessThanOrEqualTo(1);
            cancelled++;
        }
    }

    @AfterContainer
    static void manyRowsCancelled() {
        assertThat(cancelled).isGreaterThan(150);
    }

    private static Row row(KernelModel kernel, double... numbers) {
        Map<Variable, double[]> values = new HashMap<>();
        List<Variable> inputs = kernel.loss().inputs();
        for (int i = 0; i < numbers.length; i++) {
            values.put(inputs.get(i), new double[] {numbers[i]});
        }
        return new Row(values, Map.of());
    }

    private static double plain(KernelModel kernel, Row row) {
        return compute(kernel.plain(), row);
    }

    private static double compute(RowPrograms programs, Row row) {
        return new DoubleEvaluator(row, Calls.STRICT)
                .element(programs.results().get(0).expr(), 0);
    }

    private static double ulps(double actual, double exact) {
        return actual == exact ? 0 : Math.abs(actual - exact) / Math.ulp(exact);
    }
}
