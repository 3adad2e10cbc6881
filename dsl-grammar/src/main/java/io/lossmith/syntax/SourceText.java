package io.lossmith.syntax;

import io.lossmith.diagnostics.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** A text, and where its tokens stand: ANTLR counts code points, spans count UTF-16 units. */
final class SourceText {
    private final String text;
    /** UTF-16 offset of each code point; null for the common text in which the two counts agree. */
    private final int[] offsets;

    SourceText(String text) {
        this.text = text;
        this.offsets = hasSupplementary(text) ? offsets(text) : null;
    }

    String text() {
        return text;
    }

    Span span(Token token) {
        return new Span(offset(token.getStartIndex()), offset(token.getStopIndex() + 1));
    }

    Span span(TerminalNode node) {
        return span(node.getSymbol());
    }

    /** The place of everything a grammar rule read, parentheses included. */
    Span span(ParserRuleContext context) {
        return span(context.getStart()).to(span(context.getStop()));
    }

    /** Whether a line ends between two tokens. */
    boolean isLineBreakBetween(Token earlier, Token later) {
        Span gap = span(earlier).gapTo(span(later));
        return gap.of(text).chars().anyMatch(character -> character == '\n' || character == '\r');
    }

    private int offset(int codePoint) {
        return offsets == null ? codePoint : offsets[codePoint];
    }

    private static boolean hasSupplementary(String text) {
        return text.chars().anyMatch(unit -> Character.isHighSurrogate((char) unit));
    }

    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int offset = 0;
        for (int index = 0; index < offsets.length - 1; index++) {
            offsets[index] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[offsets.length - 1] = offset;
        return offsets;
    }
}
