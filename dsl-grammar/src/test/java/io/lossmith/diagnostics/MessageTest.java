package io.lossmith.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
    @Test
    void idsAreStable() {
        assertThat(Message.CHAINED_COMPARISON.id()).isEqualTo("LossChainedComparison");
        assertThat(Message.EMPTY_FORMULA.id()).isEqualTo("LossEmptyFormula");
        assertThat(Arrays.stream(Message.values()).map(Message::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Message.class)
    void everyMessageIsFilledAndEnds(Message message) {
        List<String> arguments = IntStream.range(0, message.argumentCount())
                .mapToObj(index -> "argument" + index + ".")
                .toList();
        Problem problem = new Problem(message, new Span(0, 1), arguments);
        assertThat(problem.sentence()).matches("(?s)[^\\s].*\\.").doesNotContainPattern("\\{\\d}");
        assertThat(problem.remedy()).matches("(?s).*\\.").doesNotContainPattern("\\{\\d}");
        String templates = message.sentence() + message.remedy();
        for (int index = 0; index < message.argumentCount(); index++) {
            assertThat(templates).contains("{" + index + "}");
        }
        assertThat(message.id()).matches(Pattern.compile("Loss([A-Z][a-z0-9]*)+"));
    }

    @Test
    void argumentsAreNotTemplates() {
        Problem problem = Problem.of(Message.UNEXPECTED_SYMBOL, new Span(0, 1), "{1}", "$0 \\", "It's {0}.");
        assertThat(problem.sentence()).isEqualTo("Expected {1} but found $0 \\.");
        assertThat(problem.remedy()).isEqualTo("It's {0}.");
    }

    @Test
    void argumentsMayBeAnyObject() {
        assertThat(Problem.of(Message.TOO_MANY_TOKENS, new Span(0, 1), "text", 20)
                        .arguments())
                .containsExactly("text", "20");
    }

    @Test
    void refusesTooFewArguments() {
        assertThatThrownBy(() -> Problem.of(Message.UNEXPECTED_SYMBOL, new Span(0, 1), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LossUnexpectedSymbol needs 3 arguments, not 1.");
    }

    @Test
    void spansJoinAndCut() {
        assertThat(new Span(3, 5).to(new Span(1, 2))).isEqualTo(new Span(1, 5));
        assertThat(new Span(1, 3).of("abcd")).isEqualTo("bc");
        assertThatThrownBy(() -> new Span(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A span needs 0 <= start <= end, not 2 to 1.");
    }
}
