package io.lossmith.processor.fuzz;

import java.util.List;

/**
 * A loss as other losses can call it.
 *
 * @param name the name of the call: that of a component, or of the record itself
 * @param loss the loss
 * @param isComponent whether its hyper-parameters come from the component, so that calls pass none
 */
record Callee(String name, GeneratedLoss loss, boolean isComponent) {
    /** The hyper-parameters in the order of the record's components; an int that is a length is a number like others. */
    List<Named> parameters() {
        return loss.declaration().components().stream()
                .filter(component -> component.loss().isEmpty())
                .map(component -> loss.names().stream()
                        .filter(name -> name.name().equals(component.name()))
                        .findFirst()
                        .orElse(new Named(component.name(), Named.Role.PARAMETER, Named.Sort.NUMBER, "", "")))
                .toList();
    }

    List<Named> of(Named.Role... roles) {
        List<Named.Role> wanted = List.of(roles);
        return loss.names().stream()
                .filter(name -> wanted.contains(name.role()))
                .toList();
    }
}
