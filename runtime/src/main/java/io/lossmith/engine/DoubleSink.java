package io.lossmith.engine;

/** Writes a {@code double[]}, directly unless the results are added. */
final class DoubleSink extends Sink {
    private double[] array;

    DoubleSink bind(double[] values) {
        array = values;
        return this;
    }

    @Override
    Object storage() {
        return array;
    }

    @Override
    long length() {
        return array.length;
    }

    @Override
    void write(long firstRow, int rows, int width, double[] block, boolean add) {
        int start = start(firstRow, width);
        int count = rows * width;
        if (!add) {
            System.arraycopy(block, 0, array, start, count);
            return;
        }
        for (int element = 0; element < count; element++) {
            array[start + element] += block[element];
        }
    }

    @Override
    double[] doubles() {
        return array;
    }
}
