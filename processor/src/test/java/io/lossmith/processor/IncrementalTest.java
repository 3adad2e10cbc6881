package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What build tools need to compile only what changed: each kernel comes from one record, and the jar says so. */
class IncrementalTest {
    @Test
    void gradleIsToldToAskTheProcessor() throws IOException {
        try (InputStream marker =
                LossProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(marker.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("io.lossmith.processor.LossProcessor,dynamic");
        }
    }

    @Test
    void everyFileHasOneOriginUnlessThereAreLibraryFiles() {
        assertThat(new LossProcessor().getSupportedOptions())
                .containsExactlyInAnyOrder(
                        "lossmith.path",
                        "lossmith.certify",
                        "lossmith.cache",
                        "lossmith.simd",
                        "org.gradle.annotation.processing.isolating");
        assertThat(supportedOptions()).contains("org.gradle.annotation.processing.isolating");
        assertThat(supportedOptions("-Alossmith.path=losses"))
                .containsExactlyInAnyOrder(
                        "lossmith.path",
                        "lossmith.certify",
                        "lossmith.cache",
                        "lossmith.simd",
                        "org.gradle.annotation.processing.aggregating");
    }

    /** What the processor says after it was started with {@code options}, which is when Gradle asks. */
    private static Set<String> supportedOptions(String... options) {
        LossProcessor processor = new LossProcessor();
        Compilation compilation = Compiler.javac()
                .withProcessors(processor)
                .withOptions((Object[]) options)
                .compile(JavaFileObjects.forSourceString(
                        "demo.Square", "package demo; @io.lossmith.Loss(\"p^2\") record Square() {}"));
        assertThat(compilation.diagnostics()).isEmpty();
        return processor.getSupportedOptions();
    }

    @Test
    void javacFindsTheProcessorByItsService() throws IOException {
        try (InputStream service =
                LossProcessor.class.getResourceAsStream("/META-INF/services/" + Processor.class.getName())) {
            assertThat(new String(service.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("io.lossmith.processor.LossProcessor");
        }
    }

    @Test
    void everyKernelOriginatesFromItsRecordAlone(@TempDir Path folder) {
        Map<String, List<String>> origins = origins(folder, """
                package demo;

                import io.lossmith.Loss;

                class Losses {
                    @Loss("(p - y)^2")
                    record Square() {}

                    @Loss("-log(p)")
                    record LogLoss() {}

                    @io.lossmith.MultiTask(weighting = io.lossmith.Weighting.FIXED)
                    record Both(@io.lossmith.Task(weight = 2) Square square, LogLoss log) {}
                }
                """);
        assertThat(origins)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "demo.Losses_SquareKernel", List.of("demo.Losses.Square"),
                        "demo.Losses_LogLossKernel", List.of("demo.Losses.LogLoss"),
                        "demo.Losses_BothKernel", List.of("demo.Losses.Both")));
    }

    /** Also the kernels: what came of a library goes when the library changes. */
    @Test
    void everythingOfALibraryOriginatesFromTheLibraryAlone(@TempDir Path folder) {
        Map<String, List<String>> origins = origins(folder, """
                package demo;

                class Losses {
                    @io.lossmith.LossLibrary("loss Square(p: real | y: real) = (p - y)^2  loss Log(p: unit) = -log(p)")
                    interface Library {}
                }
                """);
        assertThat(origins)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "demo.Square", List.of("demo.Losses.Library"),
                        "demo.SquareKernel", List.of("demo.Losses.Library"),
                        "demo.Log", List.of("demo.Losses.Library"),
                        "demo.LogKernel", List.of("demo.Losses.Library")));
    }

    /** Where the classes of an earlier build are still on the class path. */
    @ParameterizedTest
    @ValueSource(strings = {"scale: positive = 1", "other: real", ""})
    void aLibraryIsCompiledAgainOverItsOwnClasses(String earlier, @TempDir Path folder) {
        assertThat(compileScaled(folder, earlier)).isEmpty();
        List<String> again = compileScaled(folder, "scale: positive = 1");
        if (Runtime.version().feature() == 17 && !earlier.isEmpty()) {
            // This javac would stop with an exception of its own.
            assertThat(again).singleElement().asString().isEqualToIgnoringNewLines("""
                    [LossTypeExists] Scaled: The loss 'Scaled' would become the record demo.Scaled, and there is its \
                    class of an earlier build on the class path already.
                      Remove that class, as a clean build does: javac of this JDK cannot replace a record that it has \
                    read.
                      See docs/diagnostics.md#losstypeexists""");
        } else {
            assertThat(again).isEmpty();
        }
    }

    /** Compiles a library whose loss has {@code parameters}; what javac says. */
    private static List<String> compileScaled(Path folder, String parameters) {
        String text = "package demo; @SuppressWarnings(\"LossUnusedParameter\") @io.lossmith.LossLibrary("
                + "\"loss Scaled(p: real | y: real; " + parameters + ") = (p - y)^2\") interface Library {}";
        JavaFileObject library = source(text.replace("; )", ")"));
        String classPath = System.getProperty("java.class.path") + File.pathSeparator + folder;
        List<String> options = List.of("-d", folder.toString(), "-s", folder.toString(), "-cp", classPath);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostics, options, null, List.of(library));
        task.setProcessors(List.of(new LossProcessor()));
        task.call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** The originating elements of every file that the processor writes. */
    private static Map<String, List<String>> origins(Path folder, String source) {
        Map<String, List<String>> origins = new TreeMap<>();
        Recording processor = new Recording(origins);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:only", "-s", folder.toString(), "-d", folder.toString());
        JavaCompiler.CompilationTask task = javac.getTask(null, null, null, options, null, List.of(source(source)));
        task.setProcessors(List.of(processor.processor()));
        assertThat(task.call()).isTrue();
        return origins;
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///demo/Losses.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** A processor whose filer notes the originating elements of every file. */
    private record Recording(Map<String, List<String>> origins) {
        Processor processor() {
            LossProcessor processor = new LossProcessor();
            return proxy(Processor.class, processor, "init", arguments -> {
                ProcessingEnvironment environment = (ProcessingEnvironment) arguments[0];
                Filer filer = proxy(Filer.class, environment.getFiler(), "createSourceFile", file -> {
                    origins.put(
                            file[0].toString(),
                            new ArrayList<>(Arrays.stream((Element[]) file[1])
                                    .map(Element::toString)
                                    .toList()));
                    return file;
                });
                return new Object[] {proxy(ProcessingEnvironment.class, environment, "getFiler", none -> none, filer)};
            });
        }
    }

    private interface Change {
        Object[] apply(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, String method, Change change) {
        return proxy(type, target, method, change, null);
    }

    /** {@code target}, but {@code method} gets other arguments, or returns {@code result}. */
    private static <T> T proxy(Class<T> type, T target, String method, Change change, Object result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (!called.getName().equals(method)) {
                        return called.invoke(target, arguments);
                    }
                    return result != null ? result : called.invoke(target, change.apply(arguments));
                }));
    }
}
