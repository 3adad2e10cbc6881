package io.lossmith.processor;

import com.google.auto.service.AutoService;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.VisibleText;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.codegen.SourceFile;
import io.lossmith.processor.compiler.Certification;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.compiler.Measurements;
import io.lossmith.processor.declare.DeclarationReader;
import io.lossmith.processor.declare.DeclarationReader.ReadLoss;
import io.lossmith.processor.declare.LibraryReader;
import io.lossmith.processor.declare.MultiTaskReader;
import io.lossmith.processor.diagnostics.Reporter;
import io.lossmith.processor.explain.ExplanationJson;
import io.lossmith.processor.resolve.LossDeclaration;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * The annotation processor for {@code @Loss}, {@code @MultiTask} and {@code @LossLibrary}: one kernel per record, and one record per loss of a
 * library, each from one source file alone.
 */
@AutoService(Processor.class)
public final class LossProcessor extends AbstractProcessor {
    /** On every kernel; javac warns about it like about any annotation that no processor claims. */
    private static final String GENERATED = "javax.annotation.processing.Generated";

    /** The folder in the class output with an explanation for each loss. */
    private static final String EXPLANATIONS = "META-INF/lossmith/";

    private static final String ISOLATING = "org.gradle.annotation.processing.isolating";
    private static final String AGGREGATING = "org.gradle.annotation.processing.aggregating";

    private final Function<LossDeclaration, LossCompiler.Result> compiler;
    private final List<String> deferred = new ArrayList<>();
    private final List<String> deferredLibraries = new ArrayList<>();
    private DeclarationReader reader;
    private LibraryStep libraries;
    private Reporter reporter;
    private TwinStep twins;
    private boolean isOptionRefused;
    private Measurements measurements;

    /** The processor that javac finds by its service entry. */
    public LossProcessor() {
        this(LossCompiler::compile);
    }

