package io.lossmith.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaretRendererTest {
    /** In the rows, ¶ is LF, ¤ is CR and → is a tab. */
    @ParameterizedTest
    @CsvSource({
        "x + lg(y), 4, 6, 'x + lg(y)¶    ^^'",
        "x, 0, 1, x¶^",
        "x, 1, 1, x¶ ^",
        "'', 0, 0, ¶^",
        "'a¶  b + c¶d', 4, 9, '  b + c¶  ^^^^^'",
        "'a¶  b + c¶d', 4, 11, '  b + c¶  ^^^^^'",
        "a¶b, 1, 1, a¶ ^",
        "a¶b, 1, 2, a¶ ^",
        "a¶b, 2, 3, b¶^",
        "a¤¶b¤c, 3, 4, b¶^",
        "a¤¶b¤c, 5, 6, c¶^",
        "a¶, 2, 2, ¶^",
        "→→x, 2, 3, '  x¶  ^'",
        "x→y, 1, 2, 'x y¶ ^'",
        "𝛼 + 𝛽, 5, 7, '𝛼 + 𝛽¶    ^'",
        "損失 + x, 5, 6, '損失 + x¶     ^'",
        "x, 5, 9, x¶ ^",
        "xy, 1, 99, xy¶ ^",
    })
    void putsCaretsUnderTheSpan(String source, int start, int end, String expected) {
        assertThat(CaretRenderer.render(decode(source), new Span(start, end))).isEqualTo(decode(expected));
    }

    private static String decode(String text) {
        return text.replace('¶', '\n').replace('¤', '\r').replace('→', '\t');
    }

    @Test
    void spellsOutInvisibleCharacters() {
        assertThat(CaretRenderer.render("a\u202eb", new Span(1, 2))).isEqualTo("a\\u202Eb\n ^^^^^^");
        assertThat(CaretRenderer.render("a\u202eb", new Span(2, 3))).isEqualTo("a\\u202Eb\n       ^");
        assertThat(CaretRenderer.render("\ud800 x", new Span(2, 3))).isEqualTo("\\uD800 x\n       ^");
        assertThat(CaretRenderer.render("\udb40\udc41x", new Span(0, 2))).isEqualTo("\\uDB40\\uDC41x\n^^^^^^^^^^^^");
        assertThat(CaretRenderer.render("\u00a0\u2028\u0000", new Span(2, 3)))
                .isEqualTo("\\u00A0\\u2028\\u0000\n            ^^^^^^");
    }

    @Test
    void cutsLongLinesAroundTheSpan() {
        String line = "a".repeat(200) + "bcd" + "e".repeat(200);
        assertThat(CaretRenderer.render(line, new Span(200, 203)))
                .isEqualTo("…" + "a".repeat(48) + "bcd" + "e".repeat(49) + "…\n" + " ".repeat(49) + "^^^");
        assertThat(CaretRenderer.render(line, new Span(0, 1))).isEqualTo("a".repeat(100) + "…\n^");
        assertThat(CaretRenderer.render(line, new Span(403, 403)))
                .isEqualTo("…" + "e".repeat(100) + "\n" + " ".repeat(101) + "^");
        assertThat(CaretRenderer.render(line, new Span(100, 350)))
                .isEqualTo("…" + "a".repeat(100) + "…\n " + "^".repeat(100));
        String fits = "f".repeat(100);
        assertThat(CaretRenderer.render(fits, new Span(99, 100))).isEqualTo(fits + "\n" + " ".repeat(99) + "^");
    }
}
