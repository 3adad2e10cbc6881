package io.lossmith.processor.ir;

/** Where a variable comes from. */
public enum Origin {
    PREDICTION,
    LEARN,
    TARGET,
    PARAMETER;

    Dependence dependence() {
        return switch (this) {
            case PREDICTION, TARGET -> Dependence.ROW;
            case LEARN -> Dependence.CALL;
            case PARAMETER -> Dependence.KERNEL;
        };
    }

    boolean hasGradient() {
        return this == PREDICTION || this == LEARN;
    }
}
