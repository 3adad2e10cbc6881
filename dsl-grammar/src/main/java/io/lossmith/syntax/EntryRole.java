package io.lossmith.syntax;

/** What an input is to its loss. */
public enum EntryRole {
    /** What the model says, once per row; it has a gradient per row. */
    PREDICTION,
    /** A value shared by the whole batch with a gradient summed over it; it stands among the predictions. */
    LEARN,
    /** What is true, once per row; it has no gradient. */
    TARGET,
    /** A hyper-parameter, fixed for a kernel. */
    PARAMETER
}
