package io.lossmith.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    /** A result is refined where it is smaller than this part of its terms; where vectors are long, a smaller part. */
    public static final double PART = 0x1p-3;

    /** Longer vectors may lose more digits, since they take longer to refine. */
    private static final double SHORT = 8;

    /** Still longer ones are what doubles make of them. */
    private static final int LONGEST = 64;

    final int leaves;
    final Step[] steps;
    private final ThreadLocal<Refiner> refiners = ThreadLocal.withInitial(() -> new Refiner(this));

    /** One operation. */
    static final class Step {
        final WideOperation operation;

        /** The steps it takes; leaves come first. */
        final int[] operands;

        /** The number of a constant. */
        final double constant;

        /** What that lacks. */
        final double rest;

        Step(WideOperation operation, int... operands) {
            this.operation = operation;
            this.operands = operands;
            this.constant = 0;
            this.rest = 0;
        }

        Step(double constant, double rest) {
            this.operation = WideOperation.CONSTANT;
            this.operands = new int[0];
            this.constant = constant;
            this.rest = rest;
        }
    }

    private Refinement(int leaves, List<Step> steps) {
        this.leaves = leaves;
        this.steps = steps.toArray(new Step[0]);
    }

    /**
     * Reads a formula.
     *
     * @param text leaves and steps
     * @return the refinement
     * @throws IllegalArgumentException if it is malformed, or a step has another name, number of operands or no earlier step
     */
    public static Refinement of(String text) {
        String[] parts = text.split("; ", -1);
        if (!parts[0].matches("[nv]*") || text.isEmpty()) {
            throw refused(parts[0], text);
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Step step = step(parts[i].split(" ", -1), parts[0].length() + steps.size());
            if (step == null) {
                throw refused(parts[i], text);
            }
            steps.add(step);
        }
        return new Refinement(parts[0].length(), steps);
    }

    private static IllegalArgumentException refused(String part, String text) {
        return new IllegalArgumentException(
                "'" + part + "' is neither leaves nor a step of a refinement, in '" + text + "'");
    }

    /** Null if it is none. */
    private static Step step(String[] words, int earlier) {
        try {
            if (words[0].equals(WideOperation.CONSTANT.text())) {
                double number = Double.parseDouble(words[1]);
                double rest = words.length == 2 ? 0 : Double.parseDouble(words[2]);
                return words.length > 3 || Math.abs(rest) > Math.ulp(number) / 2 ? null : new Step(number, rest);
            }
            int[] operands = new int[words.length - 1];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = Objects.checkIndex(Integer.parseInt(words[i + 1]), earlier);
            }
            return new Step(WideOperation.of(words[0], operands.length), operands);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
            return null;
        }
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

    /**
     * The same for vectors of {@code length}. What refining takes grows with the square of the length where each element is one of many sums;
     * the part falls faster than that, so that long rows are hardly ever refined.
     */
    static boolean isDue(double plain, double size, int length) {
        if (length > LONGEST) {
            return false;
        }
        double times = Math.max(length / SHORT, 1);
        boolean isNumber = Math.abs(plain) <= Double.MAX_VALUE;
        boolean isLost =
                times == 1 ? isLost(plain) : !isNumber; // an element that is 0 is no exception in a long vector
        return isLost || isDue(plain, size / (times * times * times * times));
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
