package io.lossmith.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lossmith.diagnostics.CaretRenderer;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the parser says to mistakes, word by word: the files in {@code problems} have the texts and the complete
 * messages. In an "escaped" text a backslash, u and four digits stand for a character an editor would hide.
 */
class SyntaxProblemTest {
    /** Provoked by size, in HostileTextTest. */
    private static final Set<Message> LIMITS =
            EnumSet.of(Message.TOO_MANY_TOKENS, Message.NESTING_TOO_DEEP, Message.NAME_TOO_LONG);

    private record Case(String kind, String text, String expected) {
        Parsed<?> parse() {
            return kind.equals("library") ? FormulaParser.parseLibrary(source()) : FormulaParser.parseFormula(source());
        }

        String source() {
            return kind.equals("escaped")
                    ? Pattern.compile("\\\\u(\\p{XDigit}{4})")
                            .matcher(text)
                            .replaceAll(escape ->
                                    Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))))
                    : text;
        }
    }

    @TestFactory
    Stream<DynamicTest> saysExactly() {
        return cases().stream()
                .map(each -> dynamicTest(
                        each.kind() + " " + each.text(),
                        () -> assertThat(describe(each.source(), each.parse())).isEqualTo(each.expected())));
    }

    @Test
    void everyMessageOfThisModuleHasACase() {
        Set<Message> provoked = cases().stream()
                .flatMap(each -> each.parse().problems().stream())
                .map(Problem::message)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Message.class)));
        provoked.addAll(LIMITS);
        provoked.add(Message.NAME_NOT_NORMALIZED);
        assertThat(provoked).containsAll(EnumSet.range(Message.FORBIDDEN_CHARACTER, Message.LEARN_NOT_PREDICTION));
    }

    @Test
    void refusesNamesThatOnlyLookAlike() {
        String text = "1 + e\u0301";
        Problem problem = FormulaParser.parseFormula(text).problems().get(0);
        assertThat(problem.message()).isEqualTo(Message.NAME_NOT_NORMALIZED);
        assertThat(problem.span()).isEqualTo(new Span(4, 6));
        assertThat(problem.remedy()).isEqualTo("Type it with composed characters: '\u00e9'.");
        assertThat(FormulaParser.parseFormula("1 + \u00e9").problems()).isEmpty();
    }

    @Test
    void quotesOnlyTheBeginningOfALongName() {
        String name = "n".repeat(200);
        Problem problem =
                FormulaParser.parseFormula("(p: " + name + ") -> p").problems().get(0);
        assertThat(problem.sentence()).isEqualTo("'" + "n".repeat(40) + "…' is not a type.");
    }

    @Test
    void correctsLongComparisonsInGeneral() {
        String text = String.join(" < ", List.of("a".repeat(30), "b".repeat(30), "c".repeat(30)));
        Problem problem = FormulaParser.parseFormula(text).problems().get(0);
        assertThat(problem.remedy()).isEqualTo("Write 'a < b && b < c'.");
    }

    private static String describe(String source, Parsed<?> parsed) {
        return parsed.problems().stream()
                .map(problem -> "[" + problem.message().id() + "] " + problem.sentence() + "\n"
                        + CaretRenderer.render(source, problem.span()) + "\n" + problem.remedy())
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Matcher matcher = Pattern.compile("=== (\\w+)\n(.*?)\n---\n(.*?)\n(?====|$)", Pattern.DOTALL)
                .matcher(resources());
        while (matcher.find()) {
            cases.add(new Case(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        assertThat(cases).hasSizeGreaterThan(100);
        return cases;
    }

    private static String resources() {
        return Stream.of("characters", "expressions", "statements", "signatures", "libraries")
                .map(SyntaxProblemTest::resource)
                .collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream stream = SyntaxProblemTest.class.getResourceAsStream("problems/" + name + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
