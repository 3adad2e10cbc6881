package io.lossmith.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * One input of a loss as its signature declares it.
 *
 * @param name the name in the formula
 * @param role prediction, learned input or target
 * @param domain the values it may take
 * @param length for a class index the number of classes, otherwise the length of the vector each row holds; empty for a plain number
 * @param link how a raw score becomes this prediction
 */
public record InputSpec(String name, Role role, Domain domain, Optional<Length> length, Link link) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when a class index or a simplex has no length
     */
    public InputSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(link, "link");
        boolean needsLength = domain.kind() == Domain.Kind.CLASS || domain.kind() == Domain.Kind.SIMPLEX;
        if (needsLength && length.isEmpty()) {
            throw new IllegalArgumentException(
                    "The input '" + name + "' is a " + domain + " and needs a length, as in " + domain + "[K].");
        }
    }

    /**
     * Whether each row (or the learned input itself) is a vector.
     *
     * @return false for plain numbers and class indices
     */
    public boolean isVector() {
        return length.isPresent() && !isClass();
    }

    /**
     * Whether each row is one class index, an {@code int} in Java.
     *
     * @return true for {@code class[K]}
     */
    public boolean isClass() {
        return domain.kind() == Domain.Kind.CLASS;
    }

    /**
     * Whether the input has a gradient.
     *
     * @return true for predictions and learned inputs
     */
    public boolean hasGradient() {
        return role != Role.TARGET;
    }

    /** The declaration in the language, such as {@code z: real[K] link softmax}. */
    @Override
    public String toString() {
        return (role == Role.LEARN ? "learn " : "")
                + name
                + ": "
                + domain.typeName()
                + length.map(size -> "[" + size + "]").orElse("")
                + domain.intervalText()
                + (link == Link.IDENTITY ? "" : " link " + link);
    }
}
