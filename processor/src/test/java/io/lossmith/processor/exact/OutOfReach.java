package io.lossmith.processor.exact;

/** A number that the most digits we spend cannot decide, or whose exponent does not fit; callers leave the point out. */
public final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfReach(String reason) {
        super(reason);
    }
}
