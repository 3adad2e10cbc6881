package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.CallOptions;
import io.lossmith.engine.KernelCall;
import io.lossmith.engine.TaskCall;
import java.util.concurrent.Executor;

/**
 * The arguments of a call of a {@link TaskKernel}: a batch for each task, and learned inputs of the formula. Generated code extends it with
 * methods that are named like tasks and inputs. Not thread-safe, made to be reused.
 *
 * @param <B> the generated class itself
 */
public abstract class TaskBatch<B extends TaskBatch<B>> {
    private final TaskCall call;
    private final KernelBatch<?>[] batches;

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
        batches = tasks.clone();
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
        call.input(batches.length + input, numbers);
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
        call.gradient(batches.length + input, gradient);
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
        call.hessian(batches.length + input, hessian);
        return self();
    }

    /**
     * Whether gradients and Hessians are added to what their arrays hold: those by learned inputs of the formula and, unless its batch says
     * otherwise afterwards, those of every task.
     *
     * @param add true to add, false to overwrite
     * @return this batch
     */
    public final B accumulate(boolean add) {
        call.accumulate(add);
        for (KernelBatch<?> task : batches) {
            task.accumulate(add);
        }
        return self();
    }

    /**
     * Lets the threads of an executor help with every task, as {@link CallOptions#executor(Executor, int)} describes.
     *
     * @param helpers runs the helpers; null for the calling thread alone
     * @param threads how many threads compute at most, the calling one included; 1 or more
     * @return this batch
     */
    public final B executor(Executor helpers, int threads) {
        for (KernelBatch<?> task : batches) {
            task.executor(helpers, threads);
        }
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
