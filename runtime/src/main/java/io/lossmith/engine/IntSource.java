package io.lossmith.engine;

/** Reads an {@code int[]}, which generated code reads directly as class indices. */
final class IntSource extends Source {
    private int[] array;

    IntSource bind(int[] values) {
        array = values;
        return this;
    }

    @Override
    String kind() {
        return "int[]";
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
        return Integer.toString(array[element]);
    }

    @Override
    void read(long firstRow, int rows, int width, double[] block) {
        int start = start(firstRow, width);
        int count = rows * width;
        for (int element = 0; element < count; element++) {
            block[element] = array[start + element];
        }
    }

    @Override
    int[] ints() {
        return array;
    }
}
