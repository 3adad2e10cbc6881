package io.lossmith.engine;

/** A place for one argument that is read. It keeps one source of each type, so that binding an array allocates nothing. */
final class SourceSlot {
    private final DoubleSource doubles = new DoubleSource();
    private final FloatSource floats = new FloatSource();
    private final IntSource ints = new IntSource();
    private Source bound;

    void bind(double[] values) {
        clear();
        bound = values == null ? null : doubles.bind(values);
    }

    void bind(float[] values) {
        clear();
        bound = values == null ? null : floats.bind(values);
    }

    void bind(int[] values) {
        clear();
        bound = values == null ? null : ints.bind(values);
    }

    /** The argument, or null when there is none. */
    Source bound() {
        return bound;
    }

    void clear() {
        bound = null;
        doubles.bind(null);
        floats.bind(null);
        ints.bind(null);
    }
}
