package io.lossmith.math;

import java.util.Arrays;

/** Computes one {@link Refinement} at one row; of one thread, and reused. */
public final class Refiner {
    /** A result with such a relative error is as good as one that is rounded correctly. */
    private static final double EXACT = 0x1p-54;

    /** A larger part of the terms is what doubles get wrong. */
    private static final double BETTER = 0x1p-54;

    private static final int NONE = -1;

    private final Refinement refinement;
    private final ScaledMath math = new ScaledMath();
    private final ScaledWide[][] numbers;
    private final boolean[][] known;
    private final int[] widths;
    private double plain;
    private double size;
    private int leaf;
    private boolean isNaN;

    Refiner(Refinement refinement) {
        this.refinement = refinement;
        int nodes = refinement.leaves + refinement.steps.length;
        numbers = new ScaledWide[nodes][0];
        known = new boolean[nodes][0];
        widths = new int[nodes];
    }

    Refiner start(double result, double terms) {
        plain = result;
        size = terms;
        leaf = 0;
        isNaN = false;
        return this;
    }

    /**
     * The next leaf, a number.
     *
     * @param value the number
     * @return this
     */
    public Refiner number(double value) {
        room(leaf, NONE);
        isNaN |= Double.isNaN(value);
        numbers[leaf][0].set(value);
        known[leaf++][0] = true;
        return this;
    }

    /**
     * The next leaf, a condition.
     *
     * @param value whether it holds
     * @return this
     */
    public Refiner number(boolean value) {
        return number(value ? 1 : 0);
    }

    /**
     * The next leaf, a vector.
     *
     * @param array where it lies
     * @param at its first element
     * @param length its number of elements
     * @return this
     */
    public Refiner vector(double[] array, int at, int length) {
        room(leaf, length);
        for (int i = 0; i < length; i++) {
            isNaN |= Double.isNaN(array[at + i]);
            numbers[leaf][i].set(array[at + i]);
            known[leaf][i] = true;
        }
        leaf++;
        return this;
    }

    /**
     * The refined result.
     *
     * @param element which element of a vector; 0 for a number
     * @return the nearest double, or the plain result where twice the digits are not enough, or numbers leave the range of doubles
     */
    public double result(int element) {
        if (isNaN) {
            return plain;
        }
        Refinement.Step[] steps = refinement.steps;
        for (int i = 0; i < steps.length; i++) {
            room(refinement.leaves + i, width(steps[i]));
        }
        ScaledWide result = element(widths.length - 1, element);
        double refined = result.toDouble();
        double error = Math.scalb(result.error, result.exponent);
        if (Double.isNaN(refined)) {
            return plain;
        }
        if (error <= EXACT * Math.abs(refined)) {
            return refined;
        }
        boolean isBetter = error < BETTER * size || !(Math.abs(plain) <= Double.MAX_VALUE);
        // What is smaller than its error cannot be told from 0.
        return isBetter ? (Math.abs(refined) <= 2 * error ? 0 : refined) : plain;
    }

    /** Elements of a step, {@link #NONE} for a number; positions have the length that is their operand. */
    private int width(Refinement.Step step) {
        int[] operands = step.operands();
        if (step.operation() == WideOperation.POSITION) {
            return (int) element(operands[0], 0).toDouble();
        }
        int width = NONE;
        if (!step.operation().isReduction() && step.operation() != WideOperation.GATHER) {
            for (int operand : operands) {
                width = Math.max(width, widths[operand]);
            }
        }
        return width;
    }

    private void room(int node, int width) {
        widths[node] = width;
        int count = Math.max(width, 1);
        if (numbers[node].length < count) {
            numbers[node] = new ScaledWide[count];
            Arrays.setAll(numbers[node], i -> new ScaledWide());
            known[node] = new boolean[count];
        }
        Arrays.fill(known[node], false);
    }

    private ScaledWide element(int node, int index) {
        int own = widths[node] == NONE ? 0 : index;
        ScaledWide number = numbers[node][own];
        if (!known[node][own]) {
            compute(number, refinement.steps[node - refinement.leaves], own);
            known[node][own] = true;
        }
        return number;
    }

    private void compute(ScaledWide result, Refinement.Step step, int index) {
        WideOperation operation = step.operation();
        int[] operands = step.operands();
        switch (operation) {
            case CONSTANT -> result.set(step.constant(), step.rest());
            case POSITION -> result.set(index);
            case SPREAD -> result.set(element(operands[0], index));
            case CHOICE -> result.set(element(operands[holds(operands[0], index) ? 1 : 2], index));
            case AND -> holds(result, holds(operands[0], index) && holds(operands[1], index));
            case OR -> holds(result, holds(operands[0], index) || holds(operands[1], index));
            case GATHER -> {
                // Where an index is out of range its element is discarded.
                int wanted = (int) element(operands[1], index).toDouble();
                result.set(element(operands[0], Math.max(0, Math.min(wanted, widths[operands[0]] - 1))));
            }
            default -> {
                if (operation.isReduction()) {
                    reduce(result, operation, operands[0]);
                } else if (operation.isUnary()) {
                    operation.apply(math, result, element(operands[0], index));
                } else {
                    ScaledWide x = element(operands[0], index);
                    operation.apply(math, result, x, element(operands[1], index));
                }
            }
        }
    }

    private boolean holds(int node, int index) {
        return !element(node, index).isZero();
    }

    private static void holds(ScaledWide result, boolean condition) {
        result.set(condition ? 1 : 0);
    }

    private void reduce(ScaledWide result, WideOperation operation, int vector) {
        result.set(operation == WideOperation.PRODUCT_OF ? 1 : 0);
        int place = 0;
        for (int i = 0; i < widths[vector]; i++) {
            ScaledWide element = element(vector, i);
            switch (operation) {
                case SUM -> result.sum(result, element);
                case PRODUCT_OF -> result.product(result, element);
                case ANY -> holds(result, !result.isZero() || !element.isZero());
                default -> {
                    boolean smallest = operation == WideOperation.MIN_OF || operation == WideOperation.ARGMIN;
                    int order = i == 0 ? 1 : element.compare(result);
                    if (smallest && i > 0 ? order < 0 : order > 0) {
                        result.set(element);
                        place = i;
                    }
                }
            }
        }
        if (operation == WideOperation.ARGMAX || operation == WideOperation.ARGMIN) {
            result.set(place);
        }
    }
}
