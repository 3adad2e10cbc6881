package io.lossmith.engine;

import io.lossmith.data.Slice;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * What can be said about the rows of a call besides inputs and outputs: which of them count and how much, what is summed and how, and which
 * threads help. Not for use by several threads.
 *
 * <pre>{@code
 * batch.weights(w).mask(counted).hardest(0.25).executor(pool);
 * }</pre>
 *
 * @param <B> the batch itself, so that its own methods can be chained with these
 */
public abstract class CallOptions<B extends CallOptions<B>> {
    /** Options that a task takes from the whole unless it has its own. */
    private enum Option {
        IGNORE_INDEX,
        ACCUMULATE,
        HARDEST,
        HESSIAN_FLOOR,
        EXECUTOR
    }

    final Slot weights = new Slot();
    final Slot mask = new Slot();
    final Slot values = new Slot();
    private final Set<Option> own = EnumSet.noneOf(Option.class);
    int ignoreIndex;
    boolean accumulate;
    boolean rowsStated;
    long statedRows;
    /** Whether arrays have to be as long as the stated rows need, and not longer. */
    boolean exactArrays;
    /** The share of the counted rows that is taken, 1 for all. */
    double hardest = 1;
    /** What Hessians are raised to, negative infinity for none. */
    double hessianFloor = Double.NEGATIVE_INFINITY;
    /** Null for the calling thread alone. */
    Executor executor;

    int parallelism;

    /** Options without any of them set. */
    protected CallOptions() {}

