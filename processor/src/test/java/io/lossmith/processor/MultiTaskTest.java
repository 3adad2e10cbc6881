package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.TaskKernel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code @MultiTask} writes a formula, and is otherwise the same as {@code @Loss} with that formula. */
class MultiTaskTest {
    private static Sources sources(String name, String annotation, String components, String... body) {
        String head = "package " + name + "; import io.lossmith.*; ";
        return Sources.of(
                        name + ".Both",
                        head + annotation + " public record Both(" + components + ") {" + String.join("", body) + "}")
                .and(
                        name + ".CrossEntropy",
                        head
                                + "@Loss(\"(z: real[K] | y: class[K]) -> -log(softmax(z)[y])\") public record CrossEntropy() {}")
                .and(name + ".Square", head + "@Loss(\"(p - y)^2\") public record Square() {}");
    }

    @ParameterizedTest(name = "{0}({1})")
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            FIXED       # CrossEntropy cls, Square box                                 # cls + box
            FIXED       # CrossEntropy cls, @Task(weight = 0.25) Square box            # cls + 0.25 * box
            FIXED       # @Task(weight = 2) CrossEntropy a, @Task(weight = 1e-9) Square b, Square c  # 2 * a + 1.0E-9 * b + c
            FIXED       # @Task(TaskKind.REGRESSION) Square a, @Task Square b          # a + b
            UNCERTAINTY # @Task(TaskKind.CLASSIFICATION) CrossEntropy cls, @Task(TaskKind.REGRESSION) Square box \
                        # (learn logvar_cls: real, learn logvar_box: real) ->\
            \\n    exp(-logvar_cls) * cls + logvar_cls/2\\n  + exp(-logvar_box) * box/2 + logvar_box/2
            UNCERTAINTY # @Task(TaskKind.REGRESSION) Square a, @Task(weight = 0.1) Square b, @Task(weight = 1) CrossEntropy c \
                        # (learn logvar_a: real) ->\\n    exp(-logvar_a) * a/2 + logvar_a/2\\n  + 0.1 * b\\n  + c
            UNCERTAINTY # @Task(weight = 2) Square a, @Task(weight = 1) Square b       # 2 * a\\n  + b
            """)
    void isTheSameAsTheFormula(String weighting, String components, String formula) {
        Compilation written = sources("a", "@MultiTask(weighting = Weighting." + weighting + ")", components)
                .options("-Xlint:all", "-Werror")
                .compile();
        assertThat(Sources.messages(written)).isEmpty();
        String plain = components.replaceAll("@Task(\\([^)]*\\))?", "");
        Compilation byHand = sources("b", "@Loss(\"" + formula + "\")", plain).compile();
        assertThat(Sources.messages(byHand)).isEmpty();
        assertThat(Sources.generated(written).get("a.BothKernel"))
                .isEqualTo(Sources.generated(byHand).get("b.BothKernel").replace("package b;", "package a;"));
        String text = formula.replace("\\n", "\n");
        assertThat(Sources.generated(written).get("a.BothKernel"))
                .contains(" * formula  " + text.replace(">", "&gt;").replace("\n", "\n *          "));
    }

    @Test
    void theFormulaIsThatOfTheSpec() {
        Compilation compilation = sources(
                        "a",
                        "@MultiTask(weighting = Weighting.FIXED)",
                        "Square far, @Task(weight = 0.5) Square near",
                        "public Both() { this(new Square(), new Square()); }")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernelOfLengths(compilation, "a.Both");
        assertThat(kernel.spec().formula()).isEqualTo("far + 0.5 * near");
        Batch batch = Batch.rows(2);
        batch.task("far").input("p", new double[] {1, 2}).input("y", new double[] {0, 0});
        batch.task("near").input("p", new double[] {3, 4}).input("y", new double[] {0, 0});
        assertThat(kernel.evaluate(batch)).isEqualTo(2.5 + 0.5 * 12.5);
    }

    /** Kendall, Gal and Cipolla: the gradient of a log-variance is 0 where it is the logarithm of the task, or of twice that. */
    @Test
    void logVariancesSettleAtTheirTask() {
        Compilation compilation = sources(
                        "a",
                        "@MultiTask(weighting = Weighting.UNCERTAINTY)",
                        "@Task(TaskKind.REGRESSION) Square number, @Task(TaskKind.CLASSIFICATION) CrossEntropy label",
                        "public Both() { this(new Square(), new CrossEntropy()); }")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        TaskKernel kernel = (TaskKernel) Sources.kernelOfLengths(compilation, "a.Both", 2);
        double square = 9;
        double entropy = Math.log(2);
        double[] number = {Math.log(square)};
        double[] label = {Math.log(2 * entropy)};
        double[] byNumber = {7};
        double[] byLabel = {7};
        double[] slope = {7};
        double[] logits = new double[2];
        Batch batch = Batch.rows(1)
                .input("logvar_number", number)
                .gradient("logvar_number", byNumber)
                .input("logvar_label", label)
                .gradient("logvar_label", byLabel);
        batch.task("number")
                .input("p", new double[] {5})
                .input("y", new double[] {2})
                .gradient("p", slope);
        batch.task("label").input("z", new double[2]).input("y", new int[1]).gradient("z", logits);
        double value = kernel.evaluate(batch);
        assertThat(value).isCloseTo(0.5 + Math.log(square) / 2 + 0.5 + Math.log(2 * entropy) / 2, within(1e-15));
        assertThat(byNumber[0]).isCloseTo(0, within(1e-15));
        assertThat(byLabel[0]).isCloseTo(0, within(1e-15));
        assertThat(slope[0]).isCloseTo(6 / (2 * square), within(1e-15));
        assertThat(logits[0]).isCloseTo(-0.5 / (2 * entropy), within(1e-15));
        number[0] = 0;
        label[0] = 0;
        assertThat(kernel.evaluate(batch)).isCloseTo(square / 2 + entropy, within(1e-15));
        assertThat(byNumber[0]).isEqualTo(0.5 - square / 2);
        assertThat(byLabel[0]).isEqualTo(0.5 - entropy);
    }

    @Test
    void tasksMayComeFromALibrary() {
        Compilation compilation = Sources.of("a.Both", """
                        package a;

