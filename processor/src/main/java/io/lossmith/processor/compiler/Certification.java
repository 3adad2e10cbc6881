package io.lossmith.processor.compiler;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.certify.Accuracy;
import io.lossmith.processor.certify.Certificate;
import io.lossmith.processor.certify.CertificateText;
import io.lossmith.processor.certify.Certifier;
import io.lossmith.processor.certify.Format;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.kernel.AccuracyReport;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the accuracy of kernels is measured while they are compiled: {@code -Alossmith.certify=off|report|strict}. */
public enum Certification {
    /** It is not. */
    OFF,
    /** It is, and their javadoc and specification have the figures. */
    REPORT,
    /** It is, and a loss whose kernel is not accurate enough is an error. */
    STRICT;

    /** The name of the option. */
    public static final String OPTION = "lossmith.certify";

    /** A result that is further off at an ordinary row is bad: 4 of its bits are wrong. */
    static final double BOUND = 16;

    private static final String TASKS =
            "These figures are those of the formula over the values of the tasks; the tasks' own kernels have their own.";

    /** What {@code option} asks for; empty if it is none of the words. */
    public static Optional<Certification> of(String option) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(option))
                .findFirst();
    }

    /** The words of the option. */
    public static String words() {
        return "off, report or strict";
    }

    /** {@code result} with the accuracy of its kernel, or with a problem in place of the kernel. */
    public LossCompiler.Result apply(LossCompiler.Result result) {
        if (this == OFF || result.kernel().isEmpty()) {
            return result;
        }
        KernelModel kernel = result.kernel().get();
        List<Certificate> certificates = DeepStack.call(() -> Arrays.stream(Format.values())
                .map(format -> Certifier.certify(kernel, format))
                .toList());
        List<Problem> problems = new ArrayList<>(result.problems());
        if (this == STRICT) {
            certificates.stream()
                    .flatMap(each -> each.firstBeyond(BOUND).stream().map(line -> problem(kernel, each.format(), line)))
                    .findFirst()
                    .ifPresent(problems::add);
        }
        boolean refused = problems.size() > result.problems().size();
        Optional<KernelModel> certified =
                refused ? Optional.empty() : Optional.of(kernel.with(report(kernel, certificates)));
        return new LossCompiler.Result(certified, problems);
    }

    private static AccuracyReport report(KernelModel kernel, List<Certificate> certificates) {
        List<AccuracyReport.Table> tables = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Certificate certificate : certificates) {
            tables.add(
                    new AccuracyReport.Table(CertificateText.heading(certificate), CertificateText.table(certificate)));
            sentences.addAll(CertificateText.sentences(certificate));
        }
        if (!kernel.loss().tasks().isEmpty()) {
            tables.add(new AccuracyReport.Table(TASKS, List.of()));
            sentences.add(TASKS);
        }
        return new AccuracyReport(tables, sentences);
    }

    private static Problem problem(KernelModel kernel, Format format, Certificate.Line line) {
        boolean broken = line.kernel().broken() > 0;
        String what = broken
                ? "NaN or infinite, though the exact number is finite"
                : "off by up to " + Accuracy.text(line.ordinary()) + " ULP"
                        + (format == Format.FLOAT ? " of float" : "");
        String where = broken ? line.kernel().worstAt() : line.ordinaryAt();
        LossModel loss = kernel.loss();
        Span whole = new Span(0, loss.declaration().formula().length());
        Span place = loss.spans().getOrDefault(loss.value(), whole);
        return Problem.of(Message.NOT_ACCURATE, place, line.result(), what, where);
    }
}
