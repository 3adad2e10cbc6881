package io.lossmith.processor;

import com.google.auto.service.AutoService;
import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.codegen.KernelWriter;
import io.lossmith.processor.compiler.LossCompiler;
import io.lossmith.processor.declare.DeclarationReader;
import io.lossmith.processor.declare.DeclarationReader.Read;
import io.lossmith.processor.diagnostics.Reporter;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.resolve.LossDeclaration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final List<String> deferred = new ArrayList<>();
    private DeclarationReader reader;
    private Reporter reporter;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(DeclarationReader.LOSS);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new DeclarationReader(environment.getElementUtils());
        reporter = new Reporter(environment.getMessager());
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> pending = new LinkedHashSet<>();
        for (String name : deferred) {
            Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(name))
                    .ifPresent(pending::add);
        }
        deferred.clear();
        for (TypeElement annotation : annotations) {
            pending.addAll(round.getElementsAnnotatedWith(annotation));
        }
        for (Element element : pending) {
            // Once no more types are generated, a missing one is javac's error to report.
            if (!round.processingOver()) {
                process(element);
            }
        }
        return false;
    }

    private void process(Element element) {
        AnnotationMirror annotation = reader.annotation(element);
        AnnotationValue value = reader.formula(annotation);
        String formula = String.valueOf(value.getValue());
        try {
            Read read = reader.read(element);
            if (read.deferred()) {
                deferred.add(((TypeElement) element).getQualifiedName().toString());
            }
            read.problems().forEach(problem -> reporter.report(problem, element, annotation, value, formula));
            if (read.declaration().isPresent()) {
                LossCompiler.Result result =
                        LossCompiler.compile(read.declaration().get());
                result.problems().forEach(problem -> reporter.report(problem, element, annotation, value, formula));
                if (result.kernel().isPresent()) {
                    write(result.kernel().get(), element);
                }
            }
        } catch (FilerException exists) {
            LossDeclaration declaration = reader.read(element).declaration().orElseThrow();
            Problem problem = Problem.of(
                    Message.KERNEL_NAME_CLASH, new Span(0, 0), declaration.simpleName(), declaration.kernelName());
            reporter.report(problem, element, annotation, value, formula);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            Problem problem =
                    Problem.of(Message.INTERNAL_ERROR, new Span(0, 0), element.getSimpleName(), failure.toString());
            reporter.report(problem, element, annotation, value, formula);
        }
    }

    private void write(KernelModel kernel, Element element) throws IOException {
        KernelWriter.write(kernel, Optional.of(element)).writeTo(processingEnv.getFiler());
    }
}
