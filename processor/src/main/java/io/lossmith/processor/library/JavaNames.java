package io.lossmith.processor.library;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Which names of a library Java can take for records and their components. */
final class JavaNames {
    /** No keywords, and yet no type can have them. */
    private static final Set<String> NO_TYPES = Set.of("var", "yield", "record", "sealed", "permits");

    /** Methods that every object has, whose names no component may have. */
    private static final Set<String> NO_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** A class of such a name hides a package that generated code begins names with. */
    private static final Set<String> PACKAGES = Set.of("io", "java", "javax");

    private JavaNames() {}

    static boolean isType(String name) {
        return SourceVersion.isName(name) && !name.equals("_") && !NO_TYPES.contains(name) && !PACKAGES.contains(name);
    }

    static boolean isComponent(String name) {
        return SourceVersion.isName(name) && !name.equals("_") && !NO_COMPONENTS.contains(name);
    }

    /** The method that replaces a component: {@code withDelta}. */
    static String with(String component) {
        return "with" + Character.toUpperCase(component.charAt(0)) + component.substring(1);
    }
}
