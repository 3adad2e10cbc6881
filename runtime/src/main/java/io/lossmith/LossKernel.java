package io.lossmith;

import io.lossmith.engine.RowKernel;
import io.lossmith.spec.LossSpec;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A loss with its parameters and lengths fixed: value, gradients and Hessian diagonals of a batch. Generated kernels extend it and add
 * methods for their own inputs; adapters and tools use it as it is.
 *
 * <p>Immutable and safe for use by several threads; nothing is allocated per call in steady state. A NaN in a row gives NaN in that row and in
 * the reduced value; an infinite input gives the limit where one exists. Serialisation saves the parameters, lengths, options and a hash of
 * the formula, and validates them again.
 *
 * <pre>{@code
 * LossKernel kernel = LossKernel.of(new FocalLoss(2));
 * double mean = kernel.evaluate(Batch.rows(pt.length).input("pt", pt).gradient("pt", gradPt));
 * }</pre>
 */
public abstract class LossKernel extends RowKernel implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient KernelOptions options;

    /**
     * Checks and copies the lengths and parameters; for generated kernels.
     *
     * @param spec the loss
     * @param lengths the value of each named length
     * @param options reduction and checks
     * @param parameters the value of each parameter: a double, int, boolean or double[]
     * @throws IllegalArgumentException when a length is smaller than 1, or a parameter is NaN, outside its domain or of the wrong length
     */
    protected LossKernel(LossSpec spec, int[] lengths, KernelOptions options, Object... parameters) {
        super(spec, lengths, parameters);
        this.options = options;
    }

    /** A kernel made of others, with their parameters. */
    LossKernel(LossSpec spec, int[] lengths, KernelOptions options, List<LossKernel> parts) {
        super(spec, lengths, parts);
        this.options = options;
    }

    /**
     * The kernel of a loss record, found by its name: {@code XKernel} beside the record {@code X}, {@code Outer_XKernel} for a nested one.
     *
     * @param loss the record with the hyper-parameters
     * @param lengths the lengths that the record does not fix, in the order of the signature
     * @return the kernel with the default options
     * @throws NullPointerException when the record or the lengths are null
     * @throws IllegalStateException when no kernel was generated or it cannot be reached; the message says what to change in the build
     * @throws IllegalArgumentException when the lengths do not fit or the kernel refuses a parameter
     */
    public static LossKernel of(Record loss, int... lengths) {
        Objects.requireNonNull(loss, "LossKernel.of(loss, lengths): loss is null; pass a record with @Loss.");
        Objects.requireNonNull(
                lengths, "LossKernel.of(loss, lengths): lengths is null; leave it out where there is none.");
        return KernelLookup.find(loss, lengths);
    }

    /**
     * The same kernel with other options.
     *
     * @param options reduction and checks
     * @return a new kernel
     */
    protected abstract LossKernel with(KernelOptions options);

    /**
     * How the rows' values become one.
     *
     * @return the reduction, {@link Reduction#MEAN} unless changed
     */
    public final Reduction reduction() {
        return options.reduction();
    }

    /**
     * This loss with another reduction.
     *
     * @param reduction mean or sum
     * @return a kernel with this reduction; this one when it has it already
     */
    public LossKernel withReduction(Reduction reduction) {
        return reduction == options.reduction() ? this : with(options.with(reduction));
    }

    /**
     * This loss with checks of continuous domains and NaN too: an input outside is an {@link IllegalArgumentException} that names the row,
     * instead of whatever the formula gives there. A simplex may be off by 1e-5 in its sum.
     *
     * @return a checking kernel; this one when it is one already
     */
    public LossKernel checked() {
        return options.checked() ? this : with(new KernelOptions(options.reduction(), true, options.refined()));
    }

    /**
     * This loss with results as doubles give them: faster where many rows cancel, such as those of a Poisson loss that fits well, and right
     * to fewer digits there. Without it such results are computed again with twice the digits; floats never are. Methods that compute one row
     * stay as they are.
     *
     * @return a kernel that does not refine; this one when it is one already
     */
    public LossKernel unrefined() {
        return options.refined() ? with(new KernelOptions(options.reduction(), options.checked(), false)) : this;
    }

    /**
     * Evaluates a batch whose arrays are given by name.
     *
     * @param batch the arrays; not used by another thread at the same time
     * @return the reduced value; 0 when no row counts
     * @throws IllegalArgumentException when an array is missing, unknown, of the wrong type or length, overlaps an output, or holds a number
     *     that is not allowed; nothing was written then
     */
    public final double evaluate(Batch batch) {
        return batch.evaluate(this);
    }

    /**
     * Computes some thousand made-up rows, values, gradients and Hessians, float and double, so that the JVM has compiled the kernel before
     * it is needed. Takes some tens of milliseconds; the number of rows is fixed, no clock decides. A kernel of tasks warms up each of them.
     */
    public final void warmUp() {
        warm();
    }

    /**
     * Compares the gradients with numeric ones: Ridders' extrapolated differences of the sum of the values, one-sided at the edges of a
     * domain, with a bound on their error that counts the rounding of the loss. A gradient is wrong only where it lies outside of that bound;
     * kinks, and places where the bound is too wide to tell, are left out and counted. Weights, mask and ignored class of the batch apply; its
     * outputs are not touched. Of a {@link TaskKernel}, the derivatives of the formula by each task's value are compared, too, under the task's
     * name. Intended for tests: it evaluates the loss some hundred times for each number of the batch.
     *
     * @param batch the inputs; float inputs are used as the doubles they are
     * @return what was compared, how far apart the worst pair is, and what was left out and why
     * @throws IllegalArgumentException when {@link #evaluate} would refuse the batch
     */
    public final GradientCheck checkGradient(Batch batch) {
        return GradientChecker.check(this, batch);
    }

    /** Whether rows are computed with vectors where there are enough of them. */
    final boolean hasTwin() {
        return vectorTwin() != null;
    }

    /** Refuses a batch that speaks of a task this loss does not have. */
    void checkTask(String name) {
        throw new IllegalArgumentException(spec().name() + " is not made of tasks, so there is no task '" + name
                + "'; give the inputs to the batch itself.");
    }

    BatchCall callOf(Batch batch) {
        return new RowBatchCall(this, batch);
    }

    void warm() {
        new WarmUp(this).run();
    }

    /** Compares the gradients of this kernel, which adds up its rows and checks no domains. */
    List<GradientCheck.Input> compareGradients(Batch batch) {
        return GradientChecker.compare(this, batch);
    }

    /**
     * Checks that there is a record; for generated kernels.
     *
     * @param loss the record
     * @param record its simple name
     * @throws NullPointerException when it is null
     */
    protected static void checkLoss(Record loss, String record) {
        if (loss == null) {
            throw new NullPointerException(record + " is null; pass the record with the hyper-parameters.");
        }
    }

    /**
     * A component that is a loss, checked to be there; for generated kernels.
     *
     * @param loss the component's value
     * @param component the component's name, such as {@code cls}, or {@code head.cls} for one of a component
     * @param record the simple name of the record
     * @param <R> the component's type
     * @return {@code loss}
     * @throws NullPointerException when it is null
     */
    protected static <R extends Record> R component(R loss, String component, String record) {
        if (loss == null) {
            throw new NullPointerException(
                    "The component '" + component + "' of " + record + " is null; pass the record of that loss.");
        }
        return loss;
    }

    /**
     * The length that a vector parameter fixes; for generated kernels.
     *
     * @param parameter the name of the parameter
     * @param vector its value
     * @return how many elements it has
     * @throws IllegalArgumentException when it is null
     */
    protected static int vectorLength(String parameter, double[] vector) {
        if (vector == null) {
            throw new IllegalArgumentException("The parameter '" + parameter + "' is null; pass a double[].");
        }
        return vector.length;
    }

    /**
     * The common value of a length that is fixed twice; for generated kernels.
     *
     * @param symbol the length
     * @param first what fixes it first
     * @param firstLength the length it gives
     * @param second what fixes it again
     * @param secondLength the length that gives
     * @return the length
     * @throws IllegalArgumentException when the two differ
     */
    protected static int sameLength(String symbol, String first, int firstLength, String second, int secondLength) {
        if (firstLength != secondLength) {
            throw new IllegalArgumentException("The length " + symbol + " is " + firstLength + " by '" + first
                    + "', but " + secondLength + " by '" + second + "'; give both the same length.");
        }
        return firstLength;
    }

    /**
     * A length that is large enough for every constant index of the formula; for generated kernels.
     *
     * @param symbol the length
     * @param length its value
     * @param minimum the smallest value with which the formula makes sense
     * @return {@code length}
     * @throws IllegalArgumentException when it is smaller
     */
    protected static int atLeast(String symbol, int length, int minimum) {
        if (length < minimum) {
            throw new IllegalArgumentException("The length " + symbol + " is " + length
                    + ", but the formula needs at least " + minimum + "; pass a larger " + symbol + ".");
        }
        return length;
    }

    @Override
    protected final boolean dividesByWeights() {
        return options.reduction() == Reduction.MEAN;
    }

    @Override
    protected final boolean checksDomains() {
        return options.checked();
    }

    @Override
    protected final boolean refines() {
        return options.refined();
    }

    @Override
    protected final LossKernel reconfigured(boolean dividesByWeights, boolean checksDomains, boolean refines) {
        return with(new KernelOptions(dividesByWeights ? Reduction.MEAN : Reduction.SUM, checksDomains, refines));
    }

    /** The loss with its lengths and options, such as {@code CrossEntropy{K=10} mean}. */
    @Override
    public String toString() {
        String lengths = lengths().isEmpty() ? "" : lengths().toString();
        String reduction = dividesByWeights() ? "mean" : "sum";
        return spec().name() + lengths + " " + reduction + (options.checked() ? " checked" : "")
                + (options.refined() ? "" : " unrefined");
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("A kernel is saved through its proxy only; the stream was forged.");
    }
}
