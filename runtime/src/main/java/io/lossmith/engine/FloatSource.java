package io.lossmith.engine;

/** Reads a {@code float[]} a block at a time. */
final class FloatSource extends Source {
    private float[] array;

    FloatSource bind(float[] values) {
        array = values;
        return this;
    }

    @Override
    String kind() {
        return "float[]";
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
    String text(int element) {
        return Float.toString(array[element]);
    }

    @Override
    void read(long firstRow, int rows, int width, double[] block) {
        int start = start(firstRow, width);
        int count = rows * width;
        for (int element = 0; element < count; element++) {
            block[element] = array[start + element];
        }
    }
}
