package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.TaskKernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Formulas over tasks against the tasks' own kernels and the chain rule by hand. */
class TaskKernelTest {
    private static final double[] LOGITS = {0.1, 0.2, 0.3, 1, -1, 2};
    private static final int[] CLASSES = {0, 2};
    private static final double[] BOX = {1, 2, 3, 4};
    private static final double[] TARGET = {1.5, 2, 0, 4};

    private static final String SOURCE = """
            package demo;

            import io.lossmith.Loss;

            public class Tasks {
                @Loss("(z: real[K] | y: class[K]) -> -log(softmax(z)[y])")
                public record CrossEntropy() {}

                @Loss("(p: real[4] | y: real[4]; beta: positive) -> r = abs(p - y); sum(r < beta ? r^2/(2*beta) : r - beta/2)")
                public record SmoothL1(double beta) {}

                @Loss("cls + lambda * box")
                public record Detection(CrossEntropy cls, SmoothL1 box, double lambda) {
                    public Detection() {
                        this(new CrossEntropy(), new SmoothL1(1), 0.5);
                    }
                }

                @Loss("(learn s: real[2]) -> exp(-s[0])*cls + exp(-s[1])*box/2 + sum(s)/2")
                public record Uncertain(CrossEntropy cls, SmoothL1 box) {
                    public Uncertain() {
                        this(new CrossEntropy(), new SmoothL1(1));
                    }
                }

                @Loss("cls * box")
                public record Product(CrossEntropy cls, SmoothL1 box) {
                    public Product() {
                        this(new CrossEntropy(), new SmoothL1(1));
                    }
                }
            }
            """;

    private static Compilation compilation;
    private static double cls;
    private static double box;
    private static final double[] CLS_GRADIENT = new double[6];
    private static final double[] BOX_GRADIENT = new double[4];

    @BeforeAll
    static void theTasksAlone() {
        compilation = Sources.of("demo.Tasks", SOURCE).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel detection = Sources.kernelOfLengths(compilation, "demo.Tasks$Detection", 3);
        TaskKernel tasks = (TaskKernel) detection;
        cls = tasks.task("cls").evaluate(classes(Batch.rows(2)).gradient("z", CLS_GRADIENT));
        box = tasks.task("box").evaluate(boxes(Batch.rows(1)).gradient("p", BOX_GRADIENT));
    }

    private static LossKernel kernel(String name) {
        return Sources.kernelOfLengths(compilation, "demo.Tasks$" + name, 3);
    }

    private static Batch classes(Batch batch) {
        return batch.input("z", LOGITS).input("y", CLASSES);
    }

    private static Batch boxes(Batch batch) {
        return batch.input("p", BOX).input("y", TARGET);
    }

