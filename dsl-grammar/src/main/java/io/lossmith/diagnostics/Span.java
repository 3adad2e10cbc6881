package io.lossmith.diagnostics;

/**
 * A stretch of source text: offsets in UTF-16 units, as {@link String#substring(int, int)} takes them.
 *
 * @param start the first offset, at least 0
 * @param end the offset after the last character, at least {@code start}; an empty span is a place between characters
 */
public record Span(int start, int end) {
    /** The place of what the text does not mention: a problem there is shown without a line of the text. */
    public static final Span NOWHERE = new Span(0, 0);

    /**
     * Checks the offsets.
     *
     * @throws IllegalArgumentException if {@code start} is negative or {@code end} is before {@code start}
     */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span needs 0 <= start <= end, not " + start + " to " + end + ".");
        }
    }

    /**
     * The smallest span that covers this one and another.
     *
     * @param other the other span, in either order
     * @return the joined span
     */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /**
     * The gap between this span and one behind it.
     *
     * @param later a span that begins where this one ends or behind that
     * @return from the end of this span to the start of the other
     * @throws IllegalArgumentException if the other span begins before this one ends
     */
    public Span gapTo(Span later) {
        int gapStart = end;
        int gapEnd = later.start;
        return new Span(gapStart, gapEnd);
    }

    /**
     * The covered part of a text.
     *
     * @param source the text this span points into
     * @return the characters from start to end
     * @throws IndexOutOfBoundsException if the span reaches beyond the text
     */
    public String of(String source) {
        return source.substring(start, end);
    }
}
