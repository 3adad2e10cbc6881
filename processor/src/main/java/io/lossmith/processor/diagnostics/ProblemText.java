package io.lossmith.processor.diagnostics;

import io.lossmith.diagnostics.CaretRenderer;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import java.util.Locale;

/** The text of a problem as a compiler prints it. */
public final class ProblemText {
    private ProblemText() {}

    /**
     * The id and the sentence, then the formula with a caret, then what to do.
     *
     * @param problem what is wrong
     * @param loss name of the loss
     * @param formula its text; a problem at {@link Span#NOWHERE} shows none of it
     */
    public static String of(Problem problem, String loss, String formula) {
        Message message = problem.message();
        StringBuilder text = new StringBuilder();
        text.append('[')
                .append(message.id())
                .append("] ")
                .append(loss)
                .append(": ")
                .append(problem.sentence());
        text.append('\n');
        if (!problem.span().equals(Span.NOWHERE)) {
            text.append(CaretRenderer.render(formula, problem.span())).append('\n');
        }
        text.append(problem.remedy()).append('\n');
        if (message.severity() == Message.Severity.WARNING) {
            text.append("To accept it, write @SuppressWarnings(\"")
                    .append(message.id())
                    .append("\") on the record.\n");
        }
        return text.append("See docs/diagnostics.md#")
                .append(message.id().toLowerCase(Locale.ROOT))
                .toString();
    }
}
