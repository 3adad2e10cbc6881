package io.lossmith.processor;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.codegen.RecordWriter;
import io.lossmith.processor.codegen.SourceFile;
import io.lossmith.processor.compiler.LibraryCompiler;
import io.lossmith.processor.declare.DeclarationReader;
import io.lossmith.processor.declare.LibraryReader;
import io.lossmith.processor.declare.LibraryReader.ReadLibrary;
import io.lossmith.processor.diagnostics.LibraryPlace;
import io.lossmith.processor.diagnostics.Reporter;
import io.lossmith.processor.library.Expansion.Finding;
import io.lossmith.processor.library.LossRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** One round of libraries: from annotated types to the records of their losses, whose kernels the next round makes. */
final class LibraryStep {
    private final ProcessingEnvironment environment;
    private final LibraryReader reader;
    private final Reporter reporter;

    LibraryStep(ProcessingEnvironment environment, DeclarationReader losses, Reporter reporter) {
        this.environment = environment;
        this.reader = new LibraryReader(environment, losses);
        this.reporter = reporter;
    }

    /** Writes the records of {@code libraries}, and returns the names of those that have to wait for other types. */
    List<String> process(Set<Element> libraries) {
        Map<String, Element> open = new LinkedHashMap<>();
        libraries.forEach(library -> open.put(LossProcessor.name(library), library));
        List<String> deferred = new ArrayList<>();
        open.forEach((name, library) -> {
            try {
                List<String> circle = circle(name, open);
                if (!circle.isEmpty()) {
                    report(library, Optional.empty(), cycle(library, circle));
                } else if (!process(library, open.keySet())) {
                    deferred.add(name);
                }
            } catch (IOException | RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
                reporter.report(LossProcessor.internalError(failure), library, library);
            }
        });
        return deferred;
    }

    /** The libraries through which {@code start} uses itself; they would wait for each other. */
    private List<String> circle(String start, Map<String, Element> open) {
        Map<String, String> reachedFrom = new LinkedHashMap<>();
        List<String> next = new ArrayList<>(List.of(start));
        for (int i = 0; i < next.size(); i++) {
            for (TypeElement used : reader.usedLibraries(open.get(next.get(i)))) {
                String name = used.getQualifiedName().toString();
                if (name.equals(start)) {
                    List<String> circle = new ArrayList<>();
                    for (String step = next.get(i); step != null; step = reachedFrom.get(step)) {
                        circle.add(0, step);
                    }
                    return circle;
                }
                if (open.containsKey(name) && !next.contains(name)) {
                    next.add(name);
                    reachedFrom.put(name, next.get(i));
                }
            }
        }
        return List.of();
    }

    private static Problem cycle(Element library, List<String> circle) {
        String through = circle.size() == 1 ? "" : " through " + String.join(" and ", circle.subList(1, circle.size()));
        return Problem.of(Message.LIBRARY_CYCLE, Span.NOWHERE, library.getSimpleName(), through);
    }

    /** Whether {@code element} is done with; otherwise it waits. */
    private boolean process(Element element, Set<String> open) throws IOException {
        ReadLibrary read = reader.read(element, open);
        read.findings().forEach(finding -> reporter.report(finding.problem(), element, finding.where()));
        read.problems().forEach(problem -> report(element, read.file(), problem));
        if (read.declaration().isEmpty()) {
            return !read.deferred();
        }
        LibraryCompiler.Result result =
                LibraryCompiler.compile(read.declaration().get());
        List<Finding> findings = new ArrayList<>(result.problems());
        Set<String> refused = new LinkedHashSet<>();
        for (LossRecord loss : result.records()) {
            reader.obstacle((TypeElement) element, loss).ifPresent(problem -> {
                refused.add(loss.declaration().recordName());
                findings.add(new Finding(Optional.empty(), problem));
            });
        }
        for (Finding finding : findings) {
            report(element, read, finding);
        }
        for (LossRecord loss : writable(result.records(), refused)) {
            if (!write(loss, element)) {
                Problem taken = LibraryReader.typeExists(loss, "one of another library");
                report(element, read, new Finding(Optional.empty(), taken));
            }
        }
        return true;
    }

    /** Those that can be written: not refused themselves, and calling none that is. */
    private static List<LossRecord> writable(List<LossRecord> records, Set<String> refused) {
        Set<String> missing = new LinkedHashSet<>(refused);
        for (int known = -1; known != missing.size(); ) {
            known = missing.size();
            for (LossRecord loss : records) {
                if (!Collections.disjoint(loss.declaration().uses().keySet(), missing)) {
                    missing.add(loss.declaration().recordName());
                }
            }
        }
        return records.stream()
                .filter(loss -> !missing.contains(loss.declaration().recordName()))
                .toList();
    }

    /** Whether there was no such file yet. */
    private boolean write(LossRecord loss, Element library) throws IOException {
        SourceFile source = RecordWriter.write(loss);
        try (Writer writer =
                environment.getFiler().createSourceFile(source.name(), library).openWriter()) {
            writer.write(source.text());
            return true;
        } catch (FilerException exists) {
            return false;
        }
    }

    private void report(Element element, Optional<String> file, Problem problem) {
        LibraryPlace place = new LibraryPlace(element.getSimpleName().toString(), file, Optional.empty(), "");
        report(element, place, problem);
    }

    private void report(Element element, ReadLibrary read, Finding finding) {
        String text = read.declaration().orElseThrow().text();
        LibraryPlace place = new LibraryPlace(element.getSimpleName().toString(), read.file(), finding.loss(), text);
        report(element, place, finding.problem());
    }

    private void report(Element element, LibraryPlace place, Problem problem) {
        AnnotationMirror annotation = reader.annotation(element);
        Optional<AnnotationValue> value = reader.source(annotation);
        if (value.isPresent()) {
            reporter.report(problem, place, element, annotation, value.get());
        } else {
            reporter.report(problem, element, element);
        }
    }
}
