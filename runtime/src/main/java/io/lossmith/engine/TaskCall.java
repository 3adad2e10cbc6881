package io.lossmith.engine;

import io.lossmith.data.Slice;
import java.util.List;

/**
 * One call of several losses and of the formula that combines their values: each task is evaluated on its own rows, the formula once, and the
 * gradients of a task are those of its value times the derivative of the formula by it. Reusable, for one thread at a time.
 */
public final class TaskCall {
    private final List<String> names;
    private final KernelCall[] tasks;
    private final boolean linear;
    /** The formula twice: for the derivatives by the tasks, and for its value and the derivatives by learned inputs. */
    private final KernelCall factors;

    private final KernelCall total;
    private final double[][] values;
    private final double[][] slopes;

    /**
     * A call of tasks with their calls.
     *
     * @param combination the formula: its first inputs are the tasks' values, the others are learned
     * @param names the tasks' names
     * @param tasks the tasks' calls, in the order of the formula's inputs
     * @param linear whether the formula's derivatives by the tasks do not depend on their values, so that one pass over the rows is enough
     */
    public TaskCall(RowKernel combination, List<String> names, KernelCall[] tasks, boolean linear) {
        this.names = List.copyOf(names);
        this.tasks = tasks.clone();
        this.linear = linear;
        factors = new KernelCall(combination);
        total = new KernelCall(combination);
        values = new double[tasks.length][1];
        slopes = new double[tasks.length][1];
        clear();
    }

    /**
     * The call of one task, to give it its arguments.
     *
     * @param task its number
     * @return the call
     */
    public KernelCall task(int task) {
        return tasks[task];
    }

    /**
     * Gives a learned input of the formula.
     *
     * @param input its index among the formula's inputs
     * @param numbers as many as its length
     * @return this call
     */
    public TaskCall input(int input, Slice numbers) {
        factors.input(input, numbers);
        total.input(input, numbers);
        return this;
    }

    /**
     * Asks for the gradient by a learned input of the formula.
     *
     * @param input its index among the formula's inputs
     * @param gradient where it goes
     * @return this call
     */
    public TaskCall gradient(int input, Slice gradient) {
        total.gradient(input, gradient);
        return this;
    }

    /**
     * Asks for the Hessian diagonal by a learned input of the formula.
     *
     * @param input its index among the formula's inputs
     * @param hessian where it goes
     * @return this call
     */
    public TaskCall hessian(int input, Slice hessian) {
        total.hessian(input, hessian);
        return this;
    }

    /**
     * Whether gradients and Hessians by learned inputs of the formula are added to what their arrays hold.
     *
     * @param accumulate true to add
     * @return this call
     */
    public TaskCall accumulate(boolean accumulate) {
        total.options().accumulate(accumulate);
        return this;
    }

    /**
     * Takes what the options of the whole say of the formula itself: whether derivatives by learned inputs are added.
     *
     * @param whole the options of the whole
     * @return this call
     */
    public TaskCall takeOptions(CallOptions<?> whole) {
        return accumulate(whole.accumulate);
    }

    /**
     * Forgets all arguments, those of the tasks too.
     *
     * @return this call
     */
    public TaskCall clear() {
        for (KernelCall task : tasks) {
            task.clear();
        }
        factors.clear().options().stateRows(1);
        total.clear().options().stateRows(1);
        for (int task = 0; task < tasks.length; task++) {
            factors.input(task, values[task]).gradient(task, slopes[task]);
            total.input(task, values[task]);
        }
        return this;
    }

    /**
     * The value of a task in the last evaluation.
     *
     * @param task its number
     * @return its reduced value
     */
    public double value(int task) {
        return values[task][0];
    }

    /**
     * Evaluates all tasks and the formula.
     *
     * @return the formula's value
     * @throws IllegalArgumentException when an argument of a task or of the formula is refused, outputs overlap, or a Hessian is asked of a
     *     formula that is not linear in its tasks; nothing was written then
     */
    public double evaluate() {
        prepare();
        for (int task = 0; task < tasks.length; task++) {
            values[task][0] = linear ? 0 : tasks[task].valueOnly();
        }
        factors.evaluate();
        for (int task = 0; task < tasks.length; task++) {
            values[task][0] = tasks[task].compute(slopes[task][0]);
        }
        return total.evaluate();
    }

    private void prepare() {
        for (int task = 0; task < tasks.length; task++) {
            values[task][0] = 0;
            if (!linear && tasks[task].wantsHessian()) {
                throw new IllegalArgumentException(
                        "The Hessian of the task '" + names.get(task)
                                + "' is not available, because the formula is not linear in its tasks; ask for gradients only.");
            }
        }
        factors.prepare();
        total.prepare();
        for (int task = 0; task < tasks.length; task++) {
            prepare(task);
        }
        for (KernelCall task : tasks) {
            total.checkApart(task);
            for (KernelCall other : tasks) {
                if (other != task) {
                    task.checkApart(other);
                }
            }
        }
    }

    /** Several tasks may be of one loss, so a refusal says which of them it is about. */
    private void prepare(int task) {
        try {
            tasks[task].prepare();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("Task '" + names.get(task) + "', " + refused.getMessage(), refused);
        }
    }
}
