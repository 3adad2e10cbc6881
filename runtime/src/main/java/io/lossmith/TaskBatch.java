package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import io.lossmith.engine.TaskCall;

/**
 * The arguments of a call of a {@link TaskKernel}: a batch for each task, and learned inputs of the formula. Generated code extends it with
 * methods that are named like tasks and inputs. Not thread-safe, made to be reused.
 *
 * @param <B> the generated class itself
 */
public abstract class TaskBatch<B extends TaskBatch<B>> {
    private final TaskCall call;
    private final int tasks;

    /**
     * A batch for a kernel.
     *
     * @param kernel the kernel
     * @param tasks a batch of each task's kernel, in their order
     */
    protected TaskBatch(TaskKernel kernel, KernelBatch<?>... tasks) {
        KernelCall[] calls = new KernelCall[tasks.length];
        for (int task = 0; task < tasks.length; task++) {
            calls[task] = tasks[task].call();
        }
        this.tasks = tasks.length;
        call = new TaskCall(kernel.combination(), kernel.tasks(), calls, kernel.isLinear());
    }

    /**
     * Gives a learned input of the formula.
     *
     * @param input its number among the learned inputs
     * @param numbers as many as its length
     * @return this batch
     */
    protected final B input(int input, Slice numbers) {
        call.input(tasks + input, numbers);
        return self();
    }

    /**
     * Asks for the gradient by a learned input of the formula.
     *
     * @param input its number among the learned inputs
     * @param gradient where it goes
     * @return this batch
     */
    protected final B gradient(int input, Slice gradient) {
        call.gradient(tasks + input, gradient);
        return self();
    }

    /**
     * Asks for the Hessian diagonal by a learned input of the formula.
     *
     * @param input its number among the learned inputs
     * @param hessian where it goes
     * @return this batch
     */
    protected final B hessian(int input, Slice hessian) {
        call.hessian(tasks + input, hessian);
        return self();
    }

    /**
     * Whether gradients by learned inputs of the formula are added to what their arrays hold; each task's batch says it for its own.
     *
     * @param accumulate true to add
     * @return this batch
     */
    public final B accumulate(boolean accumulate) {
        call.accumulate(accumulate);
        return self();
    }

    /**
     * Evaluates all tasks and the formula.
     *
     * @return the formula's value; those of the tasks are in their batches
     * @throws IllegalArgumentException when an argument of a task or of the formula is refused or outputs overlap; nothing was written then
     */
    public final double evaluate() {
        return call.evaluate();
    }

    @SuppressWarnings("unchecked") // B is the subclass itself, by the bound of the class
    private B self() {
        return (B) this;
    }
}
