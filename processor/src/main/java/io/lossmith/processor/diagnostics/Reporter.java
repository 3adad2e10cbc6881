package io.lossmith.processor.diagnostics;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import java.util.Arrays;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Hands problems to javac, pointing at the annotation's formula. */
public final class Reporter {
    private final Messager messager;

    public Reporter(Messager messager) {
        this.messager = messager;
    }

    /** Reports {@code problem} of the loss on {@code element}; a warning that its author suppressed is not shown. */
    public void report(
            Problem problem, Element element, AnnotationMirror annotation, AnnotationValue value, String formula) {
        if (problem.message().severity() == Message.Severity.WARNING && isSuppressed(problem.message(), element)) {
            return;
        }
        Diagnostic.Kind kind = problem.message().severity() == Message.Severity.ERROR
                ? Diagnostic.Kind.ERROR
                : Diagnostic.Kind.WARNING;
        String text = ProblemText.of(problem, element.getSimpleName().toString(), formula);
        messager.printMessage(kind, text, element, annotation, value);
    }

    private static boolean isSuppressed(Message message, Element element) {
        for (Element place = element; place != null; place = place.getEnclosingElement()) {
            SuppressWarnings suppress = place.getAnnotation(SuppressWarnings.class);
            if (suppress != null && Arrays.asList(suppress.value()).contains(message.id())) {
                return true;
            }
        }
        return false;
    }
}
