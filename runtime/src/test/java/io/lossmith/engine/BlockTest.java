package io.lossmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Batch;
import io.lossmith.Reduction;
import io.lossmith.fixture.CrossEntropy;
import io.lossmith.fixture.CrossEntropyKernel;
import io.lossmith.fixture.FocalLoss;
import io.lossmith.fixture.FocalLossKernel;
import io.lossmith.fixture.LearnedScale;
import io.lossmith.fixture.LearnedScaleKernel;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks: their size, and that neither it nor the element type nor the wanted results show in the sum. */
class BlockTest {
    static Fixture[] fixtures() {
        return Fixture.all().toArray(Fixture[]::new);
    }

    @ParameterizedTest
    @CsvSource({"1, 672", "3, 336", "10, 112", "100, 13", "1365, 1", "100000, 1"})
    void aBlockHoldsAbout32KilobytesAndAtLeastOneRow(int classes, int rows) {
        RowKernel kernel = CrossEntropyKernel.of(new CrossEntropy(), classes);
        assertThat(kernel.layout().blockRows).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theValueHasTheSameBitsWhateverIsAskedInWhateverType(Fixture fixture) {
        int rows = 3 * fixture.layout().blockRows + 5;
        double[][] inputs = fixture.inputs(rows, 9);
        Batch doubles = Batch.rows(rows);
        Batch floats = Batch.rows(rows);
        for (int input = 0; input < inputs.length; input++) {
            String name = fixture.layout().input(input).name();
            if (fixture.layout().input(input).isClass()) {
                int[] classes = Arrays.stream(inputs[input])
                        .mapToInt(number -> (int) number)
                        .toArray();
                doubles.input(name, classes);
                floats.input(name, classes);
            } else {
                doubles.input(name, inputs[input]);
                floats.input(name, KernelContractTest.floats(inputs[input]));
            }
        }
        double value = fixture.kernel().evaluate(doubles);
        assertThat(fixture.kernel().evaluate(floats)).isEqualTo(value);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        assertThat(fixture.kernel().evaluate(floats.weights(ones))).isEqualTo(value);
        String first = fixture.layout().input(0).name();
        assertThat(fixture.kernel().evaluate(doubles.gradient(first, new float[inputs[0].length])))
                .isEqualTo(value);
        assertThat(fixture.kernel()
                        .evaluate(doubles.hessian(first, new double[inputs[0].length])
                                .accumulate(true)))
                .isEqualTo(value);
    }

    @Test
    void blockSumsAreCompensated() {
        double[] terms = {1e16, 1, -1e16, 1e-3, 1, 1e100, 1, -1e100};
        CompensatedSum sum = new CompensatedSum();
        BigDecimal exact = BigDecimal.ZERO;
        for (double term : terms) {
            sum.add(term);
            exact = exact.add(new BigDecimal(term));
        }
        assertThat(sum.value()).isEqualTo(exact.doubleValue());
    }

    @Test
    void learnedGradientsAreCompensatedElementByElement() {
        LearnTotals totals = new LearnTotals(2);
        double[] previous = {5, 5};
        for (double term : new double[] {1e16, 1, -1e16}) {
            double[] block = totals.openBlock();
            assertThat(block).containsOnly(0);
            block[0] = term;
            block[1] = -2 * term;
            totals.addBlock();
        }
        Slot sink = new Slot();
        sink.bind(previous);
        totals.write(sink, true, Double.NEGATIVE_INFINITY);
        assertThat(previous).containsExactly(6, 3);
        totals.write(sink, false, -1.5);
        assertThat(previous).containsExactly(1, -1.5);
        totals.clear();
        totals.write(sink, false, Double.NEGATIVE_INFINITY);
        assertThat(previous).containsExactly(0, 0);
    }

    @Test
    void aSumThatIsNotFiniteIsThePlainSum() {
        CompensatedSum sum = new CompensatedSum();
        sum.add(1);
        sum.add(Double.POSITIVE_INFINITY);
        sum.add(2);
        assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
        sum.add(Double.NEGATIVE_INFINITY);
        assertThat(sum.value()).isNaN();
        sum.clear();
        assertThat(sum.value()).isEqualTo(0.0);
    }

    @Test
    void aLearnedGradientLosesNothingOverManyRows() {
        int rows = 300_000;
        double[] p = new double[rows];
        Arrays.fill(p, Math.sqrt(0.9));
        double[] gradient = {0};
        LearnedScaleKernel kernel =
                (LearnedScaleKernel) LearnedScaleKernel.of(new LearnedScale()).withReduction(Reduction.SUM);
        double value = kernel.valueAndGradient(p, new double[] {0}, new double[rows], new double[rows], gradient);
        double row = p[0] * p[0];
        assertThat(gradient[0] / (rows * (1 - row))).isBetween(1 - 1e-13, 1 + 1e-13);
        assertThat(value / (rows * row)).isBetween(1 - 1e-13, 1 + 1e-13);
    }

    @Test
    void aPoleAndANaNStayInTheirRows() {
        FocalLossKernel kernel = FocalLossKernel.of(new FocalLoss(2));
        double[] gradient = new double[3];
        assertThat(kernel.valueAndGradient(new double[] {0.5, 0, 0.25}, gradient))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(gradient[0]).isFinite();
        assertThat(kernel.valueAndGradient(new double[] {0.5, Double.NaN, 0.25}, gradient))
                .isNaN();
        assertThat(gradient[1]).isNaN();
        assertThat(gradient[2]).isFinite();
    }
}
