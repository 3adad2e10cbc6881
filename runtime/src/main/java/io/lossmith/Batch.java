package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The arrays of one evaluation by the names of the formula, for any loss. Reusable, for one thread at a time; evaluating it again with the
 * same kernel reuses the scratch. Arrays are row-major and may be longer than the stated rows need; a {@link Slice} may be of any type,
 * begin anywhere and have strides, also when it is a result. Types may be mixed: everything is computed in double and rounded once.
 *
 * <pre>{@code
 * double mean = kernel.evaluate(Batch.rows(n).input("z", z).input("y", y).gradient("z", gradZ).ignoreIndex(-100));
 *
 * Batch boosting = Batch.rows(n)
 *         .input("z", Slice.of(margins).columnMajor(n)) // float[K * n], class after class
 *         .input("y", labels) // byte[n]
 *         .gradient("z", Slice.of(pairs).elementStride(2)) // double[2 * K * n], gradients at even places
 *         .hessian("z", Slice.of(pairs).from(1).elementStride(2)) // Hessians at odd ones
 *         .hessianFloor(1e-6)
 *         .executor(pool);
 * }</pre>
 */
public final class Batch {
    private final long rows;
    private final Map<String, Slice> inputs = new LinkedHashMap<>();
    private final Map<String, Slice> gradients = new LinkedHashMap<>();
    private final Map<String, Slice> hessians = new LinkedHashMap<>();
    private Slice weights;
    private Slice mask;
    private Integer ignoreIndex;
    private Slice values;
    private boolean accumulate;
    private double hardest = 1;
    private double hessianFloor = Double.NEGATIVE_INFINITY;
    private Executor executor;
    private int parallelism;
    private LossKernel boundKernel;
    private KernelCall boundCall;
    private boolean changed;
    private final Map<String, Batch> tasks = new LinkedHashMap<>();
    private Batch outer;
    private TaskBinding boundTasks;
    private double value = Double.NaN;

    private Batch(long rows) {
        this.rows = rows;
    }

