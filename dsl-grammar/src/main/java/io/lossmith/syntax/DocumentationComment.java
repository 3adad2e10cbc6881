package io.lossmith.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of documentation comments, without the comment signs. */
final class DocumentationComment {
    private static final String OPENING = "/**";
    private static final String CLOSING = "*/";

    private DocumentationComment() {}

    /**
     * The text of a comment, if it is a documentation comment and says something. Of every line but the first, white
     * space, one star and one space before the text go; so do empty lines around it.
     */
    static Optional<String> text(String comment) {
        if (!comment.startsWith(OPENING) || comment.length() < OPENING.length() + CLOSING.length()) {
            return Optional.empty();
        }
        String inner = comment.substring(OPENING.length(), comment.length() - CLOSING.length());
        List<String> lines = new ArrayList<>();
        for (String line : inner.split("\r\n|\r|\n", -1)) {
            lines.add(lines.isEmpty() ? line.strip() : withoutStar(line));
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        while (!lines.isEmpty() && lines.get(0).isEmpty()) {
            lines.remove(0);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** The comment with a given text, as {@link #text(String)} reads it back. */
    static String comment(String text) {
        if (!text.contains("\n") && text.equals(text.strip())) {
            return OPENING + " " + text + " " + CLOSING;
        }
        StringBuilder comment = new StringBuilder(OPENING);
        for (String line : text.split("\n", -1)) {
            comment.append("\n *").append(line.isEmpty() ? "" : " ").append(line);
        }
        return comment.append("\n ").append(CLOSING).toString();
    }

    private static String withoutStar(String line) {
        String stripped = line.strip();
        if (!stripped.startsWith("*")) {
            return stripped;
        }
        String text = stripped.substring(1);
        return text.startsWith(" ") ? text.substring(1) : text;
    }
}
