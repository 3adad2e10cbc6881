package io.lossmith.math;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula that can be computed with twice the digits of {@code double}: what a kernel does in the rare rows in which a sum
 * cancels, or a function magnifies the rounding of its operand.
 *
 * <p>The text is what the compiler makes of an expression: the leaves, {@code n} for a number and {@code v} for a vector, then steps that
 * name an operation and the earlier steps it takes. A step is a number, or a vector as soon as an operand is one.
 * {@code number 0.3333333333333333 1.850371707708594E-17} is a constant with the digits that its double lacks.
 *
 * <pre>{@code
 * static final Refinement DIFFERENCE = Refinement.of("nn; exp 0; - 1; + 2 3");        // exp(z) - y
 * double d = Math.exp(z) - y;
 * double refined = DIFFERENCE.start(d, Math.exp(z) + y).number(z).number(y).result(0);
 * }</pre>
 *
 * <p>Immutable; each thread computes in memory of its own.
 */
public final class Refinement {
    /** Smaller results may come of steps with too few digits. */
    private static final double SMALL = 0x1p-960;

    /** A result is refined where it is smaller than this part of its terms. */
    private static final double PART = 0x1p-3;

    final int leaves;
    final boolean[] vectorLeaf;
    final Step[] steps;
    private final ThreadLocal<Refiner> refiners = ThreadLocal.withInitial(() -> new Refiner(this));

    /**
     * One operation.
     *
     * @param operation what is done
     * @param operands the steps it takes; leaves come first
     * @param constant the number of a constant
     * @param rest what that lacks
     */
    record Step(WideOperation operation, int[] operands, double constant, double rest) {}

    private Refinement(boolean[] vectorLeaf, List<Step> steps) {
        this.leaves = vectorLeaf.length;
        this.vectorLeaf = vectorLeaf;
        this.steps = steps.toArray(new Step[0]);
    }

    /**
     * Reads a formula.
     *
     * @param text leaves and steps
     * @return the refinement
     * @throws IllegalArgumentException if a step has another name or number of operands
     */
    public static Refinement of(String text) {
        String[] parts = text.split("; ", -1);
        boolean[] vectorLeaf = new boolean[parts[0].length()];
        for (int i = 0; i < vectorLeaf.length; i++) {
            vectorLeaf[i] = parts[0].charAt(i) == 'v';
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            steps.add(step(parts[i].split(" ", -1)));
        }
        return new Refinement(vectorLeaf, steps);
    }

    private static Step step(String[] words) {
        if (words[0].equals(WideOperation.CONSTANT.text())) {
            double rest = words.length > 2 ? Double.parseDouble(words[2]) : 0;
            return new Step(WideOperation.CONSTANT, new int[0], Double.parseDouble(words[1]), rest);
        }
        int[] operands = new int[words.length - 1];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = Integer.parseInt(words[i + 1]);
        }
        return new Step(WideOperation.of(words[0], operands.length), operands, 0, 0);
    }

    /**
     * Whether there is an operation of that name.
     *
     * @param operation a function or operator of the formula language, or one of the steps
     * @return whether formulas may have it as a step
     */
    public static boolean has(String operation) {
        return WideOperation.has(operation);
    }

    /**
     * Whether a result is so much smaller than what it is made of that it is to be refined.
     *
     * @param plain the result
     * @param size the size of its terms, or how much of a relative error of an operand it would take over
     * @return false where one is NaN
     */
    public static boolean isDue(double plain, double size) {
        return Math.abs(plain) < PART * size;
    }

    /**
     * The same, and also where a result is no ordinary number: NaN, infinite, subnormal or 0.
     *
     * @param plain the result
     * @param size the size of its terms, or 0
     * @return false for ordinary numbers that are not small beside {@code size}
     */
    public static boolean isDueOrLost(double plain, double size) {
        return isDue(plain, size) || isLost(plain);
    }

    static boolean isLost(double plain) {
        double magnitude = Math.abs(plain);
        return !(magnitude >= SMALL && magnitude <= Double.MAX_VALUE);
    }

    /**
     * Begins to compute; the leaves follow in order.
     *
     * @param plain the result of doubles
     * @param size the size of its terms
     * @return this thread's refiner, to be used at once
     */
    public Refiner start(double plain, double size) {
        return refiners.get().start(plain, size);
    }
}
