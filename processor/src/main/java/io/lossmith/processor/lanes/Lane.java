package io.lossmith.processor.lanes;

/**
 * A vector, a mask, or one number for all lanes.
 *
 * @param text how Java calls it: the name of a local variable, or an expression of one number
 * @param type its Java type, empty for a number
 */
public record Lane(String text, String type) {
    /** What is the same in all lanes. */
    public static Lane number(String text) {
        return new Lane(text, "");
    }

    /** Whether it is one number for all lanes. */
    public boolean isNumber() {
        return type.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
