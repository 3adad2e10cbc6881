package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.GradientCheck;
import io.lossmith.LossKernel;
import io.lossmith.Reduction;
import io.lossmith.data.Slice;
import io.lossmith.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of a batch on one task of several, with numbers made by hand. Rows differ by 1, 2, 3 and 4 from their targets. */
class TaskOptionsTest {
    private static final double[] NEAR = {1, 2, 3, 4};
    private static final double[] ZEROS = new double[4];
    private static final double[] LOGITS = new double[4];

    private static Compilation compilation;

    @BeforeAll
    static void compile() {
        compilation = Sources.of("demo.Options", """
                package demo;

                import io.lossmith.Loss;

                public class Options {
                    @Loss("scale*(p - y)^2")
                    public record Square(double scale) {}

                    @Loss("(z: real[K] | y: class[K]) -> -log(softmax(z)[y])")
                    public record CrossEntropy() {}

                    @Loss("(; w: real[2], c: real in [-10, 10]) -> w[0]*near + w[1]*cls + c")
                    public record Sum(Square near, CrossEntropy cls, double[] w, double c) {
                        public Sum() {
                            this(new Square(0.5), new CrossEntropy(), new double[] {2, -3}, 1);
                        }
                    }

                    @Loss("log(near) + cls")
                    public record Curved(Square near, CrossEntropy cls) {
                        public Curved() {
                            this(new Square(0.5), new CrossEntropy());
                        }
                    }
                }
                """).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
    }

    private static LossKernel kernel(String name) {
        return Sources.kernelOfLengths(compilation, "demo.Options$" + name, 2);
    }

    /** Four rows whose values are 0.5, 2, 4.5 and 8; two rows of two equal logits, each log 2. */
    private static Batch batch() {
        Batch batch = Batch.rows(4);
        batch.task("near").input("p", NEAR).input("y", ZEROS);
        batch.task("cls", 2).input("z", LOGITS).input("y", new int[] {0, 1});
        return batch;
    }

    private static double sum(double near) {
        return 2 * near - 3 * Math.log(2) + 1;
    }

