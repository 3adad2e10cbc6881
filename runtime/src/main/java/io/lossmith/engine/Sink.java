package io.lossmith.engine;

/** One argument that is written, seen as rows of {@code width} numbers. A sink holds no position and no scratch. */
abstract class Sink {
    /** The object that holds the elements, to detect overlaps by identity. */
    abstract Object storage();

    /** How many elements there are. */
    abstract long length();

    /** Writes rows from the start of {@code block}, each number rounded once; {@code add} adds to what is there. */
    abstract void write(long firstRow, int rows, int width, double[] block, boolean add);

    /** The array that generated code may overwrite without conversion, or null. */
    double[] doubles() {
        return null;
    }

    /** The element at which a row starts. */
    int start(long row, int width) {
        return Math.toIntExact(row * width);
    }
}
