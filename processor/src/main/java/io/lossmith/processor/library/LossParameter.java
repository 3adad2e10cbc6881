package io.lossmith.processor.library;

import io.lossmith.processor.resolve.Component;
import io.lossmith.processor.resolve.Component.JavaType;
import java.util.Optional;

/**
 * A hyper-parameter of a library's loss, a component of its record.
 *
 * @param name its name
 * @param type its Java type
 * @param defaultValue what the record's shorter constructor fills in; 1 and 0 stand for true and false
 */
public record LossParameter(String name, JavaType type, Optional<Double> defaultValue) {
    /** The component as the compiler of losses sees it. */
    public Component component() {
        return new Component(name, type);
    }

    /** The method that replaces it: {@code withDelta}. */
    public String with() {
        return JavaNames.with(name);
    }
}
