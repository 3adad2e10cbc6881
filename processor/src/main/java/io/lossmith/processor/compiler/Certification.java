package io.lossmith.processor.compiler;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.certify.Accuracy;
import io.lossmith.processor.certify.Certificate;
import io.lossmith.processor.certify.CertificateText;
import io.lossmith.processor.certify.Certifier;
import io.lossmith.processor.certify.Format;
import io.lossmith.processor.certify.NotFinite;
import io.lossmith.processor.ir.DeepStack;
import io.lossmith.processor.kernel.AccuracyReport;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.spec.AccuracyFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the accuracy of kernels is measured while they are compiled: {@code -Alossmith.certify=off|report|strict}. */
public enum Certification {
    /** It is not. */
    OFF,
    /** It is, their javadoc and specification have the figures, and NaN in the place of a number is a warning. */
    REPORT,
    /** It is, and a loss whose kernel is not accurate enough is an error. */
    STRICT;

    /** The name of the option. */
    public static final String OPTION = "lossmith.certify";

    private static final String TASKS_TITLE = "Accuracy of the tasks";

    private static final String TASKS =
            "is told by their own kernels; these figures are those of the formula over their values.";

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
    public LossCompiler.Result apply(LossCompiler.Result result, Measurements measurements) {
        if (this == OFF || result.kernel().isEmpty()) {
            return result;
        }
        KernelModel kernel = result.kernel().get();
        Measured measured = measurements.of(kernel, Certification::measure);
        List<Problem> problems = new ArrayList<>(result.problems());
        if (this == STRICT && !measured.inaccurate().isEmpty()) {
            problems.add(error(kernel, measured.inaccurate().get(0)));
            return new LossCompiler.Result(Optional.empty(), problems);
        }
        measured.notFinite().stream().findFirst().ifPresent(found -> problems.add(warning(kernel, found)));
        return new LossCompiler.Result(Optional.of(kernel.with(measured.report())), problems);
    }

    private static Measured measure(KernelModel kernel) {
        List<Certificate> certificates = DeepStack.call(() -> Arrays.stream(Format.values())
                .map(format -> Certifier.certify(kernel, format))
                .toList());
        List<NotFinite> notFinite = certificates.stream()
                .flatMap(each -> each.firstNotFinite().stream())
                .toList();
        List<Measured.Inaccurate> inaccurate = certificates.stream()
                .flatMap(
                        each -> each.firstBeyond(Certificate.BAD).stream().map(line -> inaccurate(each.format(), line)))
                .toList();
        return new Measured(report(kernel, certificates), notFinite, inaccurate);
    }

    private static AccuracyReport report(KernelModel kernel, List<Certificate> certificates) {
        List<AccuracyReport.Table> tables = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        List<AccuracyFigure> figures = new ArrayList<>();
        for (Certificate certificate : certificates) {
            tables.add(new AccuracyReport.Table(
                    CertificateText.title(certificate),
                    CertificateText.heading(certificate),
                    CertificateText.table(certificate)));
            sentences.addAll(CertificateText.sentences(certificate));
            certificate.lines().forEach(line -> figures.add(figure(certificate.format(), line)));
        }
        if (!kernel.loss().tasks().isEmpty()) {
            tables.add(new AccuracyReport.Table(TASKS_TITLE, TASKS, List.of()));
            sentences.add(TASKS_TITLE + " " + TASKS);
        }
        return new AccuracyReport(tables, sentences, figures);
    }

    private static AccuracyFigure figure(Format format, Certificate.Line line) {
        return new AccuracyFigure(
                line.result(),
                format == Format.FLOAT,
                line.compared(),
                line.kernel().typical(),
                line.kernel().mean(),
                line.ordinary(),
                line.kernel().worst(),
                line.kernel().worstAt(),
                line.kernel().computed(),
                line.kernel().exact());
    }

    private static Measured.Inaccurate inaccurate(Format format, Certificate.Line line) {
        if (line.notFinite().isPresent()) {
            NotFinite found = line.notFinite().get();
            return new Measured.Inaccurate(
                    found.result(),
                    found.computed() + " at " + found.row() + ", though the exact number is " + found.exact());
        }
        Certificate.Example example = line.example().orElseThrow();
        String more = example.error() < line.ordinary() ? ", and by up to " + Accuracy.text(line.ordinary()) : "";
        return new Measured.Inaccurate(
                line.result(),
                "off by " + Accuracy.text(example.error()) + " ULP" + (format == Format.FLOAT ? " of float" : "")
                        + " at " + example.row() + more + (more.isEmpty() ? "" : " elsewhere"));
    }

    private static Problem error(KernelModel kernel, Measured.Inaccurate found) {
        return Problem.of(Message.NOT_ACCURATE, place(kernel.loss()), found.result(), found.what());
    }

    private static Problem warning(KernelModel kernel, NotFinite found) {
        return Problem.of(
                Message.NOT_FINITE, place(kernel.loss()), found.result(), found.computed(), found.row(), found.exact());
    }

    /** The formula of the result, the last one written. */
    private static Span place(LossModel loss) {
        Span whole = new Span(0, loss.declaration().formula().length());
        return loss.spans().getOrDefault(loss.value(), whole);
    }
}
