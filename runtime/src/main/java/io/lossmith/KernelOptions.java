package io.lossmith;

import java.util.Objects;

/**
 * What can be chosen about a kernel besides its parameters and lengths.
 *
 * @param reduction how the rows' values become one
 * @param checked whether continuous domains and NaN are checked too, not only class indices and other discrete targets
 * @param refined whether results that are doubles are computed again with twice the digits where they cancel, overflow or underflow
 */
public record KernelOptions(Reduction reduction, boolean checked, boolean refined) {
    /** The mean, without checks of continuous domains, refined. */
    public static final KernelOptions DEFAULT = new KernelOptions(Reduction.MEAN, false, true);

    /** Checks that a reduction is given. */
    public KernelOptions {
        Objects.requireNonNull(reduction, "reduction");
    }

    KernelOptions with(Reduction other) {
        return new KernelOptions(other, checked, refined);
    }
}
