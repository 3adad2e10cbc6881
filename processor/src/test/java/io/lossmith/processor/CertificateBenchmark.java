package io.lossmith.processor;

import io.lossmith.processor.certify.Certificate;
import io.lossmith.processor.certify.Certifier;
import io.lossmith.processor.certify.Format;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.kernel.KernelModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints what the certificates of the example losses cost on a warm JVM, in milliseconds of processor time, and what
 * they say. Run it in the folder of the processor:
 *
 * <pre>{@code java -cp <test class path> io.lossmith.processor.CertificateBenchmark}</pre>
 */
final class CertificateBenchmark {
    private static final Path EXAMPLES = Path.of("../generated-examples/src/main/java/io/lossmith/examples");
    private static final int WARM = 6;

    private CertificateBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, KernelModel> kernels = kernels();
        for (int round = 1; round <= WARM; round++) {
            double total = 0;
            for (Map.Entry<String, KernelModel> each : kernels.entrySet()) {
                StringBuilder times = new StringBuilder();
                StringBuilder figures = new StringBuilder();
                for (Format format : Format.values()) {
                    long start = now();
                    Certificate certificate = Certifier.certify(each.getValue(), format);
                    double milliseconds = (now() - start) / 1e6;
                    total += milliseconds;
                    times.append(String.format(Locale.ROOT, " %4.0f ms", milliseconds));
                    figures.append(figures(certificate));
                }
                if (round == WARM) {
                    System.out.printf(Locale.ROOT, "%-36s%s%n%s", each.getKey(), times, figures);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d losses, %.0f ms on average%n",
                    round,
                    kernels.size(),
                    total / kernels.size());
        }
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

    /** The kernels of all examples. */
    private static Map<String, KernelModel> kernels() throws IOException {
        Map<String, KernelModel> kernels = new LinkedHashMap<>();
        LossProcessor processor = new LossProcessor(declaration -> {
            LossCompiler.Result result = LossCompiler.compile(declaration);
            result.kernel().ifPresent(kernel -> kernels.put(declaration.recordName(), kernel));
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
        return kernels;
    }
}
