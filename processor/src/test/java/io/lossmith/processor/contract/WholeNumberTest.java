package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.LossKernel;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Class targets, positions and int components are whole numbers of mathematics, not of Java: division is real division,
 * and nothing overflows. Each formula is evaluated at every class and for small and huge components.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeNumberTest {
    private static final String SIGNATURE = "(p: real, v: real[K] | y: class[K]) -> ";
    private static final int CLASSES = 5;
    private static final int[] COMPONENTS = {1, 2, 100_000, Integer.MAX_VALUE};

    private static final List<String> FORMULAS = List.of(
            "p + 1/(abs(y) + 1)",
            "p + 1/abs(y - 7)",
            "p + 3/(y > 0 ? y : 2)",
            "p + min(y, 3)/max(y, 2)",
            "p + sum(1/max(index(K), 2))",
            "p*sum(v*index(K)/(K + 2))",
            "p + sum((index(K) > 1 ? index(K) : 3)/(y + 2))",
            "p + max(n, 1)*max(m, 1)",
            "p + abs(n)*abs(m)*abs(n)",
            "p*n*m + n*m*p + n*m*n",
            "p + n + m + n",
            "n + m + p*n",
            "p - n - m - y",
            "p + (n + m)/(n + 1)",
            "p + n*n + (n + 1)*(m + 1)",
            "p + n^2 + n^3 + (n + m)^2",
            "p + sign(y - 2)/3 + sign(n)/3",
            "p + relu(y - 2)/3 + clamp(n, 1, 3)/2",
            "p + 7/clamp(y, 1, 3)",
            "p + floor(y/2) + round(n/3)",
            "p + (n + 1 > m ? 1 : 2) + (n + m + 1 > n ? 1 : 2)",
            "p + y*y*n*m + (K - 1)/(y + 1)",
            "p - (-n) - (y > 2 ? -n : -m)",
            "t = y + 1; s = n + m; p/t + v[y]/t + s/t + s",
            "v[y]*y/(n + 1) + v[0]*K/(K + 1)*n*m",
            "p^2*(y == 2 ? n : y)/(y < 2 ? m + 1 : 4)",
            "p*2^y + p*y^3/3 + hypot(y + 1, 3)/2",
            "sum(index(K) == y + 1 ? v : 0) + p",
            "sum(index(K) == n ? v : 0) + p");

    private Map<String, CompiledLoss> compiled;

    static List<String> formulas() {
        return FORMULAS;
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness();
        Component[] components = {new Component("n", JavaType.INT), new Component("m", JavaType.INT)};
        FORMULAS.forEach(formula -> harness.add("Whole" + FORMULAS.indexOf(formula), SIGNATURE + formula, components));
        compiled = harness.compile();
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void areComputedAsRealNumbers(String formula) {
        CompiledLoss loss = compiled.get("Whole" + FORMULAS.indexOf(formula));
        Expr value = loss.loss().value();
        double[] p = {0.75};
        double[] v = {0.5, -1.25, 2, 0.375, 3};
        for (int component : COMPONENTS) {
            LossKernel kernel = loss.kernel(new int[] {CLASSES}, component, component - 1);
            for (int y = 0; y < CLASSES; y++) {
                ExactPoint point = new ExactPoint()
                        .with("p", p)
                        .with("v", v)
                        .with("y", y)
                        .with("n", component)
                        .with("m", component - 1)
                        .length("K", CLASSES);
                for (Evaluation actual : List.of(
                        Evaluation.inDouble(kernel, p, v, new double[] {y}),
                        Evaluation.inFloat(kernel, p, v, new double[] {y}))) {
                    agrees(actual.value(), Quantity.value(value), point);
                    Quantity slope = Quantity.gradient(value, "p", 0);
                    agrees(actual.gradients()[0][0], slope, point);
                    agrees(actual.hessians()[0][0], slope.hessian(), point);
                    for (int k = 0; k < CLASSES; k++) {
                        Quantity byV = Quantity.gradient(value, "v", k);
                        agrees(actual.gradients()[1][k], byV, point);
                    }
                }
            }
        }
    }

    private static void agrees(double actual, Quantity quantity, ExactPoint point) {
        double exact = quantity.at(point).toDouble();
        assertThat(actual).as("%s at %s", quantity, point).isCloseTo(exact, within(1e-6 * Math.abs(exact)));
    }
}
