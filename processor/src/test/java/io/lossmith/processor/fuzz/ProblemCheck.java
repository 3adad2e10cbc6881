package io.lossmith.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.processor.diagnostics.ProblemText;
import java.util.List;

/** Whether problems can be shown: places inside of the text, sentences without gaps, and nothing a terminal would obey. */
final class ProblemCheck {
    private ProblemCheck() {}

    static void check(List<Problem> problems, String text) {
        for (Problem problem : problems) {
            assertThat(problem.message()).isNotEqualTo(Message.INTERNAL_ERROR);
            assertThat(problem.span().end()).as("the place of %s", problem).isLessThanOrEqualTo(text.length());
            String shown = ProblemText.of(problem, "Example", text);
            assertThat(shown).contains(problem.message().id());
            if (!text.contains("{")) {
                assertThat(shown).doesNotContain("{0}", "{1}", "{2}", "{3}");
            }
            assertThat(problem.sentence()).endsWith(".");
            checkVisible(shown);
        }
    }

    private static void checkVisible(String shown) {
        shown.codePoints().filter(codePoint -> codePoint != '\n').forEach(codePoint -> {
            switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    throw new AssertionError(
                            "a message with the character " + Integer.toHexString(codePoint) + ": " + shown);
                default -> {
                    // any other can be seen
                }
            }
        });
    }
}
