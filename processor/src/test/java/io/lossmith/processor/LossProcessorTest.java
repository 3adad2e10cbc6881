package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.lossmith.Batch;
import io.lossmith.LossKernel;
import io.lossmith.processor.compiler.LossCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processor inside of javac: where kernels go, when they are written, and what a mistake stops. */
class LossProcessorTest {
    private static final String SQUARE = "@io.lossmith.Loss(\"(p - y)^2\") ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            package demo; public class Outer {}     | demo.Outer | public record X() {}              | demo.XKernel       | public final class XKernel
            package demo;                           | demo.X     | record X() {}                     | demo.XKernel       | final class XKernel
            package demo; public class Outer { ?}   | demo.Outer | public record X() {}              | demo.Outer_XKernel | public final class Outer_XKernel
            package demo; class Outer { ?}          | demo.Outer | public record X() {}              | demo.Outer_XKernel | final class Outer_XKernel
            package demo; public interface Outer { ?} | demo.Outer | record X() {}                   | demo.Outer_XKernel | public final class Outer_XKernel
            package demo; public class Outer { ?}   | demo.Outer | protected record X() {}           | demo.Outer_XKernel | final class Outer_XKernel
            package demo; class A { enum B { ; ?} } | demo.A     | record X() {}                     | demo.A_B_XKernel   | final class A_B_XKernel
            ''                                      | X          | record X() {}                     | XKernel            | final class XKernel
            class A { ?}                            | A          | record X() {}                     | A_XKernel          | final class A_XKernel
            """)
    void aKernelStandsBesideItsRecord(String frame, String file, String record, String kernel, String header) {
        boolean nested = frame.contains("?");
        String source =
                nested ? frame.replace("?", SQUARE + record) : frame.replaceAll("public class.*", "") + SQUARE + record;
        String name = nested || !record.startsWith("public") ? file : "demo.X";
        Compilation compilation = Sources.of(name, source).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.generated(compilation)).containsOnlyKeys(kernel);
        assertThat(Sources.generated(compilation).get(kernel)).contains("\n" + header + " extends LossKernel {\n");
    }

    @Test
    void aKernelComputesItsFormula() {
        Compilation compilation = Sources.of("demo.FocalLoss", """
                package demo;

                import io.lossmith.Loss;

                @Loss("-(1 - pt)^gamma * log(pt)")
                public record FocalLoss(double gamma) {}
                """).compile();
        LossKernel kernel = Sources.kernel(compilation, "demo.FocalLoss", 2.0);
        double[] gradient = new double[1];
        double value =
                kernel.evaluate(Batch.rows(1).input("pt", new double[] {0.25}).gradient("pt", gradient));
        assertThat(value).isCloseTo(-0.5625 * Math.log(0.25), within(1e-15));
        assertThat(gradient[0]).isCloseTo(1.5 * Math.log(0.25) - 0.5625 / 0.25, within(1e-14));
    }

    @Test
    void theFormulaMayBeAnyConstant() {
        Compilation compilation = Sources.of("demo.Formulas", """
                package demo;

                import io.lossmith.Loss;

                class Formulas {
                    static final String ERROR = "(p - y)";
                    static final String SQUARE = ERROR + "^" + 2;

                    @Loss(Formulas.SQUARE)
                    record Named() {}

                    @Loss("(p - " + "y)" + "^2")
                    record Joined() {}

                    @Loss(\"""
                        (p - y)\\
                        ^2
                        \""")
                    record Block() {}
                }
                """).compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        for (String record : List.of("Named", "Joined", "Block")) {
            LossKernel kernel = Sources.kernel(compilation, "demo.Formulas$" + record);
            assertThat(kernel.spec().formula().strip()).isEqualTo("(p - y)^2");
            assertThat(kernel.evaluate(
                            Batch.rows(1).input("p", new double[] {3}).input("y", new double[] {1})))
                    .isEqualTo(4);
        }
    }

    @Test
    void anErrorStopsOnlyItsOwnLoss(@TempDir Path folder) {
        Sources sources = Sources.of("demo.Losses", """
                package demo;

                import io.lossmith.Loss;

                class Losses {
                    @Loss("lgo(p)")
                    record Wrong() {}

                    @Loss("log(p)")
                    record Right() {}

                    @Loss("log(p)")
                    private record Hidden() {}

                    @Loss("p^2")
                    class NoRecord {}

                    @Loss("-log(p)")
                    record AlsoRight() {}
                }
                """);
        assertThat(Sources.messages(sources.compile()))
                .hasSize(3)
                .allMatch(message -> message.startsWith("error in line"));
        assertThat(sources.written(folder))
                .containsExactly(
                        "META-INF/lossmith/demo.Losses.AlsoRight.json",
                        "META-INF/lossmith/demo.Losses.Right.json",
                        "demo/Losses_AlsoRightKernel.java",
                        "demo/Losses_AlsoRightKernel_Vector.class",
                        "demo/Losses_RightKernel.java",
                        "demo/Losses_RightKernel_Vector.class");
    }

