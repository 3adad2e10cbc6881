package io.lossmith.processor.exact;

/** A step that the current number of digits cannot decide; {@link Digits} computes again with more. */
final class TooFewDigits extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFewDigits(String step) {
        super(step, null, false, false);
    }
}
