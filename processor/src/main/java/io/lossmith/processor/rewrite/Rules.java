package io.lossmith.processor.rewrite;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of identities. Rows are tried in order, the special before the general, on expressions whose parts are rewritten
 * already: {@code log(1 - exp(x))} is {@code log(-expm1(x))} by the time the logarithm is looked at.
 */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    LogarithmRules.ROWS,
                    ExponentialRules.ROWS,
                    DifferenceRules.ROWS,
                    QuotientRules.ROWS,
                    RootRules.ROWS)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** All rows in the order they are tried. */
    public static List<Rule> all() {
        return ALL;
    }
}
