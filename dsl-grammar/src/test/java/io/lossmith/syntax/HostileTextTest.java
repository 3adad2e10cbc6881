package io.lossmith.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.diagnostics.CaretRenderer;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text crashes the parser, whatever its size, depth or characters. */
class HostileTextTest {
    private static final int SMALL_STACK = 768 * 1024;

    @Property(seed = "20260201", tries = 2000)
    void anyText(@ForAll String text) {
        checkAnswers(text);
    }

    @Property(seed = "20260202", tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void anyTokens(@ForAll("tokens") String text) {
        checkAnswers(text);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "x",
                        "y",
                        "z",
                        "1",
                        "2.5",
                        "1.",
                        ".5",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        ";",
                        ":",
                        "?",
                        "=",
                        "|",
                        "||",
                        "&",
                        "&&",
                        "!",
                        "^",
                        "**",
                        "+",
                        "-",
                        "*",
                        "/",
                        "<",
                        ">=",
                        "==",
                        "!=",
                        "->",
                        "def",
                        "loss",
                        "learn",
                        "in",
                        "inf",
                        "link",
                        "real",
                        "class",
                        "f(",
                        "(z: real",
                        "and",
                        "not",
                        "if",
                        "/*",
                        "*/",
                        "//",
                        "\n",
                        "/** d */",
                        "$",
                        "²",
                        "𝛼",
                        "\u202e",
                        "1e999")
                .list()
                .ofMaxSize(25)
                .map(words -> String.join(" ", words));
    }

    private static void checkAnswers(String text) {
        check(text, FormulaParser.parseFormula(text));
        check(text, FormulaParser.parseLibrary(text));
    }

