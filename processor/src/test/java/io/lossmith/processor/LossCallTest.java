package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.junit.jupiter.api.Test;

/** Losses that call losses: the same numbers as the losses called alone, and one gradient for an input they share. */
class LossCallTest {
    private static final double[] LOGITS = {0.1, 0.2, 0.3, 1, -1, 2};
    private static final int[] CLASSES = {0, 2};

    private static final String PARTS = """
            package demo;

            import io.lossmith.Loss;

            public class Losses {
                @Loss("(z: real[K] | y: class[K]) -> -log(softmax(z)[y])")
                public record CrossEntropy() {}

                @Loss("(p: unit[N] | t: unit[N]; eps: positive) -> 1 - (2*sum(p*t) + eps)/(sum(p) + sum(t) + eps)")
                public record Dice(double eps) {}

                @Loss("-(1 - pt)^gamma*log(pt)")
                public record Focal(double gamma) {}

                @Loss("(z: real[K] | y: class[K]; w: positive[K]) -> -w[y]*log(softmax(z)[y])")
                public record Weighted(double[] w) {}

                @Loss("(z: real[C] | y: class[C]; lambda: nonnegative) -> "
                        + "ce(z | y) + lambda*dice(softmax(z) | onehot(y)) + f(softmax(z)[y]) + w(z | y)")
                public record Sum(CrossEntropy ce, Dice dice, Focal f, Weighted w, double lambda) {
                    public Sum() {
                        this(new CrossEntropy(), new Dice(0.5), new Focal(2), new Weighted(new double[] {1, 2, 3}), 0.25);
                    }
                }

                @Loss(value = "(z: real[3] | y: class[3]) -> CrossEntropy(z | y) + 0.25*Dice(softmax(z) | onehot(y); 0.5)"
                        + " + Focal(softmax(z)[y]; 2) + Weighted(z | y; 1 + index(3))",
                        uses = {CrossEntropy.class, Dice.class, Focal.class, Weighted.class})
                public record SameByUse() {}

                @Loss("(z: real[C] | y: class[C]) -> 2*inner(z | y)")
                public record Outer(Sum inner) {
                    public Outer() {
                        this(new Sum());
                    }
                }
            }
            """;

    private static Compilation parts() {
        Compilation compilation = Sources.of("demo.Losses", PARTS).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        return compilation;
    }

    private static double value(LossKernel kernel, double[] gradient) {
        return kernel.evaluate(
                Batch.rows(2).input("z", LOGITS).input("y", CLASSES).gradient("z", gradient));
    }

    /** Row by row from the definitions: softmax, -log p, Dice overlap, focal, weights. */
    private static double expected() {
        double sum = 0;
        for (int row = 0; row < 2; row++) {
            double total = 0;
            double squares = 0;
            for (int k = 0; k < 3; k++) {
                total += Math.exp(LOGITS[3 * row + k]);
            }
            int y = CLASSES[row];
            double p = Math.exp(LOGITS[3 * row + y]) / total;
            double dice = 1 - (2 * p + 0.5) / (1 + 1 + 0.5);
            squares += -Math.log(p) + 0.25 * dice - Math.pow(1 - p, 2) * Math.log(p) - (y + 1) * Math.log(p);
            sum += squares;
        }
        return sum / 2;
    }

    @Test
    void componentsAreCalledByName() {
        LossKernel kernel = Sources.kernelOfLengths(parts(), "demo.Losses$Sum");
        assertThat(value(kernel, new double[6])).isCloseTo(expected(), within(1e-14));
        assertThat(kernel.spec().parameters().toString())
                .isEqualTo("[dice_eps: positive, f_gamma: real, w_w: positive[C], lambda: nonnegative]");
        assertThat(kernel.checkGradient(Batch.rows(2).input("z", LOGITS).input("y", CLASSES))
                        .passed())
                .isTrue();
    }

    @Test
    void otherLossesAreCalledByTheirNameWithParameters() {
        Compilation parts = parts();
        double[] byUse = new double[6];
        double[] byComponent = new double[6];
        double value = value(Sources.kernelOfLengths(parts, "demo.Losses$SameByUse"), byUse);
        assertThat(value)
                .isCloseTo(value(Sources.kernelOfLengths(parts, "demo.Losses$Sum"), byComponent), within(1e-15));
        assertThat(byUse).containsExactly(byComponent, within(1e-15));
    }

    @Test
    void callsNest() {
        Compilation parts = parts();
        double inner = value(Sources.kernelOfLengths(parts, "demo.Losses$Sum"), new double[6]);
        LossKernel outer = Sources.kernelOfLengths(parts, "demo.Losses$Outer");
        assertThat(value(outer, new double[6])).isCloseTo(2 * inner, within(1e-14));
        assertThat(outer.spec().parameters().get(0).name()).isEqualTo("inner_dice_eps");
    }

    @Test
    void aKernelOfLossesSurvivesSerialisation() throws IOException, ClassNotFoundException {
        LossKernel kernel = Sources.kernelOfLengths(parts(), "demo.Losses$Outer");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        InputStream in = new ByteArrayInputStream(bytes.toByteArray());
        ClassLoader loader = kernel.getClass().getClassLoader();
        try (ObjectInputStream restored = new ObjectInputStream(in) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            LossKernel copy = (LossKernel) restored.readObject();
            assertThat(value(copy, new double[6])).isEqualTo(value(kernel, new double[6]));
        }
    }

    /** The length has the name of an int of the called loss: one number of the kernel, not two of one name. */
    @Test
    void aLengthOfACalledLossMayBeOneOfItsNumbers() {
        Compilation compilation = Sources.of("demo.Lengths", """
                        package demo;

                        import io.lossmith.Loss;

                        public class Lengths {
                            @Loss("(x: real; w: real[N]) -> x*sum(w)/N")
                            public record Inner(int N, double[] w) {}

                            @Loss("(x: real) -> 2*inner(x)")
                            public record Outer(Inner inner) {
                                public Outer() {
                                    this(new Inner(2, new double[] {3, 5}));
                                }
                            }
                        }
                        """).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernelOfLengths(compilation, "demo.Lengths$Outer");
        double[] gradient = new double[1];
        assertThat(kernel.evaluate(Batch.rows(1).input("x", new double[] {1.5}).gradient("x", gradient)))
                .isEqualTo(12);
        assertThat(gradient).containsExactly(8);
        assertThat(kernel.spec().parameters().toString()).isEqualTo("[inner_N: real, inner_w: real[inner_N]]");
    }

    /** A length of the called loss is a number here, from which the loss takes too much. */
    @Test
    void aLengthOfNothingIsAnErrorOfTheCall() {
        Compilation compilation = Sources.of("demo.Lengths", """
                        package demo;

                        import io.lossmith.Loss;

                        public class Lengths {
                            @Loss("(v: real[K]) -> sum(v) + sum(index(K-1))")
                            public record Inner() {}

                            @Loss(value = "(v: real[1]) -> Inner(v)", uses = Inner.class)
                            public record Outer() {}

                            @Loss("(v: real[2]) -> sum(v*index(2-2))")
                            public record None() {}
                        }
                        """).compile();
        assertThat(Sources.messages(compilation))
                .satisfiesExactly(
                        called -> assertThat(called).contains("Inner does not compile with these arguments"),
                        none -> assertThat(none).contains("'2 - 2' is not a length"));
    }
}
