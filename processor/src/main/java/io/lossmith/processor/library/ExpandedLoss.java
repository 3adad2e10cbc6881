package io.lossmith.processor.library;

import io.lossmith.syntax.Formula;
import io.lossmith.syntax.LossDefinition;
import java.util.List;
import java.util.Set;

/**
 * A loss of a library with all definitions put in.
 *
 * @param definition as it was written
 * @param formula as it is compiled: no definitions, no defaults, every call complete; the places are those of the library
 * @param text the formula as text, which stands on the record
 * @param parameters its hyper-parameters, in the order of the signature
 * @param calls names of the losses it calls
 */
public record ExpandedLoss(
        LossDefinition definition, Formula formula, String text, List<LossParameter> parameters, Set<String> calls) {
    /** Copies the parameters and the names. */
    public ExpandedLoss {
        parameters = List.copyOf(parameters);
        calls = Set.copyOf(calls);
    }

    /** The name of the loss and of its record. */
    public String name() {
        return definition.name();
    }
}
