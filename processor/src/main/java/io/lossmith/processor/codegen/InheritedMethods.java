package io.lossmith.processor.codegen;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The methods that a generated batch inherits: none of its own has such a name, or a call could mean either. */
final class InheritedMethods {
    private InheritedMethods() {}

    /** The names of all methods that classes extending {@code type} inherit. */
    static Set<String> of(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers())) {
                    names.add(method.getName());
                }
            }
        }
        return Collections.unmodifiableSet(names);
    }
}
