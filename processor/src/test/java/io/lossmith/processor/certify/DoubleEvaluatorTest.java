package io.lossmith.processor.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.function.Functions;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.RowPrograms;
import io.lossmith.processor.resolve.LengthSymbol;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the certifier computes is what kernels compute, bit for bit, and with strict functions to the last few bits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubleEvaluatorTest {
    private static final int ROWS = 60;

    private Map<String, CompiledLoss> compiled;

    @BeforeAll
    void compile() {
        compiled = ExampleLosses.compiled();
    }

    @ParameterizedTest
    @EnumSource
    void computesWhatKernelsCompute(ExampleLosses example) {
        CompiledLoss loss = example.in(compiled);
        SampleRows samples = new SampleRows(loss.loss(), Format.DOUBLE);
        for (int i = 0; i < ROWS; i++) {
            check(example, loss, samples.row(i));
        }
    }

    /** The inputs are so near to each other that most sums cancel. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "CANCELLING.*")
    void computesAgainWhatKernelsComputeAgain(ExampleLosses example) {
        CompiledLoss loss = example.in(compiled);
        assertThat(loss.source()).containsPattern("isDue(?:OrLost)?\\(plain, size\\)");
        SampleRows samples = new SampleRows(loss.loss(), Format.DOUBLE);
        int refined = 0;
        for (int i = 0; i < ROWS; i++) {
            Row row = near(loss.loss(), samples.row(i), i);
            check(example, loss, row);
            double plain = value(loss.model().plain(), row);
            refined += plain == value(loss.model().refined(), row) ? 0 : 1;
        }
        assertThat(refined).as("rows computed again").isGreaterThan(ROWS / 5);
    }

    private static double value(RowPrograms programs, Row row) {
        return new DoubleEvaluator(row, Calls.PLAIN)
                .element(programs.results().get(0).expr(), 0);
    }

    /** The same row, where the second input is the first but for some digits. */
    private static Row near(LossModel loss, Row row, int digits) {
        Map<Variable, double[]> values = new HashMap<>(row.values());
        double[] first = values.get(loss.inputs().get(0));
        double apart = 1 + Math.scalb(1.0, -2 - digits % 50);
        values.put(
                loss.inputs().get(1),
                Arrays.stream(first).map(number -> number * apart).toArray());
        return new Row(values, row.lengths());
    }

    private static void check(ExampleLosses example, CompiledLoss loss, Row row) {
        Evaluation expected = Evaluation.inDouble(kernel(loss, row), inputs(loss.loss(), row));
        DoubleEvaluator evaluator = new DoubleEvaluator(row, Calls.PLAIN);
        List<Output> outputs = loss.model().refined().results();
        double value = evaluator.element(outputs.get(0).expr(), 0);
        assertThat(value)
                .as("%s at %s", example, RowText.of(row, Format.DOUBLE))
                .isEqualTo(same(expected.value()));
        double weight = loss.model()
                .weightProgram()
                .map(program -> Statement.delivered(program.body()).get(0).expr())
                .map(expr -> evaluator.element(expr, 0))
                .orElse(1.0);
        for (Output output : outputs.subList(1, outputs.size())) {
            int input = loss.loss().inputs().indexOf(output.input());
            double[] numbers =
                    output.kind() == Output.Kind.GRADIENT ? expected.gradients()[input] : expected.hessians()[input];
            double[] actual = new double[numbers.length];
            for (int k = 0; k < actual.length; k++) {
                boolean lost = loss.model().forcesNan() && Double.isNaN(value);
                actual[k] = lost ? Double.NaN : weight * evaluator.element(output.expr(), k);
            }
            assertThat(zeros(actual))
                    .as(
                            "%s by %s of %s at %s",
                            output.kind(), output.input().name(), example, RowText.of(row, Format.DOUBLE))
                    .isEqualTo(zeros(numbers));
        }
    }

    private static Double same(double number) {
        return number;
    }

    /** A learned input's gradient is added to 0, so that it has no -0. */
    private static double[] zeros(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number + 0.0).toArray();
    }

    private static LossKernel kernel(CompiledLoss loss, Row row) {
        int[] lengths = loss.loss().lengths().stream()
                .filter(LengthSymbol::isFree)
                .mapToInt(length -> row.lengths().get(length.name()))
                .toArray();
        List<Object> parameters = new ArrayList<>();
        for (Variable parameter : loss.loss().parameters()) {
            double[] elements = row.values().get(parameter);
            if (parameter.isVector()) {
                parameters.add(elements);
            } else if (parameter.type().kind() == Kind.CONDITION) {
                parameters.add(elements[0] != 0);
            } else if (parameter.type().kind() == Kind.INTEGER) {
                parameters.add((int) elements[0]);
            } else {
                parameters.add(elements[0]);
            }
        }
        return loss.kernel(lengths, parameters.toArray());
    }

    private static double[][] inputs(LossModel loss, Row row) {
        return loss.inputs().stream().map(input -> row.values().get(input)).toArray(double[][]::new);
    }

    static Stream<Function> called() {
        return Functions.all().stream().filter(row -> !row.java().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("called")
    void strictFunctionsDifferInTheLastBitsAtMost(Function row) {
        Random random = new Random(5);
        double ulps = row.name().startsWith("box_cox") ? 64 : 8; // a power amplifies the last bit of its logarithm
        for (int i = 0; i < 200; i++) {
            double[] x = new double[row.arity()];
            for (int k = 0; k < x.length; k++) {
                boolean order = row.name().equals("polygamma") && k == 0;
                x[k] = order ? random.nextInt(5) : (float) (random.nextDouble() * (i % 2 == 0 ? 1 : 20));
            }
            double plain = Calls.PLAIN.value(row, x);
            double strict = Calls.STRICT.value(row, x);

            assertThat(Double.isNaN(strict)).isEqualTo(Double.isNaN(plain));
            assertThat(Double.isNaN(plain) ? 0 : Math.abs(strict - plain))
                    .as("%s of %s is %s, or %s", row, Arrays.toString(x), plain, strict)
                    .isLessThanOrEqualTo(Double.isNaN(plain) ? 0 : ulps * Math.ulp(plain));
        }
    }

    /** The answer is the same on every machine: fdlibm's, in the last digit too. */
    @Test
    void strictFunctionsDoNotDependOnTheMachine() {
        assertThat(Calls.STRICT.value(Functions.get("exp"), 0.7)).isEqualTo(StrictMath.exp(0.7));
        assertThat(Calls.STRICT.value(Functions.get("softplus"), 0.7))
                .isEqualTo(0.7 + StrictMath.log1p(StrictMath.exp(-0.7)));
        assertThat(Calls.STRICT.value(Functions.get("relu"), -0.7)).isZero();
        assertThat(Calls.STRICT.value(Functions.get("clamp"), -0.7, -0.5, 2)).isEqualTo(-0.5);
        assertThat(Calls.STRICT.pow(0.7, 0.3)).isEqualTo(StrictMath.pow(0.7, 0.3));
    }

    @Test
    void noStrictClassCallsMath() throws IOException {
        for (String name :
                List.of("StableMath", "NormalMath", "GammaMath", "CauchyMath", "LogisticMath", "HurwitzZeta")) {
            try (InputStream file = LossKernel.class.getResourceAsStream("/io/lossmith/math/" + name + ".class")) {
                String text = new String(
                        StrictRuntime.strict(file.readAllBytes()), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain("java/lang/Math");
            }
        }
    }
}
