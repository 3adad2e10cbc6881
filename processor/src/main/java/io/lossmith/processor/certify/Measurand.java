package io.lossmith.processor.certify;

import io.lossmith.processor.differentiate.Curvature;
import io.lossmith.processor.differentiate.Gradients;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Algebra;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Variable;
import io.lossmith.processor.kernel.KernelModel;
import io.lossmith.processor.kernel.RowPrograms;
import io.lossmith.processor.lower.Lowering;
import io.lossmith.processor.resolve.LossModel;
import io.lossmith.processor.schedule.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A result of a kernel that can be measured: the value, a gradient or a Hessian diagonal.
 *
 * @param output what the kernel computes
 * @param written the formula as written, or its plain derivative
 * @param lowered the same for computation in {@code double}
 */
record Measurand(Output output, Expr written, Expr lowered) {
    /** All results of {@code kernel} as {@code programs} compute them, the value first. */
    static List<Measurand> of(KernelModel kernel, RowPrograms programs) {
        LossModel loss = kernel.loss();
        Algebra algebra = loss.algebra();
        Lowering lowering = new Lowering(algebra);
        Map<Variable, Expr> gradients = Gradients.of(algebra, loss.value(), loss.differentiable());
        List<Measurand> results = new ArrayList<>();
        for (Output output : programs.results()) {
            Variable input = output.input();
            Expr written = switch (output.kind()) {
                case VALUE -> loss.value();
                case GRADIENT -> gradients.get(input);
                case HESSIAN -> Curvature.of(algebra, gradients.get(input), input);
                case WEIGHT -> throw new IllegalStateException("a weight is no result");
            };
            results.add(new Measurand(output, written, lowering.lower(written)));
        }
        return results;
    }

    boolean isValue() {
        return output.kind() == Output.Kind.VALUE;
    }

    /** How many numbers it has at {@code row}. */
    int elements(Row row) {
        return isValue() ? 1 : output.input().type().length().map(row::length).orElse(1);
    }

    /** {@code value}, {@code d/dz} or {@code d²/dz²}. */
    String name() {
        return name("");
    }

    /** The name of one of its numbers: {@code value}, {@code d/dz[1]} or {@code d²/dz[1]²}. */
    String name(int element) {
        return name(!isValue() && output.input().isVector() ? "[" + element + "]" : "");
    }

    private String name(String index) {
        return switch (output.kind()) {
            case VALUE -> "value";
            case GRADIENT -> "d/d" + output.input().name() + index;
            case HESSIAN -> "d²/d" + output.input().name() + index + "²";
            case WEIGHT -> throw new IllegalStateException("a weight is no result");
        };
    }
}
