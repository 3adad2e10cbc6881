package io.lossmith.processor.resolve;

/**
 * A component that a formula uses by name: a loss that is evaluated on its own rows, of which the formula sees one number.
 *
 * @param name the component's name, the prefix of its inputs
 * @param model the loss, resolved
 */
public record Task(String name, LossModel model) {
    /** The name of one of its inputs or lengths outside of it. */
    public String prefixed(String inner) {
        return name + "_" + inner;
    }
}
