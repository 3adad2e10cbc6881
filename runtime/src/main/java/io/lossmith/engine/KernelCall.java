package io.lossmith.engine;

import io.lossmith.data.Slice;

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
        this(kernel, new CallOptions.Plain());
    }

    /**
     * A call without arguments and with options that somebody else sets.
     *
     * @param kernel the kernel to evaluate
     * @param options read by each evaluation
     */
    public KernelCall(RowKernel kernel, CallOptions<?> options) {
        this(kernel.layout(), options);
        this.kernel = kernel;
    }

    KernelCall(RowLayout layout) {
        this(layout, new CallOptions.Plain());
    }

    private KernelCall(RowLayout layout, CallOptions<?> options) {
        arguments = new Arguments(layout, options);
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
     * Forgets all arguments and options, and keeps the scratch.
     *
     * @return this call
     */
    public KernelCall clear() {
        clearArrays();
        arguments.options.clearOptions();
        return this;
    }

    /** Forgets all inputs and outputs, and keeps options and scratch. */
    public void clearArrays() {
        arguments.clear();
        evaluation.clear();
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

    /** Which rows count, and how they are summed. */
    CallOptions<?> options() {
        return arguments.options;
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
