package io.lossmith.examples.demo;

import io.lossmith.LossKernel;
import io.lossmith.TaskKernel;
import io.lossmith.examples.binary.BinaryCrossEntropyWithLogits;
import io.lossmith.examples.binary.BinaryCrossEntropyWithLogitsKernel;
import io.lossmith.examples.binary.FocalWithLogits;
import io.lossmith.examples.binary.FocalWithLogitsKernel;
import io.lossmith.examples.multiclass.CrossEntropy;
import io.lossmith.examples.multiclass.CrossEntropyKernel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains a logistic model with two losses, a small neural network with a third and one of two heads with three at a time, on real data, and
 * prints each loss's formula, the gradient the compiler derived, and what training with it achieved.
 */
@Command(
        name = "demo",
        description = "Trains five models on real data with losses written as formulas.",
        footer = "Through Maven: -Ddemo.arguments=\"--epochs=5 --seed=2\"",
        sortOptions = false)
public final class Demo implements Callable<Integer> {
    private static final double LEARNING_RATE = 0.1;

    private static final String MANY_TASKS = """
            Both heads see only a code, drawn from a distribution that the network makes of an image; kl says
            how much the code tells, beta is the price. The loss of the centre is small in numbers, so with a
            weight of 1 it is worth little of the code. The second formula learns its weights, one over a
            variance, which grow as a loss falls. Lines are means over an epoch; d/d... is the derivative of
            the formula by a task, with which the task's gradients are multiplied.
            """;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "30",
            description = "How often each model sees every row; ${DEFAULT-VALUE} by default.")
    private int epochs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides the split, the first weights and the order of rows; ${DEFAULT-VALUE} by default.")
    private long seed;

    @Option(names = "--no-progress", description = "Shows no progress bars.")
    private boolean noProgress;

    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    private boolean help;

    @Spec
    private CommandSpec command;

    private Demo() {}

    /** The program as picocli runs it: set its writers, then execute. */
    static CommandLine commandLine() {
        return new CommandLine(new Demo());
    }

    /**
     * Runs the demo; leaves the JVM only after a mistake in the options.
     *
     * @param arguments the options, see {@code --help}
     */
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() {
        if (epochs < 1) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--epochs is " + epochs + ", but must be 1 or more.");
        }
        PrintWriter out = command.commandLine().getOut();
        Report report = new Report(out);
        out.println(
                "Each loss below is one annotated line of mathematics. The gradient was derived and compiled from it");
        out.println("at build time, and trains the model on four fifths of the data; the other rows are held out.");

        Split cancer = Split.of(DataSets.breastCancer(), seed);
        report.title("Breast cancer: 569 rows, 30 features, malignant or benign. Logistic regression");
        run(report, BinaryCrossEntropyWithLogitsKernel.of(new BinaryCrossEntropyWithLogits()), cancer, 1);
        run(report, FocalWithLogitsKernel.of(new FocalWithLogits()), cancer, 1);

        Split digits = Split.of(DataSets.digits(), seed);
        report.title("Handwritten digits: 1797 rows, 8 x 8 pixels. Neural network, 64 - 32 tanh - 10");
        run(report, CrossEntropyKernel.of(new CrossEntropy(), 10), digits, 32, 10);

        LocatedSplit located = LocatedSplit.of(DataSets.digits(), seed);
        report.title("Digits and the centre of their ink. Neural network, 64 - 32 tanh - random code of 8 - 10 and 2");
        report.explain(MANY_TASKS);
        List<TaskExperiment.Outcome> outcomes = new ArrayList<>();
        for (TaskKernel kernel : List.of(
                WeightedDigitsKernel.of(new WeightedDigits(), 10, TwoHeads.CODE),
                UncertainDigitsKernel.of(new UncertainDigits(), 10, TwoHeads.CODE))) {
            report.tasks(kernel);
            outcomes.add(train(new TaskExperiment(kernel, located, LEARNING_RATE, 32), report));
        }
        report.comparison(outcomes, located.pixelsFromTheMean());

        return 0;
    }

    private void run(Report report, LossKernel kernel, Split data, int... layers) {
        report.outcome(train(new Experiment(kernel, data, LEARNING_RATE, layers)));
    }

    private Experiment.Outcome train(Experiment experiment) {
        if (noProgress) {
            return experiment.run(epochs, seed, () -> {});
        }
        try (ProgressBar bar = progress().bar(experiment.kernel().spec().name(), epochs)) {
            return experiment.run(epochs, seed, bar::step);
        }
    }

    private TaskExperiment.Outcome train(TaskExperiment experiment, Report report) {
        if (noProgress) {
            return run(experiment, report::epoch, () -> {});
        }
        Progress progress = progress();
        try (ProgressBar bar = progress.bar(experiment.kernel().spec().name(), epochs)) {
            return run(experiment, epoch -> progress.above(() -> report.epoch(epoch)), bar::step);
        }
    }

    /** Some epochs are enough to see how the values change. */
    private TaskExperiment.Outcome run(
            TaskExperiment experiment, Consumer<TaskExperiment.Epoch> tell, Runnable afterEpoch) {
        return experiment.run(epochs, seed, epoch -> {
            int number = epoch.number();
            if (number == 1 || number % Math.max(1, epochs / 6) == 0 || number == epochs) {
                tell.accept(epoch);
            }
            afterEpoch.run();
        });
    }

    private Progress progress() {
        return new Progress(command.commandLine().getErr(), Ansi.AUTO.enabled());
    }
}
