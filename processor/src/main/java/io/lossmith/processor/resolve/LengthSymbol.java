package io.lossmith.processor.resolve;

import java.util.List;

/**
 * A length named in the signature.
 *
 * @param name its symbol, such as {@code K}
 * @param fixedBy the record components that determine it: an int component of that name or vector parameters; when
 *     empty the user states it where a kernel is made
 * @param minimum smallest value with which every vector has an element and every constant index exists
 */
public record LengthSymbol(String name, List<FixedBy> fixedBy, int minimum) {
    public LengthSymbol {
        fixedBy = List.copyOf(fixedBy);
    }

    /** Whether the user states it where a kernel is made. */
    public boolean isFree() {
        return fixedBy.isEmpty();
    }

    /**
     * A component that determines a length.
     *
     * @param component the components that lead to it, see {@link HyperParameter#path}
     * @param isVector whether its own length counts, otherwise its value
     * @param offset what to add to get the symbol: a vector {@code [K-1]} has one element less than K
     */
    public record FixedBy(String component, boolean isVector, int offset) {}
}
