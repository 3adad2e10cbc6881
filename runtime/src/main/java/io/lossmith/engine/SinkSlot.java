package io.lossmith.engine;

/** A place for one argument that is written. It keeps one sink of each type, so that binding an array allocates nothing. */
final class SinkSlot {
    private final DoubleSink doubles = new DoubleSink();
    private final FloatSink floats = new FloatSink();
    private Sink bound;

    void bind(double[] values) {
        clear();
        bound = values == null ? null : doubles.bind(values);
    }

    void bind(float[] values) {
        clear();
        bound = values == null ? null : floats.bind(values);
    }

    /** The argument, or null when the result is not wanted. */
    Sink bound() {
        return bound;
    }

    void clear() {
        bound = null;
        doubles.bind(null);
        floats.bind(null);
    }
}
