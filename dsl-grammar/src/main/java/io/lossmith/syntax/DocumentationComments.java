package io.lossmith.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Hands out the documentation comment right before each segment of a library, asked for in the order of the text. */
final class DocumentationComments {
    private final List<Token> comments;
    private int next;
    private int previousEnd = -1;

    DocumentationComments(List<Token> comments) {
        this.comments = comments;
    }

    /** The text of the last documentation comment between a segment and the one before it. */
    Optional<String> before(Segment segment) {
        int start = segment.token(0).getStartIndex();
        Optional<String> nearest = Optional.empty();
        while (next < comments.size() && comments.get(next).getStartIndex() < start) {
            Token comment = comments.get(next++);
            Optional<String> text = DocumentationComment.text(comment.getText());
            if (comment.getStartIndex() > previousEnd && text.isPresent()) {
                nearest = text;
            }
        }
        previousEnd = segment.token(segment.tokens().size() - 1).getStopIndex();
        return nearest;
    }
}
