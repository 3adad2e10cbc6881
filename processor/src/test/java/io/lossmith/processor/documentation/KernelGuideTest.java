package io.lossmith.processor.documentation;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.documentation.Document.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/kernels.md} true: every snippet compiles without a warning, runs, and prints the block below it, which {@code
 * -Dgolden.update} rewrites.
 */
class KernelGuideTest {
    private static final Document GUIDE = Document.read("docs/kernels.md");
    private static final List<String> LOSSES = List.of(
            "Logistic", "CrossEntropy", "NoisyRegression", "Poisson", "Square", "Detection", "UncertainDetection");
    private static final String IMPORTS = """
            package app;
            import io.lossmith.*;
            import io.lossmith.data.Slice;
            import java.io.*;
            import java.nio.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @Test
    void everySnippetPrintsWhatStandsBelowIt() throws Exception {
        List<Block> snippets = GUIDE.blocks("java snippet");
        Map<String, String> sources = new LinkedHashMap<>();
        for (String loss : LOSSES) {
            sources.put("app." + loss, IMPORTS + GUIDE.block("java " + loss));
        }
        for (int at = 0; at < snippets.size(); at++) {
            sources.put(
                    "app.Snippet" + at,
                    IMPORTS + "public class Snippet" + at + " { public static void run() throws Exception {\n"
                            + snippets.get(at).code() + "} }");
        }
        CompiledLoss compiled = CompiledLoss.compile(sources);
        assertThat(compiled.compilation()).succeededWithoutWarnings();

        List<String> printed = new ArrayList<>();
        for (int at = 0; at < snippets.size(); at++) {
            Class<?> snippet = compiled.load("app.Snippet" + at);
            printed.add(Printed.by(() -> snippet.getMethod("run").invoke(null)));
        }
        if (Document.UPDATE) {
            update(snippets, printed);
            return;
        }
        List<String> expected = outputs(snippets);
        for (int at = 0; at < snippets.size(); at++) {
            assertThat(printed.get(at))
                    .as("line " + snippets.get(at).line() + ":\n"
                            + snippets.get(at).code())
                    .isEqualTo(expected.get(at))
                    .isNotEmpty();
        }
    }

    private static void update(List<Block> snippets, List<String> printed) {
        String text = GUIDE.text();
        for (int at = 0; at < snippets.size(); at++) {
            String snippet = "```java snippet\n" + snippets.get(at).code() + "```\n";
            int end = text.indexOf(snippet) + snippet.length();
            String rest = text.substring(end).replaceFirst("^\n```text output\n(?s:.*?)```\n", "");
            text = text.substring(0, end) + "\n```text output\n" + printed.get(at) + "```\n" + rest;
        }
        GUIDE.write(text);
    }

    /** The output below each snippet. */
    private static List<String> outputs(List<Block> snippets) {
        List<Block> outputs = GUIDE.blocks("text output");
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < snippets.size(); at++) {
            int line = snippets.get(at).line();
            int next = at + 1 < snippets.size() ? snippets.get(at + 1).line() : Integer.MAX_VALUE;
            Stream<Block> between = outputs.stream().filter(output -> output.line() > line && output.line() < next);
            texts.add(String.join("", between.map(Block::code).toList()));
        }
        return texts;
    }
}
