package io.lossmith.engine;

import java.util.Arrays;

/** The arrays of a vector twin that are not the caller's, and the way to them and back from the blocks of doubles. */
final class VectorStage {
    private final RowLayout layout;
    private final VectorRows vectors;
    private final int blockRows;
    private final float[][] floats;
    private final double[][] doubles;
    private final Results gradients;
    private final Results hessians;
    private float[] floatWeights = {};
    private double[] doubleWeights = {};
    private boolean single;

    VectorStage(RowLayout layout, VectorRows vectors) {
        this.layout = layout;
        this.vectors = vectors;
        blockRows = layout.vectorRows;
        int inputs = layout.inputs();
        for (int input = 0; input < inputs; input++) {
            for (int row = 0; row < VectorWorker.GROUP; row++) {
                vectors.steps[input][row] = row * layout.width(input);
            }
        }
        floats = new float[inputs][];
        doubles = new double[inputs][];
        gradients = new Results(vectors.floatGradients, vectors.doubleGradients, vectors.gradientStarts);
        hessians = new Results(vectors.floatHessians, vectors.doubleHessians, vectors.hessianStarts);
    }

    /** Makes what the twin needs whatever it reads. */
    void begin(VectorNumbers numbers, int tileSize) {
        single = numbers == VectorNumbers.FLOAT;
        vectors.clear();
        int tiles = blockRows * tileSize + 3 * VectorWorker.GROUP;
        if (vectors.sums == null) {
            vectors.sums = new double[2 * VectorWorker.GROUP];
        }
        if (single && vectors.floatLosses == null) {
            vectors.floatLosses = new float[blockRows];
            vectors.floatTiles = new float[tiles];
            floatWeights = new float[blockRows];
        } else if (!single && vectors.doubleLosses == null) {
            vectors.doubleLosses = new double[blockRows];
            vectors.doubleTiles = new double[tiles];
            doubleWeights = new double[blockRows];
        }
        if (single && vectors.floatTiles.length < tiles) {
            vectors.floatTiles = new float[tiles];
        } else if (!single && vectors.doubleTiles.length < tiles) {
            vectors.doubleTiles = new double[tiles];
        }
    }

    /** An input in the caller's array. */
    void direct(int input, Object array, int start) {
        if (single) {
            vectors.floats[input] = (float[]) array;
        } else {
            vectors.doubles[input] = (double[]) array;
        }
        vectors.starts[input] = start;
    }

    /** Copies an input, and numbers of its first row behind the last one. */
    void stage(int input, double[] block, int start, int elements, int padded) {
        int width = layout.width(input);
        vectors.starts[input] = 0;
        if (single) {
            floats[input] = floats[input] == null ? new float[blockRows * width] : floats[input];
            float[] staged = floats[input];
            for (int i = 0; i < elements; i++) {
                staged[i] = (float) block[start + i];
            }
            for (int i = elements; i < padded; i++) {
                staged[i] = staged[i % width];
            }
            vectors.floats[input] = staged;
        } else {
            doubles[input] = doubles[input] == null ? new double[blockRows * width] : doubles[input];
            double[] staged = doubles[input];
            System.arraycopy(block, start, staged, 0, elements);
            for (int i = elements; i < padded; i++) {
                staged[i] = staged[i % width];
            }
            vectors.doubles[input] = staged;
        }
    }

    /** Writes the indices of classes as numbers, and the first one behind the last. */
    void classes(int input, int[] classes, int start, int count, int padded) {
        vectors.starts[input] = 0;
        if (single) {
            floats[input] = floats[input] == null ? new float[blockRows] : floats[input];
            float[] staged = floats[input];
            for (int row = 0; row < count; row++) {
                staged[row] = classes[start + row];
            }
            Arrays.fill(staged, count, padded, staged[0]);
            vectors.floats[input] = staged;
        } else {
            doubles[input] = doubles[input] == null ? new double[blockRows] : doubles[input];
            double[] staged = doubles[input];
            for (int row = 0; row < count; row++) {
                staged[row] = classes[start + row];
            }
            Arrays.fill(staged, count, padded, staged[0]);
            vectors.doubles[input] = staged;
        }
    }

    /** The weights of an opened block; rows that were added weigh nothing. */
    void weights(Rows rows, int padded) {
        vectors.floatWeights = null;
        vectors.doubleWeights = null;
        if (rows.weights == null && rows.count == padded) {
            return;
        }
        for (int row = 0; row < padded; row++) {
            double weight = row < rows.count ? rows.weight(row) : 0;
            if (single) {
                floatWeights[row] = (float) weight;
            } else {
                doubleWeights[row] = weight;
            }
        }
        vectors.floatWeights = single ? floatWeights : null;
        vectors.doubleWeights = single ? null : doubleWeights;
    }

