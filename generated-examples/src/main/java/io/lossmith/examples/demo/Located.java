package io.lossmith.examples.demo;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Images with the place of their ink.
 *
 * @param images one a row
 * @param centres the centre of each image's ink, two numbers a row: across and down, from -1 at one edge to 1 at the other
 */
record Located(Table images, double[] centres) {
    /** An image is this wide and high. */
    private static final int SIDE = 8;

    /** The unit of {@link #centres}, half an image, in pixels. */
    static final double UNIT = SIDE / 2.0;

    /** The centre of mass of an image's ink, as in {@link #centres}. */
    static double[] centre(double[] pixels) {
        double ink = 0;
        double across = 0;
        double down = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double pixel = pixels[row * SIDE + column];
                ink += pixel;
                across += pixel * (column + 0.5);
                down += pixel * (row + 0.5);
            }
        }
        return new double[] {across / ink / UNIT - 1, down / ink / UNIT - 1};
    }

    /** Some of the rows. */
    Located select(List<Integer> some) {
        return new Located(
                images.select(some),
                some.stream()
                        .flatMapToDouble(row -> DoubleStream.of(centres[2 * row], centres[2 * row + 1]))
                        .toArray());
    }

    /** How far other centres are from these, the mean over the images, in pixels. */
    double pixelsFrom(double[] others) {
        double sum = 0;
        for (int i = 0; i < centres.length; i += 2) {
            sum += Math.hypot(others[i] - centres[i], others[i + 1] - centres[i + 1]);
        }
        return UNIT * sum / images.rows();
    }
}
