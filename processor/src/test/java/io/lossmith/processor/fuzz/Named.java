package io.lossmith.processor.fuzz;

import java.util.Locale;

/**
 * What a name of a loss stands for.
 *
 * @param name the name
 * @param role where it was declared
 * @param sort what it is
 * @param length how a signature writes its length; empty for one number, the number of classes of a class
 * @param type its entry in a signature after the colon; empty for bindings
 */
record Named(String name, Role role, Sort sort, String length, String type) {
    /** Where a name was declared. */
    enum Role {
        PREDICTION,
        LEARN,
        TARGET,
        PARAMETER,
        BINDING
    }

    /** What a name can be used as. */
    enum Sort {
        NUMBER,
        /** A number that may be a condition. */
        BINARY,
        /** A condition that is no number. */
        CONDITION,
        CLASS
    }

    boolean isVector() {
        return !length.isEmpty() && sort != Sort.CLASS;
    }

    boolean hasGradient() {
        return role == Role.PREDICTION || role == Role.LEARN;
    }

    /** As it stands in a signature. */
    String entry() {
        return String.format(Locale.ROOT, "%s%s: %s", role == Role.LEARN ? "learn " : "", name, type);
    }
}
