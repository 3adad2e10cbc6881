package io.lossmith.processor.contract;

import io.lossmith.processor.ir.Function;
import io.lossmith.processor.ir.Interval;
import java.util.List;

/**
 * One way to call one row of the function table: the formula of a loss that is nothing but that call, and the points at
 * which to try it.
 *
 * @param name a Java name for the loss
 * @param row the function under test
 * @param formula the loss
 * @param inputs the inputs in order
 * @param length the value of the length K, 0 for a formula without one
 * @param points per point the elements of every input
 * @param edges points on the border of the domain
 */
record ContractCase(
        String name,
        Function row,
        String formula,
        List<Input> inputs,
        int length,
        List<double[][]> points,
        List<double[][]> edges) {

    /** What an input is to the loss. */
    enum Role {
        PREDICTION,
        TARGET,
        CLASS
    }

    /**
     * An input of the loss.
     *
     * @param name its name
     * @param role whether it has a gradient, or is an index
     * @param width how many numbers a row has
     * @param domain where the function is defined
     */
    record Input(String name, Role role, int width, Interval domain) {}

    @Override
    public String toString() {
        return formula.substring(formula.indexOf("->") + 3) + (length == 0 ? "" : " K=" + length);
    }
}
