package io.lossmith.processor.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.kernel.KernelType;

/** The numbers that a vector kernel computes with, a column for each. */
enum VectorType {
    /** Lanes of {@code float}. */
    FLOAT("float", "Float", KernelType.FLOAT_VECTOR, TypeName.FLOAT),
    /** Lanes of {@code double}. */
    DOUBLE("double", "Double", KernelType.DOUBLE_VECTOR, TypeName.DOUBLE);

    private final String word;
    private final String box;
    private final KernelType vector;
    private final TypeName element;

    VectorType(String word, String box, KernelType vector, TypeName element) {
        this.word = word;
        this.box = box;
        this.vector = vector;
        this.element = element;
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
    ClassName vector() {
        return Types.of(vector);
    }

    /** The type of one element. */
    TypeName element() {
        return element;
    }

    /** The constant with the species. */
    CodeBlock species() {
        return CodeBlock.of("$T.$L", Types.of(KernelType.LANES), name());
    }

    /** The constant with the number of lanes. */
    CodeBlock lanes() {
        return CodeBlock.of("$T.$LS", Types.of(KernelType.LANES), name());
    }

    /** A number of Java's {@code double} as an element. */
    CodeBlock narrow(CodeBlock number) {
        return this == DOUBLE ? number : CodeBlock.of("(float) ($L)", number);
    }
}
