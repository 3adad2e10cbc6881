package io.lossmith.processor.resolve;

/**
 * A component of the annotated record: a hyper-parameter.
 *
 * @param name its name
 * @param type its Java type
 */
public record Component(String name, JavaType type) {
    /** The Java types a hyper-parameter may have. */
    public enum JavaType {
        DOUBLE("double"),
        INT("int"),
        BOOLEAN("boolean"),
        VECTOR("double[]");

        private final String text;

        JavaType(String text) {
            this.text = text;
        }

        /** As written in Java. */
        public String text() {
            return text;
        }
    }
}
