package io.lossmith.processor.documentation;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.documentation.Document.Block;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the chapter on many tasks true: its records compile, and the formulas shown are those written for {@code @MultiTask}. */
class TaskReferenceTest {
    private static final Document REFERENCE = Document.read("docs/language.md");

    private static CompiledLoss compiled() {
        String records =
                REFERENCE.blocks("java tasks").stream().map(Block::code).collect(Collectors.joining("\n"));
        String source = "import io.lossmith.*;\nclass Tasks {\n" + records + "}\n";
        return CompiledLoss.compile(Map.of("Tasks", source), "-Xlint:all", "-Werror");
    }

    @Test
    void everyRecordCompilesWithoutAWarning() {
        assertThat(REFERENCE.blocks("java tasks")).hasSize(5);
        assertThat(compiled().compilation()).succeededWithoutWarnings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fixed", "Uncertain"})
    void theFormulaIsTheOneWritten(String name) {
        String kernel = compiled().generated("Tasks_" + name + "Kernel");
        Matcher javadoc = Pattern.compile(" \\* formula  (.*?)\n \\* value", Pattern.DOTALL)
                .matcher(kernel);
        assertThat(javadoc.find()).isTrue();
        String formula = javadoc.group(1).replace("\n *          ", "\n").replace("&gt;", ">");
        String expected = "```text\n" + formula + "\n```\n";
        if (Document.UPDATE) {
            Document.read("docs/language.md").writeRegion("formula of " + name, expected);
        } else {
            assertThat(REFERENCE.region("formula of " + name)).isEqualTo(expected);
        }
    }
}
