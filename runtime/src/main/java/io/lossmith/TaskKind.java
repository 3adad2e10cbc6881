package io.lossmith;

/** What a task predicts, from which {@link Weighting#UNCERTAINTY} knows how its noise enters. */
public enum TaskKind {
    /** Not stated: enough for fixed weights, an error where the kind matters. */
    UNSPECIFIED,

    /** Numbers, with an error that grows like the square of a distance: {@code exp(-s) * t/2 + s/2}. */
    REGRESSION,

    /** Classes or probabilities, with a negative log-likelihood such as cross-entropy: {@code exp(-s) * t + s/2}. */
    CLASSIFICATION
}