    /** Asks for values alone. */
    void noResults() {
        gradients.clear();
        hessians.clear();
    }

    /** A result in the caller's array. */
    void directResult(int input, Object array, int start, boolean gradient) {
        (gradient ? gradients : hessians).direct(input, array, start);
    }

    /** Makes room for the results that are not in the caller's arrays. */
    void openResults(Rows rows) {
        gradients.open(rows.gradients);
        hessians.open(rows.hessians);
    }

    /** Writes 0 for rows that do not count. */
    void leaveOut(Rows rows) {
        if (rows.weights == null) {
            if (vectors.count > rows.count) {
                clearLosses(rows.count, vectors.count);
            }
            return;
        }
        for (int row = 0; row < vectors.count; row++) {
            if (row >= rows.count || rows.weight(row) == 0) {
                clearLosses(row, row + 1);
                gradients.zero(row);
                hessians.zero(row);
            }
        }
    }

    private void clearLosses(int from, int to) {
        if (single) {
            Arrays.fill(vectors.floatLosses, from, to, 0);
        } else {
            Arrays.fill(vectors.doubleLosses, from, to, 0);
        }
    }

    /** Brings what is not in the caller's arrays to the blocks of doubles. */
    void widen(Rows rows) {
        gradients.widen(rows.gradients, rows.gradientStarts, rows.count);
        hessians.widen(rows.hessians, rows.hessianStarts, rows.count);
        if (rows.values != null) {
            for (int row = 0; row < rows.count; row++) {
                rows.values[rows.valuesStart + row] = single ? vectors.floatLosses[row] : vectors.doubleLosses[row];
            }
        }
    }

    /** The gradients, or the Hessian diagonals. */
    private final class Results {
        private final float[][] floatArrays;
        private final double[][] doubleArrays;
        private final int[] starts;
        private final float[][] stagedFloats;
        private final double[][] stagedDoubles;
        private final boolean[] handed;

        Results(float[][] floatArrays, double[][] doubleArrays, int[] starts) {
            this.floatArrays = floatArrays;
            this.doubleArrays = doubleArrays;
            this.starts = starts;
            stagedFloats = new float[starts.length][];
            stagedDoubles = new double[starts.length][];
            handed = new boolean[starts.length];
        }

        void clear() {
            Arrays.fill(floatArrays, null);
            Arrays.fill(doubleArrays, null);
            Arrays.fill(handed, false);
        }

        void direct(int input, Object array, int start) {
            handed[input] = true;
            starts[input] = start;
            if (single) {
                floatArrays[input] = (float[]) array;
            } else {
                doubleArrays[input] = (double[]) array;
            }
        }

        void open(double[][] wanted) {
            for (int input = 0; input < starts.length; input++) {
                if (handed[input]) {
                    continue;
                }
                int size = blockRows * (layout.perRow(input) ? layout.width(input) : 1);
                starts[input] = 0;
                if (single) {
                    if (wanted[input] != null && stagedFloats[input] == null) {
                        stagedFloats[input] = new float[size];
                    }
                    floatArrays[input] = wanted[input] == null ? null : stagedFloats[input];
                } else {
                    if (wanted[input] != null && stagedDoubles[input] == null) {
                        stagedDoubles[input] = new double[size];
                    }
                    doubleArrays[input] = wanted[input] == null ? null : stagedDoubles[input];
                }
            }
        }

        void zero(int row) {
            for (int input = 0; input < starts.length; input++) {
                int width = layout.perRow(input) ? layout.width(input) : 1;
                int from = starts[input] + row * width;
                if (single && floatArrays[input] != null) {
                    Arrays.fill(floatArrays[input], from, from + width, 0);
                } else if (!single && doubleArrays[input] != null) {
                    Arrays.fill(doubleArrays[input], from, from + width, 0);
                }
            }
        }

        void widen(double[][] blocks, int[] blockStarts, int count) {
            for (int input = 0; input < starts.length; input++) {
                if (handed[input]) {
                    handed[input] = false;
                    continue;
                }
                if (blocks[input] == null) {
                    continue;
                }
                if (!layout.perRow(input)) {
                    double sum = 0;
                    for (int row = 0; row < count; row++) {
                        sum += single ? floatArrays[input][row] : doubleArrays[input][row];
                    }
                    blocks[input][blockStarts[input]] += sum;
                    continue;
                }
                int elements = count * layout.width(input);
                for (int i = 0; i < elements; i++) {
                    blocks[input][blockStarts[input] + i] = single ? floatArrays[input][i] : doubleArrays[input][i];
                }
            }
        }
    }
}
