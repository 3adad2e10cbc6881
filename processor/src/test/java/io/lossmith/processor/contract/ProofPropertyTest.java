package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.domain.Proof;
import io.lossmith.processor.domain.Region;
import io.lossmith.processor.domain.Unfolding;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Interval;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.lower.Lowering;
import io.lossmith.processor.lower.Meanings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What is proved of random formulas holds for what their kernels compute, all over the region and at its corners. */
class ProofPropertyTest {
    private static final int FORMULAS = 60;
    private static final int POINTS = 150;

    @Provide
    Arbitrary<List<String>> formulas() {
        return FormulaArbitraries.formulas(3).list().ofSize(FORMULAS);
    }

    @Property(
            tries = 2,
            seed = "20261123",
            generation = GenerationMode.RANDOMIZED,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE)
    void provedIsTrue(@ForAll("formulas") List<String> formulas) {
        KernelHarness harness = new KernelHarness();
        for (int i = 0; i < FORMULAS; i++) {
            harness.add("Random" + i, FormulaArbitraries.SIGNATURE + formulas.get(i), FormulaArbitraries.COMPONENTS);
        }
        Map<String, CompiledLoss> losses = harness.compile();
        int proved = 0;
        for (int i = 0; i < FORMULAS; i++) {
            CompiledLoss loss = losses.get("Random" + i);
            List<Variable> inputs = inputs(loss.model());
            Algebra algebra = loss.model().loss().algebra();
            Unfolding unfolding = new Unfolding(new Lowering(algebra)::lower, new Meanings(algebra)::of);
            Optional<Region> numbers =
                    Proof.noNan(inputs, outputs(loss.model()), unfolding).largestRegion();
            Optional<Region> finite =
                    Proof.finite(inputs, outputs(loss.model()), unfolding).largestRegion();
            numbers.ifPresent(region -> check(loss, region, result -> !Double.isNaN(result), "a number"));
            finite.ifPresent(region -> check(loss, region, Double::isFinite, "finite"));
            proved += numbers.isPresent() ? 1 : 0;
        }
        assertThat(proved).isGreaterThan(FORMULAS / 2);
    }

    private static List<Variable> inputs(KernelModel kernel) {
        List<Variable> inputs = new ArrayList<>(kernel.loss().inputs());
        inputs.addAll(kernel.loss().parameters());
        return inputs;
    }

    private static List<Expr> outputs(KernelModel kernel) {
        List<Expr> outputs = new ArrayList<>(List.of(kernel.value()));
        outputs.addAll(kernel.gradients().values());
        outputs.addAll(kernel.hessians().values());
        return outputs;
    }

    private static void check(CompiledLoss loss, Region region, DoublePredicate wanted, String what) {
        SplittableRandom random = new SplittableRandom(20261123);
        KernelModel model = loss.model();
        List<Variable> parameters = model.loss().parameters();
        for (int point = 0; point < POINTS; point++) {
            Object[] components = parameters.stream()
                    .map(parameter -> (Object) (int) number(region.of(parameter), parameter, random))
                    .toArray();
            LossKernel kernel = loss.kernel(new int[0], components);
            double[][] row = model.loss().inputs().stream()
                    .map(input -> element(input, region.of(input), random))
                    .toArray(double[][]::new);
            Evaluation result = Evaluation.inDouble(kernel, row);
            DoubleStream results = DoubleStream.concat(
                    DoubleStream.of(result.value()),
                    Stream.of(result.gradients(), result.hessians())
                            .flatMap(Arrays::stream)
                            .filter(elements -> elements != null)
                            .flatMapToDouble(Arrays::stream));
            assertThat(results.toArray())
                    .as(
                            "%s, %s for %s, at %s with %s",
                            model.loss().declaration().formula(),
                            what,
                            region,
                            Arrays.deepToString(row),
                            Arrays.toString(components))
                    .matches(all -> Arrays.stream(all).allMatch(wanted), what);
        }
    }

    private static double[] element(Variable input, Interval interval, SplittableRandom random) {
        double[] elements = new double[input.isVector() ? 3 : 1];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = number(interval, input, random);
        }
        return elements;
    }

    /** An end, a number of ordinary size, or one of any size. */
    private static double number(Interval interval, Variable input, SplittableRandom random) {
        if (input.classes().isPresent()) {
            return random.nextInt(3);
        }
        double number = switch (random.nextInt(5)) {
            case 0 -> interval.lower();
            case 1 -> interval.upper();
            case 2 -> random.nextInt(-2, 3);
            case 3 -> random.nextDouble(-3, 3);
            default -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1074, 1024));
        };
        return Math.max(interval.lower(), Math.min(interval.upper(), number));
    }
}
