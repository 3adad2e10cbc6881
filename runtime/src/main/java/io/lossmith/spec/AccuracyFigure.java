package io.lossmith.spec;

import java.io.Serializable;

/**
 * How accurate one result of a kernel was found to be when it was compiled, beside exact results at a fixed set of rows. Errors are in units of
 * the last place of the correctly rounded result, rounded up to powers of two; 0 where all results are exact.
 *
 * @param result {@code value}, {@code d/dz} or {@code d²/dz²}
 * @param floats whether inputs and results were floats, otherwise doubles
 * @param rows at how many rows it was compared; 0 if it could not be
 * @param typical the median error
 * @param mean the mean of the finite errors
 * @param ordinary the largest error where the formula itself amplifies an error of its inputs at most 8 times
 * @param worst the largest error; infinite where NaN, or the wrong infinity, was computed
 * @param worstAt the row with that error, such as {@code z = -36.8, y = 1}; empty if every result was the nearest number to the exact one
 * @param computed what was computed there; NaN without such a row
 * @param exact the number nearest to the exact result there; NaN without such a row
 */
public record AccuracyFigure(
        String result,
        boolean floats,
        int rows,
        double typical,
        double mean,
        double ordinary,
        double worst,
        String worstAt,
        double computed,
        double exact)
        implements Serializable {}
