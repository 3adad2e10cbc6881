package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.VisibleText;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * Text to tokens. Refuses, before any parsing, what no token may contain: invisible characters anywhere, comments
 * included, names that are not in normal form, comments without an end, and texts of too many tokens.
 */
final class Tokenizer {
    /** More tokens than any loss needs, few enough that every later pass stays fast. Comments count. */
    static final int FORMULA_LIMIT = 20_000;

    /** The same for the text of a library; each of its definitions has the limit of a formula. */
    static final int LIBRARY_LIMIT = 100_000;

    /** As long as the names of files may be, which some names become; far below what a class file holds. */
    private static final int LONGEST_NAME = 255;

    private final SourceText source;
    private final int limit;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();

    private Tokenizer(String text, int limit) {
        this.source = new SourceText(text);
        this.limit = limit;
    }

    /**
     * The tokens of a text.
     *
     * @param source the text
     * @param tokens what the grammar sees, without the end of the text
     * @param comments the comments, in order
     * @param problem the first thing refused; the tokens end there
     */
    record Tokens(SourceText source, List<Token> tokens, List<Token> comments, Optional<Problem> problem) {}

    static Tokens tokenize(String text, int limit) {
        Tokenizer tokenizer = new Tokenizer(text, limit);
        Optional<Problem> problem = forbiddenCharacter(text);
        if (problem.isEmpty()) {
            problem = tokenizer.readAll();
        }
        return new Tokens(tokenizer.source, List.copyOf(tokenizer.tokens), List.copyOf(tokenizer.comments), problem);
    }

    private Optional<Problem> readAll() {
        FormulaBaseLexer lexer = new FormulaBaseLexer(CharStreams.fromString(source.text()));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (tokens.size() + comments.size() == limit) {
                return Optional.of(tooMany("text", source.span(token), limit));
            }
            Optional<Problem> problem = check(token);
            if (problem.isPresent()) {
                return problem;
            }
            (token.getType() == FormulaBaseLexer.COMMENT ? comments : tokens).add(token);
        }
        return Optional.empty();
    }

    static Problem tooMany(String what, Span place, int limit) {
        return Problem.of(Message.TOO_MANY_TOKENS, place, what, String.format(Locale.ROOT, "%,d", limit));
    }

    private Optional<Problem> check(Token token) {
        return switch (token.getType()) {
            case FormulaBaseLexer.COMMENT -> checkComment(token);
            case FormulaBaseLexer.NAME -> checkName(token);
            default -> Optional.empty();
        };
    }

    private Optional<Problem> checkComment(Token token) {
        String text = token.getText();
        if (text.startsWith("//") || (text.length() >= 4 && text.endsWith("*/"))) {
            return Optional.empty();
        }
        int start = source.span(token).start();
        return Optional.of(Problem.of(Message.UNTERMINATED_COMMENT, new Span(start, start + 2)));
    }

    private Optional<Problem> checkName(Token token) {
        String name = token.getText();
        if (name.length() > LONGEST_NAME) {
            String why = "it has " + name.length() + " characters, and " + LONGEST_NAME + " are allowed";
            return Optional.of(Problem.of(Message.NAME_TOO_LONG, source.span(token), Wording.brief(name), why));
        }
        // The lexer's character tables may be newer than this JDK's, but names become Java names.
        int offset = source.span(token).start();
        for (int index = 0; index < name.length(); index += Character.charCount(name.codePointAt(index))) {
            int codePoint = name.codePointAt(index);
            if (!Character.isJavaIdentifierPart(codePoint)) {
                Span span = new Span(offset + index, offset + index + Character.charCount(codePoint));
                return Optional.of(Wording.unknownCharacter(Character.toString(codePoint), span));
            }
        }
        if (Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return Optional.empty();
        }
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return Optional.of(Problem.of(
                Message.NAME_NOT_NORMALIZED, source.span(token), Wording.brief(name), Wording.brief(composed)));
    }

    private static Optional<Problem> forbiddenCharacter(String text) {
        int width;
        for (int index = 0; index < text.length(); index += width) {
            int codePoint = text.codePointAt(index);
            width = Character.charCount(codePoint);
            if (isForbidden(codePoint)) {
                Span span = new Span(index, index + width);
                return Optional.of(Problem.of(Message.FORBIDDEN_CHARACTER, span, VisibleText.of(span.of(text))));
            }
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
            case Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
