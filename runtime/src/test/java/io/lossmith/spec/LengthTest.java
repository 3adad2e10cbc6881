package io.lossmith.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths are read, resolved and printed as in the language. */
class LengthTest {
    @ParameterizedTest
    @CsvSource({
        "K, K, 0, 5",
        "K-1, K, -1, 4",
        "K+2, K, 2, 7",
        "4, '', 4, 4",
        "Größe_2, Größe_2, 0, 9",
        "_-1, _, -1, 1",
        "लंबाई+1, लंबाई, 1, 4"
    })
    void readResolvePrint(String text, String symbol, int offset, int value) {
        Length length = Length.parse(text);
        assertThat(length).isEqualTo(new Length(symbol, offset)).hasToString(text);
        assertThat(length.resolve(Map.of("K", 5, "Größe_2", 9, "_", 2, "लंबाई", 3)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "K-", "2K", "K-1-1", "K - 1", "99999999999", "K K", "é\u0301-"})
    void otherTextsAreNoLengths(String text) {
        assertThatThrownBy(() -> Length.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a length; write a name such as K, K-1, or a number such as 4.");
    }

    @Test
    void impossibleLengthsAreRefused() {
        assertThatThrownBy(() -> Length.parse("0"))
                .hasMessage("A fixed length of 0 is not possible; state at least 1.");
        assertThatThrownBy(() -> Length.parse("K").resolve(Map.of("D", 3)))
                .hasMessage("The length K has no value; known lengths are [D].");
        assertThatThrownBy(() -> Length.parse("K+2").resolve(Map.of("K", Integer.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The length K+2 is 2147483649 for K = 2147483647, more than an array has elements; pass a"
                        + " smaller K.");
        assertThat(Length.parse("K-1").resolve(Map.of("K", Integer.MIN_VALUE))).isEqualTo(Integer.MIN_VALUE);
    }
}
