package io.lossmith.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * One hyper-parameter of a loss: a component of its record.
 *
 * @param name the name in the formula
 * @param domain the values it may take; {@link Domain#BINARY} for a boolean component
 * @param length the length of a vector parameter, empty for a plain number
 */
public record ParameterSpec(String name, Domain domain, Optional<Length> length) {
    /** Checks that nothing is null. */
    public ParameterSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(length, "length");
    }

    /** The declaration in the language, such as {@code w: positive[K]}. */
    @Override
    public String toString() {
        return name + ": " + domain.typeName()
                + length.map(size -> "[" + size + "]").orElse("") + domain.intervalText();
    }
}
