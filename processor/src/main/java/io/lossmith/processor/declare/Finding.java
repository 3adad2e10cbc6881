package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.util.ElementFilter;

/**
 * A mistake in the Java declaration around a formula.
 *
 * @param problem what is wrong
 * @param where the element that the compiler should point at
 */
public record Finding(Problem problem, Element where) {
    static Finding of(Message message, Element where, Object... arguments) {
        return new Finding(Problem.of(message, Span.NOWHERE, arguments), where);
    }

    /** javac knows the place of a component's field, not of the component itself. */
    static Element place(RecordComponentElement component) {
        return ElementFilter.fieldsIn(component.getEnclosingElement().getEnclosedElements()).stream()
                .filter(candidate -> candidate.getSimpleName().equals(component.getSimpleName()))
                .findFirst()
                .map(Element.class::cast)
                .orElse(component.getEnclosingElement());
    }
}
