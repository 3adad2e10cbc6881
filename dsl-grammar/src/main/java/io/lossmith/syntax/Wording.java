package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How messages quote the user's text, and what to write instead of symbols that are not part of the language. */
final class Wording {
    private static final int LONGEST_QUOTE = 40;

    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("≤", "'<='"),
            Map.entry("≥", "'>='"),
            Map.entry("≠", "'!='"),
            Map.entry("×", "'*'"),
            Map.entry("·", "'*'"),
            Map.entry("⋅", "'*'"),
            Map.entry("∙", "'*'"),
            Map.entry("∗", "'*'"),
            Map.entry("÷", "'/'"),
            Map.entry("∕", "'/'"),
            Map.entry("−", "'-'"),
            Map.entry("–", "'-'"),
            Map.entry("—", "'-'"),
            Map.entry("¬", "'!'"),
            Map.entry("∧", "'&&'"),
            Map.entry("∨", "'||'"),
            Map.entry("→", "'->'"),
            Map.entry("²", "'^2'"),
            Map.entry("³", "'^3'"),
            Map.entry("√", "'sqrt(x)'"),
            Map.entry("∑", "'sum(v)'"),
            Map.entry("∏", "'prod(v)'"),
            Map.entry("∞", "'inf', which may stand in intervals only"),
            Map.entry("‖", "'norm(v)'"));

    /** Types of other languages, with what they are called here. */
    static final Map<String, String> TYPES_ELSEWHERE = Map.of(
            "double", "real",
            "float", "real",
            "number", "real",
            "int", "count",
            "integer", "count",
            "boolean", "binary",
            "bool", "binary",
            "probability", "unit");

    private Wording() {}

    /** The text on one line, invisible characters spelled out, cut to a length a sentence can bear. */
    static String brief(String text) {
        String line = oneLine(text);
        if (line.codePointCount(0, line.length()) <= LONGEST_QUOTE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    /** The text on one line: every stretch of white space becomes one space. */
    static String oneLine(String text) {
        return VisibleText.of(text.replaceAll("[ \t\r\n]+", " ").strip());
    }

    /** A list as in a sentence: {@code a}, {@code a or b}, {@code a, b or c}. */
    static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** The problem of a character that begins no token. */
    static Problem unknownCharacter(String character, Span span) {
        String spelling = FOREIGN.get(character);
        if (spelling != null) {
            return Problem.of(Message.FOREIGN_OPERATOR, span, character, spelling);
        }
        return Problem.of(Message.UNKNOWN_CHARACTER, span, VisibleText.of(character), remedy(character));
    }

    private static String remedy(String character) {
        return switch (character) {
            case "{", "}" -> "Group with '(' and ')'.";
            case "\\" -> "Write characters themselves; there are no escapes.";
            case "%" -> "There is no remainder or percent sign; divide by 100 for percent.";
            case "~" -> "Write '!' for 'not'.";
            case "'", "`", "\"" -> "Names consist of letters, digits and '_', and there are no texts.";
            case "." -> "Names consist of letters, digits and '_', and functions stand alone, as in 'log(x)'.";
            case "$", "#", "@" -> "Names consist of letters, digits and '_'.";
            default -> Character.isSpaceChar(character.codePointAt(0)) ? "Write an ordinary space." : "Remove it.";
        };
    }

    /** The type words as messages list them. */
    static String typeWords() {
        return TypeWord.words().stream().collect(Collectors.joining(", "));
    }
}
