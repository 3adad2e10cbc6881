package io.lossmith.diagnostics;

/**
 * Text in which a reader sees every character: what a terminal hides or reorders (control, format, bidirectional,
 * unassigned characters, unpaired surrogates, spaces other than the ordinary one) becomes a backslash, the letter u and
 * four hexadecimal digits.
 */
public final class VisibleText {
    private VisibleText() {}

    /**
     * Shows a text with its invisible characters spelled out; tabs and line ends are spelled out too.
     *
     * @param text any text
     * @return the text, fit for one line of a message
     */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> append(visible, codePoint));
        return visible.toString();
    }

    /** Appends one character as {@link #of(String)} shows it. */
    static void append(StringBuilder visible, int codePoint) {
        if (isVisible(codePoint)) {
            visible.appendCodePoint(codePoint);
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            visible.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                visible.append(Character.toUpperCase(Character.forDigit((unit >> shift) & 0xF, 16)));
            }
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
