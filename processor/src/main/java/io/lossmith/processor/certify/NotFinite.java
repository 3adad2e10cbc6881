package io.lossmith.processor.certify;

/**
 * A row at which a kernel gives NaN or an infinity, though the exact result is a finite number.
 *
 * @param result the result and its element, such as {@code d/dz[1]}
 * @param computed what the kernel gives
 * @param exact the exact result, rounded
 * @param row the inputs: of all such rows that were met the one with the least extreme numbers, the exact result included
 * @param isExtreme whether numbers are beyond those of {@code float} even there
 */
public record NotFinite(String result, String computed, String exact, String row, boolean isExtreme) {}
