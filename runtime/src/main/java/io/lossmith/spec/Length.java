package io.lossmith.spec;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a vector as the signature states it: {@code K}, {@code K-1} or {@code 4}.
 *
 * @param symbol the name of the length, or the empty text when the length is a fixed number
 * @param offset the fixed number, or what is added to the named length
 */
public record Length(String symbol, int offset) implements Serializable {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern SYMBOLIC =
            Pattern.compile("([\\p{L}_][\\p{L}\\p{Mn}\\p{Mc}\\p{N}_]*)(?:([+-])(\\d{1,9}))?");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when a fixed length is smaller than 1
     */
    public Length {
        Objects.requireNonNull(symbol, "symbol");
        if (symbol.isEmpty() && offset < 1) {
            throw new IllegalArgumentException("A fixed length of " + offset + " is not possible; state at least 1.");
        }
    }

    /**
     * Reads a length in the language's spelling.
     *
     * @param text {@code K}, {@code K-1}, {@code K+2} or {@code 4}
     * @return the length
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Length parse(String text) {
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) <= Integer.MAX_VALUE) {
            return new Length("", (int) Long.parseLong(text));
        }
        Matcher symbolic = SYMBOLIC.matcher(text);
        if (!symbolic.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a length; write a name such as K, K-1, or a number such as 4.");
        }
        int offset = symbolic.group(3) == null ? 0 : Integer.parseInt(symbolic.group(3));
        return new Length(symbolic.group(1), "-".equals(symbolic.group(2)) ? -offset : offset);
    }

    /**
     * The number this length stands for.
     *
     * @param lengths the value of each named length
     * @return the number of elements; may be smaller than 1 when the named length is too small
     * @throws IllegalArgumentException when the map does not name this length's symbol, or the length is more than an int
     */
    public int resolve(Map<String, Integer> lengths) {
        if (symbol.isEmpty()) {
            return offset;
        }
        Integer value = lengths.get(symbol);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The length " + symbol + " has no value; known lengths are " + lengths.keySet() + ".");
        }
        long length = (long) value + offset;
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The length " + this + " is " + length + " for " + symbol + " = " + value
                    + ", more than an array has elements; pass a smaller " + symbol + ".");
        }
        return (int) Math.max(length, Integer.MIN_VALUE);
    }

    /** The language's own spelling, without brackets: {@code K}, {@code K-1}, {@code 4}. */
    @Override
    public String toString() {
        if (symbol.isEmpty()) {
            return Integer.toString(offset);
        }
        return offset == 0 ? symbol : symbol + (offset > 0 ? "+" : "") + offset;
    }
}
