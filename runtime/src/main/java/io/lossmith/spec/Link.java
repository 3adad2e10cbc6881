package io.lossmith.spec;

import java.util.Locale;

/** How the raw score a model produces becomes a prediction. The compiler never infers it; adapters need it. */
public enum Link {
    /** The score is the prediction. */
    IDENTITY,

    /** {@code p = 1 / (1 + exp(-score))}. */
    SIGMOID,

    /** {@code p[k] = exp(score[k]) / sum(exp(score))}. */
    SOFTMAX,

    /** {@code log(p) = score}. */
    LOG;

    /** The word of the loss language, such as {@code sigmoid}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
