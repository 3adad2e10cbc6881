package io.lossmith.engine;

import java.util.Arrays;

/**
 * The rows of one block as vector kernels see them: contiguous arrays of {@code float} or of {@code double}, never both, and a number of rows
 * that every vector divides. Arrays of results that are not wanted are null.
 */
public final class VectorRows {
    final float[][] floats;
    final double[][] doubles;
    final int[] starts;
    final int[][] steps;
    final float[][] floatGradients;
    final double[][] doubleGradients;
    final int[] gradientStarts;
    final float[][] floatHessians;
    final double[][] doubleHessians;
    final int[] hessianStarts;
    final double[] learned;
    float[] floatWeights;
    double[] doubleWeights;
    float[] floatLosses;
    double[] doubleLosses;
    float[] floatTiles;
    double[] doubleTiles;
    double[] sums;
    int[] lengths;
    Object[] parameters;
    double scale;
    int count;

    VectorRows(int inputs) {
        floats = new float[inputs][];
        doubles = new double[inputs][];
        starts = new int[inputs];
        steps = new int[inputs][VectorWorker.GROUP];
        floatGradients = new float[inputs][];
        doubleGradients = new double[inputs][];
        gradientStarts = new int[inputs];
        floatHessians = new float[inputs][];
        doubleHessians = new double[inputs][];
        hessianStarts = new int[inputs];
        learned = new double[inputs];
    }

    /** Forgets all arrays. */
    void clear() {
        Arrays.fill(floats, null);
        Arrays.fill(doubles, null);
        Arrays.fill(floatGradients, null);
        Arrays.fill(doubleGradients, null);
        Arrays.fill(floatHessians, null);
        Arrays.fill(doubleHessians, null);
    }

    /**
     * The number of rows.
     *
     * @return a multiple of 16
     */
    public int count() {
        return count;
    }

    /**
     * A named length.
     *
     * @param index its index in the spec
     * @return its value
     */
    public int length(int index) {
        return lengths[index];
    }

    /**
     * A real parameter.
     *
     * @param index its index in the spec
     * @return its value
     */
    public double parameter(int index) {
        return (Double) parameters[index];
    }

    /**
     * A whole parameter.
     *
     * @param index its index in the spec
     * @return its value
     */
    public int intParameter(int index) {
        return (Integer) parameters[index];
    }

    /**
     * A parameter that is a condition.
     *
     * @param index its index in the spec
     * @return its value
     */
    public boolean condition(int index) {
        return (Boolean) parameters[index];
    }

    /**
     * A vector parameter.
     *
     * @param index its index in the spec
     * @return its elements, not to be written
     */
    public double[] vectorParameter(int index) {
        return (double[]) parameters[index];
    }

    /**
     * A learned input that is one number.
     *
     * @param input its index in the spec
     * @return its value
     */
    public double learned(int input) {
        return learned[input];
    }

    /**
     * An input of floats; indices of classes are floats as well.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #start}
     */
    public float[] floats(int input) {
        return floats[input];
    }

    /**
     * An input of doubles; indices of classes are doubles as well.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #start}
     */
    public double[] doubles(int input) {
        return doubles[input];
    }

    /**
     * Where the first row of an input begins.
     *
     * @param input its index in the spec
     * @return an index
     */
    public int start(int input) {
        return starts[input];
    }

    /**
     * How far rows of an input lie from the first one, for as many rows as the widest vectors have lanes.
     *
     * @param input its index in the spec
     * @return 0, width, 2 width, … not to be written
     */
    public int[] steps(int input) {
        return steps[input];
    }

    /**
     * Where the gradient by an input goes; for a learned one what each row adds to it.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #gradientStart}, or null
     */
    public float[] floatGradient(int input) {
        return floatGradients[input];
    }

    /**
     * Where the gradient by an input goes; for a learned one what each row adds to it.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #gradientStart}, or null
     */
    public double[] doubleGradient(int input) {
        return doubleGradients[input];
    }

    /**
     * Where the first row of a gradient begins.
     *
     * @param input its index in the spec
     * @return an index
     */
    public int gradientStart(int input) {
        return gradientStarts[input];
    }

    /**
     * Where the Hessian diagonal of an input goes; for a learned one what each row adds to it.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #hessianStart}, or null
     */
    public float[] floatHessian(int input) {
        return floatHessians[input];
    }

    /**
     * Where the Hessian diagonal of an input goes; for a learned one what each row adds to it.
     *
     * @param input its index in the spec
     * @return an array of {@code [rows, width]} from {@link #hessianStart}, or null
     */
    public double[] doubleHessian(int input) {
        return doubleHessians[input];
    }

    /**
     * Where the first row of a Hessian diagonal begins.
     *
     * @param input its index in the spec
     * @return an index
     */
    public int hessianStart(int input) {
        return hessianStarts[input];
    }

    /**
     * The weights of the rows.
     *
     * @return an array of {@code [rows]}, or null when every weight is 1
     */
    public float[] floatWeights() {
        return floatWeights;
    }

    /**
     * The weights of the rows.
     *
     * @return an array of {@code [rows]}, or null when every weight is 1
     */
    public double[] doubleWeights() {
        return doubleWeights;
    }

    /**
     * Where the values of the rows go, without weights.
     *
     * @return an array of {@code [rows]}
     */
    public float[] floatLosses() {
        return floatLosses;
    }

    /**
     * Where the values of the rows go, without weights.
     *
     * @return an array of {@code [rows]}
     */
    public double[] doubleLosses() {
        return doubleLosses;
    }

    /**
     * Memory for tiles.
     *
     * @return {@link VectorTwin#tileSize} floats for each row and those of three vectors, of any content
     */
    public float[] floatTiles() {
        return floatTiles;
    }

    /**
     * Memory for tiles.
     *
     * @return {@link VectorTwin#tileSize} doubles for each row and those of three vectors, of any content
     */
    public double[] doubleTiles() {
        return doubleTiles;
    }

    /**
     * The sums of weighted values.
     *
     * @return 16 doubles, the first for every sixteenth row from the first on
     */
    public double[] sums() {
        return sums;
    }

    /**
     * The factor of every gradient and Hessian besides the row's weight.
     *
     * @return the factor
     */
    public double scale() {
        return scale;
    }
}
