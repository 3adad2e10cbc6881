package io.lossmith.data;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Buffers, read and written by index only, so that several threads may do so and no position moves. */
final class BufferKinds {
    static final ElementKind DOUBLES = new Doubles();
    static final ElementKind FLOATS = new Floats();
    static final ElementKind INTS = new Ints();
    static final ElementKind LONGS = new Longs();
    static final ElementKind BYTES = new Bytes();

    private BufferKinds() {}

    private static final class Doubles extends ElementKind {
        Doubles() {
            super("DoubleBuffer", true);
        }

        @Override
        public boolean isDouble() {
            return true;
        }

        @Override
        public boolean isWritable(Object memory) {
            return !((DoubleBuffer) memory).isReadOnly();
        }

        @Override
        public double get(Object memory, int at) {
            return ((DoubleBuffer) memory).get(at);
        }

        @Override
        public String text(Object memory, int at) {
            return Double.toString(((DoubleBuffer) memory).get(at));
        }

        @Override
        public void gather(Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count) {
            DoubleBuffer buffer = (DoubleBuffer) memory;
            if (stride == 1 && blockStride == 1) {
                buffer.get(at, block, blockAt, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                block[blockAt + i * blockStride] = buffer.get(at + i * stride);
            }
        }

        @Override
        public void scatter(
                Object memory,
                int at,
                int stride,
                double[] block,
                int blockAt,
                int blockStride,
                int count,
                boolean add) {
            DoubleBuffer buffer = (DoubleBuffer) memory;
            if (!add && stride == 1 && blockStride == 1) {
                buffer.put(at, block, blockAt, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                int to = at + i * stride;
                double number = block[blockAt + i * blockStride];
                buffer.put(to, add ? buffer.get(to) + number : number);
            }
        }
    }

    private static final class Floats extends ElementKind {
        Floats() {
            super("FloatBuffer", true);
        }

        @Override
        public boolean isWritable(Object memory) {
            return !((FloatBuffer) memory).isReadOnly();
        }

        @Override
        public double get(Object memory, int at) {
            return ((FloatBuffer) memory).get(at);
        }

        @Override
        public String text(Object memory, int at) {
            return Float.toString(((FloatBuffer) memory).get(at));
        }

        @Override
        public void gather(Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count) {
            FloatBuffer buffer = (FloatBuffer) memory;
            for (int i = 0; i < count; i++) {
                block[blockAt + i * blockStride] = buffer.get(at + i * stride);
            }
        }

        @Override
        public void scatter(
                Object memory,
                int at,
                int stride,
                double[] block,
                int blockAt,
                int blockStride,
                int count,
                boolean add) {
            FloatBuffer buffer = (FloatBuffer) memory;
            for (int i = 0; i < count; i++) {
                int to = at + i * stride;
                double number = block[blockAt + i * blockStride];
                buffer.put(to, (float) (add ? buffer.get(to) + number : number));
            }
        }
    }

    private static final class Ints extends ElementKind {
        Ints() {
            super("IntBuffer", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((IntBuffer) memory).get(at);
        }

        @Override
        public String text(Object memory, int at) {
            return Integer.toString(((IntBuffer) memory).get(at));
        }
    }

    private static final class Longs extends ElementKind {
        Longs() {
            super("LongBuffer", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((LongBuffer) memory).get(at);
        }

        @Override
        public String text(Object memory, int at) {
            return Long.toString(((LongBuffer) memory).get(at));
        }
    }

    private static final class Bytes extends ElementKind {
        Bytes() {
            super("ByteBuffer", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((ByteBuffer) memory).get(at);
        }

        @Override
        public String text(Object memory, int at) {
            return Byte.toString(((ByteBuffer) memory).get(at));
        }
    }
}
