package io.lossmith.processor.resolve;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user declared, free of the Java compiler's own types.
 *
 * @param packageName package of the record, empty for the unnamed one
 * @param recordName name of the record within its package, such as {@code Outer.FocalLoss}
 * @param isPublic whether the record, and so the kernel, is public
 * @param formula the text of the formula
 * @param components the record's components in order
 * @param generatedAnnotation whether {@code javax.annotation.processing.Generated} can stand on the kernel
 * @param hiddenTypes simple names of types in {@code java.lang} that the package has types of its own for
 */
public record LossDeclaration(
        String packageName,
        String recordName,
        boolean isPublic,
        String formula,
        List<Component> components,
        boolean generatedAnnotation,
        Set<String> hiddenTypes) {
    /** Copies the components and the names. */
    public LossDeclaration {
        components = List.copyOf(components);
        hiddenTypes = Collections.unmodifiableSet(new TreeSet<>(hiddenTypes));
    }

    /** A declaration in a package without types named like those of {@code java.lang}. */
    public LossDeclaration(
            String packageName,
            String recordName,
            boolean isPublic,
            String formula,
            List<Component> components,
            boolean generatedAnnotation) {
        this(packageName, recordName, isPublic, formula, components, generatedAnnotation, Set.of());
    }

    /** The record's own name, without enclosing types. */
    public String simpleName() {
        return recordName.substring(recordName.lastIndexOf('.') + 1);
    }

    /** The name of the kernel class: nested names are joined by {@code _}. */
    public String kernelName() {
        return recordName.replace('.', '_') + "Kernel";
    }

    /** The component called {@code name}. */
    public Optional<Component> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }
}
