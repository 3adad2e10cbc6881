package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.AccuracyReport;
import io.lossmith.processor.kernel.Explanation;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.resolve.Task;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the javadoc of a kernel class: everything a reviewer needs to check it without running it. */
final class KernelDoc {
    private final KernelModel kernel;
    private final LossModel loss;
    private final StringBuilder text = new StringBuilder();

    private KernelDoc(KernelModel kernel) {
        this.kernel = kernel;
        this.loss = kernel.loss();
    }

    static String of(KernelModel kernel) {
        return new KernelDoc(kernel).write();
    }

    private String write() {
        LossDeclaration declaration = loss.declaration();
        text.append("The kernel of {@link ").append(declaration.recordName()).append("}.\n\n");
        text.append("<pre>\n");
        section("formula", declaration.formula().strip());
        derived("value", kernel.value());
        kernel.gradients().forEach((input, gradient) -> derived("d/d" + input.name(), gradient));
        kernel.hessians().forEach((input, hessian) -> derived("d²/d" + input.name() + "²", hessian));
        loss.weight().ifPresent(weight -> derived("weight", weight));
        text.append("</pre>\n");
        inputs();
        Explanation explanation = kernel.explanation();
        list("Rewritten", explanation.rulesWithUses());
        list("Conventions", explanation.conventions());
        list("Limits", explanation.limits());
        list("Proved", explanation.proofsAndOpen());
        explanation.accuracy().ifPresent(report -> report.tables().forEach(this::accuracy));
        return text.toString();
    }

    private void accuracy(AccuracyReport.Table table) {
        text.append("\n<p>")
                .append(LineBreaks.in(JavadocText.escape(table.title() + " " + table.heading()), "\n"))
                .append("\n");
        if (table.lines().isEmpty()) {
            return;
        }
        text.append("<pre>\n");
        for (String line : table.lines()) {
            text.append(LineBreaks.in(JavadocText.escape(line), "\n    ")).append("\n");
        }
        text.append("</pre>\n");
    }

    /** The user's own text keeps its lines. */
    private void section(String title, String formula) {
        text.append(label(title))
                .append(JavadocText.escape(formula).replaceAll("\\R", "\n" + margin(title)))
                .append("\n");
    }

    private void derived(String title, Expr expr) {
        String formula = JavadocText.escape(ExprPrinter.print(expr));
        text.append(label(title))
                .append(LineBreaks.in(formula, "\n" + margin(title) + "  "))
                .append("\n");
    }

    private static String label(String title) {
        return JavadocText.escape(String.format("%-8s ", title));
    }

    private static String margin(String title) {
        return " ".repeat(Math.max(8, title.length()) + 1);
    }

    private void inputs() {
        text.append("\n<ul>\n");
        loss.tasks().forEach(task -> item(describe(task)));
        loss.inputs().stream()
                .skip(loss.tasks().size())
                .forEach(input -> item(input.name() + ": " + InputDoc.describe(input)));
        for (Variable parameter : loss.parameters()) {
            item(parameter.name() + ": parameter, " + InputDoc.type(parameter));
        }
        text.append("</ul>\n");
    }

    /** Whose value a task is, and what its inputs are called. */
    private static String describe(Task task) {
        return task.name() + ": task, " + task.model().declaration().simpleName() + " over rows of its own, with "
                + task.model().inputs().stream()
                        .map(input -> task.prefixed(input.name()))
                        .collect(Collectors.joining(", "));
    }

    private void item(String line) {
        text.append("  <li>")
                .append(LineBreaks.in(JavadocText.escape(line), "\n      "))
                .append("</li>\n");
    }

    private void list(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        text.append("\n<p>").append(title).append(":\n<ul>\n");
        sentences.forEach(this::item);
        text.append("</ul>\n");
    }
}
