package io.lossmith.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tribuo.math.la.DenseMatrix;

/** Layers with tanh between them; with one layer a linear model. Scores and their gradients are row-major arrays, as kernels take them. */
final class Network {
    private final List<Layer> layers = new ArrayList<>();

    /** What each layer was given in the last {@link #scores}. */
    private final List<DenseMatrix> inputs = new ArrayList<>();

    Network(double learningRate, Random random, int... sizes) {
        for (int layer = 1; layer < sizes.length; layer++) {
            layers.add(new Layer(sizes[layer - 1], sizes[layer], learningRate, random));
        }
    }

    /** The scores of some rows. */
    double[] scores(double[][] features) {
        inputs.clear();
        DenseMatrix outputs = DenseMatrix.createDenseMatrix(features);
        for (Layer layer : layers) {
            if (!inputs.isEmpty()) {
                outputs.foreachInPlace(Math::tanh);
            }
            DenseMatrix withOnes = withOnes(outputs);
            inputs.add(withOnes);
            outputs = layer.forward(withOnes);
        }
        return flat(outputs);
    }

    /** Moves all weights against the gradient of a loss by the scores of the last rows, and returns the gradient by their features. */
    double[] learn(double[] gradientByScores) {
        int rows = inputs.get(0).getDimension1Size();
        DenseMatrix gradient = matrix(gradientByScores, rows);
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            DenseMatrix before = inputs.get(layer);
            DenseMatrix gradientBefore = layers.get(layer).backward(gradient);
            layers.get(layer).learn(before, gradient);
            gradient = withoutOnes(gradientBefore);
            if (layer > 0) {
                throughTanh(gradient, before);
            }
        }
        return flat(gradient);
    }

    private static void throughTanh(DenseMatrix gradient, DenseMatrix outputs) {
        for (int row = 0; row < gradient.getDimension1Size(); row++) {
            for (int column = 0; column < gradient.getDimension2Size(); column++) {
                double output = outputs.get(row, column);
                gradient.set(row, column, gradient.get(row, column) * (1 - output * output));
            }
        }
    }

    /** Nothing before the column of ones can move it. */
    private static DenseMatrix withoutOnes(DenseMatrix gradient) {
        DenseMatrix result = new DenseMatrix(gradient.getDimension1Size(), gradient.getDimension2Size() - 1);
        for (int row = 0; row < result.getDimension1Size(); row++) {
            for (int column = 0; column < result.getDimension2Size(); column++) {
                result.set(row, column, gradient.get(row, column));
            }
        }
        return result;
    }

    private static DenseMatrix withOnes(DenseMatrix matrix) {
        int columns = matrix.getDimension2Size();
        DenseMatrix result = new DenseMatrix(matrix.getDimension1Size(), columns + 1);
        for (int row = 0; row < result.getDimension1Size(); row++) {
            for (int column = 0; column < columns; column++) {
                result.set(row, column, matrix.get(row, column));
            }
            result.set(row, columns, 1);
        }
        return result;
    }

    private static double[] flat(DenseMatrix matrix) {
        int columns = matrix.getDimension2Size();
        double[] values = new double[matrix.getDimension1Size() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = matrix.get(i / columns, i % columns);
        }
        return values;
    }

    private static DenseMatrix matrix(double[] values, int rows) {
        int columns = values.length / rows;
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.set(i / columns, i % columns, values[i]);
        }
        return matrix;
    }
}
