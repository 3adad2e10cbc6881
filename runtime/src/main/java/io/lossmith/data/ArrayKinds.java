package io.lossmith.data;

/** The arrays of primitives. Double and float have loops of their own; the others hold one number per row. */
public final class ArrayKinds {
    /** {@code double[]}. */
    public static final ElementKind DOUBLES = new Doubles();

    /** {@code float[]}. */
    public static final ElementKind FLOATS = new Floats();

    /** {@code int[]}. */
    public static final ElementKind INTS = new Ints();

    /** {@code boolean[]}, true is 1. */
    public static final ElementKind BOOLEANS = new Booleans();

    static final ElementKind LONGS = new Longs();
    static final ElementKind SHORTS = new Shorts();
    static final ElementKind BYTES = new Bytes();
    static final ElementKind CHARS = new Chars();

    private ArrayKinds() {}

    private static final class Doubles extends ElementKind {
        Doubles() {
            super("double[]", true);
        }

        @Override
        public boolean isDouble() {
            return true;
        }

        @Override
        public double get(Object memory, int at) {
            return ((double[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Double.toString(((double[]) memory)[at]);
        }

        @Override
        public void gather(Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count) {
            double[] array = (double[]) memory;
            if (stride == 1 && blockStride == 1) {
                System.arraycopy(array, at, block, blockAt, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                block[blockAt + i * blockStride] = array[at + i * stride];
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
            double[] array = (double[]) memory;
            if (add) {
                for (int i = 0; i < count; i++) {
                    array[at + i * stride] += block[blockAt + i * blockStride];
                }
            } else if (stride == 1 && blockStride == 1) {
                System.arraycopy(block, blockAt, array, at, count);
            } else {
                for (int i = 0; i < count; i++) {
                    array[at + i * stride] = block[blockAt + i * blockStride];
                }
            }
        }
    }

    private static final class Floats extends ElementKind {
        Floats() {
            super("float[]", true);
        }

        @Override
        public double get(Object memory, int at) {
            return ((float[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Float.toString(((float[]) memory)[at]);
        }

        @Override
        public void gather(Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count) {
            float[] array = (float[]) memory;
            if (stride == 1 && blockStride == 1) {
                // Without multiplications in the indices, the JIT converts several at a time.
                for (int i = 0; i < count; i++) {
                    block[blockAt + i] = array[at + i];
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                block[blockAt + i * blockStride] = array[at + i * stride];
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
            float[] array = (float[]) memory;
            if (add) {
                for (int i = 0; i < count; i++) {
                    int to = at + i * stride;
                    array[to] = (float) (array[to] + block[blockAt + i * blockStride]);
                }
            } else if (stride == 1 && blockStride == 1) {
                for (int i = 0; i < count; i++) {
                    array[at + i] = (float) block[blockAt + i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    array[at + i * stride] = (float) block[blockAt + i * blockStride];
                }
            }
        }
    }

    private static final class Ints extends ElementKind {
        Ints() {
            super("int[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((int[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Integer.toString(((int[]) memory)[at]);
        }
    }

    private static final class Booleans extends ElementKind {
        Booleans() {
            super("boolean[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((boolean[]) memory)[at] ? 1 : 0;
        }

        @Override
        public String text(Object memory, int at) {
            return Boolean.toString(((boolean[]) memory)[at]);
        }
    }

    private static final class Longs extends ElementKind {
        Longs() {
            super("long[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((long[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Long.toString(((long[]) memory)[at]);
        }
    }

    private static final class Shorts extends ElementKind {
        Shorts() {
            super("short[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((short[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Short.toString(((short[]) memory)[at]);
        }
    }

    private static final class Bytes extends ElementKind {
        Bytes() {
            super("byte[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((byte[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Byte.toString(((byte[]) memory)[at]);
        }
    }

    private static final class Chars extends ElementKind {
        Chars() {
            super("char[]", false);
        }

        @Override
        public double get(Object memory, int at) {
            return ((char[]) memory)[at];
        }

        @Override
        public String text(Object memory, int at) {
            return Integer.toString(((char[]) memory)[at]);
        }
    }
}
