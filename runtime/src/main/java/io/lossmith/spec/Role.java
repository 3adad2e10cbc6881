package io.lossmith.spec;

/** What an input is to the loss, which decides whether it has a gradient and how many numbers it holds. */
public enum Role {
    /** One number (or vector) per row, with a gradient per row. */
    PREDICTION,

    /** One number (or vector) shared by the whole batch, with its gradient summed over the rows. */
    LEARN,

    /** One number, vector or class index per row, without a gradient. */
    TARGET
}
