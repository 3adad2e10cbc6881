package io.lossmith.processor.explain;

import io.lossmith.diagnostics.NumberText;
import io.lossmith.processor.certify.PointResult;
import io.lossmith.processor.kernel.AccuracyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation as people read it: what is computed first, then why, then what is known about it. */
final class ExplanationText {
    private static final String MARGIN = "  ";

    /** What a line holds, beside the margin, that is not a formula. */
    private static final int WIDTH = 98;

    private final LossExplanation explanation;
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(LossExplanation explanation, Paint paint) {
        this.explanation = explanation;
        this.paint = paint;
    }

    static String write(LossExplanation explanation, Paint paint) {
        return new ExplanationText(explanation, paint).write();
    }

    private String write() {
        line(paint.title(explanation.formula().strip()));
        List<String> names = new ArrayList<>();
        explanation.inputs().forEach((name, type) -> names.add(name + ": " + type));
        explanation.parameters().forEach((name, type) -> names.add(name + ": parameter, " + type));
        section("Inputs", names);
        computed();
        List<String> meanings = new ArrayList<>();
        explanation.names().forEach((name, meaning) -> meanings.add(name + ": " + meaning));
        rewritten();
        section("Names", meanings);
        section("Conventions", explanation.conventions());
        section("Limits", explanation.limits());
        List<String> proved = new ArrayList<>(explanation.proved());
        proved.addAll(explanation.unproved());
        section("Proved", proved);
        section(
                "Warnings",
                explanation.warnings().stream()
                        .map(warning -> paint.bad(warning.id()) + ": " + warning.message())
                        .toList());
        if (explanation.accuracy() != null) {
            for (AccuracyReport.Table table : explanation.accuracy().tables()) {
                section(table.title(), wrapped(sentence(table.heading())));
                table.lines().forEach(each -> line(MARGIN + each));
            }
        }
        if (explanation.at() != null) {
            section("At this row", table(explanation.at()));
        }
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append("\n");
    }

    private void section(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        line("");
        line(paint.title(title));
        lines.forEach(each -> line(MARGIN + each));
    }

    private void computed() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"value", explanation.value()});
        explanation.gradients().forEach((input, formula) -> rows.add(new String[] {"d/d" + input, formula}));
        explanation.hessians().forEach((input, formula) -> rows.add(new String[] {"d²/d" + input + "²", formula}));
        int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
        section(
                "Computed",
                rows.stream().map(row -> padded(row[0], width) + "  " + row[1]).toList());
    }

    private void rewritten() {
        List<String> lines = new ArrayList<>();
        for (LossExplanation.Rewriting step : explanation.rewritten()) {
            if (step.before().length() + step.after().length() > WIDTH) {
                lines.add(step.before());
                lines.add("->  " + step.after());
            } else {
                lines.add(step.before() + "  ->  " + step.after());
            }
            lines.add(MARGIN + paint.rule(step.rule()) + ": " + step.identity());
            lines.add(MARGIN + paint.quiet("because " + step.reason()));
        }
        section("Rewritten", lines);
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** In lines that a terminal has. */
    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() >= WIDTH) {
                lines.add(paint.quiet(line.toString()));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(paint.quiet(line.toString()));
        return lines;
    }

    private List<String> table(List<PointResult> results) {
        List<String> lines = new ArrayList<>();
        String format = "%-"
                + results.stream()
                        .mapToInt(each -> each.result().length())
                        .max()
                        .orElse(0) + "s  %-24s %-24s %-28s %s";
        lines.add(paint.quiet(String.format(Locale.ROOT, format, "", "as written", "computed", "exact", "ULP off")
                .stripTrailing()));
        for (PointResult each : results) {
            String line = String.format(
                    Locale.ROOT,
                    format,
                    each.result(),
                    NumberText.of(each.written()),
                    NumberText.of(each.computed()),
                    each.exact(),
                    Double.isNaN(each.computedError())
                            ? "-"
                            : error(each.writtenError()) + " -> " + error(each.computedError()));
            lines.add(each.computedError() > GOOD ? paint.bad(line) : line);
        }
        return lines;
    }

    /** What a reader need not worry about. */
    private static final double GOOD = 16;

    private static String error(double ulp) {
        if (Double.isInfinite(ulp)) {
            return "wrong";
        }
        return ulp < 1000 ? String.format(Locale.ROOT, "%.1f", ulp) : String.format(Locale.ROOT, "%.0e", ulp);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
