package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of libraries: where they are found, and what is refused. */
class LibraryFileTest {
    private static final String LIBRARY = "loss Square(p: real | y: real) = (p - y)^2\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        for (String name : List.of("src/demo", "out", "classes/demo", "losses/demo", "outside")) {
            Files.createDirectories(folder.resolve(name));
        }
        source("square.loss");
    }

    private void source(String file) throws IOException {
        write(
                "src/demo/Library.java",
                "package demo; @io.lossmith.LossLibrary(file = \"" + file.replace("\\", "\\\\")
                        + "\") public interface Library {}");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What javac says, with the folder of the test written as {@code ~}. */
    private List<String> compile(String... options) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> arguments =
                    new ArrayList<>(List.of("-d", folder.resolve("out").toString(), "-Xlint:all"));
            arguments.addAll(List.of(options));
            JavaCompiler.CompilationTask task = javac.getTask(
                    null,
                    files,
                    diagnostics,
                    arguments,
                    null,
                    files.getJavaFileObjects(folder.resolve("src/demo/Library.java")));
            task.setProcessors(List.of(new LossProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT).replace(folder.toString(), "~"))
                .toList();
    }

    private void assertCompiles(String... options) throws IOException {
        assertThat(compile(options)).isEmpty();
        assertThat(folder.resolve("out/demo/SquareKernel.class")).isRegularFile();
    }

    private String[] classPath() {
        return new String[] {
            "-cp", System.getProperty("java.class.path") + java.io.File.pathSeparator + folder.resolve("classes")
        };
    }

    @Test
    void besideTheSource() throws IOException {
        write("src/demo/square.loss", LIBRARY);
        assertCompiles();
    }

    @Test
    void inAFolderBesideTheSource() throws IOException {
        source("deep/er/square.loss");
        write("src/demo/deep/er/square.loss", LIBRARY);
        assertCompiles();
    }

    @ParameterizedTest
    @CsvSource({"rbust.loss, robust.loss", "deep/squares.loss, deep/square.loss", "Robust.Loss, robust.loss"})
    void suggestsAFileOfTheFolder(String name, String meant) throws IOException {
        source(name);
        write("src/demo/robust.loss", LIBRARY);
        write("src/demo/deep/square.loss", LIBRARY);
        assertThat(compile())
                .singleElement()
                .asString()
                .contains("There is no file '" + name + "'; it was looked for in ~/src/demo,")
                .contains("\n  Did you mean '" + meant
                        + "'? Otherwise: Put it into the folder of Library, or name the folder");
    }

    @Test
    void suggestsNothingOutsideOfTheFolder() throws IOException {
        source("deep/squar.loss");
        write("outside/square.loss", LIBRARY);
        assumeTrue(canLink(folder.resolve("src/demo/deep"), folder.resolve("outside")));
        assertThat(compile("-Alossmith.path=" + folder.resolve("losses")))
                .singleElement()
                .asString()
                .doesNotContain("Did you mean");
    }

    @Test
    void onTheSourcePath() throws IOException {
        write("losses/demo/square.loss", LIBRARY);
        assertCompiles("-sourcepath", folder.resolve("losses").toString());
    }

    @Test
    void inTheClassOutput() throws IOException {
        write("out/demo/square.loss", LIBRARY);
        assertCompiles();
    }

    @Test
    void onTheClassPath() throws IOException {
        write("classes/demo/square.loss", LIBRARY);
        assertCompiles(classPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"losses/demo/square.loss", "losses/square.loss"})
    void belowTheFolderOfTheOption(String file) throws IOException {
        write(file, LIBRARY);
        assertCompiles("-Alossmith.path=" + folder.resolve("losses"));
    }

    @Test
    void theNearestOneCounts() throws IOException {
        write("src/demo/square.loss", LIBRARY);
        write("out/demo/square.loss", "loss Wrong(");
        write("losses/square.loss", "loss Wrong(");
        assertCompiles("-Alossmith.path=" + folder.resolve("losses"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        write("src/demo/square.loss", "\uFEFF" + LIBRARY.replace("\n", "\r\n"));
        assertCompiles();
    }

    @Test
    void messagesNameTheFileAndItsLine() throws IOException {
        write("src/demo/square.loss", "// first\r\n\r\n" + LIBRARY + "loss Bad(p: real | y: real) =\r  (p - x)^2\n");
        assertThat(compile()).containsExactly("""
                [LossUnknownName] Bad in Library, square.loss:5: There is no input, parameter or binding 'x'.
                    (p - x)^2
                         ^
                  Declare it in the signature, as a component of the record, or with a binding 'x = …;'.
                  See docs/diagnostics.md#lossunknownname""");
    }

    @Test
    void aMissingFileIsLookedForEverywhere() throws IOException {
        assertThat(compile("-Alossmith.path=" + folder.resolve("losses")))
                .containsExactly("""
                [LossLibraryFileMissing] Library: There is no file 'square.loss'; it was looked for in ~/src/demo, the source path, the class output, the class path, ~/losses.
                  Put it into the folder of Library, or name the folder it is in with the compiler option -Alossmith.path=FOLDER.
                  See docs/diagnostics.md#losslibraryfilemissing""".replace("~/", "~" + folder.getFileSystem().getSeparator()));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiterString = "#", textBlock = """
            ../outside/square.loss  # leads upwards
            a/../../../outside/x    # leads upwards
            ..                      # leads upwards
            /etc/passwd             # is an absolute path
            C:/square.loss          # contains a colon, as names of drives and addresses do
            file:///etc/passwd      # contains a colon, as names of drives and addresses do
            a\\b                    # contains a backslash; '/' separates folders
            ..\\square.loss         # contains a backslash; '/' separates folders
            ./square.loss           # has a part without a name
            a//b                    # has a part without a name
            a/                      # has a part without a name
            ' '                     # is empty
            """)
    void aNameThatLeadsElsewhereIsRefused(String name, String why) throws IOException {
        source(name);
        write("outside/square.loss", LIBRARY);
        assertThat(compile("-Alossmith.path=" + folder.resolve("losses")))
                .singleElement()
                .asString()
                .startsWith("[LossLibraryFileName] Library: The file name '" + name + "' " + why + ".");
        assertThat(folder.resolve("out/demo")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"src/demo/square.loss", "out/demo/square.loss", "losses/square.loss", "classes/demo/square.loss"
            })
    void aLinkThatLeadsOutsideIsRefused(String link) throws IOException {
        Path target = write("outside/secret.txt", LIBRARY);
        Path place = folder.resolve(link);
        Files.createDirectories(place.getParent());
        assumeTrue(canLink(place, target));
        List<String> options = new ArrayList<>(List.of(classPath()));
        options.add("-Alossmith.path=" + folder.resolve("losses"));
        assertThat(compile(options.toArray(String[]::new)))
                .singleElement()
                .asString()
                .startsWith(
                        "[LossLibraryFileRefused] Library: The file 'square.loss' is a symbolic link that leads out of ~");
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws IOException {
        Path target = write("src/demo/shared/common.loss", LIBRARY);
        assumeTrue(canLink(folder.resolve("src/demo/square.loss"), target));
        assertCompiles();
    }

    /** Some systems let only administrators make links. */
    private static boolean canLink(Path place, Path target) {
        try {
            Files.createSymbolicLink(place, target);
            return true;
        } catch (IOException | UnsupportedOperationException unsupported) {
            return false;
        }
    }

    @Test
    void whatIsNoTextOfAReasonableSizeIsRefused() throws IOException {
        Path file = folder.resolve("src/demo/square.loss");
        Files.write(file, new byte[] {'l', (byte) 0xE9});
        assertThat(compile()).singleElement().asString().contains("The file 'square.loss' is not UTF-8 text.\n");
        Files.writeString(file, LIBRARY + " ".repeat((1 << 20) - LIBRARY.length()));
        assertCompiles();
        Files.writeString(file, LIBRARY + " ".repeat((1 << 20) - LIBRARY.length() + 1));
        assertThat(compile()).singleElement().asString().contains("The file 'square.loss' has more than 1 MB.\n");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(compile())
                .singleElement()
                .asString()
                .contains("The file 'square.loss' is not a file but a folder.\n");
    }
}
