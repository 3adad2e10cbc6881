package io.lossmith.processor.twin;

import io.lossmith.processor.codegen.SourceFile;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** One compilation in memory for all twins of a round. */
public final class TwinCompiler {
    /** The first release with the vectors that twins use. */
    private static final int OLDEST_RELEASE = 17;

    private static final String NO_COMPILER = "this Java installation has no compiler";

    private TwinCompiler() {}

    /**
     * What came of it.
     *
     * @param classes class files by binary name
     * @param problem why some are missing; empty if none is
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    public record Result(Map<String, byte[]> classes, String problem) {}

    /**
     * Compiles {@code sources} for the release of the user's own code. A source that does not compile takes no other one along.
     *
     * @param sources one class each
     * @param release that release
     */
    public static Result compile(List<SourceFile> sources, int release) {
        return compile(sources, release, ToolProvider.getSystemJavaCompiler());
    }

    /** The same with any compiler; null for none. */
    static Result compile(List<SourceFile> sources, int release, JavaCompiler compiler) {
        if (release < OLDEST_RELEASE) {
            return new Result(Map.of(), "release " + release + " is older than " + OLDEST_RELEASE);
        }
        if (compiler == null) {
            return new Result(Map.of(), NO_COMPILER);
        }
        try {
            return compiled(sources, release, compiler);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError broken) {
            return new Result(Map.of(), "the compiler failed with " + broken);
        }
    }

    private static Result compiled(List<SourceFile> sources, int release, JavaCompiler compiler) throws IOException {
        List<TwinSource> left = new ArrayList<>();
        sources.forEach(source -> left.add(new TwinSource(source)));
        String problem = "";
        while (!left.isEmpty()) {
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            try (TwinFiles files = new TwinFiles(compiler.getStandardFileManager(found, Locale.ROOT, null))) {
                boolean done = compiler.getTask(
                                Writer.nullWriter(), files, found, options(release), null, List.copyOf(left))
                        .call();
                if (done) {
                    return new Result(new LinkedHashMap<>(files.classes()), problem);
                }
            }
            List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            problem = problem.isEmpty() ? reason(errors) : problem;
            Set<JavaFileObject> broken =
                    errors.stream().map(Diagnostic::getSource).collect(Collectors.toSet());
            if (!left.removeIf(broken::contains)) {
                break;
            }
        }
        return new Result(Map.of(), problem);
    }

    private static String reason(List<Diagnostic<? extends JavaFileObject>> errors) {
        return errors.stream()
                .map(each -> each.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
                .findFirst()
                .orElse("the compiler gave no reason");
    }

    private static List<String> options(int release) {
        return List.of(
                "--release",
                Integer.toString(release),
                "--add-modules",
                "jdk.incubator.vector",
                "-proc:none",
                "-implicit:none",
                "-g",
                "-nowarn",
                "-Xlint:none");
    }
}
