package io.lossmith.processor.exact;

/** A point at which a definition divides by 0 or leaves a domain; it is not ordinary. */
public final class UndefinedPoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndefinedPoint(String reason) {
        super(reason);
    }
}
