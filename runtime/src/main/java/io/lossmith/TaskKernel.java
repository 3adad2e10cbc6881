package io.lossmith;

import io.lossmith.engine.Rows;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Length;
import io.lossmith.spec.LossSpec;
import io.lossmith.spec.LossSpecBuilder;
import io.lossmith.spec.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel of a formula over tasks: losses that are components of a record and used by name, each reduced over its own rows, weights and
 * mask. Generated code extends it.
 *
 * <p>An input {@code z} of the task {@code cls} is called {@code cls_z} here, and so are lengths. {@link Batch#task} gives each task its
 * arrays; gradients are those of the formula's value.
 *
 * <pre>{@code
 * @Loss("cls + lambda * box")
 * record Detection(CrossEntropy cls, SmoothL1 box, double lambda) {}
 *
 * Batch batch = Batch.rows(64).accumulate(false);
 * batch.task("cls").input("z", logits).input("y", classes).gradient("z", logitGradient);
 * batch.task("box", 12).input("p", boxes).input("y", targets).gradient("p", boxGradient);
 * double loss = LossKernel.of(new Detection(new CrossEntropy(), new SmoothL1(), 0.5), 10).evaluate(batch);
 * double boxLoss = batch.task("box").value();
 * }</pre>
 */
public abstract class TaskKernel extends LossKernel {
    private static final long serialVersionUID = 1L;

    private final transient LossKernel combination;
    private final transient List<String> names;
    private final transient LossKernel[] tasks;
    private final transient boolean linear;

    /**
     * A kernel of tasks.
     *
     * @param combination the formula over the tasks' values, which are its first inputs
     * @param names the tasks' names in that order
     * @param tasks the tasks' kernels, which get {@code options}
     * @param linear whether the formula's derivatives by the tasks do not depend on their values
     * @param options reduction and checks, of every task
     */
    protected TaskKernel(
            LossKernel combination, List<String> names, LossKernel[] tasks, boolean linear, KernelOptions options) {
        super(spec(combination.spec(), names, tasks), lengths(combination, tasks), options, parts(combination, tasks));
        this.combination = combination.with(options);
        this.names = List.copyOf(names);
        this.linear = linear;
        this.tasks = tasks.clone();
        for (int task = 0; task < tasks.length; task++) {
            this.tasks[task] = tasks[task].with(options);
        }
    }

    private static LossSpec spec(LossSpec formula, List<String> names, LossKernel[] tasks) {
        LossSpecBuilder builder = LossSpec.builder(formula.name(), formula.formula());
        for (int task = 0; task < tasks.length; task++) {
            String prefix = names.get(task) + "_";
            for (String symbol : tasks[task].spec().lengths()) {
                builder.lengths(prefix + symbol);
            }
            builder.task(names.get(task), tasks[task].spec());
            for (ParameterSpec parameter : tasks[task].spec().parameters()) {
                String length =
                        parameter.length().map(each -> prefixed(each, prefix)).orElse("");
                builder.parameter(prefix + parameter.name(), parameter.domain(), length);
            }
            for (InputSpec input : tasks[task].spec().inputs()) {
                String length =
                        input.length().map(each -> prefixed(each, prefix)).orElse("");
                builder.input(prefix + input.name(), input.role(), input.domain(), length, input.link());
            }
        }
        List<InputSpec> own = formula.inputs();
        for (InputSpec learned : own.subList(tasks.length, own.size())) {
            String length = learned.length().map(Length::toString).orElse("");
            builder.input(learned.name(), learned.role(), learned.domain(), length, learned.link());
        }
        for (ParameterSpec parameter : formula.parameters()) {
            String length = parameter.length().map(Length::toString).orElse("");
            builder.parameter(parameter.name(), parameter.domain(), length);
        }
        formula.lengths().forEach(builder::lengths);
        builder.stableForm(formula.stableForm());
        formula.gradients().forEach(builder::gradient);
        formula.hessians().forEach(builder::hessian);
        formula.rules().forEach(builder::rule);
        formula.conventions().forEach(builder::convention);
        formula.limits().forEach(builder::limit);
        return builder.build();
    }

    private static String prefixed(Length length, String prefix) {
        return length.symbol().isEmpty() ? length.toString() : prefix + length;
    }

    private static List<LossKernel> parts(LossKernel combination, LossKernel[] tasks) {
        List<LossKernel> parts = new ArrayList<>(List.of(tasks));
        parts.add(combination);
        return parts;
    }

    private static int[] lengths(LossKernel combination, LossKernel[] tasks) {
        List<Integer> all = new ArrayList<>();
        for (LossKernel task : tasks) {
            all.addAll(task.lengths().values());
        }
        all.addAll(combination.lengths().values());
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The kernel of a task.
     *
     * @param name the component's name
     * @return its kernel, with this kernel's options
     * @throws IllegalArgumentException when there is no such task
     */
    public final LossKernel task(String name) {
        int task = names.indexOf(name);
        if (task < 0) {
            throw new IllegalArgumentException(spec().name() + " has no task '" + name + "'; its tasks are "
                    + String.join(", ", names) + "." + NearestName.suggestion(name, names));
        }
        return tasks[task];
    }

    /**
     * The tasks' names.
     *
     * @return in the order of the record's components
     */
    public final List<String> tasks() {
        return names;
    }

    /**
     * The formula over the tasks' values, as a kernel of its own whose first inputs are these values; for tools.
     *
     * @return a kernel of one row
     */
    public final LossKernel combination() {
        return combination;
    }

    final boolean isLinear() {
        return linear;
    }

    /** The number of the task an input of this kernel belongs to, -1 for the formula's own. */
    final int taskOf(String input) {
        for (int task = 0; task < tasks.length; task++) {
            String prefix = names.get(task) + "_";
            if (input.startsWith(prefix) && tasks[task].spec().inputIndex(input.substring(prefix.length())) >= 0) {
                return task;
            }
        }
        return -1;
    }

    @Override
    final void checkTask(String name) {
        task(name);
    }

    @Override
    final BatchCall callOf(Batch batch) {
        return new TaskBatchCall(this, batch);
    }

    @Override
    final void warm() {
        for (LossKernel task : tasks) {
            task.warmUp();
        }
        combination.warmUp();
    }

    @Override
    final List<GradientCheck.Input> compareGradients(Batch batch) {
        return new TaskGradientChecker(this, batch).compare();
    }

    @Override
    protected final double valueRows(Rows rows) {
        throw notByRows();
    }

    @Override
    protected final double gradientRows(Rows rows) {
        throw notByRows();
    }

    @Override
    protected final double hessianRows(Rows rows) {
        throw notByRows();
    }

    private IllegalStateException notByRows() {
        return new IllegalStateException(
                spec().name() + " is made of tasks, which are evaluated each on its own rows.");
    }
}
