package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Message;
import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/** Gathers problems in the order they are found, each once. */
public final class ProblemCollector {
    private final List<Problem> problems = new ArrayList<>();

    /** Adds a problem and returns null, the value of an expression that could not be built. */
    public Expr report(Message message, Span span, Object... arguments) {
        Problem problem = Problem.of(message, span, arguments);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
        return null;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Whether anything found so far stops the loss. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.message().severity() == Message.Severity.ERROR);
    }
}