    private static void check(String text, Parsed<?> parsed) {
        assertThat(parsed.tree().isPresent()).isEqualTo(parsed.problems().isEmpty());
        for (Problem problem : parsed.problems()) {
            assertThat(problem.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(CaretRenderer.render(text, problem.span())).contains("^");
            assertThat(problem.sentence()).doesNotContain("{0}", "{1}").endsWith(".");
            assertThat(problem.remedy()).doesNotContain("{0}", "{1}").endsWith(".");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "(, x, ), NESTING_TOO_DEEP",
        "[, x, ], NESTING_TOO_DEEP",
        "f(, x, ), NESTING_TOO_DEEP",
        "v[, 0, ], NESTING_TOO_DEEP",
        "-, x, '', NESTING_TOO_DEEP",
        "'- ', x, '', NESTING_TOO_DEEP",
        "!, x, '', NESTING_TOO_DEEP",
        "x^, x, '', NESTING_TOO_DEEP",
        "2^-, x, '', NESTING_TOO_DEEP",
        "x ? x :, x, '', NESTING_TOO_DEEP",
        "x ?, x, : x, NESTING_TOO_DEEP",
        "x[0] +, x, '', TOO_MANY_TOKENS",
        "((((, x, )))), TOO_MANY_TOKENS",
        "'', x, [0], NESTING_TOO_DEEP",
        "(-, x, '', NESTING_TOO_DEEP",
        "(, '', '', NESTING_TOO_DEEP",
        "), '', '', UNBALANCED_BRACKET",
        "'x;', x, '', UNNAMED_STATEMENT",
        "'x = -1;', x, '', TOO_MANY_TOKENS",
        "/*, x, '', UNTERMINATED_COMMENT",
        "*/, x, '', UNEXPECTED_SYMBOL",
        "x <, x, '', CHAINED_COMPARISON",
    })
    void thousandsOfTimes(String before, String middle, String after, Message message) {
        String text = before.repeat(4_000) + middle + after.repeat(4_000);
        assertThat(FormulaParser.parseFormula(text).problems())
                .first()
                .extracting(Problem::message)
                .isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {" + ", " - ", "*", " / ", " && ", " || "})
    void longChainsAreFlat(String operator) {
        String text = "x" + (operator + "x").repeat(9_999);
        Chain chain =
                (Chain) FormulaParser.parseFormula(text).tree().orElseThrow().result();
        assertThat(chain.operands()).hasSize(10_000).hasOnlyElementsOfType(NameReference.class);
        assertThat(SyntaxPrinter.print(chain))
                .hasSize(10_000 + 9_999 * (operator.strip().length() + 2));
    }

    @Test
    void manyBindingsAndArguments() {
        Formula bindings =
                FormulaParser.parseFormula("a=1;".repeat(4_999) + "a").tree().orElseThrow();
        assertThat(bindings.bindings()).hasSize(4_999);
        Call call = (Call) FormulaParser.parseFormula("f(x" + ",x".repeat(9_990) + ")")
                .tree()
                .orElseThrow()
                .result();
        assertThat(call.arguments()).hasSize(9_991);
    }

    @Test
    void boundsTheNumberOfTokens() {
        String fits = "x+".repeat(Tokenizer.FORMULA_LIMIT / 2 - 1) + "-x";
        assertThat(FormulaParser.parseFormula(fits).problems()).isEmpty();
        Problem problem = FormulaParser.parseFormula(fits + "/**/").problems().get(0);
        assertThat(problem.message()).isEqualTo(Message.TOO_MANY_TOKENS);
        assertThat(problem.span().start()).isEqualTo(fits.length());
        assertThat(problem.sentence()).isEqualTo("The text has more than 20,000 numbers, names and symbols.");
        assertThat(FormulaParser.parseFormula("/**/" + fits).problems().get(0).message())
                .isEqualTo(Message.TOO_MANY_TOKENS);
    }

    @Test
    void boundsTheTokensOfALibraryAndOfItsDefinitions() {
        String fits = "def f() = 1\n".repeat(Tokenizer.LIBRARY_LIMIT / 6);
        assertThat(FormulaParser.parseLibrary(fits + "/**/")
                        .tree()
                        .orElseThrow()
                        .definitions())
                .hasSize(16_666);
        assertThat(FormulaParser.parseLibrary(fits + "def f() = 1\n").problems())
                .extracting(Problem::sentence)
                .containsExactly("The text has more than 100,000 numbers, names and symbols.");
        String large = "def large(x) = x" + "+x".repeat(Tokenizer.FORMULA_LIMIT / 2 - 4);
        assertThat(FormulaParser.parseLibrary(large + " def f() = 1").problems())
                .isEmpty();
        Problem problem = FormulaParser.parseLibrary("def f() = 1\n" + large + "+x def g() = 1")
                .problems()
                .get(0);
        assertThat(problem.sentence()).isEqualTo("The definition has more than 20,000 numbers, names and symbols.");
        assertThat(problem.span().start()).isEqualTo(("def f() = 1\n" + large + "+x").length() - 1);
    }

    /** Each text nests once per repetition; at the limit it is read on a small stack, one deeper is refused. */
    @ParameterizedTest
    @CsvSource({
        "(, x, )",
        "f(, x, )",
        "-, x, ''",
        "!, x, ''",
        "x^, x, ''",
        "'c ? 1 : ', x, ''",
        "'c ? ', x, ' : 1'",
        "'', x, [0]",
        "max(1; , x, )",
    })
    void boundsTheDepth(String before, String middle, String after) throws InterruptedException {
        int limit = NestingScan.DEPTH_LIMIT;
        String deepest = before.repeat(limit) + middle + after.repeat(limit);
        assertThat(onSmallStack(() -> {
                    Parsed<Formula> parsed = FormulaParser.parseFormula(deepest);
                    String text = SyntaxPrinter.print(parsed.tree().orElseThrow());
                    assertThat(FormulaParser.parseFormula(text).problems()).isEmpty();
                }))
                .isNull();
        String tooDeep = before.repeat(limit + 1) + middle + after.repeat(limit + 1);
        Problem problem = FormulaParser.parseFormula(tooDeep).problems().get(0);
        assertThat(problem.message()).isEqualTo(Message.NESTING_TOO_DEEP);
        assertThat(problem.sentence()).isEqualTo("The formula is nested more than 256 levels deep.");
    }

    @Test
    void depthCountsNestingAndNotLength() {
        String wide = "(-x^2 < 1 && !y ? v[0] : -f(x)^-2)";
        String text = wide + (" + " + wide).repeat(400);
        assertThat(FormulaParser.parseFormula(text).problems()).isEmpty();
        String statements = "a = c ? 1 : 0;\n".repeat(400) + "a";
        assertThat(FormulaParser.parseFormula(statements).problems()).isEmpty();
        String library = "def f(c) = c ? -1 : 0\n".repeat(400);
        assertThat(FormulaParser.parseLibrary(library).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1", "x ", "x+", "(", "/*", "/**/", "*/", " ", "\n", "1.", "|", "def f(x) = ", "𝛼", "é"})
    void aMegabyte(String piece) {
        checkAnswers(piece.repeat(1_000_000 / piece.length()));
    }

    @Test
    void boundsTheLengthOfNames() {
        String longest = "n".repeat(255);
        assertThat(FormulaParser.parseFormula(longest).problems()).isEmpty();
        Problem problem =
                FormulaParser.parseFormula("1 + " + longest + "n").problems().get(0);
        assertThat(problem.message()).isEqualTo(Message.NAME_TOO_LONG);
        assertThat(problem.span()).isEqualTo(new Span(4, 260));
        assertThat(problem.sentence())
                .isEqualTo(
                        "The name '" + "n".repeat(40) + "…' is too long: it has 256 characters, and 255 are allowed.");
        // As many as two units each are two characters of a Java name.
        assertThat(FormulaParser.parseFormula("𝛼".repeat(128)).problems())
                .extracting(Problem::message)
                .containsExactly(Message.NAME_TOO_LONG);
    }

    @Test
    void refusesUnpairedSurrogatesAndByteOrderMarks() {
        for (String text : new String[] {"\ud800", "x\udc00", "x + \udc00\ud800", "\ufeffx"}) {
            assertThat(FormulaParser.parseFormula(text).problems())
                    .extracting(Problem::message)
                    .containsExactly(Message.FORBIDDEN_CHARACTER);
        }
    }

    private static Throwable onSmallStack(Runnable task) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((ignored, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        return failure.get();
    }
}
