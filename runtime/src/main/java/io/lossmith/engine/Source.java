package io.lossmith.engine;

/**
 * One argument that is read, seen as rows of {@code width} numbers. A source holds no position and no scratch, so that several blocks can be
 * read from it at the same time.
 */
abstract class Source {
    /** The Java type in error messages, such as {@code double[]}. */
    abstract String kind();

    /** The object that holds the elements, to detect overlaps by identity. */
    abstract Object storage();

    /** How many elements there are. */
    abstract long length();

    /** One element as the caller wrote it, for error messages. */
    abstract String text(int element);

    /** Converts rows to doubles, into the start of {@code block}. */
    abstract void read(long firstRow, int rows, int width, double[] block);

    /** The array that generated code may read without conversion, or null. */
    double[] doubles() {
        return null;
    }

    /** The array of class indices that generated code may read without conversion, or null. */
    int[] ints() {
        return null;
    }

    /** The element at which a row starts. */
    int start(long row, int width) {
        return Math.toIntExact(row * width);
    }
}
