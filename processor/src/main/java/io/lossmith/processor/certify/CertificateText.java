package io.lossmith.processor.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A certificate as people read it. */
public final class CertificateText {
    private CertificateText() {}

    /** A table with a line for each result, and what has to be said about it. */
    public static List<String> table(Certificate certificate) {
        List<String> lines = new ArrayList<>();
        int width = certificate.lines().stream()
                .mapToInt(line -> line.result().length())
                .max()
                .orElse(0);
        String format = "%-" + Math.max(width, 5) + "s  %7s  %8s  %6s   %10s  %6s   %s";
        lines.add(row(format, "ULP", "typical", "ordinary", "worst", "as written", "worst", "worst at"));
        for (Certificate.Line line : certificate.lines()) {
            lines.add(
                    line.compared() == 0
                            ? row(format, line.result(), "-", "-", "-", "-", "-", "")
                            : row(
                                    format,
                                    line.result(),
                                    Accuracy.text(line.kernel().typical()),
                                    Accuracy.text(line.ordinary()),
                                    Accuracy.text(line.kernel().worst()),
                                    Accuracy.text(line.written().typical()),
                                    Accuracy.text(line.written().worst()),
                                    line.kernel().worstAt()));
        }
        lines.addAll(remarks(certificate));
        return lines;
    }

    /** What the figures mean, in one sentence. */
    public static String heading(Certificate certificate) {
        return "Accuracy at " + certificate.rows()
                + " rows, in ULP of the exact result, rounded up to powers of two: the"
                + " median, the largest where an error of the inputs is amplified at most 8 times, and the largest of"
                + " all. \"inf\" is NaN or an infinity in the place of a finite result.";
    }

    /** One sentence for each result. */
    public static List<String> sentences(Certificate certificate) {
        List<String> sentences = new ArrayList<>();
        for (Certificate.Line line : certificate.lines()) {
            if (line.compared() > 0) {
                sentences.add(sentence(line));
            }
        }
        sentences.addAll(remarks(certificate));
        return sentences;
    }

    private static String sentence(Certificate.Line line) {
        String at =
                line.kernel().worstAt().isEmpty() ? "" : " at " + line.kernel().worstAt();
        return line.result() + ": " + Accuracy.text(line.kernel().typical()) + " ULP typically, "
                + Accuracy.text(line.ordinary()) + " at ordinary rows, "
                + Accuracy.text(line.kernel().worst())
                + " at worst" + at + "; as written "
                + Accuracy.text(line.written().typical()) + " and "
                + Accuracy.text(line.written().worst());
    }

    private static List<String> remarks(Certificate certificate) {
        List<String> remarks = new ArrayList<>();
        for (Certificate.Line line : certificate.lines()) {
            List<String> parts = new ArrayList<>();
            if (line.kernel().broken() > 0) {
                parts.add("NaN or infinite at " + rows(line.kernel().broken()));
            }
            if (line.unknown() > 0) {
                parts.add("not certified at " + rows(line.unknown()));
            }
            if (line.undefined() > 0) {
                parts.add("undefined at " + rows(line.undefined()));
            }
            if (line.limits() > 0) {
                parts.add("a limit at " + rows(line.limits()));
            }
            if (!parts.isEmpty()) {
                remarks.add(line.result() + " is " + String.join(", ", parts));
            }
        }
        if (!certificate.missing().isEmpty()) {
            remarks.add("sampled only, without an interval form: " + String.join(", ", certificate.missing()));
        }
        return remarks;
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String row(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells).stripTrailing();
    }
}