    /**
     * A batch of so many rows, without arrays.
     *
     * @param rows 0 or more
     * @return the batch
     * @throws IllegalArgumentException when the number is negative
     */
    public static Batch rows(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "Batch.rows(" + rows + ") is negative; state the number of rows, 0 or more.");
        }
        return new Batch(rows);
    }

    /**
     * Gives an input.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, {@code [width]} for a learned input; null to take it back
     * @return this batch
     */
    public Batch input(String name, double[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives an input.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, {@code [width]} for a learned input; null to take it back
     * @return this batch
     */
    public Batch input(String name, float[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; null to take it back
     * @return this batch
     */
    public Batch input(String name, int[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; null to take it back
     * @return this batch
     */
    public Batch input(String name, long[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; null to take it back
     * @return this batch
     */
    public Batch input(String name, short[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; bytes are signed; null to take it back
     * @return this batch
     */
    public Batch input(String name, byte[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; a char is its code; null to take it back
     * @return this batch
     */
    public Batch input(String name, char[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives a discrete input: a class, or binary, sign or count.
     *
     * @param name its name in the formula
     * @param numbers {@code [rows, width]}, classes from 0; true is 1, false is 0, or -1 for a sign; null to take it back
     * @return this batch
     */
    public Batch input(String name, boolean[] numbers) {
        return input(name, numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives an input, wherever it lies.
     *
     * @param name its name in the formula
     * @param numbers rows x width numbers, width for a learned input; double or float unless the input is discrete; null to take it back
     * @return this batch
     */
    public Batch input(String name, Slice numbers) {
        return put(inputs, name, numbers);
    }

    /**
     * Asks for the gradient of the reduced value.
     *
     * @param name a prediction or learned input
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch gradient(String name, double[] gradient) {
        return gradient(name, gradient == null ? null : Slice.of(gradient));
    }

    /**
     * Asks for the gradient of the reduced value, rounded once.
     *
     * @param name a prediction or learned input
     * @param gradient where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch gradient(String name, float[] gradient) {
        return gradient(name, gradient == null ? null : Slice.of(gradient));
    }

    /**
     * Asks for the gradient of the reduced value, wherever it goes.
     *
     * @param name a prediction or learned input
     * @param gradient double or float, as many numbers as the input has; null when it is not wanted
     * @return this batch
     */
    public Batch gradient(String name, Slice gradient) {
        return put(gradients, name, gradient);
    }

    /**
     * Asks for the Hessian diagonal of the reduced value.
     *
     * @param name a prediction or learned input
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch hessian(String name, double[] hessian) {
        return hessian(name, hessian == null ? null : Slice.of(hessian));
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, rounded once.
     *
     * @param name a prediction or learned input
     * @param hessian where it goes, as long as the input; null when it is not wanted
     * @return this batch
     */
    public Batch hessian(String name, float[] hessian) {
        return hessian(name, hessian == null ? null : Slice.of(hessian));
    }

    /**
     * Asks for the Hessian diagonal of the reduced value, wherever it goes.
     *
     * @param name a prediction or learned input
     * @param hessian double or float, as many numbers as the input has; null when it is not wanted
     * @return this batch
     */
    public Batch hessian(String name, Slice hessian) {
        return put(hessians, name, hessian);
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public Batch weights(double[] numbers) {
        return weights(numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public Batch weights(float[] numbers) {
        return weights(numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row, of any type; null for none
     * @return this batch
     */
    public Batch weights(Slice numbers) {
        weights = numbers;
        return changed();
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted true for each row that counts; null for all
     * @return this batch
     */
    public Batch mask(boolean[] counted) {
        return mask(counted == null ? null : Slice.of(counted));
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted 1 for each row that counts, 0 for the others; null for all
     * @return this batch
     */
    public Batch mask(byte[] counted) {
        return mask(counted == null ? null : Slice.of(counted));
    }

    /**
     * Says which rows count; the others are not read.
     *
     * @param counted 1 or true for each row that counts, 0 or false for the others; null for all
     * @return this batch
     */
    public Batch mask(Slice counted) {
        mask = counted;
        return changed();
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this batch
     */
    public Batch ignoreIndex(int index) {
        ignoreIndex = index;
        return changed();
    }

    /**
     * Asks for the unweighted value of each row; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public Batch values(double[] numbers) {
        return values(numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Asks for the unweighted value of each row, rounded once; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public Batch values(float[] numbers) {
        return values(numbers == null ? null : Slice.of(numbers));
    }

    /**
     * Asks for the unweighted value of each row, wherever it goes; 0 for rows that do not count.
     *
     * @param numbers double or float, one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public Batch values(Slice numbers) {
        values = numbers;
        return changed();
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold.
     *
     * @param add true to add, false to overwrite
     * @return this batch
     */
    public Batch accumulate(boolean add) {
        accumulate = add;
        return changed();
    }

    /**
     * Lets only the hardest rows count (online hard example mining): the share of the counted rows, rounded up, with the largest
     * unweighted values. NaN comes first, and of equal values the first row. The others are as if they were masked: the mean is over the
     * chosen rows, and the other rows' gradients, Hessians and values are 0.
     *
     * @param share above 0 and at most 1, which takes all rows
     * @return this batch
     */
    public Batch hardest(double share) {
        hardest = share;
        return changed();
    }

    /**
     * Raises every entry of a Hessian diagonal that is below a floor, as boosting needs it. The floor is that of a row's own Hessian, before
     * it is multiplied with the row's weight and divided by the mean, so that it does not depend on the size of the batch: with the sum
     * reduction and without weights, no entry of a row that counts is below it. The sum over the rows of a learned input is raised to what
     * it would be if every row were at the floor. NaN stays NaN.
     *
     * @param floor finite, 0 or more; negative infinity, the default, for none
     * @return this batch
     */
    public Batch hessianFloor(double floor) {
        hessianFloor = floor;
        return changed();
    }

    /**
     * Lets the threads of an executor help, as many as there are processors. The results have the same bits as without.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @return this batch
     * @see #executor(Executor, int)
     */
    public Batch executor(Executor helpers) {
        return executor(helpers, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Lets the threads of an executor help. The results have the same bits as without, for any number of threads. The calling thread takes
     * part and waits only for helpers at work, so an executor that is full, refuses tasks or runs them on the calling thread makes a call
     * no worse than one without. What a helper throws, the call throws. Each call hands over some small objects.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @param threads how many threads compute at most, the calling one included; 1 or more
     * @return this batch
     */
    public Batch executor(Executor helpers, int threads) {
        executor = helpers;
        parallelism = threads;
        return changed();
    }

    /**
     * The arguments of one task of a {@link TaskKernel}, and after an evaluation its {@link #value()}. With as many rows as this batch, unless it
     * was made with rows of its own by {@link #task(String, long)}; arrays for more rows are no mistake, so state the rows of a task that has
     * others.
     *
     * @param name the task's name
     * @return the task's own batch, the same one each time: inputs without prefix, outputs, weights, mask and so on
     */
    public Batch task(String name) {
        Batch task = tasks.get(name);
        return task == null ? task(name, rows) : task;
    }

    /**
     * The arguments of one task of a {@link TaskKernel}, with rows of its own. A task that is not asked for takes its inputs from this batch,
     * where they have the task's name before them: {@code cls_z}.
     *
     * @param name the task's name
     * @param taskRows its number of rows
     * @return the task's own batch; a new and empty one when the number of rows changes
     * @throws IllegalArgumentException when the number of rows is negative
     */
    public Batch task(String name, long taskRows) {
        Batch task = tasks.get(name);
        if (task == null || task.rows != taskRows) {
            task = rows(taskRows);
            task.outer = this;
            tasks.put(name, task);
            changed();
        }
        return task;
    }

    /**
     * The value of the last evaluation; for the batch of a task, of the task alone.
     *
     * @return the reduced value, NaN before the first evaluation
     */
    public double value() {
        return value;
    }

    double evaluate(LossKernel kernel) {
        if (kernel instanceof TaskKernel taskKernel) {
            if (boundTasks == null || kernel != boundKernel || changed) {
                boundTasks = null;
                boundTasks = new TaskBinding(taskKernel, this);
                boundKernel = kernel;
                changed = false;
            }
            value = boundTasks.evaluate();
            return value;
        }
        if (!tasks.isEmpty()) {
            throw new IllegalArgumentException(kernel.spec().name()
                    + " is not made of tasks, but the batch has the task '"
                    + tasks.keySet().iterator().next() + "'; give the inputs to the batch itself.");
        }
        if (kernel != boundKernel || changed) {
            KernelCall call = kernel == boundKernel ? boundCall.clear() : new KernelCall(kernel);
            boundKernel = null; // stays so when a name is unknown
            bind(call, kernel.spec());
            boundCall = call;
            boundKernel = kernel;
            changed = false;
        }
        value = boundCall.evaluate();
        return value;
    }

    long rowCount() {
        return rows;
    }

    /** What was given for an input, or null. */
    Slice input(String name) {
        return inputs.get(name);
    }

    /** A batch of the same inputs, weights, mask and ignored class, all of its rows, with nothing to write. */
    Batch withoutOutputs() {
        Batch copy = new Batch(rows);
        copy.inputs.putAll(inputs);
        copy.weights = weights;
        copy.mask = mask;
        copy.ignoreIndex = ignoreIndex;
        tasks.forEach((name, task) -> copy.tasks.put(name, task.withoutOutputs()));
        return copy;
    }

    Slice weights() {
        return weights;
    }

    Slice mask() {
        return mask;
    }

    Integer ignoreIndex() {
        return ignoreIndex;
    }

    private Batch put(Map<String, Slice> slices, String name, Slice slice) {
        if (slice == null) {
            slices.remove(name);
        } else {
            slices.put(name, slice);
        }
        return changed();
    }

    private Batch changed() {
        changed = true;
        if (outer != null) {
            outer.changed();
        }
        return this;
    }

    Map<String, Batch> tasks() {
        return tasks;
    }

    Map<String, Slice> inputs() {
        return inputs;
    }

    Map<String, Slice> gradients() {
        return gradients;
    }

    Map<String, Slice> hessians() {
        return hessians;
    }

    boolean accumulates() {
        return accumulate;
    }

    /** An option of rows that is set, if any. */
    Optional<String> rowOption() {
        return Stream.of(
                        weights != null ? "weights" : "",
                        mask != null ? "a mask" : "",
                        ignoreIndex != null ? "an ignored class" : "",
                        hardest < 1 ? "hardest(" + hardest + ")" : "",
                        hessianFloor > Double.NEGATIVE_INFINITY ? "a Hessian floor" : "",
                        executor != null ? "an executor" : "")
                .filter(option -> !option.isEmpty())
                .findFirst();
    }

    boolean hasValues() {
        return values != null;
    }

    void note(double taskValue) {
        value = taskValue;
    }

    /** A batch of a task with this one's rows and options, weights and mask included. */
    Batch forTask(boolean hasClasses) {
        Batch task = withoutOutputs();
        task.inputs.clear();
        task.tasks.clear();
        task.accumulate = accumulate;
        task.hardest = hardest;
        task.hessianFloor = hessianFloor;
        task.executor = executor;
        task.parallelism = parallelism;
        task.ignoreIndex = hasClasses ? ignoreIndex : null;
        return task;
    }

    void bind(KernelCall call, LossSpec spec) {
        call.rows(rows).weights(weights).mask(mask).values(values).accumulate(accumulate);
        call.hardest(hardest).hessianFloor(hessianFloor).executor(executor, parallelism);
        if (ignoreIndex != null) {
            call.ignoreIndex(ignoreIndex);
        }
        inputs.forEach((name, slice) -> call.input(index(spec, name), slice));
        gradients.forEach((name, slice) -> call.gradient(index(spec, name), slice));
        hessians.forEach((name, slice) -> call.hessian(index(spec, name), slice));
    }

    static int index(LossSpec spec, String name) {
        int index = spec.inputIndex(name);
        if (index < 0) {
            List<String> names = spec.inputs().stream().map(InputSpec::name).toList();
            throw new IllegalArgumentException(spec.name() + " has no input '" + name + "'; its inputs are "
                    + String.join(", ", names) + "." + NearestName.suggestion(name, names));
        }
        return index;
    }
}
