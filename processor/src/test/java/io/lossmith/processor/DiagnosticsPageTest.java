package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.processor.DiagnosticFile.Case;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/diagnostics.md} has an entry for every message, made from the catalogue and the first case of its file;
 * {@code -Dgolden.update} writes it.
 */
class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("../docs/diagnostics.md");

    private static final String HEAD = """
            # Diagnostics

            What the compiler says about a loss, message by message. Every message has a stable id in brackets, the name of
            the loss, one sentence that says what is wrong, the line of the formula with a caret under the place, and what to
            do. All mistakes of a run are reported at once; the kernel of a loss with an error is not written, those of the
            other losses are. javac itself can point only at the whole formula, never into it.

            A warning, and the error `LossNotAccurate` of strict certificates, is silenced by its id, on the record, on a class around it, or on
            the library it comes from:
            `@SuppressWarnings("LossUnusedParameter")`.

            (This page is generated from the catalogue and the test cases: edit
            `processor/src/test/resources/diagnostics`, then run `DiagnosticsTest` and `DiagnosticsPageTest` with
            `-Dgolden.update`.)

            """;

    @Test
    void hasAnEntryForEveryMessage() {
        String page = HEAD
                + contents()
                + Arrays.stream(Message.values())
                        .map(DiagnosticsPageTest::entry)
                        .collect(Collectors.joining());
        GoldenFile.check(PAGE, page);
    }

    @Test
    void everyAnchorThatMessagesPrintExists() {
        List<String> headings = GoldenFile.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
                .toList();
        Pattern printed = Pattern.compile("See docs/diagnostics\\.md#(\\w+)");
        for (Message message : Message.values()) {
            for (Case each : DiagnosticsTest.file(message).cases()) {
                printed.matcher(each.expected())
                        .results()
                        .forEach(match -> assertThat(headings).contains(match.group(1)));
            }
        }
        assertThat(headings).hasSize(Message.values().length);
    }

    private static String contents() {
        return "| id | | in short |\n|---|---|---|\n"
                + Arrays.stream(Message.values())
                        .map(message -> "| [" + message.id() + "](#"
                                + message.id().toLowerCase(Locale.ROOT) + ") | " + severity(message) + " | "
                                + inShort(DiagnosticsTest.file(message).when()) + " |\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    /** The first sentence. */
    private static String inShort(String when) {
        String sentence = when.split("(?<=\\.) ", 2)[0];
        return sentence.replace("|", "\\|");
    }

    private static String severity(Message message) {
        return message.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String entry(Message message) {
        DiagnosticFile file = DiagnosticsTest.file(message);
        String kind = message.severity() == Message.Severity.ERROR ? "Error" : "Warning";
        StringBuilder entry = new StringBuilder("## " + message.id() + "\n\n");
        entry.append(kind).append(". ").append(file.when()).append("\n\n");
        if (!file.cases().isEmpty()) {
            Case example = file.cases().get(0);
            entry.append("```java\n").append(source(example)).append("```\n\n");
            entry.append("```text\n").append(messages(example)).append("```\n\n");
        }
        return entry.append("What to do: ").append(file.remedy()).append("\n\n").toString();
    }

    private static String source(Case example) {
        return Pattern.compile("@@repeat \\d+ (.*?)@@")
                .matcher(example.source())
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1).replace('#', '0').strip() + " … "));
    }

    private static String messages(Case example) {
        return example.expected().replaceAll("(?m)^--- (\\w+) in line \\d+\n", "$1: ");
    }
}
