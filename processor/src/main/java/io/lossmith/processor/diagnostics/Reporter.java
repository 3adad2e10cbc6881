package io.lossmith.processor.diagnostics;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Hands problems to javac, pointing at the annotation's formula. */
public final class Reporter {
    private final Messager messager;

    public Reporter(Messager messager) {
        this.messager = messager;
    }

    /**
     * Reports a mistake in the formula of the loss on {@code element}; a warning that its author suppressed is not shown.
     *
     * @param problem what is wrong
     * @param formula the formula
     * @param element the annotated type
     * @param origin what its author wrote: the type itself, or the library it comes from
     * @param annotation its annotation
     * @param value the formula in the annotation, where javac points; null for one that the annotation does not hold
     */
    public void report(
            Problem problem,
            String formula,
            Element element,
            Element origin,
            AnnotationMirror annotation,
            AnnotationValue value) {
        if (!isSuppressed(problem.message(), element) && !isSuppressed(problem.message(), origin)) {
            String owner = origin.equals(element) ? ProblemText.RECORD : ProblemText.LIBRARY;
            String text = ProblemText.of(problem, element.getSimpleName().toString(), formula, owner);
            messager.printMessage(kind(problem), text, element, annotation, value);
        }
    }

    /**
     * Reports a mistake in a library; a warning that its author suppressed is not shown.
     *
     * @param problem what is wrong
     * @param place which library, and where
     * @param element the annotated type
     * @param annotation its {@code @LossLibrary}
     * @param value the text or the file name in the annotation, where javac points
     */
    public void report(
            Problem problem, LibraryPlace place, Element element, AnnotationMirror annotation, AnnotationValue value) {
        if (!isSuppressed(problem.message(), element)) {
            String text = ProblemText.of(problem, place.describe(problem.span()), place.text(), ProblemText.LIBRARY);
            messager.printMessage(kind(problem), text, element, annotation, value);
        }
    }

    /**
     * Reports a mistake in the Java code around a formula.
     *
     * @param problem what is wrong
     * @param element the annotated type
     * @param where the element that javac points at
     */
    public void report(Problem problem, Element element, Element where) {
        String text = ProblemText.of(problem, element.getSimpleName().toString(), "");
        messager.printMessage(kind(problem), text, where);
    }

    private static Diagnostic.Kind kind(Problem problem) {
        return problem.message().severity() == Message.Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    }

    /** Whether the author of {@code element}, or of what is around it, accepts {@code message}, if it can be accepted. */
    public static boolean isSuppressed(Message message, Element element) {
        for (Element place = message.isAcceptable() ? element : null;
                place != null;
                place = place.getEnclosingElement()) {
            if (place.getAnnotationMirrors().stream().anyMatch(mirror -> suppresses(mirror, message))) {
                return true;
            }
        }
        return false;
    }

    /** Reads the mirror, since the annotation itself cannot be made when it does not compile. */
    private static boolean suppresses(AnnotationMirror mirror, Message message) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        return type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
                && mirror.getElementValues().values().stream()
                        .map(AnnotationValue::getValue)
                        .filter(List.class::isInstance)
                        .flatMap(values -> ((List<?>) values).stream())
                        .anyMatch(value -> value instanceof AnnotationValue constant
                                && message.id().equals(constant.getValue()));
    }
}
