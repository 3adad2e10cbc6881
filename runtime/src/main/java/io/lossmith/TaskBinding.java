package io.lossmith;

import io.lossmith.data.Slice;
import io.lossmith.engine.KernelCall;
import io.lossmith.engine.TaskCall;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.LossSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The arguments of a batch, given to the tasks they belong to. */
final class TaskBinding {
    private final TaskKernel kernel;
    private final Batch batch;
    private final Batch[] tasks;
    private final TaskCall call;

    TaskBinding(TaskKernel kernel, Batch batch) {
        this.kernel = kernel;
        this.batch = batch;
        List<String> names = kernel.tasks();
        batch.tasks().keySet().forEach(kernel::task); // a name that is none is refused
        if (batch.hasValues()) {
            throw new IllegalArgumentException(kernel.spec().name()
                    + ": values per row belong to a task; ask for them with task(\"" + names.get(0) + "\").");
        }
        if (batch.tasks().keySet().containsAll(names)) {
            batch.rowOption().ifPresent(option -> {
                throw new IllegalArgumentException(kernel.spec().name() + ": the batch has " + option
                        + ", but every task has a batch of its own; set it there, as in task(\"" + names.get(0)
                        + "\").");
            });
        }
        KernelCall[] calls = new KernelCall[names.size()];
        tasks = new Batch[names.size()];
        for (int task = 0; task < calls.length; task++) {
            LossKernel taskKernel = kernel.task(names.get(task));
            Batch own = batch.tasks().get(names.get(task));
            tasks[task] = own == null ? batch.forTask(hasClasses(taskKernel.spec())) : own;
            calls[task] = new KernelCall(taskKernel);
        }
        call = new TaskCall(kernel.combination(), names, calls, kernel.isLinear());
        Map<String, String> flat = route();
        for (int task = 0; task < calls.length; task++) {
            LossKernel taskKernel = kernel.task(names.get(task));
            tasks[task].bind(calls[task], taskKernel.spec());
            route(flat, task, calls[task], taskKernel);
        }
        call.accumulate(batch.accumulates());
    }

    /** The inputs of a task alone, whichever way the batch gives them, and which of its rows count; with nothing to write. */
    static Batch inputsOf(TaskKernel kernel, Batch batch, String name) {
        LossSpec spec = kernel.task(name).spec();
        Batch own = batch.tasks().get(name);
        Batch inputs = (own == null ? batch.forTask(hasClasses(spec)) : own).withoutOutputs();
        for (InputSpec input : spec.inputs()) {
            Slice given = batch.input(name + "_" + input.name());
            if (given != null) {
                inputs.input(input.name(), given);
            }
        }
        return inputs;
    }

    private static boolean hasClasses(LossSpec spec) {
        return spec.inputs().stream().anyMatch(InputSpec::isClass);
    }

    /** Gives the formula its learned inputs; the other names of the batch, each with the task it belongs to. */
    private Map<String, String> route() {
        Map<String, String> flat = new LinkedHashMap<>();
        for (Map<String, Slice> slices : List.of(batch.inputs(), batch.gradients(), batch.hessians())) {
            for (String name : slices.keySet()) {
                int own = kernel.combination().spec().inputIndex(name);
                if (kernel.taskOf(name) >= 0) {
                    flat.put(name, kernel.tasks().get(kernel.taskOf(name)));
                } else if (own < tasks.length) {
                    Batch.index(kernel.spec(), name); // which refuses it
                }
            }
        }
        batch.inputs().forEach((name, slice) -> own(name, index -> call.input(index, slice)));
        batch.gradients().forEach((name, slice) -> own(name, index -> call.gradient(index, slice)));
        batch.hessians().forEach((name, slice) -> own(name, index -> call.hessian(index, slice)));
        return flat;
    }

    private void own(String name, IntConsumer action) {
        if (kernel.taskOf(name) < 0) {
            action.accept(kernel.combination().spec().inputIndex(name));
        }
    }

    private void route(Map<String, String> flat, int task, KernelCall target, LossKernel taskKernel) {
        String name = kernel.tasks().get(task);
        flat.forEach((input, owner) -> {
            if (owner.equals(name)) {
                int index = taskKernel.spec().inputIndex(input.substring(name.length() + 1));
                if (batch.inputs().get(input) != null) {
                    target.input(index, batch.inputs().get(input));
                }
                if (batch.gradients().get(input) != null) {
                    target.gradient(index, batch.gradients().get(input));
                }
                if (batch.hessians().get(input) != null) {
                    target.hessian(index, batch.hessians().get(input));
                }
            }
        });
    }

    double evaluate() {
        double value = call.evaluate();
        for (int task = 0; task < tasks.length; task++) {
            tasks[task].note(call.value(task));
        }
        return value;
    }
}
