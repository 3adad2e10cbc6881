package io.lossmith.math;

import java.util.Arrays;

/** Computes one {@link Refinement} at one row; of one thread, and reused. */
public final class Refiner {
    /** A result with such a relative error is as good as one that is rounded correctly. */
    private static final double EXACT = 0x1p-54;

    /** A larger part of the terms is what doubles get wrong. */
    private static final double BETTER = 0x1p-54;

    /** So near a number is better than none. */
    private static final double ROUGHLY = 0x1p-10;

    private static final int NONE = -1;

    private final Refinement refinement;
    private final ScaledMath math = new ScaledMath();
    private final ScaledWide[][] numbers;
    private final boolean[][] known;
    private final int[] widths;
    private final double[] values;
    private final double[][] arrays;
    private final int[] starts;
    private double plain;
    private double size;
    private int leaf;
    private int longest;

    Refiner(Refinement refinement) {
        this.refinement = refinement;
        int nodes = refinement.leaves + refinement.steps.length;
        numbers = new ScaledWide[nodes][0];
        known = new boolean[nodes][0];
        widths = new int[nodes];
        values = new double[refinement.leaves];
        arrays = new double[refinement.leaves][];
        starts = new int[refinement.leaves];
    }

    Refiner start(double result, double terms) {
        plain = result;
        size = terms;
        leaf = 0;
        longest = 0;
        return this;
    }

    /**
     * The next leaf, a number.
     *
     * @param value the number
     * @return this
     */
    public Refiner number(double value) {
        values[leaf] = value;
        widths[leaf++] = NONE;
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
        arrays[leaf] = array;
        starts[leaf] = at;
        widths[leaf++] = length;
        longest = Math.max(longest, length);
        return this;
    }

    /**
     * The refined result.
     *
     * @param element which element of a vector; 0 for a number
     * @return the nearest double, or the plain result where twice the digits are not enough, or numbers leave the range of doubles
     */
    public double result(int element) {
        double result = refined(element);
        Arrays.fill(arrays, null); // they are the caller's
        return result;
    }

    private double refined(int element) {
        if (!Refinement.isDue(plain, size, longest) || isNaN()) {
            return plain;
        }
        for (int i = 0; i < refinement.leaves; i++) {
            room(i, widths[i]);
        }
        Refinement.Step[] steps = refinement.steps;
        for (int i = 0; i < steps.length; i++) {
            room(refinement.leaves + i, width(steps[i]));
        }
        ScaledWide result = element(widths.length - 1, element);
        double refined = result.toDouble();
        double significand = Math.abs(result.value.high);
        if (result.isHuge() || result.error <= EXACT * significand) {
            return refined;
        }
        if (Double.isNaN(refined) || Double.isNaN(result.error)) {
            return plain;
        }
        if (!isBetter(Math.scalb(result.error, result.exponent), result.error / significand)) {
            return plain;
        }
        return significand <= 2 * result.error ? 0 : refined; // what is smaller than its error cannot be told from 0
    }

    /** Whether an error, also told as a part of the result, is less than that of the plain result, or that is no number. */
    private boolean isBetter(double error, double part) {
        if (error < BETTER * size && size <= Double.MAX_VALUE) {
            return true;
        }
        boolean isNumber = Math.abs(plain) <= Double.MAX_VALUE;
        return !isNumber && (part < ROUGHLY || error < Double.MIN_NORMAL);
    }

    private boolean isNaN() {
        for (int i = 0; i < refinement.leaves; i++) {
            for (int k = 0; k < (widths[i] == NONE ? 1 : widths[i]); k++) {
                if (Double.isNaN(leaf(i, k))) {
                    return true;
                }
            }
        }
        return false;
    }

    private double leaf(int leaf, int index) {
        return widths[leaf] == NONE ? values[leaf] : arrays[leaf][starts[leaf] + index];
    }

    /** Elements of a step, {@link #NONE} for a number; positions have the length that is their operand. */
    private int width(Refinement.Step step) {
        int[] operands = step.operands;
        if (step.operation == WideOperation.POSITION) {
            return (int) element(operands[0], 0).toDouble();
        }
        int width = NONE;
        if (!step.operation.isReduction() && step.operation != WideOperation.GATHER) {
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
            if (node < refinement.leaves) {
                number.set(leaf(node, own));
            } else {
                compute(number, refinement.steps[node - refinement.leaves], own);
            }
            known[node][own] = true;
        }
        return number;
    }

    private void compute(ScaledWide result, Refinement.Step step, int index) {
        WideOperation operation = step.operation;
        int[] operands = step.operands;
        switch (operation) {
            case CONSTANT -> result.set(step.constant, step.rest);
            case POSITION -> result.set(index);
            case SPREAD -> result.set(element(operands[0], index));
            case CHOICE -> choice(result, operands, index);
            case AND, OR -> {
                ScaledWide first = element(operands[0], index);
                boolean isDecided = first.isZero() == (operation == WideOperation.AND);
                ScaledWide last = isDecided ? first : element(operands[1], index);
                condition(result, !last.isZero(), first.error + last.error);
            }
            case GATHER -> gather(result, operands[0], element(operands[1], index));
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

    /** Both branches count where the condition is in doubt. */
    private void choice(ScaledWide result, int[] operands, int index) {
        ScaledWide condition = element(operands[0], index);
        int chosen = condition.isZero() ? 2 : 1;
        result.set(element(operands[chosen], index));
        if (condition.error != 0) {
            result.doubt(element(operands[3 - chosen], index));
        }
    }

    /** Where an index is out of range its element is discarded. */
    private void gather(ScaledWide result, int vector, ScaledWide index) {
        int last = widths[vector] - 1;
        if (last < 0) {
            result.set(Double.NaN);
            return;
        }
        boolean isSure = index.error < 0.25;
        result.set(element(vector, Math.max(0, Math.min((int) index.toDouble(), last))));
        result.error = isSure ? result.error : Double.NaN;
    }

    private static void condition(ScaledWide result, boolean holds, double error) {
        result.set(holds ? 1 : 0);
        result.error = error;
    }

    private void reduce(ScaledWide result, WideOperation operation, int vector) {
        boolean isSmallest = operation == WideOperation.MIN_OF || operation == WideOperation.ARGMIN;
        boolean isSure = true;
        int place = -1;
        result.set(operation.empty());
        for (int i = 0; i < widths[vector]; i++) {
            ScaledWide element = element(vector, i);
            switch (operation) {
                case SUM -> result.sum(result, element);
                case PRODUCT_OF -> result.product(result, element);
                case ANY -> condition(result, !result.isZero() || !element.isZero(), result.error + element.error);
                default -> {
                    int order = element.compare(result);
                    boolean isFirst = isSmallest ? order < 0 : order > 0;
                    isSure &= element.isToldFrom(result);
                    place = isFirst ? i : place;
                    result.choose(element, result, isFirst);
                }
            }
        }
        if (operation == WideOperation.ARGMAX || operation == WideOperation.ARGMIN) {
            result.set(place);
            result.error = isSure ? 0 : Double.NaN;
        }
    }
}
