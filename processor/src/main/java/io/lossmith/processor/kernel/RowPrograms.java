package io.lossmith.processor.kernel;

import io.lossmith.processor.schedule.Output;
import io.lossmith.processor.schedule.RowProgram;
import io.lossmith.processor.schedule.Statement;
import java.util.List;

/**
 * What computes the rows of a block.
 *
 * @param value the value alone
 * @param gradient value and gradients
 * @param hessian value, gradients and Hessian diagonals
 */
public record RowPrograms(RowProgram value, RowProgram gradient, RowProgram hessian) {
    /** All there is to compute: the value, then gradients and Hessian diagonals. */
    public List<Output> results() {
        return Statement.delivered(hessian.body());
    }

    public List<RowProgram> all() {
        return List.of(value, gradient, hessian);
    }
}
