package io.lossmith.processor.codegen;

import io.lossmith.processor.ir.ExprPrinter;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import io.lossmith.processor.resolve.LossModel;
import java.util.List;

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
        section("value", ExprPrinter.print(kernel.value()));
        kernel.gradients().forEach((input, gradient) -> section("d/d" + input.name(), ExprPrinter.print(gradient)));
        kernel.hessians().forEach((input, hessian) -> section("d²/d" + input.name() + "²", ExprPrinter.print(hessian)));
        loss.weight().ifPresent(weight -> section("weight", ExprPrinter.print(weight)));
        text.append("</pre>\n");
        inputs();
        list("Conventions", kernel.conventions());
        list("Limits", kernel.limits());
        return text.toString();
    }

    private void section(String title, String formula) {
        String label = String.format("%-8s ", title);
        String indent = " ".repeat(label.length());
        text.append(JavadocText.escape(label))
                .append(JavadocText.escape(formula).replaceAll("\\R", "\n" + indent))
                .append("\n");
    }

    private void inputs() {
        text.append("\n<ul>\n");
        for (Variable input : loss.inputs()) {
            item(input.name() + ": " + InputDoc.describe(input));
        }
        for (Variable parameter : loss.parameters()) {
            item(parameter.name() + ": parameter, " + InputDoc.type(parameter));
        }
        text.append("</ul>\n");
    }

    private void item(String line) {
        text.append("  <li>").append(JavadocText.escape(line)).append("</li>\n");
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
