package io.lossmith;

import io.lossmith.spec.InputSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the gradients of a formula over tasks with numeric ones: first the formula's, at the values of the tasks, then those of each
 * task's inputs. These are differences of the task alone, times the derivative of the formula by it, since the values of the other tasks would
 * drown the differences of one row.
 */
final class TaskGradientChecker {
    private final TaskKernel kernel;
    private final LossKernel formula;
    private final Map<String, Batch> tasks = new LinkedHashMap<>();
    private final Map<String, Map<String, double[]>> gradients = new LinkedHashMap<>();
    private final Batch values = Batch.rows(1);
    private final Map<String, double[]> slopes;

    /** Evaluates everything at the numbers of the batch. */
    TaskGradientChecker(TaskKernel kernel, Batch batch) {
        this.kernel = kernel;
        formula = kernel.combination();
        Batch all = Batch.rows(batch.rowCount());
        for (String name : kernel.tasks()) {
            Batch task = TaskBatchCall.ofTask(kernel, batch, name).withoutOutputs();
            tasks.put(name, task);
            gradients.put(name, GradientChecker.ask(kernel.task(name), task));
            all.adopt(name, task, true);
        }
        Map<String, double[]> learned = new LinkedHashMap<>();
        for (InputSpec input : formula.spec().inputs()) {
            if (!tasks.containsKey(input.name())) {
                all.input(input.name(), batch.input(input.name()));
                values.input(input.name(), batch.input(input.name()));
                double[] gradient = new double[GradientChecker.width(formula, input)];
                learned.put(input.name(), gradient);
                all.gradient(input.name(), gradient);
            }
        }
        kernel.evaluate(all);
        tasks.forEach((name, task) -> values.input(name, new double[] {task.value()}));
        slopes = GradientChecker.ask(formula, values);
        formula.evaluate(values);
        slopes.putAll(learned);
    }

    List<GradientCheck.Input> compare() {
        List<GradientCheck.Input> results =
                new ArrayList<>(new GradientChecker(formula, values, "", 1).compare(slopes));
        tasks.forEach((name, task) ->
                results.addAll(new GradientChecker(kernel.task(name), task, name + "_", slopes.get(name)[0])
                        .compare(gradients.get(name))));
        return results;
    }
}