    @Test
    void weights() {
        double[] gradient = new double[4];
        Batch batch = batch();
        batch.task("near").weights(new float[] {1, 0, 3, 0}).gradient("p", gradient);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum((0.5 + 3 * 4.5) / 4), within(1e-14));
        assertThat(gradient).containsExactly(2 * 1 / 4.0, 0, 2 * 3 * 3 / 4.0, 0);
    }

    @Test
    void mask() {
        double[] gradient = {7, 7, 7, 7};
        Batch batch = batch();
        batch.task("near").mask(new boolean[] {false, true, true, false}).gradient("p", gradient);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum((2 + 4.5) / 2), within(1e-14));
        assertThat(gradient).containsExactly(0, 2, 3, 0);
    }

    @Test
    void ignoredClass() {
        double[] gradient = new double[4];
        Batch batch = batch();
        batch.task("cls").input("y", new int[] {-1, 1}).ignoreIndex(-1).gradient("z", gradient);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(15 / 4.0), within(1e-14));
        assertThat(gradient).containsExactly(0, 0, -3 * 0.5, -3 * -0.5);
    }

    @Test
    void valuesOfRowsAreThoseOfTheTask() {
        double[] values = new double[4];
        Batch batch = batch();
        batch.task("near").values(values);
        kernel("Sum").evaluate(batch);
        assertThat(values).containsExactly(0.5, 2, 4.5, 8);
        Batch outer = batch().values(values);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Sum").evaluate(outer))
                .withMessage("Sum: values per row belong to a task; ask for them with task(\"near\").");
    }

    @Test
    void hardestRows() {
        double[] gradient = new double[4];
        Batch batch = batch();
        batch.task("near").hardest(0.5).gradient("p", gradient);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum((4.5 + 8) / 2), within(1e-14));
        assertThat(gradient).containsExactly(0, 0, 2 * 3 / 2.0, 2 * 4 / 2.0);
    }

    @Test
    void accumulation() {
        double[] gradient = {10, 10, 10, 10};
        Batch batch = batch();
        batch.task("near").accumulate(true).gradient("p", gradient);
        kernel("Sum").evaluate(batch);
        assertThat(gradient).containsExactly(10.5, 11, 11.5, 12);
    }

    @Test
    void hessiansOfALinearFormula() {
        double[] near = new double[4];
        double[] cls = new double[4];
        Batch batch = batch();
        batch.task("near").hessian("p", near);
        batch.task("cls").hessian("z", cls);
        kernel("Sum").evaluate(batch);
        assertThat(near).containsExactly(0.5, 0.5, 0.5, 0.5);
        assertThat(cls).containsExactly(-3 * 0.25 / 2, -3 * 0.25 / 2, -3 * 0.25 / 2, -3 * 0.25 / 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Curved").evaluate(batch))
                .withMessage("The Hessian of the task 'near' is not available, because the formula is not linear in its"
                        + " tasks; ask for gradients only.");
    }

    /** A floor is positive for the optimiser that divides by it, also where the formula subtracts the task. */
    @Test
    void hessianFloor() {
        double[] near = new double[4];
        double[] cls = new double[4];
        Batch batch = batch();
        batch.task("near").hessian("p", near).hessianFloor(3);
        batch.task("cls").hessian("z", cls).hessianFloor(0.5);
        kernel("Sum").withReduction(Reduction.SUM).evaluate(batch);
        assertThat(near).containsExactly(6, 6, 6, 6);
        assertThat(cls).containsExactly(1.5, 1.5, 1.5, 1.5);
    }

    @Test
    void theGradientOfACurvedFormulaIsTakenAtTheTasks() {
        double[] gradient = new double[4];
        Batch batch = batch();
        batch.task("near").gradient("p", gradient);
        assertThat(kernel("Curved").evaluate(batch)).isCloseTo(Math.log(15 / 4.0) + Math.log(2), within(1e-15));
        assertThat(gradient).containsExactly(new double[] {1 / 15.0, 2 / 15.0, 3 / 15.0, 4 / 15.0}, within(1e-16));
    }

    @Test
    void floatsAreRoundedOnce() {
        float[] gradient = new float[4];
        double[] exact = new double[4];
        Batch single = Batch.rows(4);
        single.task("near")
                .input("p", new float[] {1.1f, 2, 3, 4})
                .input("y", new float[4])
                .gradient("p", gradient);
        single.task("cls", 2).input("z", new float[4]).input("y", new byte[] {0, 1});
        Batch twice = Batch.rows(4);
        twice.task("near")
                .input("p", new double[] {1.1f, 2, 3, 4})
                .input("y", ZEROS)
                .gradient("p", exact);
        twice.task("cls", 2).input("z", LOGITS).input("y", new int[] {0, 1});
        for (String name : List.of("Sum", "Curved")) {
            assertThat(kernel(name).evaluate(single)).isEqualTo(kernel(name).evaluate(twice));
            assertThat(gradient)
                    .containsExactly((float) exact[0], (float) exact[1], (float) exact[2], (float) exact[3]);
        }
    }

    @Test
    void slicesOfATable() {
        double[] table = {1, 0, 9, 2, 0, 9, 3, 0, 9, 4, 0, 9};
        double[] gradient = new double[8];
        Batch batch = batch();
        batch.task("near")
                .input("p", Slice.of(table).rowStride(3))
                .input("y", Slice.of(table).from(1).rowStride(3))
                .gradient("p", Slice.of(gradient).rowStride(2));
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(15 / 4.0), within(1e-14));
        assertThat(gradient).containsExactly(0.5, 0, 1, 0, 1.5, 0, 2, 0);
    }

    @Test
    void anExecutorChangesNoBit() {
        int rows = 100_000;
        double[] p = new double[rows];
        for (int row = 0; row < rows; row++) {
            p[row] = Math.sin(row);
        }
        List<double[]> gradients = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (boolean helped : new boolean[] {false, true}) {
            double[] gradient = new double[rows];
            Batch batch = Batch.rows(rows);
            Batch near = batch.task("near")
                    .input("p", p)
                    .input("y", new double[rows])
                    .gradient("p", gradient);
            batch.task("cls", 2).input("z", LOGITS).input("y", new int[2]);
            if (helped) {
                near.executor(command -> new Thread(command).start(), 3);
            }
            values.add(kernel("Curved").evaluate(batch));
            gradients.add(gradient);
        }
        assertThat(values.get(1)).isEqualTo(values.get(0));
        assertThat(gradients.get(1)).containsExactly(gradients.get(0));
    }

    /** As for any loss: nothing is 0. */
    @ParameterizedTest
    @ValueSource(strings = {"no rows", "all masked"})
    void aTaskWithoutRowsIsZero(String why) {
        double[] gradient = {7, 7, 7, 7};
        Batch batch = Batch.rows(4);
        if (why.equals("no rows")) {
            batch.task("near", 0).input("p", new double[0]).input("y", new double[0]);
        } else {
            batch.task("near")
                    .input("p", NEAR)
                    .input("y", ZEROS)
                    .mask(new boolean[4])
                    .gradient("p", gradient);
        }
        batch.task("cls", 2).input("z", LOGITS).input("y", new int[] {0, 1});
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(0), within(1e-15));
        assertThat(batch.task("near").value()).isZero();
        assertThat(gradient).containsOnly(why.equals("no rows") ? 7 : 0);
    }

    @Test
    void weightsAndMaskThatNoTaskWouldSeeAreRefused() {
        for (String option : List.of("weights", "a mask")) {
            Batch batch = batch();
            batch.task("near", 4);
            if (option.equals("weights")) {
                batch.weights(new double[4]);
            } else {
                batch.mask(new boolean[4]);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kernel("Sum").evaluate(batch))
                    .withMessage("Sum: the batch has " + option
                            + ", but every task has rows of its own; give them there, as in task(\"near\").");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Sum").evaluate(batch().ignoreIndex(-1).hardest(2)))
                .withMessage(
                        "Task 'near', Square: hardest(2.0) is no share of the rows; pass a number above 0 and at most"
                                + " 1, which takes all rows.");
    }

    /** What is not of single rows holds for every task that does not say otherwise. */
    @Test
    void optionsOfTheWholeAreThoseOfEveryTask() {
        double[] near = {10, 10, 10, 10};
        double[] cls = new double[4];
        Batch batch = batch().accumulate(true).hardest(0.25).ignoreIndex(0);
        batch.task("near").gradient("p", near);
        batch.task("cls").gradient("z", cls).accumulate(false).hardest(1);
        kernel("Sum").evaluate(batch);
        assertThat(near).containsExactly(10, 10, 10, 18);
        assertThat(cls).containsExactly(0, 0, -3 * 0.5, -3 * -0.5);
        assertThat(batch.task("near").value()).isEqualTo(8);
    }

    /** Prefixed or in a batch of its own: a task has the rows of the whole unless it has rows of its own. */
    @Test
    void askingForATaskChangesNothing() {
        double[] weights = {0, 0, 0, 2};
        Batch batch = Batch.rows(4).input("near_p", NEAR).input("near_y", ZEROS).weights(weights);
        batch.task("cls", 2).input("z", LOGITS).input("y", new int[] {0, 1});
        LossKernel kernel = kernel("Sum");
        double loss = kernel.evaluate(batch);
        assertThat(batch.task("near").value()).isEqualTo(8);
        assertThat(kernel.evaluate(batch)).isEqualTo(loss).isCloseTo(sum(8), within(1e-14));
        assertThat(batch.task("near").value()).isEqualTo(8);
        batch.task("near").weights(new double[] {1, 0, 0, 0});
        assertThat(kernel.evaluate(batch)).isCloseTo(sum(0.5), within(1e-14));
    }

    @Test
    void rowsOfATaskMayChange() {
        Batch batch = batch();
        Batch near = batch.task("near", 2);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(2.5 / 2), within(1e-14));
        assertThat(batch.task("near", 3)).isSameAs(near);
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(7 / 3.0), within(1e-14));
        assertThat(near.value()).isCloseTo(7 / 3.0, within(1e-14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.task("near", -1))
                .withMessage("task(\"near\", -1) is negative; state the number of rows, 0 or more.");
    }

    /** Every mistake that would give one of two arrays, or no array at all, silently. */
    @Test
    void whatIsSaidTwiceOrToNobodyIsRefused() {
        refused(
                batch().input("near_p", NEAR),
                "Task 'near', Square: the input 'p' is given twice, to the task and as 'near_p' to the whole; give it once.");
        Batch gradients = batch().gradient("near_p", new double[4]);
        gradients.task("near").gradient("p", new double[4]);
        refused(
                gradients,
                "Task 'near', Square: the gradient of 'p' is given twice, to the task and as 'near_p' to the whole; give"
                        + " it once.");
        Batch prefixed = batch();
        prefixed.task("near").input("near_p", NEAR);
        refused(
                prefixed,
                "Task 'near', Square has no input 'near_p'; its inputs are p, y. In the batch of a task they have no prefix.");
        Batch longer = Batch.rows(2).input("near_p", NEAR).input("near_y", ZEROS);
        longer.input("cls_z", LOGITS).input("cls_y", new int[2]);
        refused(
                longer,
                "Task 'near', Square: the input 'p' has 4 elements instead of 2 for 2 rows; pass an array of that length, or"
                        + " say how many rows the task has, if they are not those of the whole: task(name, rows).");
        Batch unknown = batch();
        unknown.task("neat");
        refused(unknown, "Sum has no task 'neat'; its tasks are near, cls. Did you mean 'near'?");
        Batch known = batch();
        kernel("Sum").evaluate(known);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.task("neat"))
                .withMessage("Sum has no task 'neat'; its tasks are near, cls. Did you mean 'near'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch().task("near").task("cls"))
                .withMessage("The batch of the task 'near' has no tasks itself; ask the batch it came from for"
                        + " task(\"cls\").");
    }

    private static void refused(Batch batch, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernel("Sum").evaluate(batch))
                .withMessage(message);
    }

    @Test
    void optionsOfTheBatchAreThoseOfTasksWithPrefixedInputs() {
        Batch batch = Batch.rows(4).input("near_p", NEAR).input("near_y", ZEROS).weights(new double[] {0, 0, 0, 2});
        batch.task("cls", 2).input("z", LOGITS).input("y", new int[] {0, 1});
        assertThat(kernel("Sum").evaluate(batch)).isCloseTo(sum(8), within(1e-14));
        assertThat(batch.task("cls").value()).isEqualTo(Math.log(2));
    }

    @Test
    void aTaskKeepsItsBatch() {
        Batch batch = batch();
        assertThat(batch.task("cls")).isSameAs(batch.task("cls", 2));
        kernel("Sum").evaluate(batch);
        assertThat(batch.task("cls").value()).isEqualTo(Math.log(2));
    }

    @Test
    void theSpecTellsTheTasks() {
        LossSpec spec = kernel("Sum").spec();
        assertThat(spec.tasks().keySet()).containsExactly("near", "cls");
        assertThat(spec.tasks().get("near").formula()).isEqualTo("scale*(p - y)^2");
        assertThat(spec.parameters().toString()).isEqualTo("[near_scale: real, w: real[2], c: real in [-10, 10]]");
        assertThat(spec.gradients()).containsEntry("near", "w[0]").containsEntry("cls", "w[1]");
        assertThat(spec.toString()).startsWith("""
                Sum
                  formula      (; w: real[2], c: real in [-10, 10]) -> w[0]*near + w[1]*cls + c
                  prediction   near_p: real
                  target       near_y: real
                  prediction   cls_z: real[cls_K]
                  target       cls_y: class[cls_K]
                  parameter    near_scale: real
                  parameter    w: real[2]
                  parameter    c: real in [-10, 10]
                  task         near: Square, scale*(p - y)^2
                  task         cls: CrossEntropy, (z: real[K] | y: class[K]) -> -log(softmax(z)[y])
                  lengths      cls_K
                  stable form  w[0]*near + w[1]*cls + c
                  gradient     near: w[0]
                  gradient     cls: w[1]
                """);
    }

    @Test
    void gradientsAreChecked() {
        for (String name : List.of("Sum", "Curved")) {
            GradientCheck check = kernel(name).checkGradient(batch());
            assertThat(check.passed()).as(check.toString()).isTrue();
            assertThat(check.inputs())
                    .extracting(GradientCheck.Input::name)
                    .containsExactly("near", "cls", "near_p", "cls_z");
            assertThat(check.inputs()).extracting(GradientCheck.Input::compared).containsExactly(1L, 1L, 4L, 4L);
        }
    }
}
