package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.CallOptions;
import io.lossmith.engine.KernelCall;

/**
 * The base of the typed batches of generated kernels: every option of a call, and arrays by the index of their input. Reusable, for one
 * thread at a time; it keeps its arrays and its scratch. Arrays are row-major; a {@link Slice} may be of any type, begin anywhere and have
 * strides, also when it is a result.
 *
 * @param <B> the batch itself, so that its own methods can be chained with these
 */
public abstract class KernelBatch<B extends KernelBatch<B>> extends CallOptions<B> {
    private final KernelCall call;

    /**
     * A batch without arrays.
     *
     * @param kernel the kernel that evaluates it
     */
    @SuppressWarnings("this-escape") // the call keeps its options and looks at them when it is evaluated
    protected KernelBatch(LossKernel kernel) {
        call = new KernelCall(kernel, this);
    }

    /**
     * Gives an input.
     *
     * @param input its index in the spec
     * @param numbers {@code [rows, width]} row-major, {@code [width]} for a learned input
     * @return this batch
     */
    protected final B input(int input, double[] numbers) {
        call.input(input, numbers);
        return self();
    }

    /**
     * Gives an input.
     *
     * @param input its index in the spec
     * @param numbers {@code [rows, width]} row-major, {@code [width]} for a learned input
     * @return this batch
     */
    protected final B input(int input, float[] numbers) {
        call.input(input, numbers);
        return self();
    }

    /**
     * Gives a class target.
     *
     * @param input its index in the spec
     * @param classes one index per row
     * @return this batch
     */
    protected final B input(int input, int[] classes) {
        call.input(input, classes);
        return self();
    }

    /**
     * Gives an input, wherever it lies.
     *
     * @param input its index in the spec
     * @param numbers rows x width numbers, width for a learned input; double or float unless the input is discrete
     * @return this batch
     */
    protected final B input(int input, Slice numbers) {
        call.input(input, numbers);
        return self();
    }

    /**
     * Asks for a gradient.
     *
     * @param input the input's index in the spec
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    protected final B gradient(int input, double[] gradient) {
        call.gradient(input, gradient);
        return self();
    }

    /**
     * Asks for a gradient.
     *
     * @param input the input's index in the spec
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    protected final B gradient(int input, float[] gradient) {
        call.gradient(input, gradient);
        return self();
    }

    /**
     * Asks for a gradient, wherever it goes.
     *
     * @param input the input's index in the spec
     * @param gradient double or float, as many numbers as the input has; null when it is not wanted
     * @return this batch
     */
    protected final B gradient(int input, Slice gradient) {
        call.gradient(input, gradient);
        return self();
    }

    /**
     * Asks for a Hessian diagonal.
     *
     * @param input the input's index in the spec
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    protected final B hessian(int input, double[] hessian) {
        call.hessian(input, hessian);
        return self();
    }

    /**
     * Asks for a Hessian diagonal.
     *
     * @param input the input's index in the spec
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    protected final B hessian(int input, float[] hessian) {
        call.hessian(input, hessian);
        return self();
    }

    /**
     * Asks for a Hessian diagonal, wherever it goes.
     *
     * @param input the input's index in the spec
     * @param hessian double or float, as many numbers as the input has; null when it is not wanted
     * @return this batch
     */
    protected final B hessian(int input, Slice hessian) {
        call.hessian(input, hessian);
        return self();
    }

    /**
     * States the number of rows; arrays may then be longer.
     *
     * @param count 0 or more
     * @return this batch
     */
    public final B rows(long count) {
        return stateRows(count);
    }

    /**
     * Forgets all arrays and options, and keeps the scratch.
     *
     * @return this batch
     */
    public final B clear() {
        call.clear();
        return self();
    }

    /**
     * Computes the reduced value and everything that was asked for.
     *
     * @return the mean or sum; 0 when no row counts
     * @throws IllegalArgumentException when an array is missing, of the wrong length, overlaps an output, or holds a number that is not
     *     allowed; nothing was written then
     */
    public final double evaluate() {
        return call.evaluate();
    }

    /**
     * The value of the last evaluation: of this batch, or of the batch of tasks it belongs to.
     *
     * @return the reduced value, NaN before the first evaluation
     */
    public final double value() {
        return call.lastValue();
    }

    final KernelCall call() {
        return call;
    }

    @SuppressWarnings("unchecked") // B is the subclass itself, by the bound of the class
    private B self() {
        return (B) this;
    }
}
