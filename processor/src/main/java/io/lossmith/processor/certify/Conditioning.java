package io.lossmith.processor.certify;

import io.lossmith.processor.exact.Enclosure;
import io.lossmith.processor.exact.Exact;
import io.lossmith.processor.exact.Row;
import io.lossmith.processor.ir.Expr;
import io.lossmith.processor.ir.Kind;
import io.lossmith.processor.ir.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much a relative error of the inputs is amplified at a row: the sum of |x dq/dx| over |q|, from exact results at
 * rows moved a little.
 */
final class Conditioning {
    /** An ordinary row amplifies an error of its inputs no more than this. */
    static final double ORDINARY = 8;

    private static final double STEP = 0x1p-24;

    private final List<Variable> inputs;
    private final Row row;

    Conditioning(List<Variable> inputs, Row row) {
        this.inputs = inputs;
        this.row = row;
    }

    /** Whether {@code expr}, whose exact result here is {@code exact}, is known to be well conditioned. */
    boolean isOrdinary(Expr expr, int element, double exact) {
        double sum = 0;
        for (Variable input : inputs) {
            double[] numbers = row.values().get(input);
            for (int i = 0; input.type().kind() == Kind.REAL && i < numbers.length; i++) {
                if (numbers[i] != 0 && !input.domain().discrete()) {
                    sum += amplification(expr, element, exact, input, i);
                }
                if (!(sum <= ORDINARY)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Away from the end of a domain, if there is one. */
    private double amplification(Expr expr, int element, double exact, Variable input, int index) {
        for (double step : new double[] {-STEP, STEP}) {
            double[] moved = row.values().get(input).clone();
            moved[index] += moved[index] * step;
            if (input.domain().contains(moved[index])) {
                Map<Variable, double[]> values = new LinkedHashMap<>(row.values());
                values.put(input, moved);
                Enclosure there = new Exact(new Row(values, row.lengths())).value(expr, element, false);
                if (there.isDefined() && there.isSettled()) {
                    return Math.abs((there.toDouble() - exact) / exact) / STEP;
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
