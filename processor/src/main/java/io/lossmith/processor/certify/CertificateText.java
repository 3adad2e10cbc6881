package io.lossmith.processor.certify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A certificate as people read it. */
public final class CertificateText {
    private CertificateText() {}

    /** A table with a line for each result, and what has to be said about it; empty if nothing was measured. */
    public static List<String> table(Certificate certificate) {
        List<String> lines = new ArrayList<>();
        if (certificate.rows() == 0) {
            return lines;
        }
        if (certificate.format() == Format.FLOAT && certificate.lines().stream().allMatch(CertificateText::isNearest)) {
            lines.add("every result is the nearest float, as written too");
            lines.addAll(remarks(certificate));
            return lines;
        }
        int width = certificate.lines().stream()
                .mapToInt(line -> line.result().length())
                .max()
                .orElse(0);
        String unit = certificate.format().unit();
        String format = "%-" + Math.max(width, unit.length()) + "s  %7s  %6s  %8s  %6s   %10s  %6s  %6s   %s";
        lines.add(row(format, unit, "typical", "mean", "ordinary", "worst", "as written", "mean", "worst", "worst at"));
        for (Certificate.Line line : certificate.lines()) {
            lines.add(
                    line.compared() == 0
                            ? row(format, line.result(), "-", "-", "-", "-", "-", "-", "-", "")
                            : row(
                                    format,
                                    line.result(),
                                    Accuracy.text(line.kernel().typical()),
                                    Accuracy.text(line.kernel().mean()),
                                    Accuracy.text(line.ordinary()),
                                    Accuracy.text(line.kernel().worst()),
                                    Accuracy.text(line.written().typical()),
                                    Accuracy.text(line.written().mean()),
                                    Accuracy.text(line.written().worst()),
                                    line.kernel().worstAt()));
        }
        lines.addAll(remarks(certificate));
        return lines;
    }

    /** Whether nothing is to be told of a result: no row is worse than another. */
    private static boolean isNearest(Certificate.Line line) {
        return line.compared() > 0
                && line.kernel().worst() <= Tally.CORRECT
                && line.written().worst() <= Tally.CORRECT;
    }

    /** What was measured. */
    public static String title(Certificate certificate) {
        return "Accuracy" + certificate.format().suffix();
    }

    /** What the figures mean; goes on from the title. */
    public static String heading(Certificate certificate) {
        if (certificate.rows() == 0) {
            return "was not measured: the formula is too long, or its vectors are.";
        }
        if (certificate.format() == Format.FLOAT) {
            return "at " + certificate.rows() + " rows, in units of a float's last place.";
        }
        return "at " + certificate.rows()
                + " rows, in ULP of the exact result, rounded up to powers of two: typical is the median, mean is of those that"
                + " are finite, ordinary is the largest where an error of the inputs is amplified at most 8 times, worst the largest of all. \"inf\" is NaN or"
                + " an infinity in the place of a finite result.";
    }

    /** One sentence for each result. */
    public static List<String> sentences(Certificate certificate) {
        List<String> sentences = new ArrayList<>();
        if (certificate.rows() == 0) {
            sentences.add(title(certificate) + " " + heading(certificate));
        }
        for (Certificate.Line line : certificate.lines()) {
            if (line.compared() > 0) {
                sentences.add(sentence(line, certificate.format()));
            }
        }
        String whose = certificate.format() == Format.FLOAT ? "floats, " : "";
        remarks(certificate).forEach(remark -> sentences.add(whose + remark));
        return sentences;
    }

    private static String sentence(Certificate.Line line, Format format) {
        String at =
                line.kernel().worstAt().isEmpty() ? "" : " at " + line.kernel().worstAt();
        return line.result() + format.suffix() + ": "
                + Accuracy.text(line.kernel().typical()) + " ULP typically, "
                + Accuracy.text(line.kernel().mean()) + " on average, "
                + Accuracy.text(line.ordinary()) + " at ordinary rows, "
                + Accuracy.text(line.kernel().worst())
                + " at worst" + at + "; as written "
                + Accuracy.text(line.written().typical()) + ", "
                + Accuracy.text(line.written().mean()) + " on average and "
                + Accuracy.text(line.written().worst());
    }

    /** How many rows are not as the others, a line for each reason. */
    private static List<String> remarks(Certificate certificate) {
        List<String> remarks = new ArrayList<>();
        remark(remarks, certificate, "NaN or infinite", line -> line.kernel().broken());
        remark(remarks, certificate, "not certified", Certificate.Line::unknown);
        remark(remarks, certificate, "undefined", Certificate.Line::undefined);
        remark(remarks, certificate, "a limit", Certificate.Line::limits);
        if (!certificate.missing().isEmpty()) {
            remarks.add("sampled only, without an interval form: " + String.join(", ", certificate.missing()));
        }
        return remarks;
    }

    /** Results with equal counts are told together. */
    private static void remark(
            List<String> remarks, Certificate certificate, String what, ToIntFunction<Certificate.Line> count) {
        Map<Integer, List<String>> results = new LinkedHashMap<>();
        for (Certificate.Line line : certificate.lines()) {
            results.computeIfAbsent(count.applyAsInt(line), key -> new ArrayList<>())
                    .add(line.result());
        }
        boolean all = results.size() == 1 && certificate.lines().size() > 1;
        results.remove(0);
        String where = results.entrySet().stream()
                .map(each -> (all ? "all results" : String.join(", ", each.getValue())) + " at " + rows(each.getKey()))
                .collect(Collectors.joining("; "));
        if (!where.isEmpty()) {
            remarks.add(what + ": " + where);
        }
    }

    private static String rows(int count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String row(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells).stripTrailing();
    }
}
