package io.lossmith.processor.kernel;

/**
 * The types that the code of kernels names, apart from the user's own and the mathematical functions of the table. Writers take
 * them from here, so that {@link ReservedNames} knows them all.
 */
public enum KernelType {
    LOSS_KERNEL("io.lossmith", "LossKernel"),
    KERNEL_OPTIONS("io.lossmith", "KernelOptions"),
    REDUCTION("io.lossmith", "Reduction"),
    KERNEL_BATCH("io.lossmith", "KernelBatch"),
    TASK_KERNEL("io.lossmith", "TaskKernel"),
    TASK_BATCH("io.lossmith", "TaskBatch"),
    KERNEL_PROXY("io.lossmith.engine", "KernelProxy"),
    ROWS("io.lossmith.engine", "Rows"),
    REFINEMENT("io.lossmith.math", "Refinement"),
    VECTOR_TWIN("io.lossmith.engine", "VectorTwin"),
    TWINS("io.lossmith.engine", "Twins"),
    METHOD_HANDLES("java.lang.invoke", "MethodHandles"),
    SLICE("io.lossmith.data", "Slice"),
    LOSS_SPEC("io.lossmith.spec", "LossSpec"),
    ACCURACY_FIGURE("io.lossmith.spec", "AccuracyFigure"),
    ROLE("io.lossmith.spec", "Role"),
    DOMAIN("io.lossmith.spec", "Domain"),
    LINK("io.lossmith.spec", "Link"),
    GENERATED("javax.annotation.processing", "Generated"),
    LIST("java.util", "List"),
    MATH("java.lang", "Math"),
    DOUBLE("java.lang", "Double"),
    OBJECT("java.lang", "Object"),
    OVERRIDE("java.lang", "Override");

    private final String packageName;
    private final String simpleName;

    KernelType(String packageName, String simpleName) {
        this.packageName = packageName;
        this.simpleName = simpleName;
    }

    /** {@return the type's package} */
    public String packageName() {
        return packageName;
    }

    /** {@return its name within the package} */
    public String simpleName() {
        return simpleName;
    }
}