    @Test
    void compilesUnderTheStrictestWarnings() {
        Compilation compilation = Sources.of("demo.FocalLoss", """
                package demo;

                import io.lossmith.Loss;

                /** Lin and others 2017. */
                @Loss("-(1 - pt)^gamma * log(pt)")
                public record FocalLoss(double gamma) {
                    /** The usual one. */
                    public FocalLoss() {
                        this(2);
                    }
                }
                """)
                .and("demo.Weighted", """
                package demo;

                import io.lossmith.Loss;

                /** With vectors. */
                @Loss("(z: real[K] link softmax, learn s: positive | y: class[K]; w: positive[K]) -> "
                        + "weight = w[y]; -log_softmax(z / s)[y] + log(s)")
                public record Weighted(double[] w) {}
                """)
                .options("-Xlint:all", "-Werror", "-Xdoclint:all,-missing")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void aFailureOfTheCompilerIsOneErrorOfItsRecord(@TempDir Path folder) {
        Supplier<LossProcessor> processor = () -> new LossProcessor(declaration -> {
            if (declaration.simpleName().equals("Unlucky")) {
                throw new IllegalStateException("no rule\nfor twirl");
            }
            return LossCompiler.compile(declaration);
        });
        Sources sources = Sources.of("demo.Losses", """
                package demo;

                import io.lossmith.Loss;

                class Losses {
                    @Loss("log(p)")
                    record Unlucky() {}

                    @Loss("log(p)")
                    record Lucky() {}
                }
                """).processor(processor);
        assertThat(Sources.messages(sources.compile())).hasSize(1);
        assertThat(Sources.messages(sources.compile()).get(0))
                .startsWith("error in line 7: [LossInternalError] Unlucky: The compiler of formulas failed with "
                        + "java.lang.IllegalStateException: no rule\\u000Afor twirl at io.lossmith.processor.")
                .contains("please report it");
        assertThat(sources.written(folder))
                .containsExactly(
                        "META-INF/lossmith/demo.Losses.Lucky.json",
                        "demo/Losses_LuckyKernel.java",
                        "demo/Losses_LuckyKernel_Vector.class");
    }

    @Test
    void aStackOverflowIsReportedLikeAnyFailure() {
        Supplier<LossProcessor> processor = () -> new LossProcessor(declaration -> {
            throw new StackOverflowError();
        });
        Compilation compilation = Sources.of("demo.X", "package demo; " + SQUARE + "record X() {}")
                .processor(processor)
                .compile();
        assertThat(Sources.messages(compilation)).hasSize(1);
        assertThat(Sources.messages(compilation).get(0)).contains("[LossInternalError] X: ", "StackOverflowError");
    }

    @Test
    void javacExplainsAnnotationsThatDoNotCompile() {
        for (String annotation :
                List.of("@Loss", "@Loss(5)", "@Loss(null)", "@Loss({\"p\", \"q\"})", "@Loss(Missing.X)")) {
            Compilation compilation = Sources.of(
                            "demo.X", "package demo; import io.lossmith.Loss; " + annotation + " record X() {}")
                    .compile();
            assertThat(Sources.messages(compilation)).as(annotation).hasSize(1);
            assertThat(Sources.messages(compilation).get(0)).as(annotation).doesNotContain("[Loss");
        }
    }

    @Test
    void anUnreadableSuppressionSuppressesNothing() {
        Compilation compilation = Sources.of(
                        "demo.X", "package demo; @SuppressWarnings(Missing.X) " + SQUARE + "record X(double gamma) {}")
                .compile();
        assertThat(String.join("\n", Sources.messages(compilation)))
                .contains("cannot find symbol")
                .doesNotContain("LossInternalError");
    }

    // ---- several rounds

    @Test
    void waitsForConstantsThatOtherProcessorsWrite() {
        Compilation compilation = withWriter(
                "demo.Formulas",
                "package demo; public class Formulas { public static final String FORMULA = \"(p - y)^2 + c\"; }",
                "@Loss(Formulas.FORMULA) record Late(double c) {}");
        assertThat(Sources.messages(compilation)).isEmpty();
        LossKernel kernel = Sources.kernel(compilation, "demo.Late", 0.5);
        assertThat(kernel.evaluate(Batch.rows(1).input("p", new double[] {3}).input("y", new double[] {1})))
                .isEqualTo(4.5);
    }

    @Test
    void waitsForComponentTypesThatOtherProcessorsWrite() {
        Compilation compilation = withWriter(
                "demo.Temperature",
                "package demo; public record Temperature(double degrees) {}",
                "@Loss(\"p^2\") record Late(Temperature t) {}");
        assertThat(Sources.messages(compilation)).hasSize(1);
        assertThat(Sources.messages(compilation).get(0))
                .startsWith(
                        "error in line 1: [LossComponentType] Late: The component 't' has the type demo.Temperature,");
    }

    @Test
    void aTypeThatNeverComesIsJavacsError() {
        Compilation compilation = withWriter(
                "demo.Other", "package demo; class Other {}", "@Loss(\"p^2\") record Late(Temperature t) {}");
        assertThat(Sources.messages(compilation))
                .isNotEmpty()
                .allMatch(message -> message.contains("cannot find symbol"));
    }

    private static Compilation withWriter(String name, String text, String record) {
        return Compiler.javac()
                .withProcessors(new OneClassWriter(name, text), new LossProcessor())
                .compile(JavaFileObjects.forSourceString(
                        "demo.Late", "package demo; import io.lossmith.Loss; " + record));
    }

    /** Writes one class in the first round. */
    private static final class OneClassWriter extends AbstractProcessor {
        private final String name;
        private final String text;
        private boolean written;

        OneClassWriter(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    writer.write(text);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
            return false;
        }
    }

    /** A limit may leave an infinite term in a sum, which the formula language writes in another way than Java. */
    @Test
    void anInfiniteTermOfASumIsJava() {
        Compilation compilation = Sources.of(
                        "demo.Example",
                        "package demo; @io.lossmith.Loss(\"(p: real | y: real; on: binary, n: count) ->"
                                + " p^2 + (on ? exp(p - y) : 0)^n\") record Example(boolean on, int n) {}")
                .compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(Sources.generated(compilation).get("demo.ExampleKernel")).contains("+ Double.POSITIVE_INFINITY");
    }
}
