package io.lossmith.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles consumers without a build tool: with the compiler of Eclipse, and with javac of the JDKs that Maven did not run on.
 * Taken are those for which the compiler makes a difference: its warnings, modules, where it finds files, its newest language.
 */
class CompilersTest {
    private static final Consumer STRICT = Consumer.of("strict");
    private static final Consumer MODULAR = Consumer.of("modular", "app/app.closed.Main");
    private static final Consumer LIBRARY_FILE = Consumer.of("library-file").with("clean.txt", "target/classes");
    private static final Consumer NEWEST = Consumer.of("newest-release");

    /** Without modules: alone, this compiler does not take what is generated for a part of the module. */
    private static final List<Consumer> WITH_ECLIPSE = List.of(STRICT, LIBRARY_FILE);

    private static final List<Consumer> WITH_JAVAC = List.of(STRICT, LIBRARY_FILE, MODULAR, NEWEST);

    private static final List<String> STRICTLY = List.of("-Xlint:all", "-Werror");

    private static final List<String> ECLIPSE =
            List.of("-cp", Artifacts.ECLIPSE.toString(), "org.eclipse.jdt.internal.compiler.batch.Main");

    static Stream<Arguments> compilations() throws IOException {
        Jdk current = Jdk.current();
        Stream<Arguments> eclipse = WITH_ECLIPSE.stream().map(consumer -> Arguments.of("eclipse", consumer, current));
        Stream<Arguments> javac = Jdk.others().stream()
                .flatMap(jdk -> WITH_JAVAC.stream().map(consumer -> Arguments.of("javac", consumer, jdk)));
        return Stream.concat(eclipse, javac).filter(row -> ((Consumer) row.get()[1]).isSelected());
    }

    @ParameterizedTest(name = "{0}, {1}, {2}", allowZeroInvocations = true)
    @MethodSource("compilations")
    void theSameIsGeneratedAsByMaven(String compiler, Consumer consumer, Jdk jdk, @TempDir Path target)
            throws Exception {
        Path classes = Files.createDirectories(target.resolve("classes"));
        Path generated = Files.createDirectories(target.resolve("generated"));
        List<String> words = new ArrayList<>(compiler.equals("javac") ? jdk.javac() : jdk.java());
        words.addAll(compiler.equals("javac") ? STRICTLY : ECLIPSE);
        words.addAll(List.of("--release", String.valueOf(consumer.equals(NEWEST) ? jdk.feature() : 17)));
        words.addAll(List.of("-encoding", "UTF-8", "-d", classes.toString(), "-s", generated.toString()));
        words.addAll(List.of(consumer.equals(MODULAR) ? "-p" : "-cp", Artifacts.RUNTIME.toString()));
        // After the class path: else the compiler of Eclipse forgets it again.
        words.addAll(List.of("-processorpath", Artifacts.PROCESSOR.toString()));
        if (consumer.equals(LIBRARY_FILE)) {
            words.addAll(List.of("-sourcepath", "src/main/java" + File.pathSeparator + "src/main/resources"));
            words.add("-Alossmith.path=src/main/losses");
        }
        words.addAll(sources(consumer));

        Command.Result compilation = Command.run(consumer.folder(), words);

        assertThat(compilation).as("%s, %s, %s", compiler, consumer, jdk).isEqualTo(new Command.Result(0, ""));
        assertThat(Consumer.files(generated, ".java")).isNotEmpty().isEqualTo(consumer.generatedByMaven());
        assertThat(consumer.run(jdk, classes)).isEqualTo(new Command.Result(0, consumer.expectedOutput()));
    }

    static Stream<Arguments> withoutProcessorPath() throws IOException {
        Consumer consumer = Consumer.of("no-processor");
        return Jdk.found().stream().filter(jdk -> consumer.isSelected()).map(jdk -> Arguments.of(consumer, jdk));
    }

    @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
    @MethodSource("withoutProcessorPath")
    void aProcessorOnTheClassPathRunsUpToJdk22(Consumer consumer, Jdk jdk, @TempDir Path classes) throws Exception {
        List<String> words = new ArrayList<>(jdk.javac());
        words.addAll(List.of("--release", "17", "-d", classes.toString()));
        words.addAll(List.of("-cp", Artifacts.RUNTIME + File.pathSeparator + Artifacts.PROCESSOR));
        words.addAll(sources(consumer));

        assertThat(Command.run(consumer.folder(), words).status()).isZero();
        assertThat(consumer.run(jdk, classes).output())
                .isEqualTo(jdk.feature() <= 22 ? "Square mean\n" : consumer.expectedOutput());
    }

    private static List<String> sources(Consumer consumer) throws IOException {
        return Consumer.files(consumer.folder().resolve("src/main/java"), ".java").keySet().stream()
                .map(path -> "src/main/java/" + path)
                .toList();
    }
}
