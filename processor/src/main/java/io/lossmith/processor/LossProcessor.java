package io.lossmith.processor;

import com.google.auto.service.AutoService;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.diagnostics.VisibleText;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.codegen.SourceFile;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.declare.DeclarationReader;
import io.lossmith.processor.declare.DeclarationReader.Read;
import io.lossmith.processor.diagnostics.Reporter;
import io.lossmith.processor.resolve.LossDeclaration;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

/** The annotation processor for {@code @Loss}: one kernel per record, each from its own source file alone. */
@AutoService(Processor.class)
public final class LossProcessor extends AbstractProcessor {
    /** On every kernel; javac warns about it like about any annotation that no processor claims. */
    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final Function<LossDeclaration, LossCompiler.Result> compiler;
    private final List<String> deferred = new ArrayList<>();
    private DeclarationReader reader;
    private Reporter reporter;

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
        return Set.of(DeclarationReader.LOSS, GENERATED);
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
    }

    /**
     * Claims its annotations, because under {@code -Xlint:all -Werror} an annotation that no processor claims stops the
     * build. The price is small: processors of all annotations are passed over only where sources have no other one.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> pending = new LinkedHashSet<>();
        for (String name : deferred) {
            Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(name))
                    .ifPresent(pending::add);
        }
        deferred.clear();
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(DeclarationReader.LOSS)) {
                pending.addAll(round.getElementsAnnotatedWith(annotation));
            }
        }
        // Once no more types are generated, a missing one is javac's error to report.
        if (!round.processingOver()) {
            pending.forEach(this::process);
        }
        return true;
    }

    private void process(Element element) {
        try {
            Read read = reader.read(element);
            if (read.deferred()) {
                deferred.add(((TypeElement) element).getQualifiedName().toString());
            }
            read.findings().forEach(finding -> reporter.report(finding.problem(), element, finding.where()));
            if (read.declaration().isPresent()) {
                compile(read.declaration().get(), element);
            }
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            reporter.report(Problem.of(Message.INTERNAL_ERROR, Span.NOWHERE, described(failure)), element, element);
        }
    }

    private void compile(LossDeclaration declaration, Element element) throws IOException {
        AnnotationMirror annotation = reader.annotation(element);
        AnnotationValue formula = reader.formula(annotation).orElseThrow();
        LossCompiler.Result result = compiler.apply(declaration);
        result.problems().forEach(problem -> reporter.report(problem, element, annotation, formula));
        if (result.kernel().isEmpty()) {
            return;
        }
        SourceFile source = KernelWriter.write(result.kernel().get());
        // The record is the file's only origin, so that an edit of it rebuilds its own kernel alone.
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.name(), element)
                .openWriter()) {
            writer.write(source.text());
        } catch (FilerException exists) {
            Problem clash = Problem.of(Message.KERNEL_NAME_CLASH, Span.NOWHERE, declaration.kernelName());
            reporter.report(clash, element, element);
        }
    }

    /** The failure and where it happened, which is what a report needs most. */
    private static String described(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String text = VisibleText.of(failure.toString());
        return trace.length == 0 ? text : text + " at " + trace[0];
    }
}
