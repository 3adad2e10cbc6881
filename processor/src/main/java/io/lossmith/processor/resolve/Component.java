package io.lossmith.processor.resolve;

import java.util.Optional;

/**
 * A component of the annotated record: a hyper-parameter.
 *
 * @param name its name
 * @param type its Java type
 * @param loss what it declares, for a component that is itself a loss
 */
public record Component(String name, JavaType type, Optional<LossDeclaration> loss) {
    /** A component that is a number, a condition or a vector. */
    public Component(String name, JavaType type) {
        this(name, type, Optional.empty());
    }

    /** A component that is a loss. */
    public Component(String name, LossDeclaration loss) {
        this(name, JavaType.LOSS, Optional.of(loss));
    }

    /** The Java types a hyper-parameter may have. */
    public enum JavaType {
        DOUBLE("double"),
        INT("int"),
        BOOLEAN("boolean"),
        VECTOR("double[]"),
        LOSS("a loss");

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
