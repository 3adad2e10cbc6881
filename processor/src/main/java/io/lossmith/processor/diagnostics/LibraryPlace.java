package io.lossmith.processor.diagnostics;

import io.lossmith.diagnostics.Span;
import java.util.Optional;

/**
 * What a message about a library is about.
 *
 * @param library the simple name of the annotated type
 * @param file the file with the library's text, unless it stands in the annotation
 * @param loss the loss the mistake was found in, unless it is one of the library as a whole
 * @param text the library's text
 */
public record LibraryPlace(String library, Optional<String> file, Optional<String> loss, String text) {
    /** For example {@code Huber in RobustLosses, line 3} or {@code Detection, detection.loss:3}. */
    String describe(Span span) {
        String name = loss.map(each -> each + " in " + library).orElse(library);
        if (span.equals(Span.NOWHERE)) {
            return name;
        }
        return name + file.map(path -> ", " + path + ":").orElse(", line ") + line(span.start());
    }

    /** The number of the line, counted from 1; lines end with LF, CR or both. */
    private long line(int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        return before.chars().filter(unit -> unit == '\n').count()
                + before.replace("\r\n", "")
                        .chars()
                        .filter(unit -> unit == '\r')
                        .count()
                + 1;
    }
}
