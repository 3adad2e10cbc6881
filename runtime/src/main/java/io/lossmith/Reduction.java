package io.lossmith;

/** How the values of the rows become the one value a kernel returns. */
public enum Reduction {
    /** The weighted sum divided by the sum of the weights of the rows that count; 0 when none does. */
    MEAN,

    /** The weighted sum. */
    SUM
}
