package io.lossmith.processor.kernel;

import java.util.List;

/**
 * What was measured of a kernel's accuracy, in words.
 *
 * @param heading a sentence that says what the figures of the table are
 * @param table a line for each result, in columns, and remarks
 * @param sentences one for each result, and remarks
 */
public record AccuracyReport(String heading, List<String> table, List<String> sentences) {
    /** Copies the lists. */
    public AccuracyReport {
        table = List.copyOf(table);
        sentences = List.copyOf(sentences);
    }
}
