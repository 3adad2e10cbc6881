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
 * @param valueProgram computes the value of a row
 * @param gradientProgram computes value and gradients
 * @param hessianProgram computes value, gradients and Hessian diagonals
 * @param weightProgram computes the row's own weight, if it has one
 * @param oneRow the methods for one row of numbers; empty when an input is a vector
 * @param forcesNan whether gradients have to be made NaN where the value is, because they do not become it by themselves
 * @param rules the identities by which value and derivatives were rewritten, as sentences
 * @param conventions the conventions of the language that this loss uses, as sentences
 * @param limits the limits of value and derivatives at the ends of the domains, finite or not, as sentences
 */
public record KernelModel(
        LossModel loss,
        Expr value,
        Map<Variable, Expr> gradients,
        Map<Variable, Expr> hessians,
        RowProgram valueProgram,
        RowProgram gradientProgram,
        RowProgram hessianProgram,
        Optional<RowProgram> weightProgram,
        List<OneRowMethod> oneRow,
        boolean forcesNan,
        List<String> rules,
        List<String> conventions,
        List<String> limits) {

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
