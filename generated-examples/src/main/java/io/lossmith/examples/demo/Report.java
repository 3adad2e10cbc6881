package io.lossmith.examples.demo;

import io.lossmith.TaskKernel;
import io.lossmith.spec.LossSpec;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes what the demo found, at most 100 columns wide where formulas allow it. */
final class Report {
    private static final int WIDTH = 100;
    private static final int LABEL = 12;

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
        out.flush();
    }

    void explain(String lines) {
        out.print(lines);
        out.flush();
    }

    void outcome(Experiment.Outcome outcome) {
        LossSpec spec = outcome.kernel().spec();
        out.println();
        out.println(spec.name());
        field("formula", spec.formula().strip());
        field("computed as", spec.stableForm());
        spec.gradients().forEach((input, gradient) -> field("d/d" + input, gradient));
        field("training", number("mean loss %.4f before, %.4f after", outcome.lossBefore(), outcome.lossAfter()));
        field(
                "held out",
                number(
                        "accuracy %.3f, F1 %.3f",
                        outcome.heldOut().accuracy(), outcome.heldOut().f1()));
        field("speed", number("%.1f ns per row, value and gradient", outcome.nanosPerRow()));
        out.flush();
    }

    /** The formula and its tasks, above a table of epochs. */
    void tasks(TaskKernel kernel) {
        out.println();
        out.println(kernel.spec().name());
        field("formula", kernel.spec().formula().strip());
        field(
                "tasks",
                kernel.tasks().stream()
                        .map(task -> task + " " + kernel.task(task).spec().name())
                        .collect(Collectors.joining(", ")));
        out.println();
        out.print("  epoch");
        cell("total");
        kernel.tasks().forEach(this::cell);
        kernel.tasks().forEach(task -> cell("d/d" + task));
        out.println();
        out.flush();
    }

    /** A line of the table: the mean value and the weight of each task. */
    void epoch(TaskExperiment.Epoch epoch) {
        out.printf(Locale.ROOT, "  %5d", epoch.number());
        cell(number("%.4f", epoch.means().total()));
        for (double value : epoch.means().tasks()) {
            cell(number("%.4f", value));
        }
        for (double weight : epoch.weights()) {
            cell(number("%.2f", weight));
        }
        out.println();
        out.flush();
    }

    private void cell(String text) {
        out.printf(Locale.ROOT, "%10s", text);
    }

    /** The rows held out, a line for each formula. */
    void comparison(List<TaskExperiment.Outcome> outcomes, double pixelsFromTheMean) {
        out.println();
        out.println("Held out                 accuracy        F1   centre off by");
        for (TaskExperiment.Outcome outcome : outcomes) {
            Scores scores = outcome.heldOut();
            out.printf(Locale.ROOT, "  %-21s", outcome.kernel().spec().name());
            cell(number("%.3f", scores.accuracy()));
            cell(number("%.3f", scores.f1()));
            out.println(number("%9.3f pixels", outcome.pixels()));
        }
        out.println(number("  always the mean centre                   %9.3f pixels", pixelsFromTheMean));
        out.flush();
    }

    private void field(String label, String text) {
        String indent = " ".repeat(2 + LABEL + 1);
        out.printf(Locale.ROOT, "  %-" + LABEL + "s ", label);
        out.println(wrapped(text, WIDTH - indent.length()).replace("\n", "\n" + indent));
    }

    /** Breaks long lines where the fewest parentheses are open, after a blank or a {@code *}. */
    static String wrapped(String text, int width) {
        StringJoiner lines = new StringJoiner("\n");
        for (String line : text.lines().toList()) {
            String rest = line;
            while (rest.length() > width) {
                int end = breakingPoint(rest, width);
                if (end < 0) {
                    break;
                }
                lines.add(rest.substring(0, end).stripTrailing());
                rest = "  " + rest.substring(end);
            }
            lines.add(rest);
        }
        return lines.toString();
    }

    /** The last of the best places in the second half of the width; -1 if there is none. */
    private static int breakingPoint(String line, int width) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        int open = 0;
        for (int i = 0; i < width; i++) {
            char symbol = line.charAt(i);
            open += symbol == '(' ? 1 : symbol == ')' ? -1 : 0;
            if (i >= width / 2 && (symbol == ' ' || symbol == '*') && open <= fewest) {
                best = i + 1;
                fewest = open;
            }
        }
        return best;
    }

    private static String number(String format, double... values) {
        return String.format(Locale.ROOT, format, Arrays.stream(values).boxed().toArray());
    }
}
