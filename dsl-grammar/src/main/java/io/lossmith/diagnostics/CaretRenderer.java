package io.lossmith.diagnostics;

/**
 * The line of source a problem is on, and under it a row of carets.
 *
 * <p>One code point is one column. A tab becomes a space, and an invisible character is spelled out as {@link
 * VisibleText} does, so that the carets stay under what they mean. Of a line longer than {@value #WINDOW} columns only
 * the surroundings of the span are shown, with an ellipsis where something is left out.
 *
 * <pre>{@code
 * -(1 - pt)^gamma * lg(pt)
 *                   ^^
 * }</pre>
 */
public final class CaretRenderer {
    private static final int WINDOW = 100;
    private static final String ELLIPSIS = "…";

    private CaretRenderer() {}

    /**
     * Renders the offending line and its carets.
     *
     * @param source the whole source text; lines end with LF, CR or both
     * @param span the place; only the part on its first line is marked, an empty span gets one caret, and a span beyond
     *     the text is taken to be at its end
     * @return two lines joined by LF, without one at the end
     */
    public static String render(String source, Span span) {
        int start = Math.min(span.start(), source.length());
        int end = Math.min(span.end(), source.length());
        int lineStart = start;
        while (lineStart > 0 && !isLineEnd(source.charAt(lineStart - 1))) {
            lineStart--;
        }
        int lineEnd = start;
        while (lineEnd < source.length() && !isLineEnd(source.charAt(lineEnd))) {
            lineEnd++;
        }
        String before = visible(source, lineStart, start);
        String marked = visible(source, start, Math.max(start, Math.min(end, lineEnd)));
        String after = visible(source, Math.max(start, Math.min(end, lineEnd)), lineEnd);
        return draw(before + marked + after, columns(before), columns(marked));
    }

    private static String draw(String line, int caret, int width) {
        int total = columns(line);
        int from = 0;
        int to = total;
        if (total > WINDOW) {
            from = Math.max(0, caret - (WINDOW - Math.min(width, WINDOW)) / 2);
            to = Math.min(total, from + WINDOW);
            from = to - WINDOW;
        }
        String head = from > 0 ? ELLIPSIS : "";
        String tail = to < total ? ELLIPSIS : "";
        int carets = Math.max(1, Math.min(width, to - caret));
        String window = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
        return head + window + tail + "\n" + " ".repeat(head.length() + caret - from) + "^".repeat(carets);
    }

    private static String visible(String source, int start, int end) {
        StringBuilder visible = new StringBuilder(end - start);
        source.substring(start, end)
                .codePoints()
                .forEach(codePoint -> VisibleText.append(visible, codePoint == '\t' ? ' ' : codePoint));
        return visible.toString();
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}
