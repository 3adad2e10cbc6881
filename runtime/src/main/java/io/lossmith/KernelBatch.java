package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import java.util.concurrent.Executor;

/**
 * The base of the typed batches of generated kernels: every option of a call, and arrays by the index of their input. Reusable, for one
 * thread at a time; it keeps its arrays and its scratch. Arrays are row-major; a {@link Slice} may be of any type, begin anywhere and have
 * strides, also when it is a result.
 *
 * @param <B> the batch itself, so that its own methods can be chained with these
 */
public abstract class KernelBatch<B extends KernelBatch<B>> {
    private final KernelCall call;

    /**
     * A batch without arrays.
     *
     * @param kernel the kernel that evaluates it
     */
    protected KernelBatch(LossKernel kernel) {
        call = new KernelCall(kernel);
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
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param weights one finite, non-negative number per row; null for none
     * @return this batch
     */
    public final B weights(double[] weights) {
        call.weights(weights);
        return self();
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param weights one finite, non-negative number per row; null for none
     * @return this batch
     */
    public final B weights(float[] weights) {
        call.weights(weights);
        return self();
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param weights one finite, non-negative number per row, of any type; null for none
     * @return this batch
     */
    public final B weights(Slice weights) {
        call.weights(weights);
        return self();
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted true for each row that counts; null for all
     * @return this batch
     */
    public final B mask(boolean[] counted) {
        call.mask(counted);
        return self();
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted 1 or true for each row that counts, 0 or false for the others; null for all
     * @return this batch
     */
    public final B mask(Slice counted) {
        call.mask(counted);
        return self();
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this batch
     */
    public final B ignoreIndex(int index) {
        call.ignoreIndex(index);
        return self();
    }

    /**
     * Asks for the unweighted value of each row.
     *
     * @param values one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(double[] values) {
        call.values(values);
        return self();
    }

    /**
     * Asks for the unweighted value of each row.
     *
     * @param values one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(float[] values) {
        call.values(values);
        return self();
    }

    /**
     * Asks for the unweighted value of each row, wherever it goes.
     *
     * @param values double or float, one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(Slice values) {
        call.values(values);
        return self();
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold.
     *
     * @param accumulate true to add, false to overwrite
     * @return this batch
     */
    public final B accumulate(boolean accumulate) {
        call.accumulate(accumulate);
        return self();
    }

    /**
     * Lets only the hardest rows count, as {@link Batch#hardest} describes.
     *
     * @param share above 0 and at most 1, which takes all rows
     * @return this batch
     */
    public final B hardest(double share) {
        call.hardest(share);
        return self();
    }

    /**
     * Raises every entry of a Hessian diagonal that is below a floor, as {@link Batch#hessianFloor} describes.
     *
     * @param floor finite, 0 or more; negative infinity, the default, for none
     * @return this batch
     */
    public final B hessianFloor(double floor) {
        call.hessianFloor(floor);
        return self();
    }

    /**
     * Lets the threads of an executor help, as many as there are processors. The results have the same bits as without.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @return this batch
     */
    public final B executor(Executor helpers) {
        return executor(helpers, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Lets the threads of an executor help, as {@link Batch#executor(Executor, int)} describes.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @param threads how many threads compute at most, the calling one included; 1 or more
     * @return this batch
     */
    public final B executor(Executor helpers, int threads) {
        call.executor(helpers, threads);
        return self();
    }

    /**
     * States the number of rows; arrays may then be longer.
     *
     * @param count 0 or more
     * @return this batch
     */
    public final B rows(long count) {
        call.rows(count);
        return self();
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
