package io.lossmith.processor.kernel;

import io.lossmith.spec.AccuracyFigure;
import java.util.List;

/**
 * What was measured of a kernel's accuracy, in words and as data.
 *
 * @param tables figures in columns, for doubles and for floats, and remarks
 * @param sentences the same as one sentence for each result, and remarks
 * @param figures the same as data
 */
public record AccuracyReport(List<Table> tables, List<String> sentences, List<AccuracyFigure> figures) {
    /**
     * Figures in columns.
     *
     * @param title what it is the accuracy of
     * @param heading goes on from the title, and says what the figures are
     * @param lines a line for each result, and remarks; may be empty
     */
    public record Table(String title, String heading, List<String> lines) {
        /** Copies the list. */
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /** Copies the lists. */
    public AccuracyReport {
        tables = List.copyOf(tables);
        sentences = List.copyOf(sentences);
        figures = List.copyOf(figures);
    }
}
