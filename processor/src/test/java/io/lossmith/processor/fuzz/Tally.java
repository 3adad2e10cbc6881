package io.lossmith.processor.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.lifecycle.Store;

/** Counts of what was tried and what came out, for the report at the end. */
final class Tally implements Store.CloseOnReset {
    private final Map<String, Long> counts = new TreeMap<>();
    private final long start = System.nanoTime();

    private final String title;

    Tally(String title) {
        this.title = title;
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Prints the counts. */
    @Override
    public void close() {
        StringBuilder text = new StringBuilder(title + ":\n");
        counts.forEach((what, count) -> text.append(String.format(Locale.ROOT, "  %-44s %,12d%n", what, count)));
        text.append(
                String.format(Locale.ROOT, "  %-44s %,12d%n", "seconds", (System.nanoTime() - start) / 1_000_000_000));
        System.out.print(text);
    }
}
