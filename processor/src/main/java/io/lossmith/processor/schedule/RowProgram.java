package io.lossmith.processor.schedule;

import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.spec.Length;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps that compute some outputs of a row.
 *
 * @param prologue what does not change from row to row, done once per block
 * @param body what is done for each row
 * @param slots the scratch vectors: which expression each holds
 * @param slotLengths the length of each scratch vector
 * @param inputs the inputs and parameters that are read
 */
public record RowProgram(
        List<Statement> prologue,
        List<Statement> body,
        Map<Expr, Integer> slots,
        List<Length> slotLengths,
        Set<Variable> inputs) {
    public RowProgram {
        prologue = List.copyOf(prologue);
        body = List.copyOf(body);
        slotLengths = List.copyOf(slotLengths);
        inputs = Set.copyOf(inputs);
    }
}
