package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import io.lossmith.engine.TaskCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/** A batch of a kernel of tasks. Each task gets a batch of its own, made of its part and of what the whole says of it. */
final class TaskBatchCall implements BatchCall {
    private final TaskKernel kernel;
    private final Batch whole;
    private final List<String> names;
    private final Batch[] tasks;
    private final KernelCall[] calls;
    private final TaskCall call;

    TaskBatchCall(TaskKernel kernel, Batch whole) {
        this.kernel = kernel;
        this.whole = whole;
        names = kernel.tasks();
        tasks = new Batch[names.size()];
        calls = new KernelCall[names.size()];
        for (int task = 0; task < calls.length; task++) {
            tasks[task] = Batch.rows(0);
            calls[task] = new KernelCall(kernel.task(names.get(task)), tasks[task]);
        }
        call = new TaskCall(kernel.combination(), names, calls, kernel.isLinear());
    }

    /** What a task gets, whichever way the batch gives it. */
    static Batch ofTask(TaskKernel kernel, Batch whole, String name) {
        Batch batch = Batch.rows(0);
        LossSpec spec = kernel.task(name).spec();
        batch.takeArrays(whole.tasks().get(name), whole, name, spec);
        batch.takeOptions(whole.tasks().get(name), whole, spec);
        return batch;
    }

    @Override
    public void bind() {
        whole.tasks().keySet().forEach(kernel::checkTask);
        call.clear();
        own(whole.inputs(), (slice, input) -> call.input(input, slice));
        own(whole.gradients(), (slice, input) -> call.gradient(input, slice));
        own(whole.hessians(), (slice, input) -> call.hessian(input, slice));
        for (int task = 0; task < calls.length; task++) {
            LossSpec spec = kernel.task(names.get(task)).spec();
            Batch own = whole.tasks().get(names.get(task));
            tasks[task].takeArrays(own, whole, names.get(task), spec);
            bind(task, spec);
        }
    }

    private void bind(int task, LossSpec spec) {
        try {
            tasks[task].bind(calls[task], spec);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Task '" + names.get(task) + "', " + unknown.getMessage() + withoutPrefix(task, spec), unknown);
        }
    }

    /** The remedy for {@code task("box").input("box_p", …)}. */
    private String withoutPrefix(int task, LossSpec spec) {
        String prefix = names.get(task) + "_";
        boolean prefixed = spec.inputs().stream()
                .map(InputSpec::name)
                .anyMatch(name -> tasks[task].inputs().containsKey(prefix + name));
        return prefixed ? " In the batch of a task they have no prefix." : "";
    }

    /** Gives the formula its learned inputs; what belongs to no task and is none is refused. */
    private void own(Map<String, Slice> slices, ObjIntConsumer<Slice> action) {
        slices.forEach((name, slice) -> {
            if (kernel.taskOf(name) < 0) {
                int input = kernel.combination().spec().inputIndex(name);
                action.accept(slice, input < names.size() ? Batch.index(kernel.spec(), name) : input);
            }
        });
    }

    @Override
    public double evaluate() {
        checkOptions();
        call.takeOptions(whole);
        for (int task = 0; task < calls.length; task++) {
            LossKernel taskKernel = kernel.task(names.get(task));
            tasks[task].takeOptions(whole.tasks().get(names.get(task)), whole, taskKernel.spec());
        }
        double value = call.evaluate();
        for (int task = 0; task < calls.length; task++) {
            whole.note(names.get(task), call.value(task));
        }
        return value;
    }

    /** Whether there is a class that can be left out. */
    static boolean hasClasses(LossSpec task) {
        return task.inputs().stream().anyMatch(InputSpec::isClass);
    }

    /** Refuses what the whole says to nobody. */
    private void checkOptions() {
        String example = "task(\"" + names.get(0) + "\")";
        if (whole.wantsValues()) {
            throw new IllegalArgumentException(
                    kernel.spec().name() + ": values per row belong to a task; ask for them with " + example + ".");
        }
        if (whole.ignoresClass()
                && names.stream().map(kernel::task).map(LossKernel::spec).noneMatch(TaskBatchCall::hasClasses)) {
            throw new IllegalArgumentException(kernel.spec().name()
                    + ": no task has a class target that ignoreIndex could leave out; use a mask or weights of 0.");
        }
        boolean allOwn =
                names.stream().map(name -> whole.tasks().get(name)).allMatch(task -> task != null && task.hasOwnRows());
        Optional<String> option = whole.rowOption();
        if (allOwn && option.isPresent()) {
            throw new IllegalArgumentException(kernel.spec().name() + ": the batch has " + option.get()
                    + ", but every task has rows of its own; give them there, as in " + example + ".");
        }
    }
}
