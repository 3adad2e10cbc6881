package io.lossmith;

/** One batch in the hands of one kernel. */
interface BatchCall {
    /** Takes the batch's arrays, once they are there or have changed. */
    void bind();

    /** Evaluates them with the options of now. */
    double evaluate();
}
