package io.lossmith.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> NAMES =
            List.of("exp", "log", "log1p", "abs", "sigmoid", "softmax", "log_softmax", "pt", "gamma", "Gamma", "K");

    @ParameterizedTest
    @CsvSource({
        "lg, log",
        "lgo, log",
        "ln, ",
        "logp, log",
        "log1, log",
        "sigmiod, sigmoid",
        "sgmd, ",
        "sigmd, ",
        "simoid, sigmoid",
        "LOG, log",
        "SIGMOID, sigmoid",
        "gama, gamma",
        "Gama, Gamma",
        "GAMMA, Gamma",
        "p, pt",
        "k, K",
        "x, ",
        "logsoftmax, log_softmax",
        "zzzzzzzz, ",
    })
    void findsTheNearest(String name, String nearest) {
        assertThat(Suggestions.closest(name, NAMES)).isEqualTo(Optional.ofNullable(nearest));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "ab, ba, 1",
        "abc, ca, 3",
        "kitten, sitting, 3",
        "abcd, abdc, 1"
    })
    void countsEdits(String from, String to, int edits) {
        assertThat(Suggestions.distance(from, to)).isEqualTo(edits);
        assertThat(Suggestions.distance(to, from)).isEqualTo(edits);
    }

    @Test
    void takesTheEarlierOfEquallyNear() {
        assertThat(Suggestions.closest("max2", List.of("max1", "max3"))).contains("max1");
        assertThat(Suggestions.closest("max2", List.of("max3", "max1"))).contains("max3");
    }

    @Test
    void neverSuggestsTheNameItself() {
        assertThat(Suggestions.closest("log", List.of("log"))).isEmpty();
        assertThat(Suggestions.closest("log", List.of())).isEmpty();
    }

    @Test
    void doesNotSearchForVeryLongNames() {
        assertThat(Suggestions.closest("x".repeat(101), List.of("x".repeat(100))))
                .isEmpty();
    }
}
