package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import io.lossmith.processor.kernel.KernelType;

/** The types of generated code as JavaPoet names them. */
final class Types {
    private Types() {}

    static ClassName of(KernelType type) {
        return ClassName.get(type.packageName(), type.simpleName());
    }
}
