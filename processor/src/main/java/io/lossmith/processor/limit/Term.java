package io.lossmith.processor.limit;

import io.lossmith.processor.ir.Expr;

/**
 * One term {@code coefficient * t^(family + offset) * log(t)^logs} of an expansion in the distance {@code t}.
 *
 * @param coefficient free of the prediction
 * @param family the part of the exponent that contains parameters; the number 0 when there is none
 * @param offset the rest of the exponent
 * @param logs power of the logarithm
 */
record Term(Expr coefficient, Expr family, double offset, int logs) {
    /** What terms have in common that can be added. */
    record Place(Expr family, double offset, int logs) {}

    Place place() {
        return new Place(family, offset, logs);
    }
}
