package io.lossmith.engine;

/** Writes a {@code float[]}; sums are formed in double and rounded once. */
final class FloatSink extends Sink {
    private float[] array;

    FloatSink bind(float[] values) {
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
        for (int element = 0; element < count; element++) {
            int at = start + element;
            array[at] = (float) (add ? array[at] + block[element] : block[element]);
        }
    }
}
