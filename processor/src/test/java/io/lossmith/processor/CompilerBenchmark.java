package io.lossmith.processor;

import io.lossmith.processor.certify.Certificate;
import io.lossmith.processor.certify.Certifier;
import io.lossmith.processor.certify.Format;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints what the example losses cost the compiler on a warm JVM, in milliseconds of processor time, each the median of several runs:
 * from the text to the kernel's programs (parser, rules, derivatives, limits, intervals), and the certificates for doubles and
 * floats. The bars are {@value #COMPILE_BAR} and {@value #CERTIFY_BAR} ms; what is above is marked. Run it in the folder of the processor:
 *
 * <pre>{@code java -cp <test class path> io.lossmith.processor.CompilerBenchmark}</pre>
 *
 * <p>With the argument {@code figures} it also prints what the certificates say, and with a further one only losses whose names match
 * it as a regular expression.
 */
final class CompilerBenchmark {
    private static final Path EXAMPLES = Path.of("../generated-examples/src/main/java/io/lossmith/examples");

    /** Milliseconds for everything but the certificate. */
    static final int COMPILE_BAR = 15;

    /** Milliseconds for the certificates of doubles and floats together. */
    static final int CERTIFY_BAR = 150;

    /** Rounds over all losses before the first measurement. */
    private static final int WARM_UP = 6;

    private static final int ROUNDS = 7;

    private CompilerBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        boolean figures = arguments.length > 0 && arguments[0].equals("figures");
        String names = arguments.length > 1 ? arguments[1] : ".*";
        Map<String, LossDeclaration> losses = losses();
        losses.keySet().removeIf(name -> !name.matches(names));
        Map<String, List<double[]>> times = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<String, LossDeclaration> each : losses.entrySet()) {
                double[] time = new double[2];
                long start = now();
                KernelModel kernel = kernel(each.getValue());
                time[0] = (now() - start) / 1e6;
                start = now();
                for (Format format : Format.values()) {
                    Certifier.certify(kernel, format);
                }
                time[1] = (now() - start) / 1e6;
                if (round >= WARM_UP) {
                    times.computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-32s %10s %16s%n", "ms, median of " + ROUNDS, "kernel", "certificate");
        times.forEach((name, measured) -> {
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %s %s%n",
                    name,
                    cell(10, median(measured, 0), COMPILE_BAR),
                    cell(14, median(measured, 1), CERTIFY_BAR));
            if (figures) {
                KernelModel kernel = kernel(losses.get(name));
                for (Format format : Format.values()) {
                    System.out.print(figures(Certifier.certify(kernel, format)));
                }
            }
        });
        summary("kernel", times, 0, COMPILE_BAR);
        summary("certificate", times, 1, CERTIFY_BAR);
    }

    private static KernelModel kernel(LossDeclaration declaration) {
        return LossCompiler.compile(declaration).kernel().orElseThrow();
    }

    private static double median(List<double[]> measured, int which) {
        double[] sorted =
                measured.stream().mapToDouble(time -> time[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String cell(int width, double milliseconds, int bar) {
        return String.format(Locale.ROOT, "%" + width + ".1f%s", milliseconds, milliseconds > bar ? " !" : "  ");
    }

    private static void summary(String what, Map<String, List<double[]>> times, int which, int bar) {
        double[] medians = times.values().stream()
                .mapToDouble(measured -> median(measured, which))
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: %d losses, %.1f ms on average, %.1f at most, %d above %d ms%n",
                what,
                medians.length,
                Arrays.stream(medians).average().orElse(0),
                Arrays.stream(medians).max().orElse(0),
                Arrays.stream(medians).filter(each -> each > bar).count(),
                bar);
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String figures(Certificate certificate) {
        StringBuilder text = new StringBuilder();
        for (Certificate.Line line : certificate.lines()) {
            text.append(String.format(
                    Locale.ROOT,
                    "    %-6s %-16s ordinary %-8.4g worst %-10.4g as written %-10.4g not certified %d%n",
                    certificate.format(),
                    line.result(),
                    line.ordinary(),
                    line.kernel().worst(),
                    line.written().worst(),
                    line.unknown()));
        }
        return text.toString();
    }

    /** The declarations of all examples. */
    private static Map<String, LossDeclaration> losses() throws IOException {
        Map<String, LossDeclaration> losses = new LinkedHashMap<>();
        LossProcessor processor = new LossProcessor(declaration -> {
            LossCompiler.Result result = LossCompiler.compile(declaration);
            result.kernel().ifPresent(kernel -> losses.put(declaration.recordName(), declaration));
            return result;
        });
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path output = Files.createTempDirectory("examples");
        try (Stream<Path> walk = Files.walk(EXAMPLES);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("demo"))
                    .sorted()
                    .toList();
            List<String> options = List.of(
                    "-proc:only",
                    "-d",
                    output.toString(),
                    "-Alossmith.path=" + EXAMPLES.resolve("../../..").normalize());
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(processor));
            if (!task.call()) {
                throw new IllegalStateException("the examples do not compile");
            }
        }
        return losses;
    }
}
