package io.lossmith.engine;

import io.lossmith.data.ArrayKinds;
import io.lossmith.data.ElementKind;
import io.lossmith.data.Slice;

/**
 * A place for one argument, read or written, seen as rows of {@code width} numbers. Binding allocates nothing. It holds no position and no
 * scratch, so that several threads may use it at the same time; all indices were checked before.
 */
final class Slot {
    private static final long BY_WIDTH = -1;

    private ElementKind kind;
    private Object memory;
    private Object owner;
    private long start;
    private long ownerStart;
    private long offset;
    private long length;
    private long rowStride;
    private long elementStride;
    private boolean plain;

    void bind(double[] array) {
        bind(ArrayKinds.DOUBLES, array, array == null ? 0 : array.length);
    }

    void bind(float[] array) {
        bind(ArrayKinds.FLOATS, array, array == null ? 0 : array.length);
    }

    void bind(int[] array) {
        bind(ArrayKinds.INTS, array, array == null ? 0 : array.length);
    }

    void bind(boolean[] array) {
        bind(ArrayKinds.BOOLEANS, array, array == null ? 0 : array.length);
    }

    void bind(Slice slice) {
        if (slice == null) {
            clear();
            return;
        }
        kind = slice.kind();
        memory = slice.memory();
        owner = slice.owner();
        offset = slice.offset();
        start = slice.memoryOrigin() + offset;
        ownerStart = slice.ownerOrigin() + offset;
        length = slice.size() - offset;
        plain = slice.isPlain();
        // The distance of rows that follow each other is a multiple of their width, which is not known here.
        rowStride = slice.rowDistance(1) == slice.rowDistance(2) ? slice.rowDistance(1) : BY_WIDTH;
        elementStride = slice.elementDistance();
    }

    void bind(Slot other) {
        kind = other.kind;
        memory = other.memory;
        owner = other.owner;
        start = other.start;
        ownerStart = other.ownerStart;
        offset = other.offset;
        length = other.length;
        rowStride = other.rowStride;
        elementStride = other.elementStride;
        plain = other.plain;
    }

    private void bind(ElementKind arrayKind, Object array, int size) {
        kind = arrayKind;
        memory = array;
        owner = array;
        start = 0;
        ownerStart = 0;
        offset = 0;
        length = size;
        rowStride = BY_WIDTH;
        elementStride = 1;
        plain = true;
    }

    void clear() {
        memory = null;
        owner = null;
    }

    boolean isBound() {
        return memory != null;
    }

    /** Whether doubles are bound. */
    boolean isDouble() {
        return isBound() && kind.isDouble();
    }

    /** How the elements are read and written. */
    ElementKind kind() {
        return kind;
    }

    /** Whether results can be written. */
    boolean isWritable() {
        return kind.isWritable(memory);
    }

    /** What overlaps are detected by: slots of different owners never overlap. */
    Object owner() {
        return owner;
    }

    /** Where the first element is in the owner. */
    long ownerStart() {
        return ownerStart;
    }

    /** How many elements were skipped. */
    long offset() {
        return offset;
    }

    /** How many elements there are from the first on. */
    long length() {
        return length;
    }

    /** Whether this stands for all of its memory, without offset and strides. */
    boolean isPlain() {
        return plain;
    }

    long rowStride(int width) {
        if (rowStride != BY_WIDTH) {
            return rowStride;
        }
        return elementStride > Long.MAX_VALUE / width ? Long.MAX_VALUE : width * elementStride;
    }

    long elementStride() {
        return elementStride;
    }

    /** The array that generated code may read or write without conversion, or null. */
    double[] doubles(int width) {
        return kind == ArrayKinds.DOUBLES && isContiguous(width) ? (double[]) memory : null;
    }

    /** The array of this kind that needs no conversion, or null. */
    Object array(ElementKind wanted, int width) {
        return kind == wanted && isContiguous(width) ? memory : null;
    }

    /** The array that generated code may read as class indices without conversion, or null. */
    int[] ints() {
        return kind == ArrayKinds.INTS && isContiguous(1) ? (int[]) memory : null;
    }

    private boolean isContiguous(int width) {
        return rowStride(width) == width && (width == 1 || elementStride == 1);
    }

    /** The index of the first element of a row. */
    int start(long row, int width) {
        return (int) (start + row * rowStride(width));
    }

    /** The number of a row that has one. */
    double get(long row) {
        return kind.get(memory, start(row, 1));
    }

    /** One element as the caller wrote it, for error messages. */
    String text(long row, int element, int width) {
        return kind.text(memory, (int) (start(row, width) + element * elementStride));
    }

    /** Converts rows to doubles, into the start of {@code block}. */
    void read(long firstRow, int rows, int width, double[] block) {
        int from = start(firstRow, width);
        int rowStep = (int) rowStride(width);
        int elementStep = (int) elementStride;
        if (isContiguous(width)) {
            kind.gather(memory, from, 1, block, 0, 1, rows * width);
        } else if (width == 1) {
            kind.gather(memory, from, rowStep, block, 0, 1, rows);
        } else if (elementStride <= rowStride(width)) {
            for (int row = 0; row < rows; row++) {
                kind.gather(memory, from + row * rowStep, elementStep, block, row * width, 1, width);
            }
        } else {
            // The caller's memory is read in its own order, the block is in the cache.
            for (int element = 0; element < width; element++) {
                kind.gather(memory, from + element * elementStep, rowStep, block, element, width, rows);
            }
        }
    }

    /** Writes rows from the start of {@code block}, each number rounded once; {@code add} adds to what is there. */
    void write(long firstRow, int rows, int width, double[] block, boolean add) {
        int from = start(firstRow, width);
        int rowStep = (int) rowStride(width);
        int elementStep = (int) elementStride;
        if (isContiguous(width)) {
            kind.scatter(memory, from, 1, block, 0, 1, rows * width, add);
        } else if (width == 1) {
            kind.scatter(memory, from, rowStep, block, 0, 1, rows, add);
        } else if (elementStride <= rowStride(width)) {
            for (int row = 0; row < rows; row++) {
                kind.scatter(memory, from + row * rowStep, elementStep, block, row * width, 1, width, add);
            }
        } else {
            for (int element = 0; element < width; element++) {
                kind.scatter(memory, from + element * elementStep, rowStep, block, element, width, rows, add);
            }
        }
    }
}
