package io.lossmith.processor.resolve;

import io.lossmith.syntax.Formula;
import io.lossmith.syntax.NameReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a formula uses losses among the components by name, which makes them its tasks. */
final class TaskUses {
    private final Map<String, NameReference> first = new LinkedHashMap<>();

    TaskUses(LossDeclaration declaration, Formula formula) {
        for (NameReference reference : FreeNames.references(formula)) {
            if (declaration.component(reference.name()).flatMap(Component::loss).isPresent()) {
                first.putIfAbsent(reference.name(), reference);
            }
        }
    }

    /** Whether {@code formula} combines tasks. */
    static boolean areIn(LossDeclaration declaration, Formula formula) {
        return new TaskUses(declaration, formula).any();
    }

    /** Whether the formula combines tasks. */
    boolean any() {
        return !first.isEmpty();
    }

    /** Where the formula first uses {@code component}, if it is a task. */
    Optional<NameReference> of(Component component) {
        return Optional.ofNullable(first.get(component.name()));
    }

    /** Where each task is first used, in this order. */
    List<NameReference> all() {
        return new ArrayList<>(first.values());
    }
}
