package io.lossmith.processor.documentation;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.compiler.LibraryCompiler;
import io.lossmith.processor.library.LibraryDeclaration;
import io.lossmith.processor.library.LossRecord;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keeps what {@code docs/language.md} says about libraries true; {@code -Dgolden.update} rewrites what becomes of one. */
class LibraryReferenceTest {
    private static final Document REFERENCE = Document.read("docs/language.md");

    @Test
    void theLibraryCompilesWithoutAWarning() {
        String source = "@io.lossmith.LossLibrary(\"\"\"\n" + REFERENCE.block("loss-library")
                + "\"\"\")\ninterface Library {}\n"
                + "class Use {\n"
                + "    Object[] all = {new Huber(), new Huber(0.5), new TwoHubers().withShare(0.25)};\n"
                + "}\n";
        CompiledLoss compiled = CompiledLoss.compile(Map.of("Library", source), "-Xlint:all", "-Werror");
        assertThat(compiled.compilation()).succeededWithoutWarnings();
        assertThat(compiled.generated("Huber")).contains(" * Huber 1964.\n");
    }

    @Test
    void theExpansionIsTheCompilers() {
        LibraryDeclaration library =
                new LibraryDeclaration("", "Library", false, REFERENCE.block("loss-library"), true, Set.of(), Map.of());
        String text = LibraryCompiler.compile(library).records().stream()
                .map(LossRecord::declaration)
                .filter(loss -> loss.recordName().equals("TwoHubers"))
                .findFirst()
                .orElseThrow()
                .formula();
        String expected = "```text\n" + text + "\n```\n";
        if (Document.UPDATE) {
            Document.read("docs/language.md").writeRegion("expansion of TwoHubers", expected);
        } else {
            assertThat(REFERENCE.region("expansion of TwoHubers")).isEqualTo(expected);
        }
    }
}
