package io.lossmith.processor.codegen;

/** The numbers that a vector kernel computes with, a column for each. */
enum VectorType {
    /** Lanes of {@code float}. */
    FLOAT("float", "Float"),
    /** Lanes of {@code double}. */
    DOUBLE("double", "Double");

    private final String word;
    private final String box;

    VectorType(String word, String box) {
        this.word = word;
        this.box = box;
    }

    /** The primitive type as a word. */
    String word() {
        return word;
    }

    /** The name of its class, as in names of methods. */
    String box() {
        return box;
    }

    /** The class of vectors. */
    String vectorName() {
        return box + "Vector";
    }

    /** The class of masks. */
    String maskName() {
        return "VectorMask<" + box + ">";
    }

    /** The constant with the species. */
    String species() {
        return "Lanes." + name();
    }

    /** The constant with the number of lanes. */
    String lanes() {
        return "Lanes." + name() + "S";
    }

    /** A number of Java's {@code double} as an element. */
    String narrow(String number) {
        return this == DOUBLE ? number : "(float) (" + number + ")";
    }
}
