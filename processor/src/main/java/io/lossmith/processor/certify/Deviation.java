package io.lossmith.processor.certify;

import io.lossmith.processor.exact.Enclosure;

/**
 * A computed number beside the exact one.
 *
 * @param error how far it is off, see {@link Tally#error}
 * @param computed the computed number, rounded to its format
 * @param exact the nearest number to the exact one
 */
record Deviation(double error, double computed, double exact) {
    /** Of what is correctly rounded, and needs no showing. */
    static final Deviation NONE = new Deviation(0, Double.NaN, Double.NaN);

    static Deviation of(double computed, Enclosure exact, Format format) {
        return new Deviation(
                Tally.error(computed, exact, format), format.nearest(computed), format.nearest(exact.toDouble()));
    }

    /** The one with the larger error, this one of equal ones. */
    Deviation worse(Deviation other) {
        return other.error > error ? other : this;
    }
}
