package io.lossmith.processor.library;

import io.lossmith.processor.resolve.LossDeclaration;
import java.util.List;

/**
 * A loss of another place that a library calls.
 *
 * @param declaration the loss
 * @param defaults the defaults of its last components, which a call may leave out; empty unless it is from a library
 */
public record UsedLoss(LossDeclaration declaration, List<Double> defaults) {
    /** Copies the defaults. */
    public UsedLoss {
        defaults = List.copyOf(defaults);
    }
}
