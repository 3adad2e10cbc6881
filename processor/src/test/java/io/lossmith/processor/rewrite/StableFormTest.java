package io.lossmith.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LossKernel;
import io.lossmith.processor.contract.Quantity;
import io.lossmith.processor.exact.ExactNumber;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.exact.UndefinedPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.harness.Ulps;
import io.lossmith.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Formulas as users write them, at points where computing them as written gives infinity, NaN, 0 or few right digits: value,
 * gradient and Hessian diagonal are right to a few ULP, and what is computed is the form in the table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StableFormTest {
    private static final double VALUE = 6;
    private static final double DERIVATIVE = 16;

    /** Below this, numbers underflow on the way to a derivative. */
    private static final double TINY = 1e-290;

    /**
     * A formula.
     *
     * @param formula as written
     * @param stable what is computed
     * @param points per point the elements of every input
     */
    @SuppressWarnings("ArrayRecordComponent") // compared only with itself, to find its place
    record Case(String formula, String stable, double[][]... points) {
        @Override
        public String toString() {
            return formula.substring(formula.indexOf("->") + 3);
        }
    }

    private static double[][] at(double... numbers) {
        return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    }

    private static double[][] row(int index, double... vector) {
        return new double[][] {vector, {index}};
    }

    private static final List<Case> CASES = List.of(
            // ---- log-cosh and its relatives
            new Case(
                    "(p: real | y: real) -> log(cosh(p - y))",
                    "log_cosh(p - y)",
                    at(800, 0),
                    at(-1e6, 1),
                    at(1e-5, 0),
                    at(1e-160, 0),
                    at(0.5, 0.25),
                    at(3, 1)),
            new Case("(x: real) -> log((exp(x) + exp(-x))/2)", "log_cosh(x)", at(800), at(-800), at(1e-9), at(0.7)),
            new Case("(x: real) -> sinh(x)/cosh(x)", "tanh(x)", at(800), at(1e-9), at(-0.7)),
            new Case("(x: real) -> (exp(2*x) - 1)/(exp(2*x) + 1)", "tanh(x)", at(800), at(1e-9), at(-0.7)),
            // ---- softmax written out
            new Case(
                    "(z: real[K] | y: class[K]) -> -log(exp(z[y])/sum(exp(z)))",
                    "-log_softmax(z)[y]",
                    row(0, 1000, 0, 0),
                    row(1, 1000, 0, 0),
                    row(2, -1000, -1001, -1002),
                    row(1, 0.5, 0.25, -1)),
            new Case(
                    "(z: real[K] | y: class[K]) -> e = exp(z); p = e/sum(e); -log(p[y])",
                    "-log_softmax(z)[y]",
                    row(0, 1000, 0, 0),
                    row(1, 1000, 0, 0),
                    row(1, 0.5, 0.25, -1)),
            new Case(
                    "(z: real[K] | y: class[K]) -> -log(exp(z[y]/0.01)/sum(exp(z/0.01)))",
                    "-log_softmax(100*z)[y]",
                    row(0, 10, 0, 0),
                    row(1, 10, 0, 0),
                    row(2, -10, -10.5, -11)),
            new Case(
                    "(z: real[K] | y: class[K]) -> log(mean(exp(z))) - z[y]",
                    "-log(K) - log_softmax(z)[y]",
                    row(0, 1000, 0, 0),
                    row(1, -1000, -1001, -1002),
                    row(1, 0.5, 0.25, -1)),
            new Case(
                    "(z: real[K] | y: class[K]) -> -log(1 - softmax(z)[y])",
                    "-log_co_softmax(z)[y]",
                    row(0, 800, 0, 0),
                    row(1, 800, 0, 0),
                    row(0, 800, 1, 2),
                    row(0, 40, 1, 2),
                    row(0, 2, 1, 2),
                    row(1, 0.5, 0.25, -1)),
            new Case(
                    "(s: real, n: real[K]) -> -log(exp(s)/(exp(s) + sum(exp(n))))",
                    "-log_sigmoid(s - logsumexp(n))",
                    new double[][] {{900}, {0, 1, 2}},
                    new double[][] {{0}, {900, 1, 2}},
                    new double[][] {{-900}, {-901, -902, -900}},
                    new double[][] {{0.5}, {0.25, 1, -2}}),
            new Case(
                    "(z: real[K] | y: class[K]) -> logsumexp(z/2) - z[y]/2",
                    "-log_softmax(0.5*z)[y]",
                    row(0, 1000, 0, 0),
                    row(1, 1e6, 0, 0),
                    row(1, 0.5, 0.25, -1)),
            new Case(
                    "(z: real[K] | w: nonnegative[K]) -> -sum(w*(z - log(sum(exp(z)))))",
                    "-sum(w*log_softmax(z))",
                    new double[][] {{1000, 0, 0}, {1, 0.5, 0.25}},
                    new double[][] {{0.5, 0.25, -1}, {1, 0.5, 0.25}}),
            // ---- sigmoid written out
            new Case("(x: real) -> log(1 + exp(x)) - x", "softplus(-x)", at(800), at(-700), at(40), at(0.5)),
            new Case("(x: real) -> 1/(1 + exp(-x))", "sigmoid(x)", at(800), at(-700), at(40), at(0.5)),
            new Case("(x: real) -> exp(x)/(1 + exp(x))", "sigmoid(x)", at(800), at(-700), at(40), at(0.5)),
            new Case("(x: real) -> 1 - 1/(1 + exp(-x))", "sigmoid(-x)", at(700), at(-800), at(40), at(0.5)),
            new Case("(x: real) -> -log(1/(1 + exp(-x)))", "-log_sigmoid(x)", at(800), at(-800), at(40), at(0.5)),
            new Case("(x: real) -> -log(1 - 1/(1 + exp(-x)))", "-log_sigmoid(-x)", at(700), at(-800), at(40), at(0.5)),
            new Case("(x: real) -> log(1 + exp(x))", "softplus(x)", at(800), at(-700), at(40), at(0.5)),
            new Case("(x: real) -> p = sigmoid(x); log(p/(1 - p))", "x", at(800), at(-700), at(40), at(0.5)),
            new Case(
                    "(a: real, b: real) -> -log(exp(a)/(exp(a) + exp(b)))",
                    "-log_sigmoid(a - b)",
                    at(900, 0),
                    at(0, 900),
                    at(-900, -901),
                    at(0.5, 0.25)),
            // ---- sums of exponentials
            new Case(
                    "(a: real, b: real) -> log(exp(a) + exp(b))",
                    "logaddexp(a, b)",
                    at(900, 0),
                    at(0, 900),
                    at(-900, -901),
                    at(0.5, 0.25)),
            new Case(
                    "(a: real, b: real, c: real) -> log(exp(a) + exp(b) + exp(c))",
                    "logaddexp(logaddexp(a, b), c)",
                    at(900, 0, 899),
                    at(-900, -901, -903),
                    at(0.5, 0.25, 2)),
            new Case(
                    "(x: real in (-inf, 0]) -> log(1 - exp(x))",
                    "log1mexp(x)",
                    at(-700),
                    at(-40),
                    at(-1e-9),
                    at(-1e-300),
                    at(-0.5)),
            // ---- roots
            new Case("(x: nonnegative) -> x^(1/3)", "cbrt(x)", at(0), at(1e-300), at(27), at(1e300)),
            new Case("(x: nonnegative) -> x^(-2/3)", "1/cbrt(x)^2", at(1e-150), at(27), at(1e150)),
            new Case("(x: nonnegative) -> x^0.3333333333333333", "x^0.3333333333333333", at(0), at(27), at(1e300)),
            new Case("(x: real) -> (abs(x)^3 + 8)^(1/3)", "cbrt(abs(x)^3 + 8)", at(1), at(-3)),
            new Case("(a: real[D]) -> sum(abs(a)^3)^(1/3)", "norm_of_order(a, 3)"),
            // ---- logarithms of products
            new Case(
                    "(m: real, s: positive | y: real) -> -log(exp(-(y - m)^2/(2*s^2))/(s*sqrt(2*pi)))",
                    "log(s) + 0.5*((y - m)/s)^2 + 0.9189385332046728",
                    at(0, 1, 100),
                    at(0.5, 2, 1)),
            new Case(
                    "(x: real, l: positive) -> -log(l*exp(-l*x))", "l*x - log(l)", at(900, 2), at(-900, 2), at(0.5, 3)),
            // ---- differences of sigmoids
            new Case(
                    "(z: real, b: real[K-1] | y: class[K]) -> lower = y > 0 ? sigmoid(z - b[y-1]) : 1;"
                            + " upper = y < K-1 ? sigmoid(z - b[y]) : 0; -log(lower - upper)",
                    "",
                    new double[][] {{0}, {-1, 1}, {0}},
                    new double[][] {{0}, {-1, 1}, {1}},
                    new double[][] {{0}, {-1, 1}, {2}},
                    new double[][] {{800}, {-1, 1}, {0}},
                    new double[][] {{800}, {-1, 1}, {1}},
                    new double[][] {{-800}, {-1, 1}, {1}},
                    new double[][] {{-800}, {-1, 1}, {2}},
                    new double[][] {{40}, {-1, 1}, {1}}),
            new Case(
                    "(z: real | a: real, b: real) -> sigmoid(z - a) - sigmoid(z - b)",
                    "sigmoid_difference(z - a, z - b)",
                    at(40, 0, 1),
                    at(0.5, 1, 1.0000001),
                    at(-40, 0, 1)),
            // ---- squares
            new Case(
                    "(p: real | y: real) -> log(1 + (p - y)^2)",
                    "log1p_square(p - y)",
                    at(1e200, 0),
                    at(-1e300, 0),
                    at(1e-9, 0),
                    at(3, 1.5)),
            new Case(
                    "(p: real | c: positive, y: real) -> log(1 + (p - y)^2/c)",
                    "log1p_square_of_ratio(p - y, sqrt(c))",
                    at(1e200, 4, 0),
                    at(3, 0.25, 1.5)),
            new Case(
                    "(p: real | c: positive, y: real) -> log1p((p - y)^2/c^2)",
                    "log1p_square_of_ratio(p - y, c)",
                    at(1e200, 4, 0),
                    at(3, 0.25, 1.5)),
            new Case(
                    "(p: real | y: real) -> log(1 + 0.5*(p - y)^2)",
                    "log1p_square(0.7071067811865476*(p - y))",
                    at(1e200, 0),
                    at(3, 1.5)),
            // ---- choices
            new Case(
                    "(z: real | y: real) -> -log(y > 0 ? sigmoid(z) : 1)",
                    "y > 0 ? -log_sigmoid(z) : 0",
                    at(-800, 1),
                    at(-800, -1),
                    at(0.5, 1)),
            new Case(
                    "(z: real | y: binary) -> -log(y ? exp(-z^2) : 0.5)",
                    "y != 0 ? z^2 : 0.6931471805599453",
                    at(50, 1),
                    at(50, 0),
                    at(0.5, 1)),
            new Case(
                    "(z: real | y: binary) -> p = 1/(1 + exp(-z)); -log(y ? p : 1 - p)",
                    "-log_sigmoid((y != 0 ? 1 : -1)*z)",
                    at(800, 1),
                    at(800, 0),
                    at(-800, 1),
                    at(0.5, 0)));

    private Map<String, CompiledLoss> compiled;

    static Stream<Case> cases() {
        return CASES.stream();
    }

    private static String name(Case each) {
        return "Stable" + CASES.indexOf(each);
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness();
        cases().forEach(each -> harness.add(name(each), each.formula()));
        compiled = harness.compile();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStableFormIsComputed(Case each) {
        if (!each.stable().isEmpty()) {
            assertThat(compiled.get(name(each)).model().value()).hasToString(each.stable());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRightToAFewUlp(Case each) {
        CompiledLoss loss = compiled.get(name(each));
        List<Variable> inputs = loss.loss().inputs();
        List<String> failures = new ArrayList<>();
        for (double[][] row : each.points()) {
            int length = 3;
            LossKernel kernel = loss.loss().lengths().isEmpty() ? loss.kernel() : loss.kernel(new int[] {length});
            ExactPoint point = new ExactPoint().length("K", length);
            for (int i = 0; i < row.length; i++) {
                point.with(inputs.get(i).name(), row[i]);
            }
            Evaluation result = Evaluation.inDouble(kernel, row);
            Map<Quantity, Double> numbers = new LinkedHashMap<>();
            numbers.put(Quantity.value(loss.loss().value()), result.value());
            for (int i = 0; i < row.length; i++) {
                for (int k = 0; inputs.get(i).isDifferentiable() && k < row[i].length; k++) {
                    Quantity gradient =
                            Quantity.gradient(loss.loss().value(), inputs.get(i).name(), k, 0);
                    numbers.put(gradient, result.gradients()[i][k]);
                    numbers.put(gradient.hessian(), result.hessians()[i][k]);
                }
            }
            String[] moving = inputs.stream()
                    .filter(input -> input.classes().isEmpty())
                    .map(Variable::name)
                    .toArray(String[]::new);
            numbers.forEach((quantity, actual) -> check(each, row, point, moving, quantity, actual, failures));
        }
        assertThat(failures).as("%s", each).isEmpty();
    }

    private static void check(
            Case each,
            double[][] row,
            ExactPoint point,
            String[] moving,
            Quantity quantity,
            double actual,
            List<String> failures) {
        ExactNumber exact;
        try {
            exact = quantity.at(point);
        } catch (UndefinedPoint border) {
            return;
        }
        double bound = quantity.kind() == Quantity.Kind.VALUE ? VALUE : DERIVATIVE;
        double error = Ulps.error(actual, exact);
        boolean vanishes = Math.abs(exact.toDouble()) < TINY && Math.abs(actual) < 2 * TINY;
        if (error > bound && !vanishes && error > bound * quantity.conditioning(point, moving)) {
            failures.add(String.format(
                    Locale.ROOT,
                    "%s at %s: %s is %s, exactly %s, off by %.3g ULP",
                    each,
                    Arrays.deepToString(row),
                    quantity,
                    actual,
                    exact.toDouble(),
                    error));
        }
    }
}
