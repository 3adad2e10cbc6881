package io.lossmith.examples.demo;

import io.lossmith.Batch;
import io.lossmith.TaskKernel;
import io.lossmith.data.Slice;
import io.lossmith.spec.InputSpec;
import io.lossmith.spec.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Mini-batch training with a kernel of the tasks {@code cls}, {@code box} and {@code kl}, and of what its formula learns with the model. */
final class TaskTraining {
    private static final int MEANS_AND_LOGVARS = 2 * TwoHeads.CODE;

    private final TaskKernel kernel;
    private final TwoHeads network;
    private final Located rows;

    /** A learned number is the bias of a layer without inputs, so that the same optimiser moves it. It begins at 0. */
    private final Map<String, Network> learned = new LinkedHashMap<>();

    TaskTraining(TaskKernel kernel, TwoHeads network, Located rows, double learningRate) {
        this.kernel = kernel;
        this.network = network;
        this.rows = rows;
        for (InputSpec input : kernel.spec().inputs()) {
            if (input.role() == Role.LEARN) {
                int length = input.length()
                        .map(each -> each.resolve(kernel.lengths()))
                        .orElse(1);
                learned.put(input.name(), new Network(learningRate, new Random(0), 0, length));
            }
        }
    }

    /** Goes once through all rows in a random order, and returns the mean values on the way. */
    TaskValues epoch(Random random) {
        TaskValues sum = new TaskValues(0, new double[kernel.tasks().size()]);
        for (List<Integer> batch : MiniBatches.of(rows.images().rows(), random)) {
            double share = batch.size() / (double) rows.images().rows();
            sum = sum.plus(share, step(rows.select(batch), random));
        }
        return sum;
    }

    private TaskValues step(Located some, Random random) {
        TwoHeads.Outputs outputs = network.outputs(some.images().features(), random);
        TwoHeads.Outputs gradients = outputs.gradients();
        int images = some.images().rows();

        Batch batch = Batch.rows(images);
        batch.task("cls")
                .input("z", outputs.logits())
                .input("y", some.images().labels())
                .gradient("z", gradients.logits());
        batch.task("box", 2L * images)
                .input("p", outputs.centres())
                .input("y", some.centres())
                .gradient("p", gradients.centres());
        batch.task("kl")
                .input("mu", means(outputs.encoded()))
                .input("logvar", logvars(outputs.encoded()))
                .gradient("mu", means(gradients.encoded()))
                .gradient("logvar", logvars(gradients.encoded()));
        Map<String, double[]> gradientsOfLearned = new LinkedHashMap<>();
        learned().forEach((name, numbers) -> {
            double[] gradient = new double[numbers.length];
            batch.input(name, numbers).gradient(name, gradient);
            gradientsOfLearned.put(name, gradient);
        });

        double total = kernel.evaluate(batch);
        network.learn(gradients);
        gradientsOfLearned.forEach((name, gradient) -> learned.get(name).learn(gradient));
        double[] tasks = kernel.tasks().stream()
                .mapToDouble(task -> batch.task(task).value())
                .toArray();
        return new TaskValues(total, tasks);
    }

    private static Slice means(double[] encoded) {
        return Slice.of(encoded).rowStride(MEANS_AND_LOGVARS);
    }

    private static Slice logvars(double[] encoded) {
        return Slice.of(encoded).from(TwoHeads.CODE).rowStride(MEANS_AND_LOGVARS);
    }

    /** What the formula has learned so far. */
    Map<String, double[]> learned() {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        learned.forEach((name, layer) -> numbers.put(name, layer.scores(new double[1][0])));
        return numbers;
    }

    /** What the formula multiplies the gradient of each task with: its derivative by the task, here for any value of the tasks. */
    double[] weights() {
        Batch formula = Batch.rows(1);
        learned().forEach(formula::input);
        double[][] slopes = new double[kernel.tasks().size()][1];
        for (int task = 0; task < slopes.length; task++) {
            String name = kernel.tasks().get(task);
            formula.input(name, new double[1]).gradient(name, slopes[task]);
        }
        kernel.combination().evaluate(formula);
        return Arrays.stream(slopes).mapToDouble(slope -> slope[0]).toArray();
    }
}
