package io.lossmith;

/** How {@link MultiTask} weighs the tasks of a record against each other. */
public enum Weighting {
    /** By constants, {@link Task#weight}: {@code cls + 0.5 * box}. */
    FIXED,

    /**
     * By learned log-variances: a task {@code t} gets the learned input {@code logvar_t}, called s below, the logarithm of the variance of its
     * noise, and counts
     *
     * <ul>
     *   <li>{@code exp(-s) * t/2 + s/2} as {@link TaskKind#REGRESSION},
     *   <li>{@code exp(-s) * t + s/2} as {@link TaskKind#CLASSIFICATION}.
     * </ul>
     *
     * <p>This is the weighting by homoscedastic uncertainty of Kendall, Gal and Cipolla (2018), arXiv:1705.07115. As there, the logarithm is
     * learned: a step of any size keeps σ² = exp(s) positive. The first form is the negative logarithm of a normal density with variance
     * σ², without its constant, when the task is a squared error; the second their approximation for a softmax whose logits are divided by σ².
     * The forms differ in no more than where s = 0 stands: a task begins with the weight 1/2 or 1, and the best s is the logarithm of the
     * task's value or of twice that. A constant factor of a task shifts s likewise and changes nothing else.
     *
     * <p>What is no error of a prediction has no noise either. A penalty such as a divergence keeps a constant weight, {@code @Task(weight =
     * 0.1)}; a learned one would grow without end while the penalty falls to 0.
     *
     * <p>A task should not become negative: below 0, s falls without end. Each task is the mean of its own rows (see {@link Reduction}); the
     * sum over many rows would make every task look uncertain. A task without rows is 0, and its s would fall nevertheless: do not update s
     * after such a step.
     */
    UNCERTAINTY
}
