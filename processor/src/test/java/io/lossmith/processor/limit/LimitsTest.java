package io.lossmith.processor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Value, gradient and second derivative at points where the formula as written is undefined: worked out by hand. */
class LimitsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final Comparator<Double> AS_NUMBERS = Comparator.comparingDouble(number -> number + 0.0);
    private static final double E2 = StrictMath.exp(2);

    /** A formula of {@code x}, maybe {@code y}, at a point, with what must come out. */
    private record Row(String formula, double x, double y, double value, double gradient, double hessian) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(removable());
        rows.addAll(infinite());
        rows.addAll(ends());
        return rows;
    }

    private static List<Row> removable() {
        return List.of(
                new Row("(x: real) -> (exp(x) - 1)/x", 0, 0, 1, 0.5, 1.0 / 3),
                new Row("(x: real | y: real) -> (exp(x - y) - 1)/(x - y)", 3, 3, 1, 0.5, 1.0 / 3),
                new Row("(x: real | y: real) -> (exp(x) - exp(y))/(x - y)", 2, 2, E2, E2 / 2, E2 / 3),
                new Row("(x: real) -> sin(x)/x", 0, 0, 1, 0, -1.0 / 3),
                new Row("(x: real) -> (1 - cos(x))/x^2", 0, 0, 0.5, 0, -1.0 / 12),
                new Row("(x: real) -> log1p(x)/x", 0, 0, 1, -0.5, 2.0 / 3),
                new Row("(x: real) -> tanh(x)/x", 0, 0, 1, 0, -2.0 / 3),
                new Row("(x: real) -> tanh(x)^2/x^2", 0, 0, 1, 0, -4.0 / 3),
                new Row("(x: real) -> x/(exp(x) - 1)", 0, 0, 1, -0.5, 1.0 / 6),
                new Row("(x: positive) -> (x - 1)/log(x)", 1, 0, 1, 0.5, -1.0 / 6),
                new Row("(x: real) -> (x^2 - 4)/(2*x - 4)", 2, 0, 2, 0.5, 0),
                new Row("(x: real | y: binary) -> (y ? exp(x) - 1 : sin(x))/x", 0, 0, 1, 0, -1.0 / 3),
                new Row("(x: real | y: binary) -> (y ? exp(x) - 1 : sin(x))/x", 0, 1, 1, 0.5, 1.0 / 3),
                // A pole stays one, and where the sides differ nothing is put in.
                new Row("(x: real) -> 1/x^2", 0, 0, INF, -INF, INF),
                new Row("(x: real) -> x/abs(x)", 0, 0, NAN, NAN, NAN));
    }

    private static List<Row> infinite() {
        return List.of(
                new Row("(x: real) -> x*sigmoid(-x)", INF, 0, 0, 0, 0),
                new Row("(x: real) -> x*sigmoid(-x)", -INF, 0, -INF, 1, 0),
                new Row("(x: real) -> exp(x)/x", INF, 0, INF, INF, INF),
                new Row("(x: real) -> exp(x)/x", -INF, 0, 0, 0, 0),
                new Row("(x: real) -> x^2/(1 + x^2)", INF, 0, 1, 0, 0),
                new Row("(x: real) -> log1p(abs(x))/(1 + abs(x)) - x^2*exp(-x^2)", -INF, 0, 0, 0, 0),
                new Row("(x: real) -> sqrt(1 + x^2) - x", INF, 0, 0, 0, 0),
                new Row("(x: real) -> sqrt(1 + x^2) - x", -INF, 0, INF, -2, 0),
                new Row("(x: real | y: unit) -> softplus(x) - y*x", INF, 1, 0, 0, 0),
                new Row("(x: real | y: unit) -> softplus(x) - y*x", INF, 0.5, INF, 0.5, 0),
                new Row("(x: real | y: unit) -> softplus(x) - y*x", -INF, 0.5, INF, -0.5, 0),
                new Row("(x: real | y: real) -> log(cosh(x - y))", INF, 1, INF, 1, 0),
                new Row("(x: real | y: real) -> log(cosh(x - y))", -INF, 1, INF, -1, 0),
                new Row("(x: real | y: real) -> max(x, y)/(1 + abs(x))", INF, 1, 1, 0, 0));
    }

    private static List<Row> ends() {
        return List.of(
                new Row("(x: unit) -> -sqrt(1 - x)*log(x)", 1, 0, 0, 0, INF),
                new Row("(x: unit) -> x*log(x)", 0, 0, 0, -INF, INF),
                new Row("(x: unit) -> (1 - x)*logit(x)", 1, 0, 0, -INF, -INF),
                new Row("(x: nonnegative) -> x*exp(-x)*log(x)", 0, 0, 0, -INF, INF),
                new Row("(x: nonnegative | y: nonnegative) -> x - y*log(x)", 0, 0, 0, 1, 0));
    }

    private static Map<String, CompiledLoss> compiled;

    @BeforeAll
    static void compile() {
        KernelHarness harness = new KernelHarness();
        rows().stream().map(Row::formula).distinct().forEach(formula -> harness.add(name(formula), formula));
        compiled = harness.compile();
    }

    private static String name(String formula) {
        return "L" + Integer.toHexString(formula.hashCode());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void atSpecialPoints(Row row) {
        CompiledLoss loss = compiled.get(name(row.formula));
        double[] gradient = new double[1];
        double[] hessian = new double[1];
        Batch batch = Batch.rows(1).gradient("x", gradient).hessian("x", hessian);
        Map<String, Double> point = new LinkedHashMap<>(Map.of("x", row.x, "y", row.y));
        for (Variable input : loss.loss().inputs()) {
            batch.input(input.name(), new double[] {point.get(input.name())});
        }
        assertNear(loss.kernel(new int[0]).evaluate(batch), row.value, "value");
        assertNear(gradient[0], row.gradient, "gradient");
        assertNear(hessian[0], row.hessian, "second derivative");
    }

    /** The coefficients of an expansion are sums of rounded numbers. */
    private static void assertNear(double actual, double expected, String what) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else if (expected == 0 || Double.isInfinite(expected)) {
            assertThat(actual + 0.0).as(what).isEqualTo(expected);
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(32 * Math.ulp(expected)));
        }
    }

    @Test
    void elementByElementForVectors() {
        KernelHarness harness = new KernelHarness();
        harness.add("Quotients", "(v: real[K] | t: real[K]) -> sum(t*(exp(v) - 1)/v)");
        LossKernel kernel = harness.compile().get("Quotients").kernel(new int[] {3});
        double[] gradient = new double[3];
        double[] hessian = new double[3];
        double value = kernel.evaluate(Batch.rows(1)
                .input("v", new double[] {0, 1, 0})
                .input("t", new double[] {1, 0, 6})
                .gradient("v", gradient)
                .hessian("v", hessian));
        assertThat(value).isEqualTo(7);
        assertThat(gradient).containsExactly(0.5, 0, 3);
        assertThat(hessian).containsExactly(new double[] {1.0 / 3, 0, 2}, within(1e-15));
    }

    /** The gradient by one vector asks nothing about another one, which may be shorter. */
    @Test
    void vectorsOfOtherLengthsAreLeftAlone() {
        KernelHarness harness = new KernelHarness();
        harness.add(
                "Two",
                "(z: real, b: real[K], t: real[3] | y: class[K]) -> sum(b) + sum(t) + (y == 1 ? sigmoid(b[y]*z)*z : 0)");
        LossKernel kernel = harness.compile().get("Two").kernel(new int[] {5});
        double[] gradient = new double[5];
        kernel.evaluate(Batch.rows(1)
                .input("z", new double[] {0})
                .input("b", new double[5])
                .input("t", new double[3])
                .input("y", new int[] {1})
                .gradient("b", gradient));
        assertThat(gradient).containsExactly(1, 1, 1, 1, 1);
    }

    /** Logits 800 apart: 1 - softmax is 0, and its power gamma - 1 infinite. */
    @Test
    void softmaxSureOfAClass() {
        KernelHarness harness = new KernelHarness();
        String formula = "(z: real[3] | y: class[3]) -> pt = softmax(z)[y]; -sqrt(1 - pt)*log(pt)";
        harness.add("SoftmaxFocal", formula);
        LossKernel kernel = harness.compile().get("SoftmaxFocal").kernel(new int[0]);
        double[] gradient = new double[3];
        double[] hessian = new double[3];
        double value = kernel.evaluate(Batch.rows(1)
                .input("z", new double[] {-800, 0, -900})
                .input("y", new int[] {1})
                .gradient("z", gradient)
                .hessian("z", hessian));
        assertThat(value + 0.0).isEqualTo(0);
        assertThat(gradient).usingElementComparator(AS_NUMBERS).containsExactly(0, 0, 0);
        assertThat(hessian).usingElementComparator(AS_NUMBERS).containsExactly(0, 0, 0);
    }

    @Test
    void zeroTimesAnExponentialOutOfRange() {
        KernelHarness harness = new KernelHarness();
        harness.add("Gaussian", "(m: real, s: real | y: real) -> (s + (m - y)^2*exp(-s))/2");
        LossKernel kernel = harness.compile().get("Gaussian").kernel(new int[0]);
        double[] gradient = new double[1];
        double value = kernel.evaluate(Batch.rows(1)
                .input("m", new double[] {3})
                .input("s", new double[] {-1e4})
                .input("y", new double[] {3})
                .gradient("s", gradient));
        assertThat(value).isEqualTo(-5000);
        assertThat(gradient).containsExactly(0.5);
    }
}
