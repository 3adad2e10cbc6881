package io.lossmith;

import java.util.Objects;

/**
 * What can be chosen about a kernel besides its parameters and lengths.
 *
 * @param reduction how the rows' values become one
 * @param checked whether continuous domains and NaN are checked too, not only class indices and other discrete targets
 */
public record KernelOptions(Reduction reduction, boolean checked) {
    /** The mean, without checks of continuous domains. */
    public static final KernelOptions DEFAULT = new KernelOptions(Reduction.MEAN, false);

    /** Checks that a reduction is given. */
    public KernelOptions {
        Objects.requireNonNull(reduction, "reduction");
    }
}
