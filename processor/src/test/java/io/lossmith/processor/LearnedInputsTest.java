package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Learned inputs of losses that are called and of losses that are tasks, and of the formula around them. */
class LearnedInputsTest {
    private static final double[] P = {1, 4};
    private static final double[] Y = {0, 1};
    private static final double S = 0.3;
    private static final double T = -0.2;

    private static Compilation compilation;

    @BeforeAll
    static void compile() {
        compilation = Sources.of("demo.Learned", """
                package demo;

                import io.lossmith.Loss;

                public class Learned {
                    @Loss("(p: real, learn s: real | y: real) -> exp(-s)*(p - y)^2 + s")
                    public record Noisy() {}

                    @Loss("(p: real, learn s: real, learn t: real[2] | y: real) -> noisy(p, s | y) + t[0]*noisy(p, t[1] | y)")
                    public record Called(Noisy noisy) {
                        public Called() {
                            this(new Noisy());
                        }
                    }

                    @Loss("(p: real, s: real | y: real) -> noisy(p, s | y)")
                    public record ForEachRow(Noisy noisy) {
                        public ForEachRow() {
                            this(new Noisy());
                        }
                    }

                    @Loss("(learn t: real) -> exp(t)*noisy + t*plain")
                    public record Tasks(Noisy noisy, Plain plain) {
                        public Tasks() {
                            this(new Noisy(), new Plain());
                        }
                    }

                    @Loss("(learn t: real) -> noisy^2*exp(t)")
                    public record Curved(Noisy noisy) {
                        public Curved() {
                            this(new Noisy());
                        }
                    }

                    @Loss("abs(p - y)")
                    public record Plain() {}
                }
                """).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
    }

    private static LossKernel kernel(String name) {
        return Sources.kernelOfLengths(compilation, "demo.Learned$" + name);
    }

    /** The mean of the two rows, whose squared errors are 1 and 9. */
    private static double noisy(double s) {
        return 5 * Math.exp(-s) + s;
    }

    private static double slope(double s) {
        return 1 - 5 * Math.exp(-s);
    }

    @Test
    void aCalledLossIsGivenLearnedInputsOfTheCaller() {
        double[] byP = new double[2];
        double[] byS = {7};
        double[] byT = {7, 7};
        Batch batch = Batch.rows(2)
                .input("p", P)
                .input("y", Y)
                .input("s", new double[] {S})
                .input("t", new double[] {2, T})
                .gradient("p", byP)
                .gradient("s", byS)
                .gradient("t", byT);
        assertThat(kernel("Called").evaluate(batch)).isCloseTo(noisy(S) + 2 * noisy(T), within(1e-14));
        assertThat(byS[0]).isCloseTo(slope(S), within(1e-14));
        assertThat(byT).containsExactly(new double[] {noisy(T), 2 * slope(T)}, within(1e-14));
        double factor = Math.exp(-S) + 2 * Math.exp(-T);
        assertThat(byP).containsExactly(new double[] {factor, 3 * factor}, within(1e-14));
        assertThat(kernel("Called").checkGradient(batch).passed()).isTrue();
    }

    @Test
    void aCalledLossMayBeGivenANumberForEachRow() {
        double[] byS = {7, 7};
        Batch batch = Batch.rows(2)
                .input("p", P)
                .input("y", Y)
                .input("s", new double[] {S, T})
                .gradient("s", byS);
        double expected = (Math.exp(-S) + S + 9 * Math.exp(-T) + T) / 2;
        assertThat(kernel("ForEachRow").evaluate(batch)).isCloseTo(expected, within(1e-14));
        assertThat(byS)
                .containsExactly(new double[] {(1 - Math.exp(-S)) / 2, (1 - 9 * Math.exp(-T)) / 2}, within(1e-14));
    }

    @Test
    void aTaskKeepsItsLearnedInputAndTheFormulaHasItsOwn() {
        double[] byS = {7};
        double[] byT = {7};
        double[] byP = new double[2];
        double[] hessS = {7};
        Batch batch = Batch.rows(2)
                .input("t", new double[] {T})
                .gradient("t", byT)
                .input("noisy_s", new float[] {0.25f})
                .gradient("noisy_s", byS)
                .hessian("noisy_s", hessS);
        batch.task("noisy").input("p", P).input("y", Y).gradient("p", byP);
        batch.task("plain", 1).input("p", new double[] {3}).input("y", new double[] {1});
        double value = kernel("Tasks").evaluate(batch);
        assertThat(value).isCloseTo(Math.exp(T) * noisy(0.25) + 2 * T, within(1e-14));
        assertThat(byT[0]).isCloseTo(Math.exp(T) * noisy(0.25) + 2, within(1e-14));
        assertThat(byS[0]).isCloseTo(Math.exp(T) * slope(0.25), within(1e-14));
        assertThat(hessS[0]).isCloseTo(Math.exp(T) * 5 * Math.exp(-0.25), within(1e-14));
        double factor = Math.exp(T - 0.25);
        assertThat(byP).containsExactly(new double[] {factor, 3 * factor}, within(1e-14));
        var check = kernel("Tasks").checkGradient(batch);
        assertThat(check.passed()).as(check.toString()).isTrue();
        assertThat(check.inputs())
                .extracting(input -> input.name() + " " + input.compared())
                .containsExactly("noisy 1", "plain 1", "t 1", "noisy_p 2", "noisy_s 1", "plain_p 1");
    }

    @Test
    void chainRuleThroughACurvedFormula() {
        double[] byS = {7};
        double[] byT = {7};
        double[] byP = new double[2];
        double[] hessT = {7};
        Batch batch =
                Batch.rows(2).input("t", new double[] {T}).gradient("t", byT).hessian("t", hessT);
        batch.task("noisy")
                .input("p", P)
                .input("s", new double[] {S})
                .input("y", Y)
                .gradient("p", byP)
                .gradient("s", byS);
        double task = noisy(S);
        double value = task * task * Math.exp(T);
        assertThat(kernel("Curved").evaluate(batch)).isCloseTo(value, within(1e-13));
        assertThat(byT[0]).isCloseTo(value, within(1e-13));
        assertThat(hessT[0]).isCloseTo(value, within(1e-13));
        double factor = 2 * task * Math.exp(T);
        assertThat(byS[0]).isCloseTo(factor * slope(S), within(1e-13));
        assertThat(byP).containsExactly(new double[] {factor * Math.exp(-S), 3 * factor * Math.exp(-S)}, within(1e-13));
        assertThat(kernel("Curved").checkGradient(batch).passed()).isTrue();
    }

    /** The gradient of a learned input is a sum over rows; accumulating adds the scaled sum. */
    @Test
    void learnedGradientsOfATaskAccumulate() {
        double[] byS = {0};
        Batch batch = Batch.rows(2).input("t", new double[] {T});
        batch.task("noisy")
                .input("p", P)
                .input("s", new double[] {S})
                .input("y", Y)
                .accumulate(true)
                .gradient("s", byS);
        kernel("Curved").evaluate(batch);
        double once = byS[0];
        kernel("Curved").evaluate(batch);
        assertThat(byS[0]).isEqualTo(2 * once).isNotZero();
    }
}
