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

    /** What is done by more than a pattern, as rows for explanations. */
    private static final List<Rule> SCHEMES = List.of(
            PositiveSums.RULE,
            PositiveSums.SHARE,
            PositiveSums.CONTRAST,
            KnownLogarithms.RULE,
            PowerSums.RULE,
            ProductRoots.RULE,
            Complements.RULE,
            NormalSpellings.RULE,
            NormalSpellings.DENSITY,
            WideProducts.LOGARITHM,
            OwnDivisors.RULE,
            SymbolicDifferences.RULE,
            SymbolicDifferences.BETA,
            SymbolicDifferences.RATIO,
            SymbolicDifferences.INTERVAL,
            SymbolicDifferences.EXCESS,
            SymbolicDifferences.SLOPE,
            SigmoidPowers.RULE,
            SoftmaxPowers.RULE,
            SigmoidPowers.POWER,
            Fractions.RULE,
            ChoiceRaising.RULE,
            ChoiceSinking.RULE);

    private Rules() {}

    /** All rows in the order they are tried. */
    public static List<Rule> all() {
        return Stream.concat(ALL.stream(), LateRules.ROWS.stream()).toList();
    }

    /** The rows that are tried before {@link #schemes}; {@link LateRules} come after. */
    static List<Rule> early() {
        return ALL;
    }

    /**
     * Identities with any number of parts, for which a row shows the simplest case: they are found by looking at the parts, not by
     * matching the row.
     */
    public static List<Rule> schemes() {
        return SCHEMES;
    }
}