    /** A processor with another compiler. */
    LossProcessor(Function<LossDeclaration, LossCompiler.Result> compiler) {
        this.compiler = compiler;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                DeclarationReader.LOSS,
                MultiTaskReader.MULTI_TASK,
                MultiTaskReader.TASK,
                LibraryReader.LIBRARY,
                LibraryReader.MEMBER,
                GENERATED);
    }

    /**
     * The options, and for Gradle how the processor works: what it writes comes from one source file, so that an edit
     * rebuilds only what came of it. With a folder of library files that is no longer true, and Gradle lets the processor
     * see all annotated sources again each time. Gradle asks after {@link #init}.
     */
    @Override
    public Set<String> getSupportedOptions() {
        boolean hasFiles = isInitialized() && processingEnv.getOptions().containsKey(LibraryReader.PATH);
        return Set.of(
                LibraryReader.PATH,
                Certification.OPTION,
                Measurements.OPTION,
                TwinStep.OPTION,
                hasFiles ? AGGREGATING : ISOLATING);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new DeclarationReader(environment.getElementUtils(), environment.getTypeUtils());
        reporter = new Reporter(environment.getMessager());
        libraries = new LibraryStep(environment, reader, reporter);
        twins = new TwinStep(environment);
    }

    /**
     * Claims its annotations, because under {@code -Xlint:all -Werror} an annotation that no processor claims stops the
     * build. The price is small: processors of all annotations are passed over only where sources have no other one.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> losses = pending(DeclarationReader.LOSS, deferred, annotations, round);
        losses.addAll(pending(MultiTaskReader.MULTI_TASK, deferred, annotations, round));
        Set<Element> tasks = pending(MultiTaskReader.TASK, new ArrayList<>(), annotations, round);
        Set<Element> open = pending(LibraryReader.LIBRARY, deferredLibraries, annotations, round);
        // Once no more types are generated, a missing one is javac's error to report.
        if (!round.processingOver()) {
            deferredLibraries.addAll(libraries.process(open));
            Set<String> names = open.stream().map(LossProcessor::name).collect(Collectors.toSet());
            losses.forEach(loss -> process(loss, names));
            tasks.forEach(task -> MultiTaskReader.stray(task)
                    .ifPresent(finding ->
                            reporter.report(finding.problem(), task.getEnclosingElement(), finding.where())));
        }
        twins.write();
        return true;
    }

    /** What an earlier round left, which is forgotten, and what this round brings. */
    private Set<Element> pending(
            String name, List<String> left, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> pending = new LinkedHashSet<>();
        for (String type : left) {
            Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(type))
                    .ifPresent(pending::add);
        }
        left.clear();
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(name)) {
                pending.addAll(round.getElementsAnnotatedWith(annotation));
            }
        }
        return pending;
    }

    /** What is done for {@code element}: its author may accept what would be an error. */
    private Certification certification(Element element) {
        Certification asked = asked(element);
        boolean accepts = Reporter.isSuppressed(Message.NOT_ACCURATE, element)
                || Reporter.isSuppressed(Message.NOT_ACCURATE, reader.origin(element));
        return asked == Certification.STRICT && accepts ? Certification.REPORT : asked;
    }

    /** What the option asks for; a word it does not have is told at the first loss. */
    private Certification asked(Element element) {
        Optional<String> option = option(Certification.OPTION);
        if (option.isEmpty()) {
            return Certification.REPORT;
        }
        if (isOptionRefused) {
            return Certification.OFF;
        }
        Optional<Certification> known = Certification.of(option.get());
        if (known.isEmpty()) {
            isOptionRefused = true;
            reporter.report(
                    Problem.of(Message.UNKNOWN_CERTIFY_OPTION, Span.NOWHERE, option.get(), Certification.words()),
                    element,
                    element);
        }
        return known.orElse(Certification.OFF);
    }

    /** What is kept of certificates; a folder that cannot be made is told at the first loss. */
    private Measurements measurements(Element element) {
        if (measurements == null) {
            measurements = option(Measurements.OPTION)
                    .map(folder -> measurements(folder, element))
                    .orElseGet(Measurements::inMemory);
        }
        return measurements;
    }

    private Measurements measurements(String folder, Element element) {
        String why = "no folder is named"; // which would be the folder the build runs in
        try {
            if (!folder.isBlank()) {
                return Measurements.in(Path.of(folder));
            }
        } catch (IOException | InvalidPathException unusable) {
            why = VisibleText.of(unusable.toString());
        }
        Problem problem = Problem.of(Message.UNUSABLE_CACHE, Span.NOWHERE, VisibleText.of(folder), why);
        reporter.report(problem, element, element);
        return Measurements.inMemory();
    }

    /** The value of an option, which is empty for one that is there without a value. */
    private Optional<String> option(String name) {
        Map<String, String> options = processingEnv.getOptions();
        return options.containsKey(name)
                ? Optional.of(Objects.requireNonNullElse(options.get(name), ""))
                : Optional.empty();
    }

    private void process(Element element, Set<String> open) {
        try {
            ReadLoss read = reader.read(element, open);
            if (read.deferred()) {
                deferred.add(name(element));
            }
            read.findings().forEach(finding -> reporter.report(finding.problem(), element, finding.where()));
            if (read.declaration().isPresent()) {
                compile(read.declaration().get(), element);
            }
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            reporter.report(internalError(failure), element, element);
        }
    }

    private void compile(LossDeclaration declaration, Element element) throws IOException {
        AnnotationMirror annotation = reader.annotation(element);
        AnnotationValue value = reader.formula(annotation).orElse(null);
        LossCompiler.Result result = certification(element).apply(compiler.apply(declaration), measurements(element));
        result.problems()
                .forEach(problem -> reporter.report(
                        problem, declaration.formula(), element, reader.origin(element), annotation, value));
        if (result.kernel().isEmpty()) {
            return;
        }
        SourceFile source = KernelWriter.write(result.kernel().get());
        // The record, or its library, is the file's only origin, so that an edit of it rebuilds its own kernels alone.
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.name(), reader.origin(element))
                .openWriter()) {
            writer.write(source.text());
        } catch (FilerException exists) {
            Problem clash = Problem.of(Message.KERNEL_NAME_CLASH, Span.NOWHERE, declaration.kernelName());
            reporter.report(clash, element, element);
            return;
        }
        twins.add(result.kernel().get(), reader.origin(element));
        explain(result, element);
    }

    /** Writes what is known about the kernel beside the classes, for tools. */
    private void explain(LossCompiler.Result result, Element element) throws IOException {
        String file = EXPLANATIONS + name(element) + ".json";
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", file, reader.origin(element))
                .openWriter()) {
            writer.write(ExplanationJson.of(result.kernel().get(), result.problems()));
        }
    }

    static String name(Element type) {
        return ((TypeElement) type).getQualifiedName().toString();
    }

    /** Names the failure and where it happened, which is what a report needs most. */
    static Problem internalError(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String text = VisibleText.of(failure.toString());
        return Problem.of(Message.INTERNAL_ERROR, Span.NOWHERE, trace.length == 0 ? text : text + " at " + trace[0]);
    }
}
