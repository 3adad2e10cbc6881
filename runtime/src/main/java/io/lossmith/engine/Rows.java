package io.lossmith.engine;

import java.util.Arrays;

/**
 * The rows of one block as generated code sees them: contiguous arrays and the element at which the block's first row starts in each.
 *
 * <p>Row {@code r} of an input of width {@code K} is {@code reals(input)[start(input) + r * K ...]}. For a learned input the arrays hold the
 * input itself, start at 0, and its gradient and Hessian are accumulators which the kernel <em>adds</em> to; every other result is
 * overwritten. Results that are not wanted are null. Only the arrays' parts that belong to the block may be touched.
 */
public final class Rows {
    private final RowLayout layout;
    final double[][] reals;
    final int[][] ints;
    final int[] starts;
    final double[][] gradients;
    final int[] gradientStarts;
    final double[][] hessians;
    final int[] hessianStarts;
    int count;
    double[] weights;
    int weightsStart;
    double[] values;
    int valuesStart;
    double scale;
    double[] scratch;

    Rows(RowLayout layout) {
        this.layout = layout;
        int inputs = layout.inputs();
        reals = new double[inputs][];
        ints = new int[inputs][];
        starts = new int[inputs];
        gradients = new double[inputs][];
        gradientStarts = new int[inputs];
        hessians = new double[inputs][];
        hessianStarts = new int[inputs];
    }

    /** Forgets the caller's arrays, so that scratch kept per thread does not keep them alive. */
    void clear() {
        Arrays.fill(reals, null);
        Arrays.fill(ints, null);
        weights = null;
        clearResults();
    }

    /** Asks for nothing. */
    void clearResults() {
        Arrays.fill(gradients, null);
        Arrays.fill(hessians, null);
        values = null;
    }

    /**
     * The number of rows in this block.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /**
     * The numbers of an input that is not a class index.
     *
     * @param input the input's index in the spec
     * @return an array of {@code [rows, width]} row-major from {@link #start}, not to be written
     */
    public double[] reals(int input) {
        return reals[input];
    }

    /**
     * The class indices of a class target, already checked for the rows whose weight is not 0.
     *
     * @param input the input's index in the spec
     * @return an array of {@code [rows]} from {@link #start}, not to be written
     */
    public int[] ints(int input) {
        return ints[input];
    }

    /**
     * The element at which the block's first row starts in {@link #reals} or {@link #ints}.
     *
     * @param input the input's index in the spec
     * @return an index; 0 for a learned input
     */
    public int start(int input) {
        return starts[input];
    }

    /**
     * The weight of each row. A row of weight 0 must not be read, and its results are 0.
     *
     * @return an array of {@code [rows]} from {@link #weightsStart}, or null when every weight is 1
     */
    public double[] weights() {
        return weights;
    }

    /**
     * The weight of one row.
     *
     * @param row a row of this block
     * @return 0 for a row that must not be read
     */
    public double weight(int row) {
        return weights == null ? 1 : weights[weightsStart + row];
    }

    /**
     * Multiplies the weight of one row with the weight its formula binds.
     *
     * @param row a row of this block
     * @param factor the row's own weight
     */
    public void scaleWeight(int row, double factor) {
        weights[weightsStart + row] *= factor;
    }

    /**
     * Notes the value of one row where per-row values are wanted.
     *
     * @param row a row of this block
     * @param value the row's value
     * @return {@code value}
     */
    public double keep(int row, double value) {
        if (values != null) {
            values[valuesStart + row] = value;
        }
        return value;
    }

    /**
     * Writes 0 as every result of a row whose weight is 0.
     *
     * @param row a row of this block
     */
    public void skip(int row) {
        keep(row, 0);
        for (int input = 0; input < gradients.length; input++) {
            if (layout.perRow(input)) {
                zero(gradients[input], gradientStarts[input], layout.width(input), row);
                zero(hessians[input], hessianStarts[input], layout.width(input), row);
            }
        }
    }

    private static void zero(double[] results, int start, int width, int row) {
        if (results != null) {
            Arrays.fill(results, start + row * width, start + (row + 1) * width, 0);
        }
    }

    /**
     * The element at which the block's first row starts in {@link #weights}.
     *
     * @return an index
     */
    public int weightsStart() {
        return weightsStart;
    }

    /**
     * The factor of every gradient and Hessian besides the row's weight: 1 / (sum of weights) for the mean, 1 for the sum. Weights and sum
     * are in the same unit, which is the caller's unless the sum is extreme.
     *
     * @return the factor
     */
    public double scale() {
        return scale;
    }

    /**
     * Where the unweighted value of each row goes.
     *
     * @return an array of {@code [rows]} from {@link #valuesStart}, or null when they are not wanted
     */
    public double[] values() {
        return values;
    }

    /**
     * The element at which the block's first row starts in {@link #values}.
     *
     * @return an index
     */
    public int valuesStart() {
        return valuesStart;
    }

    /**
     * Where the gradient of an input goes.
     *
     * @param input the input's index in the spec
     * @return an array of {@code [rows, width]} from {@link #gradientStart}, for a learned input its accumulator, or null when it is not
     *     wanted
     */
    public double[] gradient(int input) {
        return gradients[input];
    }

    /**
     * The element at which the block's first row starts in {@link #gradient}.
     *
     * @param input the input's index in the spec
     * @return an index; 0 for a learned input
     */
    public int gradientStart(int input) {
        return gradientStarts[input];
    }

    /**
     * Where the Hessian diagonal of an input goes.
     *
     * @param input the input's index in the spec
     * @return an array of {@code [rows, width]} from {@link #hessianStart}, for a learned input its accumulator, or null when it is not
     *     wanted
     */
    public double[] hessian(int input) {
        return hessians[input];
    }

    /**
     * The element at which the block's first row starts in {@link #hessian}.
     *
     * @param input the input's index in the spec
     * @return an index; 0 for a learned input
     */
    public int hessianStart(int input) {
        return hessianStarts[input];
    }

    /**
     * Memory the kernel may use as it likes while it computes this block. It keeps nothing from one block to the next.
     *
     * @return at least {@link RowKernel#scratchSize()} doubles of any content
     */
    public double[] scratch() {
        return scratch;
    }
}
