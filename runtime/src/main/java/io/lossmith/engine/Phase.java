package io.lossmith.engine;

/** What is done with every block of a call, one phase after the other. */
enum Phase {
    /** Checks the numbers; the result is the sum of the weights. */
    CHECK,
    /** Notes the value of each row, to find the hardest. */
    RANK,
    /** The result is the sum of the weights of the hardest rows. */
    WEIGH,
    /** The result is the weighted sum of the values; nothing is written. */
    VALUE,
    /** Computes everything that was asked for; the result is the weighted sum of the values. */
    COMPUTE
}
