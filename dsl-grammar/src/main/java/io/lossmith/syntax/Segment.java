package io.lossmith.syntax;

import io.lossmith.syntax.antlr.FormulaBaseLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens that are parsed together: a formula, or one definition of a library. Definitions are told apart before
 * parsing, by their reserved words, so a mistake in one does not hide those in the next.
 *
 * @param source the whole text
 * @param tokens the tokens, at least one, and then the end
 */
record Segment(SourceText source, List<Token> tokens) {
    static Segment of(SourceText source, List<Token> tokens) {
        Token last = tokens.get(tokens.size() - 1);
        CommonToken end = new CommonToken(Token.EOF, "");
        end.setStartIndex(last.getStopIndex() + 1);
        end.setStopIndex(last.getStopIndex());
        List<Token> ended = new ArrayList<>(tokens);
        ended.add(end);
        return new Segment(source, List.copyOf(ended));
    }

    /** The segments of a library; all but perhaps the first begin with {@code def} or {@code loss}. */
    static List<Segment> ofLibrary(SourceText source, List<Token> tokens) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int index = 1; index <= tokens.size(); index++) {
            if (index == tokens.size() || beginsDefinition(source, tokens, index)) {
                segments.add(of(source, tokens.subList(start, index)));
                start = index;
            }
        }
        return segments;
    }

    /** A reserved word inside an expression is a mistake of that expression; before a name or on a new line it is not. */
    private static boolean beginsDefinition(SourceText source, List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (!isDefinitionWord(token)) {
            return false;
        }
        boolean isNamed = index + 1 < tokens.size() && isName(tokens.get(index + 1));
        return isNamed || source.isLineBreakBetween(tokens.get(index - 1), token);
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /** The type of a token, or {@link Token#EOF} beyond the end. */
    int type(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }

    /** Whether the text begins like {@code (z: real}, {@code (learn s}, or with parentheses and an arrow. */
    boolean beginsWithSignature() {
        if (type(0) != FormulaBaseLexer.LEFT_PAREN) {
            return false;
        }
        if (type(1) == FormulaBaseLexer.LEARN || (isName(token(1)) && type(2) == FormulaBaseLexer.COLON)) {
            return true;
        }
        int depth = 0;
        for (int index = 0; index < tokens.size(); index++) {
            depth += isOpening(type(index)) ? 1 : isClosing(type(index)) ? -1 : 0;
            if (depth == 0) {
                return type(index + 1) == FormulaBaseLexer.ARROW;
            }
        }
        return false;
    }

    static boolean isDefinitionWord(Token token) {
        return token.getType() == FormulaBaseLexer.DEF || token.getType() == FormulaBaseLexer.LOSS;
    }

    static boolean isName(Token token) {
        return token.getType() == FormulaBaseLexer.NAME || token.getType() == FormulaBaseLexer.LINK;
    }

    static boolean isOpening(int type) {
        return type == FormulaBaseLexer.LEFT_PAREN || type == FormulaBaseLexer.LEFT_BRACKET;
    }

    static boolean isClosing(int type) {
        return type == FormulaBaseLexer.RIGHT_PAREN || type == FormulaBaseLexer.RIGHT_BRACKET;
    }

    /** Whether an operand ends with such a token, so that only an operator can follow. */
    static boolean endsOperand(int type) {
        return type == FormulaBaseLexer.NAME
                || type == FormulaBaseLexer.LINK
                || type == FormulaBaseLexer.NUMBER
                || isClosing(type);
    }

    /** Whether an operand begins with such a token, prefix operators aside. */
    static boolean beginsOperand(int type) {
        return type == FormulaBaseLexer.NAME
                || type == FormulaBaseLexer.LINK
                || type == FormulaBaseLexer.NUMBER
                || type == FormulaBaseLexer.LEFT_PAREN;
    }
}
