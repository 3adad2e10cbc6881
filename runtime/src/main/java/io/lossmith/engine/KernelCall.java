package io.lossmith.engine;

import io.lossmith.data.Slice;
import java.util.concurrent.Executor;

/**
 * One call of a kernel: its arguments, by the index of the input in the spec, and its scratch. Reusable, for one thread at a time.
 *
 * <p>{@link #evaluate} checks everything before it writes anything, and allocates nothing once scratch of the needed sorts exists. Arrays are
 * row-major, {@code [rows, width]}; a {@link Slice} may lie anywhere and be of any type. Null means: not given, or not wanted. The sum is formed
 * in blocks whose size depends only on the widths of the inputs, so that element types, layouts, wanted results and threads never change the
 * value's bits.
 */
public final class KernelCall {
    private final Arguments arguments;
    private final Evaluation evaluation;
    private RowKernel kernel;
    private boolean once;
    private double value = Double.NaN;

    /**
     * A call without arguments.
     *
     * @param kernel the kernel to evaluate
     */
    public KernelCall(RowKernel kernel) {
        this(kernel.layout());
        this.kernel = kernel;
    }

    KernelCall(RowLayout layout) {
        arguments = new Arguments(layout);
        evaluation = new Evaluation(arguments);
    }

    /** Empties this call for a single evaluation of a kernel with the same layout. */
    KernelCall open(RowKernel forKernel) {
        arguments.clear();
        kernel = forKernel;
        once = true;
        return this;
    }

    /**
     * Gives an input.
     *
     * @param input the input's index in the spec
     * @param numbers {@code [rows, width]}, or {@code [width]} for a learned input
     * @return this call
     */
    public KernelCall input(int input, double[] numbers) {
        arguments.inputs[input].bind(numbers);
        return this;
    }

    /**
     * Gives an input.
     *
     * @param input the input's index in the spec
     * @param numbers {@code [rows, width]}, or {@code [width]} for a learned input
     * @return this call
     */
    public KernelCall input(int input, float[] numbers) {
        arguments.inputs[input].bind(numbers);
        return this;
    }

    /**
     * Gives a class target.
     *
     * @param input the input's index in the spec
     * @param classes one index per row, from 0
     * @return this call
     */
    public KernelCall input(int input, int[] classes) {
        arguments.inputs[input].bind(classes);
        return this;
    }

    /**
     * Gives an input, wherever it lies.
     *
     * @param input the input's index in the spec
     * @param numbers rows x width numbers, width numbers for a learned input; double or float unless the input is discrete
     * @return this call
     */
    public KernelCall input(int input, Slice numbers) {
        arguments.inputs[input].bind(numbers);
        return this;
    }

    /**
     * Asks for the gradient of the reduced value.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param gradient where it goes, as long as the input
     * @return this call
     */
    public KernelCall gradient(int input, double[] gradient) {
        arguments.gradients[input].bind(gradient);
        return this;
    }

    /**
     * Asks for the gradient of the reduced value, rounded once.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param gradient where it goes, as long as the input
     * @return this call
     */
    public KernelCall gradient(int input, float[] gradient) {
        arguments.gradients[input].bind(gradient);
        return this;
    }

    /**
     * Asks for the gradient of the reduced value, each number rounded once to the type of its element.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param gradient where it goes, as many numbers as the input has
     * @return this call
     */
    public KernelCall gradient(int input, Slice gradient) {
        arguments.gradients[input].bind(gradient);
        return this;
    }

