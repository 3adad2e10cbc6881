package io.lossmith.examples.demo;

import io.lossmith.spec.LossSpec;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

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

    private void field(String label, String text) {
        String indent = " ".repeat(2 + LABEL + 1);
        out.printf(Locale.ROOT, "  %-" + LABEL + "s ", label);
        out.println(wrapped(text, WIDTH - indent.length()).replace("\n", "\n" + indent));
    }

    /** Breaks lines at blanks; a longer word stays whole. */
    static String wrapped(String text, int width) {
        StringBuilder result = new StringBuilder();
        for (String line : text.lines().toList()) {
            int column = 0;
            for (String word : line.split(" ", -1)) {
                if (column > 0 && column + 1 + word.length() > width) {
                    result.append("\n  ");
                    column = 2;
                } else if (column > 0) {
                    result.append(' ');
                    column++;
                }
                result.append(word);
                column += word.length();
            }
            result.append('\n');
        }
        return result.toString().stripTrailing();
    }

    private static String number(String format, double... values) {
        return String.format(Locale.ROOT, format, Arrays.stream(values).boxed().toArray());
    }
}
