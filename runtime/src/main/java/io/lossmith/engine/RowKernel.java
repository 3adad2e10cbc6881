package io.lossmith.engine;

import io.lossmith.spec.LossSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One loss with its parameters and lengths fixed, computing blocks of contiguous rows; generated code extends it through {@code
 * io.lossmith.LossKernel}.
 *
 * <p>The three block methods return the sum of weight times value over the rows of the block, adding in row order, and write the wanted
 * results (see {@link Rows}). A row of weight 0 is not read and its results are written as 0. Gradients and Hessians are multiplied with the
 * row's weight and {@link Rows#scale()}; per-row values are not. Immutable and safe for use by several threads.
 */
public abstract class RowKernel {
    private final RowLayout layout;
    private final int[] lengthValues;
    private final Serializable[] parameters;
    private final ThreadLocal<KernelCall> calls;

    /**
     * Checks and copies the lengths and parameters.
     *
     * @param spec the loss
     * @param lengths the value of each of {@link LossSpec#lengths()}
     * @param parameters the value of each of {@link LossSpec#parameters()}: {@code Double}, {@code Integer}, {@code Boolean} or {@code
     *     double[]}, which is cloned
     * @throws IllegalArgumentException when a length is smaller than 1, or a parameter is NaN, outside its domain or of the wrong length
     */
    protected RowKernel(LossSpec spec, int[] lengths, Object... parameters) {
        VectorSupport.get().check();
        RowLayout rows = new RowLayout(spec, lengths);
        layout = rows;
        lengthValues = lengths.clone();
        this.parameters = new ParameterCheck(rows).copy(parameters);
        calls = ThreadLocal.withInitial(() -> new KernelCall(rows));
    }

    /**
     * A kernel made of others: its parameters are theirs.
     *
     * @param spec the loss, whose parameters are those of {@code parts} one after the other
     * @param lengths the value of each of {@link LossSpec#lengths()}
     * @param parts the kernels it is made of
     */
    protected RowKernel(LossSpec spec, int[] lengths, List<? extends RowKernel> parts) {
        this(spec, lengths, parametersOf(parts));
    }

    private static Object[] parametersOf(List<? extends RowKernel> parts) {
        List<Object> all = new ArrayList<>();
        for (RowKernel part : parts) {
            Collections.addAll(all, (Object[]) part.parameters);
        }
        return all.toArray();
    }

    /**
     * The values of a block.
     *
     * @param rows the block; no gradient or Hessian is wanted
     * @return the weighted sum of the values
     */
    protected abstract double valueRows(Rows rows);

    /**
     * The values and gradients of a block.
     *
     * @param rows the block; at least one gradient is wanted, no Hessian is
     * @return the weighted sum of the values
     */
    protected abstract double gradientRows(Rows rows);

    /**
     * The values, gradients and Hessian diagonals of a block.
     *
     * @param rows the block; at least one Hessian is wanted, each gradient may or may not be
     * @return the weighted sum of the values
     */
    protected abstract double hessianRows(Rows rows);

    /**
     * Whether {@link #refinedValueRows} and its like are more than the plain ones.
     *
     * @return true in kernels of losses that may cancel, overflow or underflow
     */
    protected boolean hasRefinements() {
        return false;
    }

    /**
     * As {@link #valueRows}, for results that are doubles: they are computed again with twice the digits where they would lose too many.
     *
     * @param rows the block; no gradient or Hessian is wanted
     * @return the weighted sum of the values
     */
    protected double refinedValueRows(Rows rows) {
        return valueRows(rows);
    }

    /**
     * As {@link #gradientRows}, for results that are doubles.
     *
     * @param rows the block; at least one gradient is wanted, no Hessian is
     * @return the weighted sum of the values
     */
    protected double refinedGradientRows(Rows rows) {
        return gradientRows(rows);
    }

    /**
     * As {@link #hessianRows}, for results that are doubles.
     *
     * @param rows the block; at least one Hessian is wanted, each gradient may or may not be
     * @return the weighted sum of the values
     */
    protected double refinedHessianRows(Rows rows) {
        return hessianRows(rows);
    }

    /**
     * Multiplies the row's own weight, {@code weight = expr}, into {@link Rows#weights()}, which is not null and may be written. Rows of
     * weight 0 must not be read.
     *
     * @param rows the block; only inputs and weights are there
     */
    protected void weightRows(Rows rows) {}

    /**
     * Whether the formula states a weight of its own, so that {@link #weightRows} is called.
     *
     * @return false unless overridden
     */
    protected boolean hasOwnWeight() {
        return false;
    }

    /**
     * The same rows over vectors, if there is such a twin and this JVM has vectors.
     *
     * @return the twin; null unless overridden
     */
    protected VectorTwin vectorTwin() {
        return null;
    }

    /**
     * How many doubles of {@link Rows#scratch()} the block methods use.
     *
     * @return 0 unless overridden
     */
    protected int scratchSize() {
        return 0;
    }

    /**
     * Whether the reduced value is divided by the sum of the weights.
     *
     * @return true for the mean, false for the sum
     */
    protected abstract boolean dividesByWeights();

    /**
     * Whether continuous domains and NaN are checked too.
     *
     * @return true for a checked kernel
     */
    protected abstract boolean checksDomains();

    /**
     * Whether results that are doubles are computed again where they lose digits.
     *
     * @return false where the results of doubles are wanted as they come
     */
    protected abstract boolean refines();

    /**
     * The same kernel with other options, for a restored copy.
     *
     * @param dividesByWeights whether the reduced value is the mean
     * @param checksDomains whether continuous domains and NaN are checked
     * @param refines whether results that are doubles are refined
     * @return a kernel with these options
     */
    protected abstract RowKernel reconfigured(boolean dividesByWeights, boolean checksDomains, boolean refines);

    /**
     * Everything there is to know about the loss.
     *
     * @return the spec
     */
    public final LossSpec spec() {
        return layout.spec;
    }

    /**
     * The value of each named length, in the order of the spec.
     *
     * @return an unmodifiable map, empty when the loss has no named length
     */
    public final Map<String, Integer> lengths() {
        return layout.lengths;
    }

    /**
     * A vector parameter: the kernel's own, checked copy. Generated code reads it and never writes it.
     *
     * @param parameter the parameter's index in the spec
     * @return the array itself, not a copy
     */
    protected final double[] vectorParameter(int parameter) {
        return (double[]) parameters[parameter];
    }

    /**
     * This thread's call of this kernel, without arguments. It forgets its arguments when it was evaluated, and keeps only scratch.
     *
     * @return a call for one evaluation on this thread
     */
    protected final KernelCall call() {
        return calls.get().open(this);
    }

    RowLayout layout() {
        return layout;
    }

    /** Gives vector rows the lengths and parameters. */
    void describe(VectorRows rows) {
        rows.lengths = lengthValues;
        rows.parameters = parameters;
    }

    int[] lengthValues() {
        return lengthValues.clone();
    }

    Serializable[] parameters() {
        return parameters.clone();
    }
}
