package io.lossmith.data;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * Which elements of an array or buffer an argument is, without a copy: element {@code k} of row {@code r} is the one at {@code from + r *
 * rowStride + k * elementStride}. Inputs, results, weights, masks and values of a batch all take slices. Immutable; the elements are read
 * and written when a batch is evaluated, not before.
 *
 * <p>A plain slice, {@code Slice.of(array)}, is row-major without gaps and means the same as the array itself. Once an offset or stride is
 * given, the memory may be longer than what is used, and the number of rows is not inferred from it.
 *
 * <p>Elements may be of any primitive type. Results and continuous inputs are double or float; discrete inputs (class, binary, sign, count),
 * weights and masks may be anything: a boolean is 1 or 0 (1 or -1 for a sign), a char is its code, a byte is signed.
 *
 * <p>A slice of a buffer holds the elements from its position to its limit at the time of {@code of}, in the buffer's byte order; position,
 * limit and mark are never touched. Results in heap buffers are checked for overlaps as arrays are. Direct buffers, read-only buffers and
 * views of a {@code ByteBuffer} do not tell where their memory is: overlaps are noticed only if the same buffer object is passed twice.
 *
 * <pre>{@code
 * Slice.of(logits).columnMajor(rows)           // [K, rows]: all rows of class 0 first
 * Slice.of(table).from(3).rowStride(12)        // column 3 of a table with 12 columns
 * Slice.of(pairs).rowStride(2)                 // gradients at 2*i ...
 * Slice.of(pairs).from(1).rowStride(2)         // ... and Hessians at 2*i + 1
 * Slice.of(buffer.asFloatBuffer())             // what a native library left in a ByteBuffer
 * }</pre>
 */
public final class Slice {
    private static final long UNSET = -1;

    private final ElementKind kind;
    private final Object memory;
    private final Object owner;
    /** The index of the slice's origin in the memory, and in the owner. */
    private final int memoryOrigin;

    private final int ownerOrigin;
    private final int size;
    private final long offset;
    private final boolean offsetGiven;
    private final long rowStride;
    private final long elementStride;

    private Slice(ElementKind kind, Object memory, int memoryOrigin, Object owner, int ownerOrigin, int size) {
        this.kind = kind;
        this.memory = memory;
        this.memoryOrigin = memoryOrigin;
        this.owner = owner;
        this.ownerOrigin = ownerOrigin;
        this.size = size;
        offset = 0;
        offsetGiven = false;
        rowStride = UNSET;
        elementStride = UNSET;
    }

    private Slice(Slice of, long offset, boolean offsetGiven, long rowStride, long elementStride) {
        kind = of.kind;
        memory = of.memory;
        memoryOrigin = of.memoryOrigin;
        owner = of.owner;
        ownerOrigin = of.ownerOrigin;
        size = of.size;
        this.offset = offset;
        this.offsetGiven = offsetGiven;
        this.rowStride = rowStride;
        this.elementStride = elementStride;
    }

    // ---- of what

