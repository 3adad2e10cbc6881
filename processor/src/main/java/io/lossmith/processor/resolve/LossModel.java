package io.lossmith.processor.resolve;

import io.lossmith.diagnostics.Problem;
import io.lossmith.diagnostics.Span;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loss with every name resolved and every type checked.
 *
 * @param declaration what the user wrote
 * @param algebra the graph all expressions live in
 * @param inputs predictions and learned inputs, then targets, in signature order
 * @param links how a raw score becomes a prediction, for the inputs that say so
 * @param parameters the record's components, in order
 * @param lengths the named lengths in order of first appearance
 * @param value the loss of one row
 * @param weight the row's own weight, if the formula binds {@code weight}
 * @param names names that bindings gave to expressions
 * @param spans where in the formula an expression was written
 * @param tasks the losses whose reduced values the formula combines; their values are then its only predictions
 * @param warnings what may not be as the user means it
 */
public record LossModel(
        LossDeclaration declaration,
        Algebra algebra,
        List<Variable> inputs,
        Map<Variable, Link> links,
        List<Variable> parameters,
        List<LengthSymbol> lengths,
        Expr value,
        Optional<Expr> weight,
        Map<Expr, String> names,
        Map<Expr, Span> spans,
        List<Task> tasks,
        List<Problem> warnings) {
    /** The inputs with a gradient: predictions and learned ones. */
    public List<Variable> differentiable() {
        return inputs.stream().filter(Variable::isDifferentiable).toList();
    }
}