    private static double[] scaled(double[] numbers, double factor) {
        double[] result = numbers.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    @Test
    void eachTaskHasItsOwnRowsAndValue() {
        double[] gz = new double[6];
        double[] gp = new double[4];
        Batch batch = Batch.rows(2);
        classes(batch.task("cls")).gradient("z", gz);
        boxes(batch.task("box", 1)).gradient("p", gp);
        assertThat(kernel("Detection").evaluate(batch)).isCloseTo(cls + box / 2, within(1e-15));
        assertThat(batch.task("cls").value()).isEqualTo(cls);
        assertThat(batch.task("box").value()).isEqualTo(box);
        assertThat(batch.task("box")).isSameAs(batch.task("box", 1));
        assertThat(gz).containsExactly(CLS_GRADIENT);
        assertThat(gp).containsExactly(scaled(BOX_GRADIENT, 0.5));
    }

    @Test
    void inputsMayHaveTheTaskBeforeTheirName() {
        double[] gz = new double[6];
        Batch batch =
                Batch.rows(2).input("cls_z", LOGITS).input("cls_y", CLASSES).gradient("cls_z", gz);
        boxes(batch.task("box", 1));
        assertThat(kernel("Detection").evaluate(batch)).isCloseTo(cls + box / 2, within(1e-15));
        assertThat(gz).containsExactly(CLS_GRADIENT);
        assertThat(kernel("Detection").spec().inputs().toString())
                .isEqualTo("[cls_z: real[cls_K], cls_y: class[cls_K], box_p: real[4], box_y: real[4]]");
    }

    @Test
    void weightsAndMaskOfATaskAreItsOwn() {
        Batch batch = Batch.rows(2);
        classes(batch.task("cls")).mask(new boolean[] {true, false});
        boxes(batch.task("box", 1)).weights(new double[] {7});
        double first = ((TaskKernel) kernel("Detection"))
                .task("cls")
                .evaluate(classes(Batch.rows(2)).mask(new boolean[] {true, false}));
        assertThat(kernel("Detection").evaluate(batch)).isCloseTo(first + box / 2, within(1e-15));
        double sum = kernel("Detection").withReduction(Reduction.SUM).evaluate(batch);
        assertThat(sum).isCloseTo(first + 7 * box / 2, within(1e-14));
    }

    @Test
    void learnedInputsHaveGradients() {
        double[] s = {0.2, -0.3};
        double[] gs = {10, 10};
        double[] gz = new double[6];
        double[] gp = new double[4];
        Batch batch = Batch.rows(2).input("s", s).gradient("s", gs);
        classes(batch.task("cls")).gradient("z", gz);
        boxes(batch.task("box", 1)).gradient("p", gp);
        double value = kernel("Uncertain").evaluate(batch);
        assertThat(value).isCloseTo(Math.exp(-0.2) * cls + Math.exp(0.3) * box / 2 - 0.05, within(1e-15));
        assertThat(gs)
                .containsExactly(
                        new double[] {0.5 - Math.exp(-0.2) * cls, 0.5 - Math.exp(0.3) * box / 2}, within(1e-15));
        assertThat(gz).containsExactly(scaled(CLS_GRADIENT, Math.exp(-0.2)), within(1e-15));
        assertThat(gp).containsExactly(scaled(BOX_GRADIENT, Math.exp(0.3) / 2), within(1e-15));
        kernel("Uncertain").evaluate(batch.accumulate(true));
        assertThat(gs[0]).isCloseTo(2 * (0.5 - Math.exp(-0.2) * cls), within(1e-15));
    }

    @Test
    void aFormulaThatIsNotLinearUsesTheChainRule() {
        double[] gz = new double[6];
        double[] gp = new double[4];
        Batch batch = Batch.rows(2);
        classes(batch.task("cls")).gradient("z", gz);
        boxes(batch.task("box", 1)).gradient("p", gp);
        assertThat(kernel("Product").evaluate(batch)).isCloseTo(cls * box, within(1e-15));
        assertThat(gz).containsExactly(scaled(CLS_GRADIENT, box), within(1e-15));
        assertThat(gp).containsExactly(scaled(BOX_GRADIENT, cls), within(1e-15));
        batch.task("cls").hessian("z", new double[6]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Product").evaluate(batch))
                .withMessage("The Hessian of the task 'cls' is not available, because the formula is not linear in its"
                        + " tasks; ask for gradients only.");
    }

    @Test
    void nothingIsWrittenWhenOneTaskIsRefused() {
        double[] gz = {1, 2, 3, 4, 5, 6};
        Batch batch = Batch.rows(2);
        classes(batch.task("cls")).gradient("z", gz);
        batch.task("box", 1).input("p", BOX).input("y", new double[3]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Detection").evaluate(batch))
                .withMessage("Task 'box', SmoothL1: the input 'y' has 3 elements instead of at least 4 for 1 row of 4;"
                        + " pass an array of that length.");
        batch.task("box").input("y", TARGET);
        batch.task("cls").input("y", new int[] {0, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Detection").evaluate(batch))
                .withMessageStartingWith("Task 'cls', CrossEntropy: the class 'y' at row 1 is 3, outside 0 to 2;");
        assertThat(gz).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void warmUpChangesNothing() {
        Batch batch = Batch.rows(2);
        classes(batch.task("cls"));
        boxes(batch.task("box", 1));
        LossKernel kernel = kernel("Product");
        kernel.warmUp();
        assertThat(kernel.evaluate(batch)).isCloseTo(cls * box, within(1e-15));
        kernel = kernel("Uncertain");
        kernel.warmUp();
        assertThat(kernel.evaluate(batch.input("s", new double[2]))).isCloseTo(cls + box / 2, within(1e-15));
    }

    @Test
    void namesAndSharedOutputsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Detection").evaluate(Batch.rows(1).input("cl_z", LOGITS)))
                .withMessage("Detection has no input 'cl_z'; its inputs are cls_z, cls_y, box_p, box_y."
                        + " Did you mean 'cls_z'?");
        Batch wrong = Batch.rows(1);
        wrong.task("bix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Detection").evaluate(wrong))
                .withMessage("Detection has no task 'bix'; its tasks are cls, box. Did you mean 'box'?");
        double[] shared = new double[6];
        Batch batch = Batch.rows(2);
        classes(batch.task("cls")).gradient("z", shared);
        boxes(batch.task("box", 1)).values(shared);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Detection").evaluate(batch))
                .withMessage(
                        "CrossEntropy: the gradient of 'z' and the values of SmoothL1 share elements; give each task"
                                + " arrays of its own.");
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        LossKernel kernel = kernel("Detection").withReduction(Reduction.SUM);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kernel);
        }
        ClassLoader loader = kernel.getClass().getClassLoader();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            Batch batch = Batch.rows(2);
            classes(batch.task("cls"));
            boxes(batch.task("box", 1));
            LossKernel copy = (LossKernel) in.readObject();
            assertThat(copy.evaluate(batch)).isEqualTo(kernel.evaluate(batch));
            assertThat(copy).hasToString("Detection{cls_K=3} sum");
        }
    }

    /** Names from which the batch would make the same method twice, or one that it inherits. */
    @Test
    void hostileNamesOfTasksAndLearnedInputs() {
        Compilation hostile = Sources.of(
                        "demo.Hostile",
                        "package demo; class Hostile { @io.lossmith.Loss(\"p^2\") record Square() {} "
                                + "@io.lossmith.Loss(\"(learn s: real, learn gradS: real, learn S: real, learn evaluate: real,"
                                + " learn evaluateInput: real) -> (evaluate_ + evaluate_Task*Math)*s*gradS*S*evaluate*evaluateInput\")"
                                + " record Many(Square evaluate_, Square evaluate_Task, Square Math) {}"
                                + " @io.lossmith.Loss(\"evaluate + evaluateTask\")"
                                + " record Two(Square evaluate, Square evaluateTask) {} static class Use {"
                                + " void use(Hostile_TwoKernel.Batch batch) {"
                                + " batch.evaluateTaskTask().p(new double[] {1}); batch.evaluateTask().p(new double[] {2}); } } }")
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(Sources.messages(hostile)).isEmpty();
    }

    @Test
    void saysWhichLengthsAndComponentsAreMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sources.kernelOfLengths(compilation, "demo.Tasks$Detection"))
                .withMessage(
                        "LossKernel.of(Detection) takes the length cls_K, but 0 lengths were given; pass one number"
                                + " for each after the record.");
        Compilation parts = Sources.of("demo.Parts", """
                        package demo;

                        import io.lossmith.Loss;

                        class Parts {
                            @Loss("gamma*(p - y)^2")
                            record Scaled(double gamma) {}

                            @Loss("(z: real[K] | y: class[K]) -> z[y]")
                            record Pick() {}

                            @Loss("scaled(p | y)")
                            record Outer(Scaled scaled) {}

                            @Loss("(p: real | y: real) -> outer(p | y) + scaled(p | y)")
                            record Deep(Outer outer, Scaled scaled) {}

                            @Loss("(learn s: real[N]) -> a + Math + sum(s)")
                            record Two(Pick a, Pick Math) {}
                        }
                        """).compile();
        assertThat(Sources.messages(parts)).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> Sources.kernel(parts, "demo.Parts$Two", null, null))
                .withMessage("The component 'a' of Two is null; pass the record of that loss.");
        assertThatNullPointerException()
                .isThrownBy(() -> Sources.kernel(parts, "demo.Parts$Outer", (Object) null))
                .withMessage("The component 'scaled' of Outer is null; pass the record of that loss.");
        assertThatNullPointerException()
                .isThrownBy(() -> Sources.kernel(parts, "demo.Parts$Deep", null, null))
                .withMessage("The component 'outer' of Deep is null; pass the record of that loss.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sources.kernelOfLengths(parts, "demo.Parts$Pick", 1, 2))
                .withMessageStartingWith("LossKernel.of(Pick) takes the length K, but 2 lengths were given");
    }
}
