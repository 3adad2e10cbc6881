package io.lossmith.processor.codegen;

/** What a row method computes. */
enum Level {
    /** The value alone. */
    VALUE("valueRows", 0),
    /** Value and gradients. */
    GRADIENT("gradientRows", 1),
    /** Value, gradients and Hessian diagonals. */
    HESSIAN("hessianRows", 2),
    /** The same with refinements. */
    REFINED_VALUE("refinedValueRows", 0),
    REFINED_GRADIENT("refinedGradientRows", 1),
    REFINED_HESSIAN("refinedHessianRows", 2),
    /** The row's own weight and nothing else. */
    WEIGHT("weightRows", -1);

    private final String methodName;
    private final int derivatives;

    Level(String methodName, int derivatives) {
        this.methodName = methodName;
        this.derivatives = derivatives;
    }

    /** The method of the runtime that is overridden. */
    String methodName() {
        return methodName;
    }

    boolean withGradients() {
        return derivatives > 0;
    }

    boolean withHessians() {
        return derivatives > 1;
    }

    /** Whether rows are weighted and added up. */
    boolean hasValue() {
        return derivatives >= 0;
    }
}
