package io.lossmith.processor.library;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A library as a user declared it, free of the Java compiler's own types.
 *
 * @param packageName package of the annotated type, which its records are in too; empty for the unnamed one
 * @param name name of the annotated type within its package, such as {@code Outer.RobustLosses}
 * @param isPublic whether the annotated type, and so every record, is public
 * @param text the definitions
 * @param generatedAnnotation whether {@code javax.annotation.processing.Generated} can stand on the records
 * @param hiddenTypes simple names of types in {@code java.lang} that the package has types of its own for
 * @param uses losses of other places, by the name the definitions call them
 */
public record LibraryDeclaration(
        String packageName,
        String name,
        boolean isPublic,
        String text,
        boolean generatedAnnotation,
        Set<String> hiddenTypes,
        Map<String, UsedLoss> uses) {
    /** Copies the names. */
    public LibraryDeclaration {
        hiddenTypes = Collections.unmodifiableSet(new TreeSet<>(hiddenTypes));
        uses = Collections.unmodifiableMap(new TreeMap<>(uses));
    }
}
