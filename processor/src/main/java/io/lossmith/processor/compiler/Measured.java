package io.lossmith.processor.compiler;

import io.lossmith.processor.certify.NotFinite;
import io.lossmith.processor.kernel.AccuracyReport;
import java.util.List;

/**
 * What certificates say of a kernel, in words that can be kept.
 *
 * @param report the figures
 * @param notFinite rows with NaN or an infinity in the place of a finite number, for each result that has one
 * @param inaccurate results that are too far off
 */
record Measured(AccuracyReport report, List<NotFinite> notFinite, List<Inaccurate> inaccurate) {
    /**
     * A result that is NaN or infinite in the place of a finite number, or further off than it may be.
     *
     * @param result which
     * @param what in which way, and where
     */
    record Inaccurate(String result, String what) {}

    /** Copies the lists. */
    Measured {
        notFinite = List.copyOf(notFinite);
        inaccurate = List.copyOf(inaccurate);
    }
}
