package io.lossmith.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.processor.ir.Origin;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Domain;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every loss of this module; a new record with {@code @Loss} is tested without a new line here. */
class ExampleContractTest {
    static List<Example> examples() {
        return Examples.all();
    }

    private static Samples samples() {
        return new Samples(new SplittableRandom(11));
    }

    private static Map<String, double[]> repeated(Example example, Map<String, double[]> row, int rows) {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        for (Variable input : example.model().inputs()) {
            double[] one = row.get(input.name());
            double[] all = one;
            if (input.origin() != Origin.LEARN) {
                all = new double[one.length * rows];
                for (int i = 0; i < all.length; i++) {
                    all[i] = one[i % one.length];
                }
            }
            inputs.put(input.name(), all);
        }
        return inputs;
    }

    @Test
    void theCatalogueIsFound() {
        assertThat(examples())
                .extracting(Example::name)
                .containsExactlyInAnyOrder(
                        "BinaryCrossEntropy",
                        "BinaryCrossEntropyWithLogits",
                        "BoxLoss",
                        "Cauchy",
                        "ClassWeightedCrossEntropy",
                        "Contrastive",
                        "CrossEntropy",
                        "EpsilonInsensitive",
                        "Exponential",
                        "FocalLoss",
                        "FocalWithLogits",
                        "GaussianKullbackLeibler",
                        "GaussianNegativeLogLikelihood",
                        "Hinge",
                        "HomoscedasticRegression",
                        "Huber",
                        "IntersectionOverUnion",
                        "KullbackLeibler",
                        "LabelSmoothedCrossEntropy",
                        "Logistic",
                        "MeanAbsoluteError",
                        "MeanSquaredError",
                        "NegativeLogLikelihood",
                        "PositiveWeightedBinaryCrossEntropy",
                        "Quantile",
                        "Segmentation",
                        "SmoothL1",
                        "SoftTargetCrossEntropy",
                        "SoftmaxFocal",
                        "SquaredHinge",
                        "TripletMargin",
                        "Welsch");
    }

    /** A NaN in any element of any continuous input gives NaN in the value and all gradients. */
    @TestFactory
    Stream<DynamicTest> nanSpreads() {
        return examples().stream()
                .flatMap(example -> example.model().inputs().stream()
                        .filter(input ->
                                input.classes().isEmpty() && !input.domain().discrete())
                        .map(input -> DynamicTest.dynamicTest(
                                example.name() + " " + input.name(), () -> assertNanSpreads(example, input))));
    }

    private static void assertNanSpreads(Example example, Variable input) {
        Samples samples = samples();
        LossKernel kernel = example.kernel(samples.parameters(example));
        for (int draw = 0; draw < 20; draw++) {
            for (int element = 0; element < example.width(input); element++) {
                Map<String, double[]> row = samples.row(example);
                row.get(input.name())[element] = Double.NaN;
                Call call = Call.of(kernel, 1, row);
                assertThat(call.value()).isNaN();
                call.gradients().values().forEach(ExampleContractTest::assertAllNan);
                call.hessians().values().forEach(ExampleContractTest::assertAllNan);
            }
        }
    }

    private static void assertAllNan(double[] numbers) {
        assertThat(numbers).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anEmptyBatchIsZero(Example example) {
        Samples samples = samples();
        LossKernel kernel = example.kernel(samples.parameters(example));
        Call call = Call.of(kernel, 0, repeated(example, samples.row(example), 0));
        assertThat(call.value()).isZero();
        call.gradients().values().forEach(gradient -> assertThat(gradient).containsOnly(zeros(gradient.length)));
    }

    private static double[] zeros(int length) {
        return new double[length];
    }

    /** A masked row is not read, so NaN in it stays without effect. */
    @ParameterizedTest
    @MethodSource("examples")
    void anIgnoredBatchIsZero(Example example) {
        Samples samples = samples();
        LossKernel kernel = example.kernel(samples.parameters(example));
        Map<String, double[]> inputs = repeated(example, samples.row(example), 3);
        for (Variable input : example.model().inputs()) {
            if (input.origin() != Origin.LEARN && input.classes().isEmpty()) {
                Arrays.fill(inputs.get(input.name()), Double.NaN);
            }
        }
        Batch batch = Call.batch(kernel, 3, inputs).mask(new boolean[3]);
        Call call = Call.of(kernel, batch, inputs);
        assertThat(call.value()).isZero();
        call.gradients().values().forEach(gradient -> assertThat(gradient).isEqualTo(zeros(gradient.length)));
        call.hessians().values().forEach(hessian -> assertThat(hessian).isEqualTo(zeros(hessian.length)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void gradientsAgreeWithDifferences(Example example) {
        Samples samples = samples();
        LossKernel kernel = example.kernel(samples.parameters(example));
        for (int draw = 0; draw < 5; draw++) {
            var check = kernel.checkGradient(Call.batch(kernel, 1, samples.row(example)));
            assertThat(check.passed()).as("%s", check).isTrue();
        }
    }

    /** Rows of zero weight change nothing, and doubling all weights neither: the mean divides by them. */
    @ParameterizedTest
    @MethodSource("examples")
    void theMeanDividesByTheWeights(Example example) {
        Samples samples = samples();
        LossKernel kernel = example.kernel(samples.parameters(example));
        Map<String, double[]> row = samples.row(example);
        double one = Call.of(kernel, 1, row).value();
        Map<String, double[]> three = repeated(example, row, 3);
        Batch weighted = Call.batch(kernel, 3, three).weights(new double[] {2, 0, 4});
        double value = Call.of(kernel, weighted, three).value();
        assertThat(value).isCloseTo(one, org.assertj.core.api.Assertions.within(4 * Math.ulp(one)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyParameterIsInsideItsDomain(Example example) {
        for (Variable parameter : example.model().parameters()) {
            Domain domain = parameter.domain();
            for (double element : samples().parameters(example).get(parameter.name())) {
                assertThat(domain.contains(element))
                        .as("%s in %s", element, domain)
                        .isTrue();
            }
        }
    }
}
