package io.lossmith.processor.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measure as text: a summary, a line per case, and every bad point. */
final class StabilityReport {
    /** Conditions from which on a result is out of reach of doubles that are rounded once on the way. */
    private static final double HOPELESS = 64;

    /**
     * The figures the bars are about.
     *
     * @param points points with a reference, per output
     * @param bad points above 16 ULP, NaN or infinite, per output
     * @param lost points that are NaN or infinite although the exact result is finite, per output
     * @param clean cases without a bad point
     * @param cases all cases
     */
    record Summary(List<Integer> points, List<Integer> bad, List<Integer> lost, int clean, int cases) {
        double badShare(int output) {
            return 100.0 * bad.get(output) / points.get(output);
        }

        double cleanShare() {
            return 100.0 * clean / cases;
        }

        @Override
        public String toString() {
            return text(
                    "value      %5.2f %% bad (%d of %d), %d NaN or infinite%n"
                            + "gradient   %5.2f %% bad (%d of %d), %d NaN or infinite%n"
                            + "Hessian    %5.2f %% bad (%d of %d), %d NaN or infinite%n"
                            + "cases entirely within 16 ULP  %.1f %% (%d of %d)%n",
                    badShare(0),
                    bad.get(0),
                    points.get(0),
                    lost.get(0),
                    badShare(1),
                    bad.get(1),
                    points.get(1),
                    lost.get(1),
                    badShare(2),
                    bad.get(2),
                    points.get(2),
                    lost.get(2),
                    cleanShare(),
                    clean,
                    cases);
        }
    }

    private StabilityReport() {}

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    static Summary summary(List<CaseResult> results) {
        return new Summary(
                total(results, Output::size),
                total(results, output -> output.bad().size()),
                total(results, output -> (int) output.lost()),
                (int) results.stream().filter(CaseResult::isClean).count(),
                results.size());
    }

    private static List<Integer> total(List<CaseResult> results, Function<Output, Integer> figure) {
        List<Integer> totals = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int output = i;
            totals.add(results.stream()
                    .mapToInt(result -> figure.apply(result.outputs().get(output)))
                    .sum());
        }
        return totals;
    }

    static String write(List<CaseResult> results) {
        StringBuilder report = new StringBuilder(summary(results).toString());
        report.append("\nof the bad points, condition below 8, below 64, above, unknown\n");
        for (int i = 0; i < 3; i++) {
            report.append(List.of("value   ", "gradient", "Hessian ").get(i))
                    .append(conditions(results, i))
                    .append('\n');
        }
        report.append(text(
                "%n%-34s %-28s %4s  %-22s %-22s %-22s %s%n",
                "case", "from", "pts", "bad v/g/h", "NaN or inf v/g/h", "worst ULP v/g/h", "undefined and NaN"));
        results.forEach(result -> report.append(line(result)));
        for (CaseResult result : results) {
            if (!result.isClean()) {
                report.append(details(result));
            }
        }
        return report.toString();
    }

    private static String conditions(List<CaseResult> results, int output) {
        int[] counts = new int[4];
        for (CaseResult result : results) {
            for (Output.Point point : result.outputs().get(output).bad()) {
                double condition = point.condition();
                counts[Double.isNaN(condition) ? 3 : condition < 8 ? 0 : condition < HOPELESS ? 1 : 2]++;
            }
        }
        return Arrays.stream(counts).mapToObj(count -> text(" %5d", count)).collect(Collectors.joining());
    }

    private static String line(CaseResult result) {
        return text(
                "%-34s %-28s %4d  %-22s %-22s %-22s %d%n",
                result.each().id(),
                result.each().from(),
                result.value().size(),
                figures(result, output -> String.valueOf(output.bad().size())),
                figures(result, output -> String.valueOf(output.lost())),
                figures(result, output -> ulps(output.worst())),
                result.undefinedNan());
    }

    private static String error(Output.Point point) {
        return point.isLost() ? "lost" : ulps(point) + " ULP";
    }

    private static String ulps(Output.Point worst) {
        return worst.isLost()
                ? String.valueOf(worst.actual())
                : text(worst.ulps() < 1000 ? "%.1f" : "%.1e", worst.ulps());
    }

    private static String figures(CaseResult result, Function<Output, String> figure) {
        return result.outputs().stream()
                .map(output -> output.size() == 0 ? "-" : figure.apply(output))
                .collect(Collectors.joining(" / "));
    }

    private static String details(CaseResult result) {
        StringBuilder text = new StringBuilder(text(
                "%n[%s] %s%ncomputed: %s%n", result.each().id(), result.each().formula(), result.stable()));
        for (int i = 0; i < 3; i++) {
            for (Output.Point point : result.outputs().get(i).bad()) {
                text.append(text(
                        "  %-8s %s: %s, exact %s, %s, condition %.0e %s%n",
                        List.of("value", "gradient", "Hessian").get(i),
                        inputs(point.reference()),
                        point.actual(),
                        point.exact(),
                        error(point),
                        point.condition(),
                        point.reference().note()));
            }
        }
        return text.toString();
    }

    private static String inputs(Reference reference) {
        return reference.inputs().entrySet().stream()
                .map(input -> input.getKey() + "="
                        + Arrays.stream(input.getValue())
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