    /**
     * Asks for the Hessian diagonal of the reduced value.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param hessian where it goes, as long as the input
     * @return this call
     */
    public KernelCall hessian(int input, double[] hessian) {
        arguments.hessians[input].bind(hessian);
        return this;
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, rounded once.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param hessian where it goes, as long as the input
     * @return this call
     */
    public KernelCall hessian(int input, float[] hessian) {
        arguments.hessians[input].bind(hessian);
        return this;
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, each number rounded once to the type of its element.
     *
     * @param input the index of a prediction or learned input in the spec
     * @param hessian where it goes, as many numbers as the input has
     * @return this call
     */
    public KernelCall hessian(int input, Slice hessian) {
        arguments.hessians[input].bind(hessian);
        return this;
    }

    /**
     * Gives each row a weight; 0 leaves the row out.
     *
     * @param weights one finite, non-negative number per row
     * @return this call
     */
    public KernelCall weights(double[] weights) {
        arguments.weights.bind(weights);
        return this;
    }

    /**
     * Gives each row a weight; 0 leaves the row out.
     *
     * @param weights one finite, non-negative number per row
     * @return this call
     */
    public KernelCall weights(float[] weights) {
        arguments.weights.bind(weights);
        return this;
    }

    /**
     * Gives each row a weight; 0 leaves the row out.
     *
     * @param weights one finite, non-negative number per row, of any type
     * @return this call
     */
    public KernelCall weights(Slice weights) {
        arguments.weights.bind(weights);
        return this;
    }

    /**
     * Says which rows count. Nothing of a row that does not count is read, not even its weight.
     *
     * @param counted true for each row that counts
     * @return this call
     */
    public KernelCall mask(boolean[] counted) {
        arguments.mask.bind(counted);
        return this;
    }

    /**
     * Says which rows count. Nothing of a row that does not count is read, not even its weight.
     *
     * @param counted true or 1 for each row that counts, false or 0 for the others
     * @return this call
     */
    public KernelCall mask(Slice counted) {
        arguments.mask.bind(counted);
        return this;
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this call
     */
    public KernelCall ignoreIndex(int index) {
        arguments.ignoring = true;
        arguments.ignoreIndex = index;
        return this;
    }

    /**
     * Asks for the unweighted value of each row; 0 for rows that do not count.
     *
     * @param values one number per row, always overwritten
     * @return this call
     */
    public KernelCall values(double[] values) {
        arguments.values.bind(values);
        return this;
    }

    /**
     * Asks for the unweighted value of each row, rounded once; 0 for rows that do not count.
     *
     * @param values one number per row, always overwritten
     * @return this call
     */
    public KernelCall values(float[] values) {
        arguments.values.bind(values);
        return this;
    }

    /**
     * Asks for the unweighted value of each row, rounded once to the type of its element; 0 for rows that do not count.
     *
     * @param values one number per row, always overwritten
     * @return this call
     */
    public KernelCall values(Slice values) {
        arguments.values.bind(values);
        return this;
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold, instead of overwriting it.
     *
     * @param accumulate true to add
     * @return this call
     */
    public KernelCall accumulate(boolean accumulate) {
        arguments.accumulate = accumulate;
        return this;
    }

    /**
     * Lets only the hardest rows count: the share of the counted rows, rounded up, whose unweighted values are largest. NaN is larger than
     * any number; of equal values the first rows are taken. The other rows are as if they were masked.
     *
     * @param share above 0 and at most 1, which takes all rows
     * @return this call
     */
    public KernelCall hardest(double share) {
        arguments.hardest = share;
        return this;
    }

    /**
     * Raises each entry of a Hessian diagonal that is below a floor, before it is multiplied with the row's weight and divided by the mean; of
     * a learned input, the sum over the rows is raised to what it would be if every row were at the floor. NaN stays NaN, and rows that do not
     * count stay 0.
     *
     * @param floor a finite number, 0 or more; negative infinity for none
     * @return this call
     */
    public KernelCall hessianFloor(double floor) {
        arguments.hessianFloor = floor;
        return this;
    }

    /**
     * Lets other threads help. The results have the same bits as without.
     *
     * @param executor runs the helpers; null for the calling thread alone
     * @param parallelism how many threads compute at most, the calling one included; 1 or more
     * @return this call
     */
    public KernelCall executor(Executor executor, int parallelism) {
        arguments.executor = executor;
        arguments.parallelism = parallelism;
        return this;
    }

    /**
     * States the number of rows; per-row arrays may then be longer. Without it, the first per-row input tells.
     *
     * @param count 0 or more
     * @return this call
     */
    public KernelCall rows(long count) {
        arguments.rowsStated = true;
        arguments.statedRows = count;
        return this;
    }

    /**
     * Forgets all arguments, and keeps the scratch.
     *
     * @return this call
     */
    public KernelCall clear() {
        arguments.clear();
        evaluation.clear();
        return this;
    }

    /**
     * Computes the reduced value and everything that was asked for.
     *
     * @return the mean or sum; 0 when no row counts
     * @throws IllegalArgumentException when an argument is missing, of the wrong type or length, overlaps an output, or holds a number that
     *     is not allowed; nothing was written then
     */
    public double evaluate() {
        if (kernel == null) {
            throw new IllegalStateException(arguments.layout.spec.name()
                    + ": this call was evaluated already; ask the kernel for another one.");
        }
        try {
            value = evaluation.run(kernel);
            return value;
        } finally {
            if (once) {
                clear();
                kernel = null;
            }
        }
    }

    /**
     * The value of the last evaluation.
     *
     * @return the reduced value, NaN before the first evaluation
     */
    public double lastValue() {
        return value;
    }

    /** Checks everything and writes nothing; for calls of several kernels that succeed or fail together. */
    void prepare() {
        evaluation.prepare(kernel);
    }

    /** The value of what was prepared; writes nothing. */
    double valueOnly() {
        return evaluation.value();
    }

    /** The value of what was prepared, and its results, gradients and Hessians times {@code factor}. */
    double compute(double factor) {
        value = evaluation.compute(factor);
        return value;
    }

    /** Whether a Hessian is asked for. */
    boolean wantsHessian() {
        return arguments.wantsHessian();
    }

    /** Refuses an output of this call that shares elements with an output or input of {@code other}; both are prepared. */
    void checkApart(KernelCall other) {
        evaluation.checkApart(other.evaluation);
    }
}
