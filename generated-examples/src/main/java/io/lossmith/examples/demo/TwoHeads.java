package io.lossmith.examples.demo;

import java.util.Random;

/**
 * A network of two heads behind a variational information bottleneck: an image becomes a normal distribution of codes, and both heads, linear,
 * see only a code drawn from it.
 *
 * <p>The gradient goes through the draw, because {@code code = mean + exp(logvar/2) * noise} with noise that no weight decides.
 */
final class TwoHeads {
    /** How many numbers a code has. */
    static final int CODE = 8;

    private final Network encoder;
    private final Network classHead;
    private final Network centreHead;

    /** The distributions and the noise of the last codes. */
    private double[] encoded = {};

    private double[] noise = {};

    /**
     * What the network makes of some images.
     *
     * @param encoded the distributions of their codes: of each, means and then logarithms of variances
     * @param logits one for each class
     * @param centres across and down
     */
    record Outputs(double[] encoded, double[] logits, double[] centres) {
        /** Arrays for the gradients by these. */
        Outputs gradients() {
            return new Outputs(new double[encoded.length], new double[logits.length], new double[centres.length]);
        }
    }

    TwoHeads(double learningRate, Random random, int features, int hidden, int classes) {
        encoder = new Network(learningRate, random, features, hidden, 2 * CODE);
        classHead = new Network(learningRate, random, CODE, classes);
        centreHead = new Network(learningRate, random, CODE, 2);
    }

    /** Each code is the mean of its distribution. */
    Outputs outputs(double[][] features) {
        return outputs(features, new double[features.length * CODE]);
    }

    /** Each code is drawn from its distribution. */
    Outputs outputs(double[][] features, Random random) {
        double[] drawn = new double[features.length * CODE];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextGaussian();
        }
        return outputs(features, drawn);
    }

    private Outputs outputs(double[][] features, double[] withNoise) {
        noise = withNoise;
        encoded = encoder.scores(features);
        double[][] codes = new double[features.length][CODE];
        for (int i = 0; i < noise.length; i++) {
            codes[i / CODE][i % CODE] = encoded[mean(i)] + deviation(i) * noise[i];
        }
        return new Outputs(encoded, classHead.scores(codes), centreHead.scores(codes));
    }

    /** Moves all weights against the gradients by the last outputs, and returns the gradient by their features. */
    double[] learn(Outputs gradients) {
        double[] byCodeOfClass = classHead.learn(gradients.logits());
        double[] byCodeOfCentre = centreHead.learn(gradients.centres());
        double[] byEncoded = gradients.encoded().clone();
        for (int i = 0; i < noise.length; i++) {
            double slope = byCodeOfClass[i] + byCodeOfCentre[i];
            byEncoded[mean(i)] += slope;
            byEncoded[logvar(i)] += slope * noise[i] * deviation(i) / 2;
        }
        return encoder.learn(byEncoded);
    }

    private double deviation(int i) {
        return Math.exp(encoded[logvar(i)] / 2);
    }

    private static int mean(int i) {
        return i / CODE * 2 * CODE + i % CODE;
    }

    private static int logvar(int i) {
        return mean(i) + CODE;
    }
}
