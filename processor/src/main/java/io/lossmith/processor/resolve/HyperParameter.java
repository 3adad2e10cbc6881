package io.lossmith.processor.resolve;

import io.lossmith.processor.resolve.Component.JavaType;

/**
 * A value that a kernel takes from its record, or from a loss among the record's components.
 *
 * @param name its name in the kernel: {@code gamma}, or {@code focal_gamma} for that of the component {@code focal}
 * @param path the components that lead to it: {@code gamma}, or {@code focal.gamma}
 * @param type its Java type
 */
public record HyperParameter(String name, String path, JavaType type) {
    HyperParameter within(String component) {
        return new HyperParameter(component + "_" + name, component + "." + path, type);
    }

    /** How Java reads it from a record called {@code source}. */
    public String from(String source) {
        return source + "." + path.replace(".", "().") + "()";
    }
}
