package io.lossmith.processor.diagnostics;

import io.lossmith.diagnostics.CaretRenderer;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import java.util.Locale;

/** The text of a problem as a compiler prints it. */
public final class ProblemText {
    /** What can be annotated to accept what is told of a loss on its own, or of one of a library. */
    static final String RECORD = "record";

    static final String LIBRARY = "library";

    private ProblemText() {}

    /**
     * The id and the sentence, then the formula with a caret, then what to do.
     *
     * @param problem what is wrong
     * @param loss name of the loss
     * @param formula its text; a problem at {@link Span#NOWHERE} shows none of it
     */
    public static String of(Problem problem, String loss, String formula) {
        return of(problem, loss, formula, RECORD);
    }

    /**
     * The same for a text that is not the formula of one record.
     *
     * @param problem what is wrong
     * @param where what the text is, and the line in it
     * @param text the text
     * @param owner what can be annotated to suppress a warning
     */
    static String of(Problem problem, String where, String text, String owner) {
        Message message = problem.message();
        StringBuilder lines = new StringBuilder();
        lines.append('[')
                .append(message.id())
                .append("] ")
                .append(where)
                .append(": ")
                .append(problem.sentence());
        lines.append('\n');
        if (!problem.span().equals(Span.NOWHERE)) {
            lines.append(CaretRenderer.render(text, problem.span())).append('\n');
        }
        lines.append(problem.remedy()).append('\n');
        if (message.isAcceptable()) {
            lines.append("To accept it, write @SuppressWarnings(\"")
                    .append(message.id())
                    .append("\") on the ")
                    .append(owner)
                    .append(".\n");
        }
        return lines.append("See docs/diagnostics.md#")
                .append(message.id().toLowerCase(Locale.ROOT))
                .toString();
    }
}
