package io.lossmith.examples.demo;

import java.util.Random;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/** A matrix of weights, with one more column for the bias, and the optimiser that moves it. */
final class Layer {
    private final LinearParameters weights;
    private final StochasticGradientOptimiser optimiser;

    Layer(int inputs, int outputs, double learningRate, Random random) {
        weights = new LinearParameters(inputs + 1, outputs);
        DenseMatrix matrix = weights.getWeightMatrix();
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                matrix.set(output, input, random.nextGaussian() / Math.sqrt(inputs));
            }
        }
        optimiser = new AdaGrad(learningRate);
        optimiser.initialise(weights);
    }

    /** The outputs, one row for each row of {@code inputs}, whose last column is 1. */
    DenseMatrix forward(DenseMatrix inputs) {
        return inputs.matrixMultiply(weights.getWeightMatrix(), false, true);
    }

    /** The gradient by the inputs, given that by the outputs. */
    DenseMatrix backward(DenseMatrix gradient) {
        return gradient.matrixMultiply(weights.getWeightMatrix());
    }

    /** Moves the weights against the gradient; the optimiser's steps are added to them. */
    void learn(DenseMatrix inputs, DenseMatrix gradient) {
        DenseMatrix descent = gradient.matrixMultiply(inputs, true, false);
        descent.scaleInPlace(-1);
        weights.update(optimiser.step(new Tensor[] {descent}, 1));
    }
}
