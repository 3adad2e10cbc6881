package io.lossmith.processor.documentation;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.LossProcessor;
import io.lossmith.processor.documentation.Document.Block;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps {@code README.md} true: what it shows compiles, prints what it says, and is what the compiler writes. {@code
 * -Dgolden.update} rewrites the excerpt of generated code and the compile error.
 */
class ReadmeTest {
    private static final Document README = Document.read("README.md");
    private static final String RECORD = README.block("java src/main/java/app/FocalLoss.java");

    @Test
    void theFirstExampleIsTheSameEverywhere() {
        String declaration = RECORD.substring(RECORD.indexOf("@Loss"));
        assertThat(README.blocks("java").get(0).code()).startsWith(declaration);
    }

    @Test
    void theQuickStartPrintsWhatItSays() throws Exception {
        CompiledLoss compiled = CompiledLoss.compile(
                Map.of("app.FocalLoss", RECORD, "app.Main", README.block("java src/main/java/app/Main.java")));
        assertThat(compiled.compilation()).succeededWithoutWarnings();

        String output = Printed.by(() ->
                compiled.load("app.Main").getMethod("main", String[].class).invoke(null, (Object) new String[0]));

        assertThat(output).isEqualTo(README.block("text output"));
    }

    @Test
    void theVersionsAreThoseOfTheBuild() {
        String pom = Document.read("pom.xml").text();
        String quickStart = README.block("xml pom.xml");
        assertThat(quickStart).contains("<lossmith.version>" + version(pom, "lossmith-parent") + "</lossmith.version>");
        for (String plugin : List.of("maven-compiler-plugin", "exec-maven-plugin")) {
            assertThat(version(quickStart, plugin)).as(plugin).isEqualTo(version(pom, plugin));
        }
        String gradle = README.block("groovy");
        for (String artifact : List.of("lossmith-runtime", "lossmith-processor")) {
            assertThat(gradle).contains("io.lossmith:" + artifact + ":" + version(pom, "lossmith-parent"));
        }
    }

    private static String version(String pom, String artifact) {
        Matcher version = Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        assertThat(version.find()).as(artifact).isTrue();
        return version.group(1);
    }

    @Test
    void theExcerptIsInTheGeneratedSource() {
        String kernel = CompiledLoss.compile(Map.of("app.FocalLoss", RECORD)).generated("app.FocalLossKernel");
        String javadoc = part(kernel, "/**\n * The kernel of", "\n */\n");
        String head = part(kernel, "public final class", "{\n");
        String loop = part(kernel, "    @Override\n    protected double gradientRows", "\n    }\n");
        check("java excerpt", javadoc + head + "    // …\n\n" + loop + "\n    // …\n}\n");
    }

    private static String part(String text, String first, String last) {
        int start = text.indexOf(first);
        return text.substring(start, text.indexOf(last, start) + last.length());
    }

    @Test
    void theMistakeIsReportedAsShown(@TempDir Path folder) throws Exception {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
            JavaFileObject source = file("src/main/java/app/FocalLoss", README.block("java mistake"));
            JavaCompiler.CompilationTask task = javac.getTask(out, files, null, null, null, List.of(source));
            task.setProcessors(List.of(new LossProcessor()));
            assertThat(task.call()).isFalse();
        }
        assertThat(folder).isEmptyDirectory();
        check("text mistake", out.toString().replace("\r\n", "\n").replaceFirst("^/", ""));
    }

    private static void check(String block, String actual) {
        if (Document.UPDATE) {
            Document.read("README.md").writeBlock(block, actual);
        } else {
            assertThat(README.block(block))
                    .as("run the test with -Dgolden.update to write it")
                    .isEqualTo(actual);
        }
    }

    private static JavaFileObject file(String type, String source) {
        return new SimpleJavaFileObject(URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    @Test
    void theSnippetsRun() throws Exception {
        List<Block> snippets = README.blocks("java snippet");
        assertThat(snippets).hasSize(8);
        String given = README.block("java given");
        String methods = snippets.stream()
                .map(Block::code)
                .map(code -> "{ " + given + code + "}\n")
                .collect(Collectors.joining());
        String crossEntropy = formulaWith("(z: real[K]");
        CompiledLoss compiled = CompiledLoss.compile(Map.of(
                "app.FocalLoss", RECORD,
                "app.CrossEntropy",
                        "package app; @io.lossmith.Loss(\"" + crossEntropy + "\") public record CrossEntropy() {}",
                "app.Detection", "package app; import io.lossmith.*; " + README.block("java tasks"),
                "app.RobustLosses", "package app; import io.lossmith.*; " + README.block("java library"),
                "app.Snippets",
                        "package app; import io.lossmith.*; import java.io.*; public class Snippets {"
                                + " public static void run() throws Exception {\n" + methods + "} }"));
        assertThat(compiled.compilation()).succeededWithoutWarnings();

        String output =
                Printed.by(() -> compiled.load("app.Snippets").getMethod("run").invoke(null));

        assertThat(output)
                .contains(
                        "FocalLoss\n",
                        "formula      -(1 - pt)^gamma * log(pt)\n",
                        "Gradient check of FocalLoss: passed");
    }

    private static String formulaWith(String beginning) {
        Matcher formula = Pattern.compile("@Loss\\(\"(" + Pattern.quote(beginning) + "[^\"]*)\"\\)")
                .matcher(README.text());
        assertThat(formula.find()).isTrue();
        return formula.group(1);
    }

    @Test
    void everyLinkedFileExists() {
        for (String document : List.of(
                "README.md",
                "docs/language.md",
                "docs/kernels.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md")) {
            Document read = Document.read(document);
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(read.text());
            while (link.find()) {
                assertThat(read.path().resolveSibling(link.group(1)))
                        .as(document)
                        .exists();
            }
        }
    }
}
