package io.lossmith.engine;

import io.lossmith.data.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.function.IntToDoubleFunction;

/** Memory of some kind whose elements a test reads and writes without the help of what it tests. */
record Store(Kind kind, Slice slice, IntToDoubleFunction reader, Writer writer) {
    /** Elements before the position of a buffer, and the one after its limit. */
    private static final int BEFORE = 3;

    private static final int AFTER = 1;

    /** Puts a number at an index. */
    interface Writer {
        void put(int at, double number);
    }

    /** Every sort of memory a slice can be of. */
    enum Kind {
        DOUBLE_ARRAY(8),
        DOUBLE_HEAP(8),
        DOUBLE_VIEW(8),
        DOUBLE_DIRECT_LITTLE(8),
        DOUBLE_DIRECT_BIG(8),
        DOUBLE_READ_ONLY(8),
        FLOAT_ARRAY(4),
        FLOAT_HEAP(4),
        FLOAT_VIEW(4),
        FLOAT_DIRECT_LITTLE(4),
        FLOAT_DIRECT_BIG(4),
        FLOAT_READ_ONLY(4),
        INT_ARRAY(0),
        LONG_ARRAY(0),
        SHORT_ARRAY(0),
        BYTE_ARRAY(0),
        CHAR_ARRAY(0),
        BOOLEAN_ARRAY(0),
        INT_HEAP(0),
        INT_DIRECT(0),
        LONG_DIRECT(0),
        BYTE_HEAP(0),
        BYTE_DIRECT(0);

        /** Of a floating-point number, 0 for others. */
        final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }

        boolean isWritable() {
            return bytes > 0 && !name().endsWith("READ_ONLY");
        }
    }

    double get(int at) {
        return reader.applyAsDouble(at);
    }

    void put(int at, double number) {
        writer.put(at, number);
    }

    static Store of(Kind kind, int size) {
        int whole = BEFORE + size + AFTER;
        return switch (kind) {
            case DOUBLE_ARRAY -> {
                double[] array = new double[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = number);
            }
            case DOUBLE_HEAP -> doubles(kind, DoubleBuffer.allocate(whole), false);
            case DOUBLE_VIEW -> doubles(kind, ByteBuffer.allocate(8 * whole).asDoubleBuffer(), false);
            case DOUBLE_DIRECT_LITTLE -> doubles(kind, direct(8 * whole, false).asDoubleBuffer(), false);
            case DOUBLE_DIRECT_BIG -> doubles(kind, direct(8 * whole, true).asDoubleBuffer(), false);
            case DOUBLE_READ_ONLY -> doubles(kind, DoubleBuffer.allocate(whole), true);
            case FLOAT_ARRAY -> {
                float[] array = new float[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (float) number);
            }
            case FLOAT_HEAP -> floats(kind, FloatBuffer.allocate(whole), false);
            case FLOAT_VIEW -> floats(kind, ByteBuffer.allocate(4 * whole).asFloatBuffer(), false);
            case FLOAT_DIRECT_LITTLE -> floats(kind, direct(4 * whole, false).asFloatBuffer(), false);
            case FLOAT_DIRECT_BIG -> floats(kind, direct(4 * whole, true).asFloatBuffer(), false);
            case FLOAT_READ_ONLY -> floats(kind, FloatBuffer.allocate(whole), true);
            case INT_ARRAY -> {
                int[] array = new int[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (int) number);
            }
            case LONG_ARRAY -> {
                long[] array = new long[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (long) number);
            }
            case SHORT_ARRAY -> {
                short[] array = new short[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (short) number);
            }
            case BYTE_ARRAY -> {
                byte[] array = new byte[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (byte) number);
            }
            case CHAR_ARRAY -> {
                char[] array = new char[size];
                yield new Store(kind, Slice.of(array), at -> array[at], (at, number) -> array[at] = (char) number);
            }
            case BOOLEAN_ARRAY -> {
                boolean[] array = new boolean[size];
                yield new Store(kind, Slice.of(array), at -> array[at] ? 1 : 0, (at, number) -> array[at] = number > 0);
            }
            case INT_HEAP -> ints(kind, IntBuffer.allocate(whole));
            case INT_DIRECT -> ints(kind, direct(4 * whole, false).asIntBuffer());
            case LONG_DIRECT -> {
                LongBuffer buffer = direct(8 * whole, true).asLongBuffer();
                buffer.position(BEFORE).limit(BEFORE + size);
                yield new Store(
                        kind,
                        Slice.of(buffer),
                        at -> buffer.get(BEFORE + at),
                        (at, number) -> buffer.put(BEFORE + at, (long) number));
            }
            case BYTE_HEAP -> bytes(kind, ByteBuffer.allocate(whole));
            case BYTE_DIRECT -> bytes(kind, ByteBuffer.allocateDirect(whole));
        };
    }

    private static ByteBuffer direct(int bytes, boolean big) {
        return ByteBuffer.allocateDirect(bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static Store doubles(Kind kind, DoubleBuffer buffer, boolean readOnly) {
        DoubleBuffer passed = readOnly ? buffer.asReadOnlyBuffer() : buffer;
        passed.position(BEFORE).limit(passed.capacity() - AFTER);
        return new Store(
                kind, Slice.of(passed), at -> buffer.get(BEFORE + at), (at, number) -> buffer.put(BEFORE + at, number));
    }

    private static Store floats(Kind kind, FloatBuffer buffer, boolean readOnly) {
        FloatBuffer passed = readOnly ? buffer.asReadOnlyBuffer() : buffer;
        passed.position(BEFORE).limit(passed.capacity() - AFTER);
        return new Store(
                kind,
                Slice.of(passed),
                at -> buffer.get(BEFORE + at),
                (at, number) -> buffer.put(BEFORE + at, (float) number));
    }

    private static Store ints(Kind kind, IntBuffer buffer) {
        buffer.position(BEFORE).limit(buffer.capacity() - AFTER);
        return new Store(
                kind,
                Slice.of(buffer),
                at -> buffer.get(BEFORE + at),
                (at, number) -> buffer.put(BEFORE + at, (int) number));
    }

    private static Store bytes(Kind kind, ByteBuffer buffer) {
        buffer.position(BEFORE).limit(buffer.capacity() - AFTER);
        return new Store(
                kind,
                Slice.of(buffer),
                at -> buffer.get(BEFORE + at),
                (at, number) -> buffer.put(BEFORE + at, (byte) number));
    }
}
