package io.lossmith.processor.certify;

/**
 * One result at one row: as the formula is written, as the kernel computes it, and exactly.
 *
 * @param result {@code value}, {@code d/dz} or {@code d²/dz[1]²}
 * @param written what the formula as written, or its derivative, gives in {@code double}
 * @param computed what the kernel gives
 * @param exact the first digits of the exact result; {@code undefined} if there is none, {@code unknown} if it could not be found
 * @param writtenError how far {@code written} is off, in ULP; NaN if that is not known
 * @param computedError how far {@code computed} is off
 */
public record PointResult(
        String result, double written, double computed, String exact, double writtenError, double computedError) {}
