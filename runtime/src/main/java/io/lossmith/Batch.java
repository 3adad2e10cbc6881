package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.CallOptions;
import io.lossmith.engine.KernelCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
public final class Batch extends CallOptions<Batch> {
    private final Map<String, Slice> inputs = new LinkedHashMap<>();
    private final Map<String, Slice> gradients = new LinkedHashMap<>();
    private final Map<String, Slice> hessians = new LinkedHashMap<>();
    private final Map<String, Batch> tasks = new LinkedHashMap<>();
    private final Map<String, Double> taskValues = new HashMap<>();
    private LossKernel boundKernel;
    private BatchCall boundCall;
    private boolean changed;
    /** The batch this one is a task of, and the task's name; null for a batch of its own. */
    private Batch whole;

    private String task = "";
    private boolean hasOwnRows;
    private double value = Double.NaN;

    private Batch(long rows) {
        stateRows(rows);
    }

    /**
     * A batch of so many rows, without arrays.
     *
     * @param rows 0 or more
     * @return the batch
     * @throws IllegalArgumentException when the number is negative
     */
    public static Batch rows(long rows) {
        checkRows("Batch.rows(", rows);
        return new Batch(rows);
    }

    private static void checkRows(String call, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(call + rows + ") is negative; state the number of rows, 0 or more.");
        }
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
     * The arguments of one task of a {@link TaskKernel}, and after an evaluation its {@link #value()}. Arrays that are given here need no
     * prefix; whatever is not given here is taken from this batch, where it has the task's name before it: {@code cls_z}. A task has the rows of
     * this batch, its weights and its mask, unless it has rows of its own by {@link #task(String, long)}, and every other option but values per
     * row, unless it sets its own. Asking for a task changes nothing.
     *
     * @param name the task's name
     * @return the task's own batch, the same one each time
     * @throws IllegalArgumentException when this batch was evaluated with a kernel that has no such task, or is that of a task itself
     */
    public Batch task(String name) {
        if (whole != null) {
            throw new IllegalArgumentException("The batch of the task '" + task
                    + "' has no tasks itself; ask the batch it came from for task(\"" + name + "\").");
        }
        if (boundKernel != null) {
            boundKernel.checkTask(name);
        }
        Batch batch = tasks.get(name);
        if (batch == null) {
            batch = new Batch(statedRows());
            batch.whole = this;
            batch.task = name;
            batch.value = taskValues.getOrDefault(name, Double.NaN);
            tasks.put(name, batch);
        }
        return batch;
    }

    /**
     * The arguments of one task of a {@link TaskKernel}, with so many rows of its own, weights and mask included.
     *
     * @param name the task's name
     * @param taskRows its number of rows, from now on
     * @return the task's own batch, the same one each time, with the arrays it had
     * @throws IllegalArgumentException when the number of rows is negative, or as {@link #task(String)} says
     */
    public Batch task(String name, long taskRows) {
        checkRows("task(\"" + name + "\", ", taskRows);
        Batch batch = task(name);
        batch.stateRows(taskRows);
        batch.hasOwnRows = true;
        return batch;
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
        if (kernel != boundKernel || changed) {
            BatchCall call = kernel == boundKernel ? boundCall : kernel.callOf(this);
            boundKernel = null; // stays so when a name is unknown
            call.bind();
            boundCall = call;
            boundKernel = kernel;
            changed = false;
        }
        value = boundCall.evaluate();
        return value;
    }

    /** Gives a call the arrays, by the names of the inputs. */
    void bind(KernelCall call, LossSpec spec) {
        call.clearArrays();
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

    /** A batch of the same inputs, weights, mask and ignored class, all of its rows, with nothing to write. */
    Batch withoutOutputs() {
        Batch copy = new Batch(statedRows());
        copy.inputs.putAll(inputs);
        copy.takeRows(this);
        tasks.forEach((name, each) -> copy.adopt(name, each.withoutOutputs(), each.hasOwnRows));
        return copy;
    }

    /** Makes {@code batch} that of a task. */
    void adopt(String name, Batch batch, boolean ownRows) {
        batch.whole = this;
        batch.task = name;
        batch.hasOwnRows = ownRows;
        tasks.put(name, batch);
    }

    /** Becomes what a task gets: its own arrays and those of the whole with the task's prefix, see {@link #takeOptions}. */
    void takeArrays(Batch own, Batch from, String name, LossSpec spec) {
        inputs.clear();
        gradients.clear();
        hessians.clear();
        if (own != null) {
            inputs.putAll(own.inputs);
            gradients.putAll(own.gradients);
            hessians.putAll(own.hessians);
        }
        takePrefixed("input", from.inputs, inputs, name, spec);
        takePrefixed("gradient of", from.gradients, gradients, name, spec);
        takePrefixed("Hessian of", from.hessians, hessians, name, spec);
    }

    private static void takePrefixed(
            String what, Map<String, Slice> from, Map<String, Slice> to, String name, LossSpec spec) {
        for (InputSpec input : spec.inputs()) {
            String prefixed = name + "_" + input.name();
            Slice given = from.get(prefixed);
            if (given != null && to.putIfAbsent(input.name(), given) != null) {
                throw new IllegalArgumentException("Task '" + name + "', " + spec.name() + ": the " + what + " '"
                        + input.name() + "' is given twice, to the task and as '" + prefixed
                        + "' to the whole; give it once.");
            }
        }
    }

    /** Takes the options of a task: its own, and the others from the whole. */
    void takeOptions(Batch own, Batch from, LossSpec spec) {
        boolean sharesRows = own == null || !own.hasOwnRows;
        takeTask(own, from, sharesRows, TaskBatchCall.hasClasses(spec));
    }

    /** Notes the value of a task, for its batch now or later. */
    void note(String name, double taskValue) {
        taskValues.put(name, taskValue);
        Batch batch = tasks.get(name);
        if (batch != null) {
            batch.value = taskValue;
        }
    }

    long rowCount() {
        return statedRows();
    }

    /** Whether a row counts as far as mask and weights know. */
    boolean mayCount(long row) {
        return isCounted(row) && weight(row) != 0;
    }

    /** The options of one row that counts. */
    Batch ofRow(long row) {
        Batch single = rows(1);
        return hasWeights() ? single.weights(new double[] {weight(row)}) : single;
    }

    boolean ignores(double index) {
        return isIgnored(index);
    }

    boolean hasOwnRows() {
        return hasOwnRows;
    }

    /** What only rows shared with the whole can have, if it is there. */
    Optional<String> rowOption() {
        return hasWeights() ? Optional.of("weights") : hasMask() ? Optional.of("a mask") : Optional.empty();
    }

    boolean ignoresClass() {
        return isIgnoring();
    }

    boolean wantsValues() {
        return hasValues();
    }

    /** What was given for an input, or null. */
    Slice input(String name) {
        return inputs.get(name);
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

    private Batch put(Map<String, Slice> slices, String name, Slice slice) {
        if (slice == null) {
            slices.remove(name);
        } else {
            slices.put(name, slice);
        }
        changed = true;
        if (whole != null) {
            whole.changed = true;
        }
        return this;
    }
}