                        import io.lossmith.*;

                        @MultiTask(weighting = Weighting.FIXED)
                        public record Both(Near near, @Task(weight = 3) Far far) {
                            public Both() {
                                this(new Near(), new Far());
                            }
                        }

                        @LossLibrary("loss Near(p: real | y: real) = (p - y)^2 loss Far(p: real | y: real) = abs(p - y)")
                        interface Library {}
                        """).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernelOfLengths(compilation, "a.Both");
        Batch batch = Batch.rows(1);
        batch.task("near").input("p", new double[] {2}).input("y", new double[1]);
        batch.task("far").input("p", new double[] {2}).input("y", new double[1]);
        assertThat(kernel.evaluate(batch)).isEqualTo(10);
    }

    /** The kernel of the last build is no type that the new one would clash with. */
    @Test
    void aKernelOfAnEarlierBuildIsReplaced(@TempDir Path classes) throws IOException {
        Sources sources = sources("a", "@MultiTask(weighting = Weighting.FIXED)", "Square first, Square second");
        for (JavaFileObject file : sources.compile().generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path path = classes.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
                Files.createDirectories(path.getParent());
                try (InputStream bytes = file.openInputStream()) {
                    Files.copy(bytes, path);
                }
            }
        }
        assertThat(classes.resolve("a/BothKernel.class")).exists();
        Compilation again = sources.options(
                        "-classpath",
                        classes + System.getProperty("path.separator") + System.getProperty("java.class.path"))
                .compile();
        assertThat(Sources.messages(again)).isEmpty();
        assertThat(Sources.generated(again)).containsKey("a.BothKernel");
    }
}
