package io.lossmith.processor.declare;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import javax.lang.model.element.Element;

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
}
