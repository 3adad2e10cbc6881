package io.lossmith.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.LossKernel;
import io.lossmith.processor.exact.ExactPoint;
import io.lossmith.processor.harness.CompiledLoss;
import io.lossmith.processor.harness.Evaluation;
import io.lossmith.processor.harness.KernelHarness;
import io.lossmith.processor.ir.Expr;
import io.lossmith.spec.Length;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An element that exists only where a condition holds may be computed before the condition, and never outside the array. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedIndexTest {
    /** How often the guarded element is used decides whether it becomes a variable. */
    private static final List<String> FORMULAS = List.of(
            "(z: real, b: real[K-1] | y: class[K]) -> lower = y > 0 ? sigmoid(z - b[y-1]) : 1;"
                    + " upper = y < K-1 ? sigmoid(z - b[y]) : 0; -log(lower - upper)",
            "(z: real, b: real[K-1] | y: class[K]) -> t = y < K-1 ? sigmoid(b[y])*b[y] : 0; (z - t)^2",
            "(z: real, b: real[K-1] | y: class[K]) -> t = y < K-1 ? b[y] : 0; exp(t)*(z - t)^2 + t^3",
            "(z: real, b: real[K-2] | y: class[K]) -> t = y > 0 ? (y < K-1 ? b[y-1] : 0) : 0; exp(t)*(z - t)^2",
            "(z: real, b: real[K-2] | y: class[K]) -> t = y > 0 ? (y < K-1 ? b[y-1]*sin(b[y-1]) : 0) : 0; (z - t)^2",
            "(z: real, b: real[K-2] | y: class[K]) -> t = y < K-2 ? b[y]*sin(b[y]) : 0; (z - t)^2",
            "(z: real, b: real[K] | y: class[K]) -> t = y < K-1 ? b[y+1]*b[y] : b[y]^2; exp(z - t)",
            "(z: real, b: real[K] | y: class[K]) -> t = y < K-2 ? b[y+2]*cos(b[y+2]) : 0; exp(z - t)",
            "(z: real, b: real[K] | y: class[K]) -> t = y > 1 ? b[y-2]*cos(b[y-2]) : z; exp(-t^2)",
            "(z: real, b: real[K-1] | y: class[K]) -> t = y < K-1 ? softmax(b)[y]^2 : 0; (z - t)^2",
            "(z: real, b: real[K-1] | y: class[K]) -> t = y > 0 ? normalize(b)[y-1] : 0; (z - t)^2 + t",
            "(z: real, b: real[1] | y: class[2]) -> t = y < 1 ? b[y]*sin(b[y]) : 0; (z - t)^2",
            "(z: real, b: real[4] | y: class[5]) -> t = y < 4 ? b[y]*sin(b[y]) : 0; (z - t)^2");

    private Map<String, CompiledLoss> compiled;

    static List<String> formulas() {
        return FORMULAS;
    }

    @BeforeAll
    void compile() {
        KernelHarness harness = new KernelHarness();
        FORMULAS.forEach(formula -> harness.add("Guarded" + FORMULAS.indexOf(formula), formula));
        compiled = harness.compile();
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void isRightAtEveryClass(String formula) {
        CompiledLoss loss = compiled.get("Guarded" + FORMULAS.indexOf(formula));
        boolean fixed = loss.loss().lengths().isEmpty();
        Length vector = loss.loss().inputs().get(1).type().length().orElseThrow();
        int largest = fixed ? vector.offset() + 1 : 5;
        for (int classes = fixed ? largest : 3; classes <= largest; classes++) {
            LossKernel kernel = loss.kernel(fixed ? new int[0] : new int[] {classes});
            int width = vector.resolve(Map.of("K", classes));
            double[] z = {0.75};
            double[] b = new double[width];
            for (int k = 0; k < width; k++) {
                b[k] = -1.25 + 0.625 * k;
            }
            for (int y = 0; y < classes; y++) {
                ExactPoint point =
                        new ExactPoint().with("z", z).with("b", b).with("y", y).length("K", classes);
                agrees(
                        Evaluation.inDouble(kernel, z, b, new double[] {y}),
                        loss.loss().value(),
                        point,
                        1e-12);
                agrees(
                        Evaluation.inFloat(kernel, z, b, new double[] {y}),
                        loss.loss().value(),
                        point,
                        1e-6);
            }
        }
    }

    private static void agrees(Evaluation actual, Expr value, ExactPoint point, double tolerance) {
        check(actual.value(), Quantity.value(value), point, tolerance);
        check(actual.gradients()[0][0], Quantity.gradient(value, "z", 0), point, tolerance);
        check(actual.hessians()[0][0], Quantity.gradient(value, "z", 0).hessian(), point, tolerance);
        for (int k = 0; k < actual.gradients()[1].length; k++) {
            check(actual.gradients()[1][k], Quantity.gradient(value, "b", k), point, tolerance);
            check(actual.hessians()[1][k], Quantity.gradient(value, "b", k).hessian(), point, tolerance);
        }
    }

    private static void check(double actual, Quantity quantity, ExactPoint point, double tolerance) {
        double exact = quantity.at(point).toDouble();
        assertThat(actual).as("%s at %s", quantity, point).isCloseTo(exact, within(tolerance * (1 + Math.abs(exact))));
    }
}
