package io.lossmith.processor.ir;

import io.lossmith.spec.Length;
import java.util.Optional;

/**
 * The kind of a value and, for a vector, its length.
 *
 * @param kind number, integer or condition
 * @param length empty for one value per row, otherwise one value per position
 */
public record Type(Kind kind, Optional<Length> length) {
    public static final Type REAL = new Type(Kind.REAL, Optional.empty());
    public static final Type INTEGER = new Type(Kind.INTEGER, Optional.empty());
    public static final Type CONDITION = new Type(Kind.CONDITION, Optional.empty());

    /** A vector of real numbers. */
    public static Type vector(Length length) {
        return new Type(Kind.REAL, Optional.of(length));
    }

    public boolean isVector() {
        return length.isPresent();
    }

    public boolean isCondition() {
        return kind == Kind.CONDITION;
    }

    public boolean isNumber() {
        return kind != Kind.CONDITION;
    }
}
