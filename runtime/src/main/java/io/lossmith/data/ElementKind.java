package io.lossmith.data;

/**
 * How the elements of one sort of memory are read as doubles, and written if they are floating-point numbers. Stateless; for the engine,
 * which has checked every index before.
 */
public abstract class ElementKind {
    private final String name;
    private final boolean floating;

    ElementKind(String name, boolean floating) {
        this.name = name;
        this.floating = floating;
    }

    /**
     * The Java type, such as {@code double[]}.
     *
     * @return the name for messages
     */
    public final String name() {
        return name;
    }

    /**
     * Whether the elements are floating-point numbers, so that any input can be read from them and results can be written.
     *
     * @return true for double and float
     */
    public final boolean isFloating() {
        return floating;
    }

    /**
     * Whether the elements are doubles, which floats cannot stand for.
     *
     * @return true for arrays and buffers of doubles
     */
    public boolean isDouble() {
        return false;
    }

    /**
     * Whether results can be written.
     *
     * @param memory the array or buffer
     * @return false for integers and for a read-only buffer
     */
    public boolean isWritable(Object memory) {
        return floating;
    }

    /**
     * The number at an index, the nearest double for a long.
     *
     * @param memory the array or buffer
     * @param at the index
     * @return the number; 1 and 0 for true and false
     */
    public abstract double get(Object memory, int at);

    /**
     * The element at an index as its own type prints it.
     *
     * @param memory the array or buffer
     * @param at the index
     * @return the text for messages
     */
    public abstract String text(Object memory, int at);

    /**
     * Reads {@code count} elements.
     *
     * @param memory the array or buffer
     * @param at the index of the first
     * @param stride the distance to the next
     * @param block where they go
     * @param blockAt where the first goes
     * @param blockStride the distance to the next
     * @param count how many
     */
    public void gather(Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count) {
        for (int i = 0; i < count; i++) {
            block[blockAt + i * blockStride] = get(memory, at + i * stride);
        }
    }

    /**
     * Writes {@code count} elements, each rounded once; the reverse of {@link #gather}.
     *
     * @param memory the array or buffer, which {@link #isWritable}
     * @param at the index of the first
     * @param stride the distance to the next
     * @param block where they come from
     * @param blockAt where the first is
     * @param blockStride the distance to the next
     * @param count how many
     * @param add whether each is added to what is there
     */
    public void scatter(
            Object memory, int at, int stride, double[] block, int blockAt, int blockStride, int count, boolean add) {
        throw new UnsupportedOperationException(name + " takes no results");
    }
}
