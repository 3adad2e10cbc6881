package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Expr;
import java.util.Comparator;

/**
 * One term {@code coefficient * t^(family + offset) * log(t)^logs} of an expansion in the distance {@code t}.
 *
 * @param coefficient free of the prediction
 * @param family the part of the exponent that contains parameters; the number 0 when there is none
 * @param offset the rest of the exponent
 * @param logs power of the logarithm, negative for a divisor
 */
record Term(Expr coefficient, Expr family, double offset, int logs) {
    /** The largest first, among terms of one family. */
    static final Comparator<Term> BY_SIZE =
            Comparator.comparingDouble(Term::offset).thenComparing(Term::logs, Comparator.reverseOrder());

    /** What terms have in common that can be added. */
    record Place(Expr family, double offset, int logs) {}

    Place place() {
        return new Place(family, offset, logs);
    }
}
