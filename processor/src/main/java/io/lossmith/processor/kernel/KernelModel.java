package io.lossmith.processor.kernel;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.RowProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel, complete but for its text.
 *
 * @param loss the resolved loss
 * @param value the loss of one row as a formula
 * @param gradients per differentiable input, in input order, its gradient as a formula
 * @param hessians per differentiable input its Hessian diagonal as a formula
 * @param plain computes rows
 * @param refined computes rows whose results are doubles: again with twice the digits where they would lose too many
 * @param weightProgram computes the row's own weight, if it has one
 * @param oneRow the methods for one row of numbers; empty when an input is a vector
 * @param forcesNan whether gradients have to be made NaN where the value is, because they do not become it by themselves
 * @param explanation how it came about and what is known about it
 */
public record KernelModel(
        LossModel loss,
        Expr value,
        Map<Variable, Expr> gradients,
        Map<Variable, Expr> hessians,
        RowPrograms plain,
        RowPrograms refined,
        Optional<RowProgram> weightProgram,
        List<OneRowMethod> oneRow,
        boolean forcesNan,
        Explanation explanation) {
    /** Whether some results may have to be refined. */
    public boolean isRefined() {
        return !refined.results().equals(plain.results());
    }

    /** The same kernel with a report on its accuracy. */
    public KernelModel with(AccuracyReport report) {
        return new KernelModel(
                loss,
                value,
                gradients,
                hessians,
                plain,
                refined,
                weightProgram,
                oneRow,
                forcesNan,
                explanation.with(report));
    }

    /**
     * A method that computes one number from the inputs of one row.
     *
     * @param name its name, such as {@code gradientAt}
     * @param description first sentence of its javadoc
     * @param input the input whose derivative it computes; null for the value
     * @param program what it computes
     */
    public record OneRowMethod(String name, String description, Variable input, RowProgram program) {}
}
