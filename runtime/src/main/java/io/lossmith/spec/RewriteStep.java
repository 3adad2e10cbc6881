package io.lossmith.spec;

/**
 * One use of an identity by which the formula or a derivative was rewritten.
 *
 * @param rule the name of the identity, under which the documents list it
 * @param before the part of the formula it was found in
 * @param after what took its place; further steps may change it again
 * @param reason where {@code before} overflows or loses accuracy
 */
public record RewriteStep(String rule, String before, String after, String reason) {
    /** The step in one line. */
    @Override
    public String toString() {
        return rule + ": " + before + "  ->  " + after;
    }
}
