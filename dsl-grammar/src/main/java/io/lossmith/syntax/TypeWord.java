package io.lossmith.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The type words of a signature. */
public enum TypeWord {
    /** Any real number. */
    REAL,
    /** Greater than 0. */
    POSITIVE,
    /** 0 or greater. */
    NONNEGATIVE,
    /** From 0 to 1, both included. */
    UNIT,
    /** 0 or 1. */
    BINARY,
    /** -1 or 1. */
    SIGN,
    /** 0, 1, 2, …. */
    COUNT,
    /** A vector of non-negative numbers that sum to 1; it needs a length. */
    SIMPLEX,
    /** An index from 0 to K-1; it needs the length K. */
    CLASS;

    /** {@return the word as written in a signature} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the type has no meaning without a length} */
    public boolean needsLength() {
        return this == SIMPLEX || this == CLASS;
    }

    /**
     * The type a word stands for.
     *
     * @param word the word as written, in lower case
     * @return the type, or empty for any other word
     */
    public static Optional<TypeWord> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** {@return all type words, in the order messages list them} */
    public static List<String> words() {
        return Arrays.stream(values()).map(TypeWord::word).toList();
    }
}
