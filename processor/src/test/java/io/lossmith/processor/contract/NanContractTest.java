package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** NaN in any input of a row is NaN in its value, gradients and second derivatives, also where arithmetic would lose it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NanContractTest {
    /**
     * One loss.
     *
     * @param formula with its signature
     * @param row an ordinary or special row without NaN
     */
    @SuppressWarnings("ArrayRecordComponent") // compared only with itself, to find its place in ROWS
    record Row(String formula, double[]... row) {
        @Override
        public String toString() {
            return formula;
        }
    }

    private static final List<Row> ROWS = List.of(
            // a factor that is 0 keeps an infinite rest out, but not NaN
            new Row("(p: real | w: real) -> w*p", new double[] {3}, new double[] {0}),
            new Row("(p: real | w: real) -> w*(p - 1)^2/p", new double[] {3}, new double[] {0}),
            // the limit at the end of a domain has no y in it
            new Row("(p: unit | y: real) -> y*p*log(p)", new double[] {0}, new double[] {2}),
            new Row("(p: unit | y: real) -> xlogy(p, p) + 0*y", new double[] {0}, new double[] {2}),
            new Row("(p: real | y: real) -> p > 0 ? p^2 : y", new double[] {3}, new double[] {2}),
            new Row("(p: real | y: real) -> p^2 + (y > 0 ? 1 : 2)", new double[] {3}, new double[] {2}),
            new Row("(p: real | e: nonnegative) -> abs(p)^e", new double[] {3}, new double[] {0}),
            new Row("(p: real, q: real) -> hypot(p, q)", new double[] {3}, new double[] {Double.POSITIVE_INFINITY}),
            new Row("(v: real[3]) -> v[0]^2", new double[] {1, 2, 3}),
            new Row("(v: real[3]) -> max(v)", new double[] {1, 2, 3}),
            new Row("(v: real[1]) -> logsumexp(v)", new double[] {1}),
            new Row("(v: real[2]) -> -log(softmax(v)[1])", new double[] {1, 2}),
            new Row("(v: real[2]) -> norm(v)", new double[] {0, 0}),
            new Row("(v: real[3]) -> prod(v)", new double[] {0, 0, 1}));

    private Map<String, CompiledLoss> compiled;

    static Stream<Row> rows() {
        return ROWS.stream();
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness();
        ROWS.forEach(row -> harness.add("Case" + ROWS.indexOf(row), row.formula()));
        compiled = harness.compile();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void spreads(Row row) {
        LossKernel kernel = compiled.get("Case" + ROWS.indexOf(row)).kernel();
        assertThat(Evaluation.inDouble(kernel, row.row()).value())
                .as("without NaN")
                .isNotNaN();
        for (int i = 0; i < row.row().length; i++) {
            for (int k = 0; k < row.row()[i].length; k++) {
                double[][] broken =
                        Arrays.stream(row.row()).map(double[]::clone).toArray(double[][]::new);
                broken[i][k] = Double.NaN;
                Evaluation result = Evaluation.inDouble(kernel, broken);
                assertThat(numbers(result))
                        .as("value, gradients, second derivatives at %s", Arrays.deepToString(broken))
                        .containsOnly(Double.NaN);
            }
        }
    }

    private static List<Double> numbers(Evaluation evaluation) {
        List<Double> numbers = new ArrayList<>(List.of(evaluation.value()));
        for (double[][] derivatives : List.of(evaluation.gradients(), evaluation.hessians())) {
            for (double[] derivative : derivatives) {
                for (int i = 0; derivative != null && i < derivative.length; i++) {
                    numbers.add(derivative[i]);
                }
            }
        }
        return numbers;
    }
}
