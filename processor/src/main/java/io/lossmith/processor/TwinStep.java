package io.lossmith.processor;

import io.lossmith.processor.codegen.SourceFile;
import io.lossmith.processor.codegen.VectorWriter;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.twin.TwinCompiler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Compiles the vector twins of a round together and writes their class files. A twin that cannot be made is told once, as a note. */
final class TwinStep {
    /** {@code on}, {@code off}, or {@code source}, which also writes the source texts beside the classes. */
    static final String OPTION = "lossmith.simd";

    /** What comes before the number in names of source versions. */
    private static final String RELEASE = "RELEASE_";

    private static final String FOLDER = "META-INF/lossmith/";

    private final ProcessingEnvironment environment;
    private final Map<SourceFile, Element> sources = new LinkedHashMap<>();
    private boolean isTold;

    TwinStep(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** Takes note of a kernel that was written in this round because of {@code origin}. */
    void add(KernelModel kernel, Element origin) {
        if (!"off".equals(environment.getOptions().get(OPTION))) {
            VectorWriter.write(kernel).ifPresent(source -> sources.put(source, origin));
        }
    }

    /** Writes the twins of the kernels of this round. */
    void write() {
        if (sources.isEmpty()) {
            return;
        }
        int release = Integer.parseInt(environment.getSourceVersion().name().substring(RELEASE.length()));
        TwinCompiler.Result result = TwinCompiler.compile(List.copyOf(sources.keySet()), release);
        List<String> problems = new ArrayList<>(result.problem().isEmpty() ? List.of() : List.of(result.problem()));
        sources.forEach((source, origin) -> {
            try {
                write(source, origin, result.classes());
            } catch (IOException | RuntimeException unwritable) {
                problems.add(unwritable.toString());
            }
        });
        sources.clear();
        if (!problems.isEmpty() && !isTold) {
            isTold = true;
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            "Lossmith: some kernels compute without vectors, because " + problems.get(0) + ".");
        }
    }

    private void write(SourceFile source, Element origin, Map<String, byte[]> classes) throws IOException {
        byte[] bytes = classes.get(source.name());
        if (bytes != null) {
            try (OutputStream file = environment
                    .getFiler()
                    .createClassFile(source.name(), origin)
                    .openOutputStream()) {
                file.write(bytes);
            }
        }
        if ("source".equals(environment.getOptions().get(OPTION))) {
            try (Writer file = environment
                    .getFiler()
                    .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + source.name() + ".java", origin)
                    .openWriter()) {
                file.write(source.text());
            }
        }
    }
}
