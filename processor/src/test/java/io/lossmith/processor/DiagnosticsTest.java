package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.lossmith.diagnostics.Message;
import io.lossmith.processor.DiagnosticFile.Case;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every message as its reader sees it: the files in {@code diagnostics}, one for each message, have a source and
 * everything that javac says about it. {@code -Dgolden.update} rewrites them, and {@code docs/diagnostics.md} from them.
 */
class DiagnosticsTest {
    static final Path FOLDER = Path.of("src/test/resources/diagnostics");

    static DiagnosticFile file(Message message) {
        return DiagnosticFile.parse(GoldenFile.read(FOLDER.resolve(message.id() + ".txt")));
    }

    @TestFactory
    Stream<DynamicTest> saysExactly() {
        return Stream.concat(Arrays.stream(Message.values()).map(Message::id), Stream.of("Several"))
                .map(name -> dynamicTest(name, () -> check(FOLDER.resolve(name + ".txt"))));
    }

    private static void check(Path path) {
        DiagnosticFile file = DiagnosticFile.parse(GoldenFile.read(path));
        List<String> actual =
                file.cases().stream().map(DiagnosticsTest::messages).toList();
        if (!GoldenFile.UPDATE) {
            for (int i = 0; i < actual.size(); i++) {
                Case expected = file.cases().get(i);
                assertThat(count(actual.get(i))).as(expected.title()).isEqualTo(count(expected.expected()));
                assertThat(actual.get(i)).as(expected.title()).isEqualTo(expected.expected());
            }
        }
        GoldenFile.check(path, file.with(actual));
    }

    /** How many errors and how many warnings. */
    private static String count(String messages) {
        return messages.lines().filter(line -> line.startsWith("--- error")).count() + " errors, "
                + messages.lines()
                        .filter(line -> line.startsWith("--- warning"))
                        .count() + " warnings";
    }

    @ParameterizedTest
    @EnumSource(Message.class)
    void everyMessageHasACaseThatProvokesIt(Message message) {
        assumeFalse(GoldenFile.UPDATE);
        DiagnosticFile file = file(message);
        assertThat(file.when()).endsWith(".");
        assertThat(file.remedy()).endsWith(".");
        String severity = message.severity() == Message.Severity.ERROR ? "error" : "warning";
        assertThat(file.cases()).isNotEmpty();
        assertThat(file.cases().get(0).expected()).startsWith("--- " + severity).contains("\n[" + message.id() + "] ");
    }

    @Test
    void everyFileIsAMessage() {
        List<String> names = Stream.of(FOLDER.toFile().list()).sorted().toList();
        List<String> expected = Stream.concat(Arrays.stream(Message.values()).map(Message::id), Stream.of("Several"))
                .map(name -> name + ".txt")
                .sorted()
                .toList();
        assertThat(names).isEqualTo(expected);
    }

    private static String messages(Case each) {
        LossProcessor processor = each.title().equals("a failure") ? failing() : new LossProcessor();
        Compilation compilation = Compiler.javac()
                .withProcessors(processor)
                .withOptions(each.options())
                .compile(JavaFileObjects.forSourceString("demo.Example", each.expandedSource()));
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(DiagnosticsTest::message)
                .collect(Collectors.joining());
    }

    private static String message(Diagnostic<?> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        return "--- " + kind + " in line " + diagnostic.getLineNumber() + "\n" + diagnostic.getMessage(Locale.ROOT)
                + "\n";
    }

    private static LossProcessor failing() {
        return new LossProcessor(declaration -> {
            IllegalStateException failure = new IllegalStateException("no derivative for twirl");
            failure.setStackTrace(new StackTraceElement[] {
                new StackTraceElement("io.lossmith.processor.differentiate.Gradients", "of", "Gradients.java", 42)
            });
            throw failure;
        });
    }
}
