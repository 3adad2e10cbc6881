package io.lossmith.processor.codegen;

/** What a row method computes. */
enum Level {
    /** The value alone. */
    VALUE("valueRows"),
    /** Value and gradients. */
    GRADIENT("gradientRows"),
    /** Value, gradients and Hessian diagonals. */
    HESSIAN("hessianRows"),
    /** The row's own weight and nothing else. */
    WEIGHT("weightRows");

    private final String methodName;

    Level(String methodName) {
        this.methodName = methodName;
    }

    /** The method of the runtime that is overridden. */
    String methodName() {
        return methodName;
    }

    boolean withGradients() {
        return this == GRADIENT || this == HESSIAN;
    }

    boolean withHessians() {
        return this == HESSIAN;
    }

    /** Whether rows are weighted and added up. */
    boolean hasValue() {
        return this != WEIGHT;
    }
}
