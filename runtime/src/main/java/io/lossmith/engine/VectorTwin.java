package io.lossmith.engine;

import io.lossmith.spec.Domain;

/**
 * The rows of one loss over vectors, one row in each lane; generated code extends it by way of {@code LaneTwin}. It has no state: lengths and parameters come with the
 * rows.
 *
 * <p>The methods write the value of each row to the losses and the wanted results, times the row's weight and the scale. What they write for
 * rows of weight 0 is overwritten.
 */
public abstract class VectorTwin {
    /** For subclasses, which are made by {@link Twins}. */
    protected VectorTwin() {}

    /**
     * Computes the values of rows of floats.
     *
     * @param rows the rows
     */
    protected abstract void floatValues(VectorRows rows);

    /**
     * Computes values and gradients of rows of floats.
     *
     * @param rows the rows
     */
    protected abstract void floatGradients(VectorRows rows);

    /**
     * Computes values, gradients and Hessian diagonals of rows of floats.
     *
     * @param rows the rows
     */
    protected abstract void floatHessians(VectorRows rows);

    /**
     * Computes the values of rows of doubles.
     *
     * @param rows the rows
     */
    protected abstract void doubleValues(VectorRows rows);

    /**
     * Computes values and gradients of rows of doubles.
     *
     * @param rows the rows
     */
    protected abstract void doubleGradients(VectorRows rows);

    /**
     * Computes values, gradients and Hessian diagonals of rows of doubles.
     *
     * @param rows the rows
     */
    protected abstract void doubleHessians(VectorRows rows);

    /**
     * Adds the weighted values of rows of floats to the sums, each row to that of its place in a group, whatever the width of vectors.
     *
     * @param rows the rows
     */
    protected abstract void addFloats(VectorRows rows);

    /**
     * Adds the weighted values of rows of doubles to the sums, each row to that of its place in a group, whatever the width of vectors.
     *
     * @param rows the rows
     */
    protected abstract void addDoubles(VectorRows rows);

    /**
     * Whether numbers are surely of a kind.
     *
     * @param kind a kind of domain
     * @param numbers an array
     * @param from where the numbers begin
     * @param count how many they are
     * @return false too for kinds that are not discrete
     */
    protected abstract boolean areIn(Domain.Kind kind, float[] numbers, int from, int count);

    /**
     * How many numbers the tiles need for each row.
     *
     * @param rows any rows of the kernel
     * @return 0 for a loss without vectors that is computed in one loop
     */
    protected abstract int tileSize(VectorRows rows);
}
