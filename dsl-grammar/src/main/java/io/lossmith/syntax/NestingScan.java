package io.lossmith.syntax;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.syntax.antlr.FormulaBaseLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * One pass over the tokens before parsing: bounds the depth of the tree they will make, so that the recursion of parser,
 * builder and every later pass is bounded, and finds the brackets that do not match.
 *
 * <p>Depth grows with every open bracket and with what chains inside one: {@code ^}, prefix {@code -}, prefix {@code !},
 * {@code ?} and repeated {@code [index]}. A looser operator ends a chain.
 */
final class NestingScan {
    /** Deeper than any formula a person writes; parsing it needs about half of the usual 1 MB of stack. */
    static final int DEPTH_LIMIT = 256;

    private final Segment segment;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Level level = new Level(null, false, 0);
    private Problem unbalanced;

    private NestingScan(Segment segment) {
        this.segment = segment;
    }

    /**
     * What the scan found.
     *
     * @param tooDeep the problem of a text that must not be parsed
     * @param unbalanced the first bracket without a partner; the parser stumbles over it in some other way
     */
    record Findings(Optional<Problem> tooDeep, Optional<Problem> unbalanced) {}

    /** What is open inside one pair of brackets. */
    private static final class Level {
        final Token opening;
        /** An interval may mix its brackets: {@code in (0, 1]}. */
        final boolean isInterval;

        final int outerDepth;
        int tight;
        int nots;
        int conditions;

        Level(Token opening, boolean isInterval, int outerDepth) {
            this.opening = opening;
            this.isInterval = isInterval;
            this.outerDepth = outerDepth;
        }

        int depth() {
            return outerDepth + tight + nots + conditions;
        }
    }

    static Findings scan(Segment segment) {
        return new NestingScan(segment).scan();
    }

    private Findings scan() {
        for (int index = 0; segment.type(index) != Token.EOF; index++) {
            read(index);
            if (level.depth() > DEPTH_LIMIT) {
                Problem tooDeep =
                        Problem.of(Message.NESTING_TOO_DEEP, segment.source().span(segment.token(index)), DEPTH_LIMIT);
                return new Findings(Optional.of(tooDeep), Optional.empty());
            }
        }
        if (!levels.isEmpty()) {
            report(level.opening, "is never closed", "Add '" + partner(level.opening) + "'.");
        }
        return new Findings(Optional.empty(), Optional.ofNullable(unbalanced));
    }

    private void read(int index) {
        Token token = segment.token(index);
        boolean isPrefix = index == 0 || !Segment.endsOperand(segment.type(index - 1));
        switch (token.getType()) {
            case FormulaBaseLexer.LEFT_PAREN, FormulaBaseLexer.LEFT_BRACKET -> open(index, isPrefix);
            case FormulaBaseLexer.RIGHT_PAREN, FormulaBaseLexer.RIGHT_BRACKET -> close(token);
            case FormulaBaseLexer.POWER -> level.tight++;
            case FormulaBaseLexer.MINUS -> level.tight = isPrefix ? level.tight + 1 : 0;
            case FormulaBaseLexer.NOT -> level.nots++;
            case FormulaBaseLexer.QUESTION -> {
                level.tight = 0;
                level.nots = 0;
                level.conditions++;
            }
            case FormulaBaseLexer.PLUS,
                    FormulaBaseLexer.TIMES,
                    FormulaBaseLexer.DIVIDE,
                    FormulaBaseLexer.LESS,
                    FormulaBaseLexer.LESS_OR_EQUAL,
                    FormulaBaseLexer.GREATER,
                    FormulaBaseLexer.GREATER_OR_EQUAL,
                    FormulaBaseLexer.EQUAL,
                    FormulaBaseLexer.NOT_EQUAL -> level.tight = 0;
            case FormulaBaseLexer.AND, FormulaBaseLexer.OR, FormulaBaseLexer.COLON -> {
                level.tight = 0;
                level.nots = 0;
            }
            case FormulaBaseLexer.COMMA,
                    FormulaBaseLexer.SEMICOLON,
                    FormulaBaseLexer.BAR,
                    FormulaBaseLexer.ASSIGN,
                    FormulaBaseLexer.ARROW -> {
                level.tight = 0;
                level.nots = 0;
                level.conditions = 0;
            }
            default -> {
                // names, numbers and symbols no rule uses leave the depth as it is
            }
        }
    }

    private void open(int index, boolean isPrefix) {
        Token token = segment.token(index);
        boolean isInterval = index > 0 && segment.type(index - 1) == FormulaBaseLexer.IN;
        boolean isIndex = !isPrefix && token.getType() == FormulaBaseLexer.LEFT_BRACKET;
        if (isIndex) {
            level.tight++;
        }
        levels.push(level);
        level = new Level(token, isInterval, level.depth() + (isIndex ? 0 : 1));
    }

    private void close(Token token) {
        if (levels.isEmpty()) {
            report(token, "closes nothing", "Remove it, or add '" + partner(token) + "' before.");
            return;
        }
        if (!level.isInterval && !partner(level.opening).equals(token.getText())) {
            report(
                    level.opening,
                    "is closed by '" + token.getText() + "'",
                    "Write '" + partner(level.opening) + "' to close it.");
        }
        level = levels.pop();
    }

    private void report(Token token, String what, String remedy) {
        if (unbalanced == null) {
            unbalanced =
                    Problem.of(Message.UNBALANCED_BRACKET, segment.source().span(token), token.getText(), what, remedy);
        }
    }

    private static String partner(Token bracket) {
        return switch (bracket.getType()) {
            case FormulaBaseLexer.LEFT_PAREN -> ")";
            case FormulaBaseLexer.RIGHT_PAREN -> "(";
            case FormulaBaseLexer.LEFT_BRACKET -> "]";
            default -> "[";
        };
    }
}