    /**
     * The whole array, row-major.
     *
     * @param array any numbers
     * @return a plain slice
     */
    public static Slice of(double[] array) {
        return array(ArrayKinds.DOUBLES, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array any numbers
     * @return a plain slice
     */
    public static Slice of(float[] array) {
        return array(ArrayKinds.FLOATS, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array classes, other discrete numbers, weights or a mask
     * @return a plain slice
     */
    public static Slice of(int[] array) {
        return array(ArrayKinds.INTS, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array classes, other discrete numbers, weights or a mask
     * @return a plain slice
     */
    public static Slice of(long[] array) {
        return array(ArrayKinds.LONGS, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array classes, other discrete numbers, weights or a mask
     * @return a plain slice
     */
    public static Slice of(short[] array) {
        return array(ArrayKinds.SHORTS, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array classes, other discrete numbers, weights or a mask; signed
     * @return a plain slice
     */
    public static Slice of(byte[] array) {
        return array(ArrayKinds.BYTES, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array classes, other discrete numbers, weights or a mask; each char is its code, {@code '1'} is 49
     * @return a plain slice
     */
    public static Slice of(char[] array) {
        return array(ArrayKinds.CHARS, array, array.length);
    }

    /**
     * The whole array, row-major.
     *
     * @param array a mask, or discrete numbers: true is 1, false is 0, or -1 where a sign is wanted
     * @return a plain slice
     */
    public static Slice of(boolean[] array) {
        return array(ArrayKinds.BOOLEANS, array, array.length);
    }

    /**
     * The elements from position to limit, row-major.
     *
     * @param buffer any numbers, on the heap or direct, of any byte order
     * @return a plain slice
     */
    public static Slice of(DoubleBuffer buffer) {
        return buffer.hasArray()
                ? heap(ArrayKinds.DOUBLES, buffer, buffer.array())
                : buffer(BufferKinds.DOUBLES, buffer, buffer.slice());
    }

    /**
     * The elements from position to limit, row-major.
     *
     * @param buffer any numbers, on the heap or direct, of any byte order
     * @return a plain slice
     */
    public static Slice of(FloatBuffer buffer) {
        return buffer.hasArray()
                ? heap(ArrayKinds.FLOATS, buffer, buffer.array())
                : buffer(BufferKinds.FLOATS, buffer, buffer.slice());
    }

    /**
     * The elements from position to limit, row-major.
     *
     * @param buffer classes, other discrete numbers, weights or a mask
     * @return a plain slice
     */
    public static Slice of(IntBuffer buffer) {
        return buffer.hasArray()
                ? heap(ArrayKinds.INTS, buffer, buffer.array())
                : buffer(BufferKinds.INTS, buffer, buffer.slice());
    }

    /**
     * The elements from position to limit, row-major.
     *
     * @param buffer classes, other discrete numbers, weights or a mask
     * @return a plain slice
     */
    public static Slice of(LongBuffer buffer) {
        return buffer.hasArray()
                ? heap(ArrayKinds.LONGS, buffer, buffer.array())
                : buffer(BufferKinds.LONGS, buffer, buffer.slice());
    }

    /**
     * The bytes from position to limit, one number each; use {@code asFloatBuffer()} and the like for longer numbers.
     *
     * @param buffer classes, other discrete numbers, weights or a mask; signed
     * @return a plain slice
     */
    public static Slice of(ByteBuffer buffer) {
        return buffer(BufferKinds.BYTES, buffer, buffer.slice());
    }

    private static Slice array(ElementKind kind, Object array, int size) {
        return new Slice(kind, array, 0, array, 0, size);
    }

    private static Slice heap(ElementKind kind, Buffer buffer, Object array) {
        int origin = buffer.arrayOffset() + buffer.position();
        return new Slice(kind, array, origin, array, origin, buffer.remaining());
    }

    private static Slice buffer(ElementKind kind, Buffer buffer, Object ownView) {
        return new Slice(kind, ownView, 0, buffer, buffer.position(), buffer.remaining());
    }

    // ---- which elements

    /**
     * The elements after the first ones.
     *
     * @param elements how many to skip, in addition to those skipped already; 0 or more
     * @return a slice that starts later
     * @throws IllegalArgumentException when there are not so many
     */
    public Slice from(long elements) {
        if (elements < 0 || elements > size - offset) {
            throw new IllegalArgumentException("from(" + elements + ") is outside " + this + ", which has "
                    + (size - offset) + " elements; pass 0 to that number.");
        }
        return new Slice(this, offset + elements, true, rowStride, elementStride);
    }

    /**
     * The distance between the same element of neighbouring rows. Without it, rows follow each other.
     *
     * @param elements 0 or more; 0 gives every row the same numbers, for inputs only
     * @return a slice with this stride
     * @throws IllegalArgumentException when it is negative
     */
    public Slice rowStride(long elements) {
        return new Slice(this, offset, offsetGiven, checkStride("rowStride", elements), elementStride);
    }

    /**
     * The distance between neighbouring elements of one row, for vectors; 1 without it. Rows then follow each other at width times this
     * distance unless a row stride is given too.
     *
     * @param elements 0 or more; 0 gives every element the same number, for inputs only
     * @return a slice with this stride
     * @throws IllegalArgumentException when it is negative
     */
    public Slice elementStride(long elements) {
        return new Slice(this, offset, offsetGiven, rowStride, checkStride("elementStride", elements));
    }

    /**
     * A matrix stored element by element, {@code [width, rows]}, such as class-major logits: {@code rowStride(1).elementStride(rows)}.
     *
     * @param rows the rows of the stored matrix, which may be more than those of the batch
     * @return a slice with these strides
     * @throws IllegalArgumentException when it is negative
     */
    public Slice columnMajor(long rows) {
        return new Slice(this, offset, offsetGiven, 1, checkStride("columnMajor", rows));
    }

    private static long checkStride(String method, long elements) {
        if (elements < 0) {
            throw new IllegalArgumentException(
                    method + "(" + elements + ") is negative; pass a number of elements, 0 or more.");
        }
        return elements;
    }

    // ---- what it says

    /**
     * How the elements are read and written.
     *
     * @return the sort of memory
     */
    public ElementKind kind() {
        return kind;
    }

    /**
     * The array, or a view of the buffer that nobody else uses.
     *
     * @return what {@link #kind} reads
     */
    public Object memory() {
        return memory;
    }

    /**
     * What tells whether two slices are of the same memory.
     *
     * @return the array, also that of a heap buffer; otherwise the buffer
     */
    public Object owner() {
        return owner;
    }

    /**
     * The index of the slice's origin, before the offset, in {@link #memory}.
     *
     * @return 0 for an array
     */
    public int memoryOrigin() {
        return memoryOrigin;
    }

    /**
     * The index of the slice's origin, before the offset, in {@link #owner}.
     *
     * @return 0 for an array
     */
    public int ownerOrigin() {
        return ownerOrigin;
    }

    /**
     * The elements skipped by {@link #from}.
     *
     * @return 0 or more
     */
    public long offset() {
        return offset;
    }

    /**
     * The elements from the origin on, of which the offset skips some.
     *
     * @return the array's length, or what remained in the buffer
     */
    public int size() {
        return size;
    }

    /**
     * Whether neither an offset nor a stride is given, so that the slice stands for all of its elements.
     *
     * @return true for what {@code of} returns
     */
    public boolean isPlain() {
        return !offsetGiven && rowStride == UNSET && elementStride == UNSET;
    }

    /**
     * The distance between rows.
     *
     * @param width the numbers per row, at least 1
     * @return the row stride given, or width times the distance between elements (the largest long when that is larger)
     */
    public long rowDistance(int width) {
        if (rowStride != UNSET) {
            return rowStride;
        }
        long distance = elementDistance();
        return distance > Long.MAX_VALUE / width ? Long.MAX_VALUE : width * distance;
    }

    /**
     * The distance between neighbouring elements of a row.
     *
     * @return the element stride given, or 1
     */
    public long elementDistance() {
        return elementStride != UNSET ? elementStride : 1;
    }

    /**
     * One number.
     *
     * @param row its row
     * @param element its place in the row
     * @param width the numbers per row
     * @return the number as a double
     * @throws IndexOutOfBoundsException when the memory has no such element
     */
    public double get(long row, int element, int width) {
        long at = Math.addExact(
                offset,
                Math.addExact(
                        Math.multiplyExact(row, rowDistance(width)), Math.multiplyExact(element, elementDistance())));
        Objects.checkIndex(at, (long) size);
        return kind.get(memory, memoryOrigin + (int) at);
    }

    /** The type and size of the memory with offset and strides, such as {@code float[24] from 3 row stride 12}. */
    @Override
    public String toString() {
        String type = kind.name().endsWith("[]")
                ? kind.name().substring(0, kind.name().length() - 1) + size + "]"
                : kind.name() + "[" + size + "]";
        return type
                + (offset == 0 ? "" : " from " + offset)
                + (rowStride == UNSET ? "" : " row stride " + rowStride)
                + (elementStride == UNSET ? "" : " element stride " + elementStride);
    }
}
