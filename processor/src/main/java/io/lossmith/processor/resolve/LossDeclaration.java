package io.lossmith.processor.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * @param uses other losses the formula may call, by the name it calls them
 */
public record LossDeclaration(
        String packageName,
        String recordName,
        boolean isPublic,
        String formula,
        List<Component> components,
        boolean generatedAnnotation,
        Set<String> hiddenTypes,
        Map<String, LossDeclaration> uses) {
    /** Copies the components and the names. */
    public LossDeclaration {
        components = List.copyOf(components);
        hiddenTypes = Collections.unmodifiableSet(new TreeSet<>(hiddenTypes));
        uses = Collections.unmodifiableMap(new TreeMap<>(uses));
    }

    /** A declaration in a package without types named like those of {@code java.lang}. */
    public LossDeclaration(
            String packageName,
            String recordName,
            boolean isPublic,
            String formula,
            List<Component> components,
            boolean generatedAnnotation) {
        this(packageName, recordName, isPublic, formula, components, generatedAnnotation, Set.of(), Map.of());
    }

    /** The record's own name, without enclosing types. */
    public String simpleName() {
        return recordName.substring(recordName.lastIndexOf('.') + 1);
    }

    /** The record's name with its package, which tells it apart from every other. */
    String qualifiedName() {
        return packageName.isEmpty() ? recordName : packageName + "." + recordName;
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

    /** Whether more than {@code most} losses are among the components, theirs and so on, each counted wherever it is. */
    public boolean hasMoreLosses(int most) {
        return losses(most, new IdentityHashMap<>()) > most;
    }

    /** A loss with two components that are losses with two components: the same declarations, and twice as many at every step. */
    private long losses(int most, Map<LossDeclaration, Long> known) {
        Long before = known.get(this);
        if (before != null) {
            return before;
        }
        long count = 0;
        for (Component component : components) {
            if (component.loss().isPresent()) {
                count += 1 + component.loss().get().losses(most, known);
            }
        }
        count = Math.min(count, most + 1L);
        known.put(this, count);
        return count;
    }

    /** The numbers, conditions and vectors a kernel holds: the components, and those of components that are losses. */
    public List<HyperParameter> hyperParameters() {
        List<HyperParameter> all = new ArrayList<>();
        for (Component component : components) {
            if (component.loss().isEmpty()) {
                all.add(new HyperParameter(component.name(), component.name(), component.type()));
            } else {
                component.loss().get().hyperParameters().forEach(inner -> all.add(inner.within(component.name())));
            }
        }
        return all;
    }
}
