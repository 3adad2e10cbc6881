package io.lossmith.processor.codegen;

/** Breaks long lines of javadoc, which may be formulas. */
final class LineBreaks {
    /** What is left of 120 columns beside the margin of a list item or formula. */
    private static final int WIDTH = 106;

    private LineBreaks() {}

    /** {@code text} with {@code separator} after a blank or {@code *} wherever a line would be too long. */
    static String in(String text, String separator) {
        StringBuilder lines = new StringBuilder();
        String rest = text;
        while (rest.length() > WIDTH) {
            int end = end(rest);
            if (end == rest.length()) {
                break;
            }
            lines.append(rest.substring(0, end).stripTrailing()).append(separator);
            rest = rest.substring(end).stripLeading();
        }
        return lines.append(rest).toString();
    }

    /** Of the places in the line's second half, the last one where the fewest parentheses are open, best a blank. */
    private static int end(String text) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            open += symbol == '(' ? 1 : symbol == ')' ? -1 : 0;
            boolean breakable = symbol == ' ' || symbol == '*';
            if (i >= WIDTH && (best > 0 || breakable)) {
                return best > 0 ? best : i + 1; // too long only if there is no place
            }
            int harm = 2 * open + (symbol == '*' ? 1 : 0);
            if (breakable && i >= WIDTH / 2 && harm <= least) {
                best = i + 1;
                least = harm;
            }
        }
        return best > 0 ? best : text.length();
    }
}