    /** The options of a call that nobody but the call has. */
    static final class Plain extends CallOptions<Plain> {}

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public final B weights(double[] numbers) {
        weights.bind(numbers);
        return self();
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row; null for none
     * @return this batch
     */
    public final B weights(float[] numbers) {
        weights.bind(numbers);
        return self();
    }

    /**
     * Gives each row a weight; a row of weight 0 is not read.
     *
     * @param numbers one finite, non-negative number per row, of any type; null for none
     * @return this batch
     */
    public final B weights(Slice numbers) {
        weights.bind(numbers);
        return self();
    }

    /**
     * Says which rows count; nothing of the others is read, not even their weight.
     *
     * @param counted true for each row that counts; null for all
     * @return this batch
     */
    public final B mask(boolean[] counted) {
        mask.bind(counted);
        return self();
    }

    /**
     * Says which rows count; nothing of the others is read, not even their weight.
     *
     * @param counted 1 for each row that counts, 0 for the others; null for all
     * @return this batch
     */
    public final B mask(byte[] counted) {
        mask.bind(counted == null ? null : Slice.of(counted));
        return self();
    }

    /**
     * Says which rows count; nothing of the others is read, not even their weight.
     *
     * @param counted 1 or true for each row that counts, 0 or false for the others; null for all
     * @return this batch
     */
    public final B mask(Slice counted) {
        mask.bind(counted);
        return self();
    }

    /**
     * Leaves out the rows whose class target is this number.
     *
     * @param index any number, such as -100
     * @return this batch
     */
    public final B ignoreIndex(int index) {
        ignoreIndex = index;
        return said(Option.IGNORE_INDEX);
    }

    /**
     * Asks for the unweighted value of each row; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(double[] numbers) {
        values.bind(numbers);
        return self();
    }

    /**
     * Asks for the unweighted value of each row, rounded once; 0 for rows that do not count.
     *
     * @param numbers one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(float[] numbers) {
        values.bind(numbers);
        return self();
    }

    /**
     * Asks for the unweighted value of each row, wherever it goes; 0 for rows that do not count.
     *
     * @param numbers double or float, one number per row, overwritten; null when they are not wanted
     * @return this batch
     */
    public final B values(Slice numbers) {
        values.bind(numbers);
        return self();
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold.
     *
     * @param add true to add, false to overwrite
     * @return this batch
     */
    public final B accumulate(boolean add) {
        accumulate = add;
        return said(Option.ACCUMULATE);
    }

    /**
     * Lets only the hardest rows count (online hard example mining): the share of the counted rows, rounded up, with the largest
     * unweighted values. NaN comes first, and of equal values the first row. The others are as if they were masked: the mean is over the
     * chosen rows, and the other rows' gradients, Hessians and values are 0.
     *
     * @param share above 0 and at most 1, which takes all rows
     * @return this batch
     */
    public final B hardest(double share) {
        hardest = share;
        return said(Option.HARDEST);
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
    public final B hessianFloor(double floor) {
        hessianFloor = floor;
        return said(Option.HESSIAN_FLOOR);
    }

    /**
     * Lets the threads of an executor help, as many as there are processors. The results have the same bits as without.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @return this batch
     * @see #executor(Executor, int)
     */
    public final B executor(Executor helpers) {
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
    public final B executor(Executor helpers, int threads) {
        executor = helpers;
        parallelism = threads;
        return said(Option.EXECUTOR);
    }

    /**
     * States the number of rows; arrays may then be longer.
     *
     * @param count 0 or more
     * @return this batch
     */
    protected final B stateRows(long count) {
        rowsStated = true;
        statedRows = count;
        exactArrays = false;
        return self();
    }

    /**
     * Takes over everything that belongs to the rows: their number, weights, mask and ignored class.
     *
     * @param other the options of the same rows
     */
    protected final void takeRows(CallOptions<?> other) {
        rowsStated = other.rowsStated;
        statedRows = other.statedRows;
        exactArrays = other.exactArrays;
        weights.bind(other.weights);
        mask.bind(other.mask);
        if (other.own.contains(Option.IGNORE_INDEX)) {
            ignoreIndex(other.ignoreIndex);
        }
    }

    /**
     * Becomes the options of a task: its own ones, and for the others those of the whole. Values per row are never those of the whole.
     *
     * @param task the options of the task; null if it has none
     * @param whole the options of the whole
     * @param rows whether the rows are those of the whole, so that its weights and mask apply; arrays then have to fit exactly
     * @param classes whether the task has classes, so that one can be ignored
     */
    protected final void takeTask(CallOptions<?> task, CallOptions<?> whole, boolean rows, boolean classes) {
        clearOptions();
        take(whole, task);
        if (!classes && (task == null || !task.own.contains(Option.IGNORE_INDEX))) {
            own.remove(Option.IGNORE_INDEX);
        }
        if (rows) {
            stateRows(whole.statedRows);
            exactArrays = true;
            weights.bind(whole.weights);
            mask.bind(whole.mask);
        }
        if (task != null) {
            take(task, null);
            values.bind(task.values);
            if (!rows) {
                stateRows(task.statedRows);
            }
            if (task.weights.isBound()) {
                weights.bind(task.weights);
            }
            if (task.mask.isBound()) {
                mask.bind(task.mask);
            }
        }
    }

    /** The options of {@code from} that were set, except those that {@code except} has. */
    private void take(CallOptions<?> from, CallOptions<?> except) {
        for (Option option : from.own) {
            if (except != null && except.own.contains(option)) {
                continue;
            }
            switch (option) {
                case IGNORE_INDEX -> ignoreIndex(from.ignoreIndex);
                case ACCUMULATE -> accumulate(from.accumulate);
                case HARDEST -> hardest(from.hardest);
                case HESSIAN_FLOOR -> hessianFloor(from.hessianFloor);
                case EXECUTOR -> executor(from.executor, from.parallelism);
            }
        }
    }

    /**
     * How many rows were stated.
     *
     * @return the number, 0 if none was
     */
    protected final long statedRows() {
        return statedRows;
    }

    /**
     * The weight of a row.
     *
     * @param row a row that has one, if any has
     * @return 1 without weights
     */
    protected final double weight(long row) {
        return weights.isBound() ? weights.get(row) : 1;
    }

    /**
     * Whether the mask lets a row count.
     *
     * @param row a row the mask has, if there is one
     * @return true without mask
     */
    protected final boolean isCounted(long row) {
        return !mask.isBound() || mask.get(row) != 0;
    }

    /**
     * Whether this is the class whose rows are left out.
     *
     * @param index a class
     * @return false if none is ignored
     */
    protected final boolean isIgnored(double index) {
        return isIgnoring() && index == ignoreIndex;
    }

    /**
     * Whether there are weights.
     *
     * @return false if all rows weigh 1
     */
    protected final boolean hasWeights() {
        return weights.isBound();
    }

    /**
     * Whether there is a mask.
     *
     * @return false if all rows count
     */
    protected final boolean hasMask() {
        return mask.isBound();
    }

    /**
     * Whether values per row are asked for.
     *
     * @return false if only the reduced value is
     */
    protected final boolean hasValues() {
        return values.isBound();
    }

    /** Forgets everything that was set. */
    protected final void clearOptions() {
        weights.clear();
        mask.clear();
        values.clear();
        own.clear();
        ignoreIndex = 0;
        accumulate = false;
        rowsStated = false;
        statedRows = 0;
        exactArrays = false;
        hardest = 1;
        hessianFloor = Double.NEGATIVE_INFINITY;
        executor = null;
        parallelism = 0;
    }

    /**
     * Whether the rows of a class are left out.
     *
     * @return false if all classes count
     */
    protected final boolean isIgnoring() {
        return own.contains(Option.IGNORE_INDEX);
    }

    private B said(Option option) {
        own.add(option);
        return self();
    }

    @SuppressWarnings("unchecked") // B is the subclass itself, by the bound of the class
    private B self() {
        return (B) this;
    }
}
