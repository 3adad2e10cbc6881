package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.lossmith.Batch;
import io.lossmith.processor.diagnostics.ProblemText;
import io.lossmith.syntax.FormulaParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that hide, look like others or mean something to Java: refused with a message that shows them, or only text. */
class HostileCharactersTest {
    private static Compilation loss(String formula) {
        return Sources.of("demo.X", "package demo; @io.lossmith.Loss(\"" + formula + "\") public record X() {}")
                .options("-Xlint:all")
                .compile();
    }

    private static List<String> heads(Compilation compilation) {
        return Sources.messages(compilation).stream()
                .map(message -> message.lines().findFirst().orElseThrow())
                .toList();
    }

    /** The formula is Java source, {@code \u202e} an escape in it. */
    @ParameterizedTest
    @CsvSource(delimiterString = "~", textBlock = """
            p + \\u202ey            ~ [LossForbiddenCharacter] X: The text contains the character \\u202E, which a reader cannot see.
            p /* \\u2066 */ + y     ~ [LossForbiddenCharacter] X: The text contains the character \\u2066, which a reader cannot see.
            p + y // \\u2069        ~ [LossForbiddenCharacter] X: The text contains the character \\u2069, which a reader cannot see.
            p\\u200bp^2             ~ [LossForbiddenCharacter] X: The text contains the character \\u200B, which a reader cannot see.
            p\\u200d^2              ~ [LossForbiddenCharacter] X: The text contains the character \\u200D, which a reader cannot see.
            \\ufeffp^2              ~ [LossForbiddenCharacter] X: The text contains the character \\uFEFF, which a reader cannot see.
            p\\u00ad^2              ~ [LossForbiddenCharacter] X: The text contains the character \\u00AD, which a reader cannot see.
            p^2\\0                  ~ [LossForbiddenCharacter] X: The text contains the character \\u0000, which a reader cannot see.
            p^2\\33[31m             ~ [LossForbiddenCharacter] X: The text contains the character \\u001B, which a reader cannot see.
            \\ud800p^2              ~ [LossForbiddenCharacter] X: The text contains the character \\uD800, which a reader cannot see.
            p^2\\udc00\\ud800       ~ [LossForbiddenCharacter] X: The text contains the character \\uDC00, which a reader cannot see.
            p\\u00a0+ y             ~ [LossUnknownCharacter] X: The character '\\u00A0' has no meaning in a formula.
            p\\u2028+ y             ~ [LossUnknownCharacter] X: The character '\\u2028' has no meaning in a formula.
            p \\u2212 y             ~ [LossForeignOperator] X: The symbol '\u2212' is not part of the language.
            p\\u037e p              ~ [LossUnknownCharacter] X: The character '\u037e' has no meaning in a formula.
            p + \\\\u002a\\\\u002f  ~ [LossUnknownCharacter] X: The character '\\' has no meaning in a formula.
            (e\\u0301: real) -> e\\u0301^2 ~ [LossNameNotNormalized] X: The name 'e\u0301' is not in Unicode normalization form C.
            (p: real) -> \\u0440^2  ~ [LossUnknownName] X: There is no input, parameter or binding '\u0440'.
            (p: re\\u0430l) -> p^2  ~ [LossUnknownType] X: 're\u0430l' is not a type.
            (p: real) -> l\\u043eg(p) ~ [LossUnknownFunction] X: There is no function 'l\u043eg'.
            p^2 */ class Injected {} ~ [LossUnexpectedSymbol] X: Expected an expression but found '/'.
            p^2 \\" + \\"           ~ [LossUnknownCharacter] X: The character '\"' has no meaning in a formula.
            p^2 /** {@link X} @see  ~ [LossUnterminatedComment] X: The comment is never closed.
            """)
    void refusedVisibly(String formula, String message) {
        assertThat(heads(loss(formula))).containsExactly("error in line 1: " + message);
    }

    /** A look-alike is another name, and both may be inputs: the generated code keeps them apart. */
    @Test
    void namesThatLookAlike() {
        Compilation compilation = loss("(p: real, \\u0440: real) -> p*\\u0440^2");
        assertThat(Sources.messages(compilation)).isEmpty();
        double[] gradient = new double[1];
        double value = Sources.kernel(compilation, "demo.X")
                .evaluate(Batch.rows(1)
                        .input("p", new double[] {3})
                        .input("\u0440", new double[] {2})
                        .gradient("\u0440", gradient));
        assertThat(value).isEqualTo(12);
        assertThat(gradient[0]).isEqualTo(12);
    }

    /** Texts that would close what surrounds them, where a library takes them over: comments, names, lengths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** \\\\u002a\\\\u002f class Injected {} */ def f(x) = x",
                "/** {@code { { { } @param <script>alert(1)</script> <!-- */ def f(x) = x",
                "/** ${@docRoot} {@link #of} {@inheritDoc} @throws java.lang.Error */ def f(x) = x",
                "// *\\\\u002f class Injected {} \\n def f(x) = x",
                "/* \\\" ; class Injected {} // */ def f(x) = x",
                "def String(Object) = Object",
                "def class(int, new) = int + 0*new",
                "def Math(x) = x*StrictMath(x) def StrictMath(x) = x",
                "def java(io) = io",
            })
    void libraryTextStaysText(String head, @TempDir Path folder) {
        String library = "package demo; @io.lossmith.LossLibrary(\"" + head
                + " /** }}} {@literal \\\\u002a\\\\u002f @since */ loss L(z: real[null], int: real | class: class[null]) ="
                + " sum(z)^2*z[class] + int/null\") interface Library {}";
        Sources sources =
                Sources.of("demo.Library", library).options("-Xlint:all", "-Xdoclint:all,-missing", "-Werror");
        Compilation compilation = sources.compile();
        assertThat(Sources.messages(compilation)).isEmpty();
        assertThat(compilation.generatedFiles())
                .extracting(file -> file.getName().replaceFirst("^.*/", ""))
                .containsExactlyInAnyOrder(
                        "L.java",
                        "LKernel.java",
                        "L.class",
                        "LKernel.class",
                        "LKernel_Vector.class",
                        "LKernel$Batch.class",
                        "LKernel$Serialized.class",
                        "Library.class",
                        "demo.L.json");
        assertThat(sources.written(folder))
                .containsExactly(
                        "META-INF/lossmith/demo.L.json",
                        "demo/L.java",
                        "demo/LKernel.java",
                        "demo/LKernel_Vector.class");
    }

    /** A message quotes the user's text; what a terminal would obey is spelled out in it. */
    @Test
    void messagesHoldNoControlCharacters() {
        for (int unit = 0; unit < 0x10000; unit++) {
            int type = Character.getType(unit);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
            if (hidden && unit != '\n' && unit != '\r' && unit != '\t') {
                String text = ProblemText.of(
                        FormulaParser.parseFormula("p + " + (char) unit + "y")
                                .problems()
                                .get(0),
                        "X",
                        "p + " + (char) unit + "y");
                assertThat(text)
                        .contains(String.format(Locale.ROOT, "\\u%04X", unit))
                        .doesNotContain(String.valueOf((char) unit));
            }
        }
    }
}
