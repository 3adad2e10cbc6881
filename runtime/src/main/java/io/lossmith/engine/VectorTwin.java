package io.lossmith.engine;

/**
 * The rows of one loss over vectors, one row in each lane; generated code extends it. It has no state: lengths and parameters come with the
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
     * The sum of the weighted values of rows of floats, in an order that does not depend on the width of vectors.
     *
     * @param rows the rows
     * @return the sum
     */
    protected abstract double floatSum(VectorRows rows);

    /**
     * The sum of the weighted values of rows of doubles, in an order that does not depend on the width of vectors.
     *
     * @param rows the rows
     * @return the sum
     */
    protected abstract double doubleSum(VectorRows rows);

    /**
     * How many numbers the tiles need for each lane.
     *
     * @param rows any rows of the kernel
     * @return 0 for a loss without vectors
     */
    protected abstract int tileSize(VectorRows rows);
}
