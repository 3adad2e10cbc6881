package io.lossmith.engine;

/** Reads a {@code double[]}, which generated code reads directly. */
final class DoubleSource extends Source {
    private double[] array;

    DoubleSource bind(double[] values) {
        array = values;
        return this;
    }

    @Override
    String kind() {
        return "double[]";
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
        return Double.toString(array[element]);
    }

    @Override
    void read(long firstRow, int rows, int width, double[] block) {
        System.arraycopy(array, start(firstRow, width), block, 0, rows * width);
    }

    @Override
    double[] doubles() {
        return array;
    }
}
