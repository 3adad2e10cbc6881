package io.lossmith.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the option {@code lossmith.certify} does to kernels. */
class CertificationTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/certificates.txt");
    private static final List<String> NAMES = List.of("Logistic", "CrossEntropy", "Focal");
    private static final String LOSSES = """
            package demo;

            import io.lossmith.Loss;

            class Losses {
                @Loss("(z: real link sigmoid | y: sign) -> log(1 + exp(-y*z))")
                record Logistic() {}

                @Loss("(z: real[K] link softmax | y: class[K]) -> -log(exp(z[y])/sum(exp(z)))")
                record CrossEntropy() {}

                @Loss("-(1 - pt)^gamma*log(pt)")
                record Focal(double gamma) {}

                @Loss("a + 2*b")
                record Both(Logistic a, Focal b) {}
            }
            """;

    private static Compilation compile(String... options) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new LossProcessor())
                .withOptions(Arrays.asList(options))
                .compile(JavaFileObjects.forSourceString("demo.Losses", LOSSES));
        assertThat(compilation).succeededWithoutWarnings();
        return compilation;
    }

    private static String kernel(Compilation compilation, String record) {
        try {
            return compilation
                    .generatedSourceFile("demo.Losses_" + record + "Kernel")
                    .orElseThrow()
                    .getCharContent(false)
                    .toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The javadoc from the certificate on. */
    private static String certificate(String kernel) {
        return kernel.substring(kernel.indexOf(" * <p>Accuracy"), kernel.indexOf(" */"));
    }

    @Test
    void certificatesOfExamples() {
        Compilation compilation = compile("-Alossmith.certify=report");
        String actual = NAMES.stream()
                .map(name -> name + "\n" + certificate(kernel(compilation, name)))
                .collect(Collectors.joining("\n"));

        GoldenFile.check(GOLDEN, actual);
        assertThat(actual).contains("ULP ", "ULP of float ", "typical", "as written");
    }

    /** The certificate that docs/kernels.md explains is one that a kernel has. */
    @Test
    void documentShowsOne() {
        String guide = GoldenFile.read(Path.of("../docs/kernels.md"));
        String certificate = certificate(kernel(compile("-Alossmith.certify=report"), "Logistic"));
        Matcher tables = Pattern.compile("(?s)<pre>\\n(.*?) \\* </pre>").matcher(certificate);

        assertThat(tables.results().map(table -> table.group(1).replace(" * ", "")))
                .hasSize(2)
                .allSatisfy(table -> assertThat(guide).contains("```text\n" + table + "```\n"));
    }

    /** The same to the last byte, and nothing but javadoc and specification changes. */
    @Test
    void changesNoCode() {
        Compilation off = compile("-Alossmith.certify=off");
        Compilation report = compile();
        Compilation strict = compile("-Alossmith.certify=strict");
        for (String name : NAMES) {
            String without = kernel(off, name);
            String with = kernel(report, name);

            assertThat(without).doesNotContain("Accuracy at", ".accuracy(").doesNotContain("ULP");
            assertThat(with).isEqualTo(kernel(compile("-Alossmith.certify=report"), name));
            assertThat(kernel(strict, name)).isEqualTo(with);
            assertThat(with).contains(".accuracy(\"value: 0.5 ULP typically, ");
            assertThat(code(with)).isEqualTo(code(without));
        }
    }

    /** Without javadoc, the specification and white space. */
    private static String code(String source) {
        return source.replaceAll("(?s)/\\*\\*.*?\\*/", "")
                .replaceAll("(?s)SPEC = .*?\\.build\\(\\);", "")
                .replace("import io.lossmith.spec.AccuracyFigure;", "")
                .replaceAll("\\s+", "");
    }

    private static final String INACCURATE = "(x: real in [0, 1]) -> sin(x) - x + x^3/6 - x^5/120";

    private static Compilation strict(String source) {
        return Compiler.javac()
                .withProcessors(new LossProcessor())
                .withOptions("-Alossmith.certify=strict")
                .compile(JavaFileObjects.forSourceString("demo.Losses", source));
    }

    /** An ordinary row is shown; and nothing is a warning, which a quiet build would not show. */
    @Test
    void strictIsAnError() {
        Compilation refused = strict("""
                package demo;
                @io.lossmith.Loss("%s")
                record Losses() {}
                """.formatted(INACCURATE));
        assertThat(refused.warnings()).isEmpty();
        assertThat(refused).hadErrorCount(1);
        assertThat(refused).hadErrorContaining("[LossNotAccurate] Losses: value is off by 2^18 ULP at x = 0.001.");
        assertThat(refused)
                .hadErrorContaining("To accept it, write @SuppressWarnings(\"LossNotAccurate\") on the record.");

        Compilation broken = strict("""
                package demo;
                @io.lossmith.Loss("(x: real in [0, 1000]) -> sinh(x)*(1 - tanh(x))")
                record Losses() {}
                """);
        assertThat(broken.warnings()).isEmpty();
        assertThat(broken).hadErrorCount(1);
        assertThat(broken).hadErrorContaining("[LossNotAccurate] Losses: value is NaN at x = ");
    }

    /** One loss is accepted, with its figures; the other is an error all the same. */
    @Test
    void strictMayBeAccepted() {
        String losses = """
                package demo;
                class Losses {
                    @io.lossmith.Loss("%1$s")
                    @SuppressWarnings("LossNotAccurate")
                    record Accepted() {}
                    @io.lossmith.Loss("%1$s")
                    record Refused() {}
                }
                """.formatted(INACCURATE);
        Compilation refused = strict(losses);
        assertThat(refused).hadErrorCount(1);
        assertThat(refused).hadErrorContaining("[LossNotAccurate] Refused: ");

        Compilation accepted =
                strict(losses.replace("class Losses", "@SuppressWarnings(\"LossNotAccurate\") class Losses"));
        assertThat(accepted).succeededWithoutWarnings();
        assertThat(kernel(accepted, "Accepted")).contains("<p>Accuracy ");
        assertThat(kernel(accepted, "Refused")).contains("<p>Accuracy ");
    }

    @Test
    void theAuthorOfALibraryAcceptsForIt() {
        String library = """
                package demo;
                @io.lossmith.LossLibrary(\"\"\"
                    loss A%s
                    loss B(x: real) = lgamma(exp(x))/exp(x)
                    \"\"\")%s
                interface Losses {}
                """;
        String losses = INACCURATE.replace("->", "=");
        Compilation refused = strict(library.formatted(losses, ""));
        assertThat(refused).hadErrorContaining("[LossNotAccurate] A: value is off by 2^11 ULP at x = 0.002");
        assertThat(refused)
                .hadErrorContaining("To accept it, write @SuppressWarnings(\"LossNotAccurate\") on the library.");

        Compilation warned = strict(library.formatted(losses, "@SuppressWarnings(\"LossNotAccurate\")"));
        assertThat(warned).succeeded();
        assertThat(warned)
                .hadWarningContaining("To accept it, write @SuppressWarnings(\"LossNotFinite\") on the library.");
        assertThat(strict(library.formatted(losses, "@SuppressWarnings({\"LossNotAccurate\", \"LossNotFinite\"})")))
                .succeededWithoutWarnings();
    }

    /** A formula over tasks has figures of its own, and says whose they are. */
    @Test
    void tasks() {
        String kernel = kernel(compile("-Alossmith.certify=report"), "Both");

        assertThat(kernel)
                .contains("Accuracy of the tasks is told by their own kernels", ".accuracy(\"value: ", "d/da");
    }
}
